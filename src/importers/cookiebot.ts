import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type ImportOptions, type Mapping, readKept, take } from './take'

/**
 * Takes over what visitors answered in Cookiebot, by its categories `preferences`, `statistics` and `marketing`, from
 * the day on which they did; a consent that it only implied is none.
 *
 * @example
 * importCookiebot(consent, { statistics: 'analytics', marketing: 'marketing' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://www.cookiebot.com/en/developer/
 */
export function importCookiebot<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  options?: ImportOptions,
): boolean {
  // Written as JavaScript, and read as text: {stamp:'…',necessary:true,statistics:false,method:'explicit',utc:1700000000000}
  const text = readKept('CookieConsent', options) ?? ''
  const [, utc] = /^\{.*,utc:(\d{12,14})[,}].*(?<=\})$/.exec(text) ?? []
  const answers: { [theirs: string]: boolean } = {}
  for (const [, name = '', said] of text.matchAll(/[{,](preferences|statistics|marketing):(true|false)(?=[,}])/g))
    answers[name] = said == 'true'
  const earlier = utc && /,method:'explicit',/.test(text) ? { answers, at: +utc } : undefined
  return take(consent, mapping, earlier, 'cookiebot', ['CookieConsent'], options)
}
