import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import type { BannerOptions } from './mount-banner'
import { Table } from './table'
import { createWords } from './words'

/** Fills every `[data-consent-table]` of the page with the policy's cookies. Returns the undo. */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountTable(consent: Consent<any>, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  const { policy }: Consent = consent
  const places = [...document.querySelectorAll('[data-consent-table]')]
  // Lifetimes in words take a phone a moment.
  if (!places.length) return () => {}
  const words = createWords(texts, language, policy.banner)
  for (const place of places) render(<Table policy={policy} words={words} />, place)
  return () => {
    for (const place of places) render(null, place)
  }
}
