import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { onContent } from '../page/on-content'
import type { BannerOptions } from './mount-layers'
import { Table } from './table'
import { type Words, createWords } from './words'

/** Fills every `[data-consent-table]` of the page, and those that come later, with the policy's cookies. Returns the undo. */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountTable(consent: Consent<any>, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  if (typeof document == 'undefined') return () => {}
  const { policy }: Consent = consent
  const places = new Set<Element>()
  // Lifetimes in words take a phone a moment.
  let words: Words | undefined
  const cancel = onContent(window, () => {
    for (const place of places) if (!place.isConnected) places.delete(place)
    for (const place of document.querySelectorAll('[data-consent-table]')) {
      if (places.has(place)) continue
      places.add(place)
      words ??= createWords(texts, language, policy.banner)
      render(<Table policy={policy} words={words} />, place)
    }
  })
  return () => {
    cancel()
    for (const place of places) render(null, place)
  }
}
