import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import type { BannerOptions } from './mount-layers'
import { mountTables } from './mount-tables'
import { shared } from './shared'
import { createWords } from './words'

/** Fills every `[data-consent-table]` of the page, and those that come later, with the policy's cookies. Returns the undo. */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountTable(consent: Consent<any>, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  if (typeof document == 'undefined') return () => {}
  return mountTables(consent, createWords(texts, language, (consent as Consent).policy.banner), shared)
}
