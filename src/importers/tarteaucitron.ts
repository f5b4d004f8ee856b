import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type ImportOptions, type Mapping, moveIn, readAnswer } from './move-in'

/**
 * Takes over what the visitor has told tarteaucitron (1.x), service by service, so that they are not asked again; says
 * whether there was anything to take over. Call it before `mountBanner`. What still waits for an answer stays unasked.
 *
 * Its record has no date: it counts from today. Do not import where it wrote a yes by itself, which its record does not
 * tell from a visitor's: with `highPrivacy: false`, for services without `needConsent`, or outside the EU (`user.bypass`).
 * A policy that declares its cookie must do so as essential, or it cannot be read here.
 *
 * @example
 * importTarteaucitron(consent, { matomo: 'analytics/matomo', facebookpixel: 'marketing' })
 * @param mapping its service keys, and which of yours each stands for; others are not taken over.
 * @param options `name` is its `cookieName` @default "tarteaucitron"
 * @see https://github.com/AmauriC/tarteaucitron.js/blob/master/tarteaucitron.js
 */
export function importTarteaucitron<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  { name = 'tarteaucitron' }: ImportOptions = {},
): boolean {
  return moveIn({
    consent,
    source: 'tarteaucitron',
    mapping,
    names: [name],
    read(text = '') {
      if (!/^(![^!=]+=(true|false|wait))+$/.test(text)) return
      const record = new Map(text.split('!').map((entry) => entry.split('=') as [string, string]))
      return { said: (service) => readAnswer(record.get(service)) }
    },
  })
}
