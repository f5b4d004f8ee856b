import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type ImportOptions, type Mapping, readKept, take } from './take'
import { readJson } from '../policy/read-json'

/**
 * Takes over what visitors answered in klaro, by the names of its services, so that they are not asked again. Its record
 * says no date: the choice counts from the day of the import. Nor does it tell a visitor's yes from a box that was
 * ticked beforehand (`default: true`): do not name such services here.
 *
 * @example
 * importKlaro(consent, { matomo: 'analytics/matomo', youtube: 'video' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://klaro.org/docs/integration/overview
 */
export function importKlaro<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  options?: ImportOptions,
): boolean {
  const answers = readJson(readKept('klaro', options))
  return take(consent, mapping, answers && { answers }, 'klaro', ['klaro'], options)
}
