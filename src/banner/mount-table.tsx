import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { onContent } from '../page/on-content'
import type { BannerOptions } from './mount-layers'
import { adoptSheet } from './adopt-sheet'
import { Table } from './table'
import { tableStyles } from './table-styles'
import { type Words, createWords } from './words'

/** Fills every `[data-consent-table]` of the page, and those that come later, with the policy's cookies. Returns the undo. */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountTable(consent: Consent<any>, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  if (typeof document == 'undefined') return () => {}
  const { policy }: Consent = consent
  const places = new Set<Element>()
  let unstyle = () => {}
  // Lifetimes in words take a phone a moment.
  let words: Words | undefined
  const cancel = onContent(window, () => {
    for (const place of places) if (!place.isConnected) places.delete(place)
    for (const place of document.querySelectorAll('[data-consent-table]')) {
      if (places.has(place)) continue
      places.add(place)
      // A constructable style sheet needs no `style-src`; the page's own rules come before it.
      if (!words) unstyle = adoptSheet(document, tableStyles)
      words ??= createWords(texts, language, policy.banner)
      render(<Table policy={policy} words={words} />, place)
    }
  })
  return () => {
    cancel()
    for (const place of places) render(null, place)
    unstyle()
  }
}
