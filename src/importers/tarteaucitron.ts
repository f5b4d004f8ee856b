import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type ImportOptions, type Mapping, moveIn, readAnswer } from './move-in'

export interface TarteaucitronOptions extends ImportOptions {
  /** Whether its own setting of that name was on. @default false */
  alwaysNeedConsent?: boolean | undefined
}

// Its services without `needConsent`, in 1.34: it writes a yes to them by itself.
const UNASKED = /^(crisp|matomo|matomohightrack|microanalytics|plausible|simpleanalytics|stonly|wysistathightrack)$/

/**
 * Takes over what the visitor has told tarteaucitron (1.x), service by service, so that they are not asked again; says
 * whether there was anything to take over. Call it before `mountBanner`. What still waits for an answer stays unasked.
 *
 * Its record has no date: it counts from today. Nor does it tell a visitor's yes from those that tarteaucitron writes by
 * itself: a yes to its services without `needConsent`, such as `matomo`, is only taken over with `alwaysNeedConsent`,
 * and a site with `highPrivacy: false`, with `serviceDefaultState: true` or with `user.bypass` must not import at all.
 * A policy that declares its cookie must do so as essential, or it cannot be read here.
 *
 * @example
 * importTarteaucitron(consent, { gtag: 'analytics', facebookpixel: 'marketing' })
 * @param mapping its service keys, and which of yours each stands for; others are not taken over.
 * @param options `name` is its `cookieName` @default "tarteaucitron"
 * @see https://github.com/AmauriC/tarteaucitron.js/blob/master/tarteaucitron.js
 */
export function importTarteaucitron<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  { name = 'tarteaucitron', alwaysNeedConsent }: TarteaucitronOptions = {},
): boolean {
  return moveIn({
    consent,
    source: 'tarteaucitron',
    mapping,
    names: [name],
    read(text = '') {
      if (!/^(![^!=]+=(true|false|wait))+$/.test(text)) return
      const record = new Map(text.split('!').map((entry) => entry.split('=') as [string, string]))
      return {
        said(service) {
          const yes = readAnswer(record.get(service))
          return yes && UNASKED.test(service) && !alwaysNeedConsent ? undefined : yes
        },
      }
    },
  })
}
