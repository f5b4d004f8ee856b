import type { Consent } from '../consent/types'
import { categoryOf } from '../policy/find-owner'
import type { Policy } from '../policy/policy'
import { type ImportOptions, type Mapping, readKept, take } from './take'
import { readJson } from '../policy/read-json'

export interface CookieConsentOptions extends ImportOptions {
  /** The last `revision` of its configuration; an answer to an earlier one is over. @default 0, as there */
  revision?: number | undefined
}

/**
 * Takes over what visitors answered in vanilla-cookieconsent 3, by the names of its categories, or `category/service`
 * of its services. The choice counts from the day on which it was made.
 *
 * Name each service of a category that has some: its record does not tell a yes to all of them from a yes to a few.
 *
 * @example
 * importCookieConsent(consent, { analytics: 'analytics', 'ads/pixel': 'marketing/pixel' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://cookieconsent.orestbida.com/reference/api-reference.html
 */
export function importCookieConsent<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  options?: CookieConsentOptions,
): boolean {
  const kept = readJson(readKept('cc_cookie', options))
  const earlier = kept && kept.revision == (options?.revision ?? 0) ? read(kept, Object.keys(mapping)) : undefined
  return take(consent, mapping, earlier, 'cookieconsent', ['cc_cookie'], options)
}

function read(kept: { [key: string]: unknown }, wanted: string[]) {
  const { categories, services, lastConsentTimestamp, expirationTime } = kept
  if (!Array.isArray(categories) || !(Number(expirationTime) > Date.now())) return undefined
  const answers: { [theirs: string]: boolean } = {}
  // It lists the services of every category that there was, and the categories that were accepted.
  for (const [category, accepted] of Object.entries(services ?? {})) {
    if (!Array.isArray(accepted)) continue
    if (!categories.includes(category)) answers[category] = false
    else if (!accepted.length) answers[category] = true
    for (const service of accepted) answers[`${category}/${service}`] = true
  }
  // Whoever refused a category refused its services, which it does not list then.
  for (const name of wanted) if (answers[categoryOf(name)] === false) answers[name] = false
  return { answers, at: Date.parse(String(lastConsentTimestamp)) }
}
