import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type Mapping, readKept, take } from './take'

/**
 * Takes over what visitors answered in OneTrust, by its groups such as `C0002`, from the day on which they closed its
 * banner; where they have not, its groups are only its own default. Nothing is under Global Privacy Control or Do Not
 * Track. Use it only where OneTrust's rule was opt-in: elsewhere its record says yes also for who closed the banner
 * without a choice.
 *
 * @example
 * importOneTrust(consent, { C0002: 'analytics', C0004: 'marketing' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://my.onetrust.com/s/article/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0 (OptanonConsent, OptanonAlertBoxClosed)
 */
export function importOneTrust<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>): boolean {
  const closed = readKept('OptanonAlertBoxClosed')
  return take(consent, mapping, closed ? read(closed) : undefined, 'onetrust', COOKIES)
}

const COOKIES = ['OptanonConsent', 'OptanonAlertBoxClosed']
// The browser's signals, and a question that is due again.
const OTHERS = ['isGpcEnabled=1', 'browserGpcFlag=1', 'isDntEnabled=1', 'AwaitingReconsent=true']

function read(closed: string) {
  // As it is written: an address that it notes may hold a "&" of its own.
  const text = /(?:^|; )OptanonConsent=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const kept = new URLSearchParams(text)
  const groups = kept.get('groups') ?? ''
  if (kept.get('interactionCount') == '0' || text.split('&').some((one) => OTHERS.includes(one))) return undefined
  if (!/^([\w-]+:[01](,(?=.)|$))+$/.test(groups)) return undefined
  const said = groups.split(',').map((one) => one.split(':'))
  return { answers: Object.fromEntries(said.map(([group, yes]) => [group, yes == '1'])), at: Date.parse(closed) }
}
