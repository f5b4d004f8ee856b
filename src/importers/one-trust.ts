import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type Mapping, moveIn, readAnswer } from './move-in'

/**
 * Takes over what the visitor has told OneTrust, so that they are not asked again; says whether there was anything to
 * take over. Call it before `mountBanner`. Only groups of visitors who have closed its banner count (it writes a record
 * for everybody else too), and none under Global Privacy Control or Do Not Track. The choice keeps its date.
 *
 * Import only where its rule was opt-in: elsewhere its record says yes also for who closed the banner without a choice.
 * A policy that declares `OptanonConsent` and `OptanonAlertBoxClosed` must do so as essential, or they cannot be read.
 *
 * @example
 * importOneTrust(consent, { C0002: 'analytics', C0004: 'marketing' })
 * @param mapping its group ids, and which of yours each stands for; others are not taken over.
 * @see https://my.onetrust.com/articles/en_US/Knowledge/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0
 */
export function importOneTrust<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>): boolean {
  return moveIn({
    consent,
    source: 'onetrust',
    mapping,
    names: ['OptanonConsent', 'OptanonAlertBoxClosed'],
    read(text = '', closed = '') {
      const fields = new URLSearchParams(text)
      const groups = fields.get('groups') ?? ''
      const is = (...keys: string[]) => keys.some((key) => /^(1|true)$/.test(fields.get(key) ?? ''))
      if (is('isGpcEnabled', 'browserGpcFlag', 'isDntEnabled', 'AwaitingReconsent')) return
      // The number of interactions says nothing: it is 1 on the first page of many sites.
      if (!closed || !/^([^:,]+:[01](,(?=.)|$))+$/.test(groups)) return
      const record = new Map(groups.split(',').map((entry) => entry.split(':') as [string, string]))
      return {
        at: new Date(decodeURIComponent(closed)),
        said: (group) => readAnswer(record.get(group), '1', '0'),
      }
    },
  })
}
