import { parseCookie } from '../gates/parse-cookie'
import { createVerdict } from '../gates/verdict'
import { isRecordName } from '../consent/record'
import { BRIEF, endByLifetimes } from '../policy/lifetime'
import type { Rules } from '../policy/compile'
import { deleteCookies } from './delete-cookies'
import { readDates } from './first-set'
import type { RequestState } from './read-state'

export interface SetCookieOptions extends RequestState {
  /** The `Cookie` header of the request. */
  cookies: string
  /** The URL of the request, absolute. */
  url: string
  now: number
  /** A cookie that is left out: its name, and what must all be granted; of none, nothing declares it. */
  onHeld(name: string, needs: readonly string[]): void
}

/**
 * Says which `Set-Cookie` lines a response may have: those of refused and unasked names are left out, lasting cookies end
 * thirteen months after they were first set, and what a visitor has refused and still sends is deleted.
 */
export function gateSetCookies(lines: readonly string[], options: SetCookieOptions): string[] {
  const { rules, state, cookies, url, now, onHeld } = options
  const verdict = createVerdict(rules, state.has)
  const dates = readDates(cookies, now)
  const allowed: string[] = []
  for (const line of lines) {
    const cookie = parseCookie(line, now)
    const { name, pair, expires, rest } = cookie
    const needs = rules.owners.cookies.find(name)
    if (isOwn(rules, name) || dates.isDate(name)) {
      allowed.push(line)
      continue
    }
    const essential = verdict.isEssential(needs)
    if (expires !== undefined && expires <= now) {
      // A deletion harms nobody. An essential cookie that is set again after it is a new one.
      allowed.push(line, ...(essential ? dates.forget(cookie) : []))
      continue
    }
    if (!verdict.mayWrite(needs, 'cookies')) {
      // An error of the owner's must not let out what is held.
      try {
        onHeld(name, needs)
      } catch (error) {
        console.error(error)
      }
      continue
    }
    if (expires === undefined) {
      allowed.push(line)
      continue
    }
    const [last, companion] = expires > now + BRIEF ? dates.end(cookie) : [expires, []]
    const latest = Math.min(expires, last)
    // What keeps a visitor signed in slides by nature, and an owner may have declared less than it needs.
    const end = essential ? latest : endByLifetimes(latest, now, rules.lifetimes.find(name))
    // What the policy declares for the session gets no end at all.
    const age = end > now ? `; Max-Age=${Math.floor((end - now) / 1000)}` : ''
    allowed.push(end < expires ? [pair, ...rest].join(';') + age : line, ...companion)
  }
  const refused = (name: string) => !isOwn(rules, name) && rules.owners.cookies.find(name).some(state.refused)
  return [...allowed, ...deleteCookies(cookies, url, (name) => refused(dates.nameOf(name)))]
}

const isOwn = ({ record }: Rules, name: string) => isRecordName(record.name, name)
