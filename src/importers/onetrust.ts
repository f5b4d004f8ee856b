import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type Mapping, readKept, take } from './take'

/**
 * Takes over what visitors answered in OneTrust, by its groups such as `C0002`, from the day on which they closed its
 * banner; where they have not, its groups are only its own default.
 *
 * @example
 * importOneTrust(consent, { C0002: 'analytics', C0004: 'marketing' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://my.onetrust.com/s/article/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0 (OptanonConsent, OptanonAlertBoxClosed)
 */
export function importOneTrust<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>): boolean {
  const closed = readKept('OptanonAlertBoxClosed')
  if (!closed) return false
  // As it is written: an address that it notes may hold a "&" of its own.
  const kept = new URLSearchParams(/(?:^|; )OptanonConsent=([^;]*)/.exec(document.cookie)?.[1])
  if (kept.get('interactionCount') == '0') return false
  const answers: { [theirs: string]: boolean } = {}
  for (const [, group = '', said] of (kept.get('groups') ?? '').matchAll(/(?:^|,)([\w-]+):([01])(?=,|$)/g))
    answers[group] = said == '1'
  return take(consent, mapping, { answers, at: Date.parse(closed) }, 'onetrust')
}
