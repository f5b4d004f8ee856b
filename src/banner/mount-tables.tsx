import { document } from '../page/own-members'
import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { addAmounts } from './amounts'
import type { Shared } from './shared'
import { Table } from './table'
import { tableStyles } from './table-styles'
import type { Words } from './words'

/** Fills every `[data-consent-table]` of the page, and those that come later. Returns the undo. */
export function mountTables({ policy }: Consent, words: Words, { adoptSheet, onContent }: Shared): () => void {
  const amounts = addAmounts(words)
  const places = new Set<Element>()
  let unstyle: (() => void) | undefined
  const cancel = onContent(window, () => {
    for (const place of places) if (!place.isConnected) places.delete(place)
    for (const place of document.querySelectorAll('[data-consent-table]')) {
      if (places.has(place)) continue
      places.add(place)
      // A constructable style sheet needs no `style-src`; the page's own rules come before it.
      unstyle ??= adoptSheet(window.document, tableStyles)
      render(<Table policy={policy} words={amounts} />, place)
    }
  })
  return () => {
    cancel()
    for (const place of places) render(null, place)
    unstyle?.()
  }
}
