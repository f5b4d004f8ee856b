import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type Mapping, moveIn, readAnswer } from './move-in'

/**
 * Takes over what the visitor has told Cookiebot, so that they are not asked again; says whether there was anything to
 * take over. Call it before `mountBanner`. Only an explicit choice counts: implied consent does not, nor does a yes by
 * region (`-1`). The choice keeps the date at which it was made.
 *
 * A policy that declares the cookie `CookieConsent` must do so as essential, or it cannot be read here.
 *
 * @example
 * importCookiebot(consent, { statistics: 'analytics', marketing: 'marketing', preferences: 'preferences' })
 * @param mapping its `preferences`, `statistics` and `marketing`, and which of yours each stands for.
 * @see https://www.cookiebot.com/en/developer/ (server-side usage of the CookieConsent cookie)
 */
export function importCookiebot<P extends Policy>(
  consent: Consent<P>,
  mapping: { [theirs in 'preferences' | 'statistics' | 'marketing']?: Mapping<P>[string] },
): boolean {
  return moveIn({
    consent,
    source: 'cookiebot',
    mapping,
    names: ['CookieConsent'],
    read(text = '') {
      // {stamp:'…',necessary:true,preferences:false,…}: a JavaScript literal, not JSON.
      const literal = decodeURIComponent(text)
      if (!/^\{(\w+:('[^']*'|\w+)(,(?=\w)|(?=}$)))+}$/.test(literal)) return
      const record = new Map(
        [...literal.matchAll(/(\w+):('[^']*'|\w+)/g)].map(([, key = '', value = '']) => [key, value]),
      )
      if (record.get('method') != "'explicit'") return
      return {
        at: new Date(Number(record.get('utc'))),
        said: (category) => readAnswer(record.get(category)),
      }
    },
  })
}
