import type { AnyConsent } from '../consent/types'
import { en } from '../locales/en'
import type { BannerOptions } from './mount-layers'
import { mountTables } from './mount-tables'
import { shared } from './shared'
import { createWords } from './words'

/** Fills every `[data-consent-table]` of the page, and those that come later, with the policy's cookies. Returns the undo. */
export function mountTable(consent: AnyConsent, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  if (typeof document == 'undefined') return () => {}
  return mountTables(consent, createWords(texts, language, consent.policy.banner), shared)
}
