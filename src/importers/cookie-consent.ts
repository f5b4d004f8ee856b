import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type Mapping, type StoredImportOptions, moveIn } from './move-in'

export interface CookieConsentOptions extends StoredImportOptions {
  /** The last `revision` of its configuration: a choice about an earlier one is not taken over. @default 0, as there */
  revision?: number | undefined
}

/**
 * Takes over what the visitor has told vanilla-cookieconsent (3.x), so that they are not asked again; says whether there
 * was anything to take over. Call it before `mountBanner`. The choice keeps the date at which it was made.
 *
 * A category that it did not have at the time stays unasked. A category with services is taken over service by service,
 * as its record does not tell "all of them" from "some": `{ 'analytics/ga': 'analytics' }`.
 * A policy that declares its cookie or key must do so as essential, or it cannot be read here.
 *
 * @example
 * importCookieConsent(consent, { analytics: 'analytics', 'ads/pixel': 'marketing' })
 * @param mapping its categories, or services as `category/service`, and which of yours each stands for.
 * @param options `name` is its `cookie.name` @default "cc_cookie"; `storage: 'localStorage'` its `useLocalStorage`
 * @see https://cookieconsent.orestbida.com/reference/api-reference.html#getcookie
 */
export function importCookieConsent<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  { name = 'cc_cookie', storage, revision = 0 }: CookieConsentOptions = {},
): boolean {
  return moveIn({
    consent,
    source: 'cookieconsent',
    mapping,
    names: [name],
    storage,
    read(text = '') {
      const record = JSON.parse(storage == 'localStorage' ? text : decodeURIComponent(text)) as {
        categories: string[]
        services: Record<string, string[]>
        revision: number
        lastConsentTimestamp: string
        expirationTime: number
      }
      const { categories, services } = record
      if (record.revision != revision || !(record.expirationTime > Date.now()) || !Array.isArray(categories)) return
      return {
        at: new Date(record.lastConsentTimestamp),
        said(theirs) {
          const [category = '', service] = theirs.split('/')
          const accepted = services[category]
          // Every category of the time has a list there, most of them empty.
          if (!Array.isArray(accepted)) return
          if (!categories.includes(category)) return false
          return (service ? accepted.includes(service) : !accepted.length) || undefined
        },
      }
    },
  })
}
