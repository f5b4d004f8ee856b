import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type Mapping, type StoredImportOptions, moveIn, readAnswer } from './move-in'

/**
 * Takes over what the visitor has told Klaro (0.7), service by service, so that they are not asked again; says whether
 * there was anything to take over. Call it before `mountBanner`.
 *
 * Klaro writes its record only when the visitor has saved a choice, but without a date: it counts from today.
 * A policy that declares Klaro's cookie or key must do so as essential, or it cannot be read here.
 *
 * @example
 * importKlaro(consent, { matomo: 'analytics/matomo', ads: 'marketing' })
 * @param mapping Klaro's service names, and which of yours each stands for; others are not taken over.
 * @param options `name` is Klaro's `storageName` @default "klaro"
 * @see https://github.com/klaro-org/klaro-js/blob/master/src/consent-manager.js
 */
export function importKlaro<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  { name = 'klaro', storage }: StoredImportOptions = {},
): boolean {
  return moveIn({
    consent,
    source: 'klaro',
    mapping,
    names: [name],
    storage,
    read(text = '') {
      const record = JSON.parse(decodeURIComponent(text)) as Record<string, unknown>
      return { said: (service) => readAnswer(record[service], true, false) }
    },
  })
}
