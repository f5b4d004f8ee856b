import { NativeDate } from './native-date'

/** The longest that any cookie lives, in calendar months from the day it was first set (CNIL 2020-092 art. 5). */
export const LONGEST = 13

const SECONDS: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86400, week: 604800 }

/**
 * Adds calendar months in UTC, to the last day of a shorter month: 31 January + 13 months is 28 or 29 February.
 * Times are milliseconds since 1970.
 */
export function addMonths(time: number, months: number): number {
  const date = new NativeDate(time)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + months)
  if (date.getUTCDate() != day) date.setUTCDate(0)
  return +date
}

/** Adds a lifetime such as `"6 months"` or `"30 minutes"`; `NaN` when it is none, `0` for `"session"`. */
export function addLifetime(time: number, lifetime: string): number {
  if (lifetime == 'session') return 0
  const [, amount, unit] = /^(\d{1,6}) (second|minute|hour|day|week|month|year)s?$/.exec(lifetime) ?? []
  if (!amount || !unit) return Number.NaN
  const seconds = SECONDS[unit]
  if (seconds) return time + +amount * seconds * 1000
  return addMonths(time, unit == 'year' ? +amount * 12 : +amount)
}

/**
 * How long a cookie may ask to live and still be one of an hour: such a cookie is not entered among the first dates. It would
 * take a page that is never closed to keep it for thirteen months, and trackers probe with short cookies under new names.
 * Milliseconds.
 */
export const BRIEF = 3_600_000

/** The earliest of an end and of those that declared lifetimes give what is written now. Milliseconds since 1970. */
export function endByLifetimes(end: number, now: number, lifetimes: readonly string[]): number {
  let earliest = end
  for (const lifetime of lifetimes) {
    const until = addLifetime(now, lifetime)
    if (until < earliest) earliest = until
  }
  return earliest
}

/** Says whether a lifetime keeps within thirteen months from whatever day it starts; a session does not. */
export function withinLongest(lifetime: string): boolean {
  // The shortest thirteen months there are: 31 January to 28 February, 393 days.
  const start = NativeDate.UTC(2025, 0, 31)
  const end = addLifetime(start, lifetime)
  return end > start && end <= addMonths(start, LONGEST)
}
