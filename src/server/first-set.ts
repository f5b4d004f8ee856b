import type { WrittenCookie } from '../gates/parse-cookie'
import { LONGEST, addMonths } from '../policy/lifetime'

/**
 * Stands before a cookie's name in that of a companion, which says until when the cookie may live. No request tells when
 * a cookie was first set; the companion is set once with it, holds a date and no identifier, and ends on that day too.
 */
export const COMPANION = 'treize-until-'

/** The dates that the companions of a request hold. */
export interface Dates {
  isDate(name: string): boolean
  /** The cookie that a companion stands for; any other name is its own. */
  nameOf(name: string): string
  /** When a lasting cookie must end, in milliseconds since 1970, and the `Set-Cookie` line that remembers it, if it is new. */
  end(cookie: WrittenCookie): [end: number, lines: string[]]
  /** The line that lets a deleted cookie start afresh. */
  forget(cookie: WrittenCookie): string[]
}

export function readDates(cookies: string, now: number): Dates {
  const found = new Map<string, number>()
  for (const part of cookies.split(';')) {
    const [, name = '', date = ''] = /^\s*treize-until-([^=]*)=(\d{4}-\d\d-\d\d)\s*$/.exec(part) ?? []
    const end = Date.parse(date)
    // Another host of the site may have set one: the earliest that has not passed counts.
    if (end > now) found.set(name, Math.min(end, found.get(name) ?? end))
  }
  const whole = (time: number) => time - (time % 86_400_000)

  /** Travels with the cookie wherever that does, on every path, and is no script's to change. */
  function write({ name, rest }: WrittenCookie, value: string, age: number) {
    const place = rest.filter((attribute) => /^\s*(domain|samesite|secure|partitioned)\b/i.test(attribute))
    return [`${COMPANION}${name}=${value}`, ...place, ` Path=/; HttpOnly; Max-Age=${age}`].join(';')
  }

  return {
    isDate: (name) => name.startsWith(COMPANION),
    nameOf: (name) => (name.startsWith(COMPANION) ? name.slice(COMPANION.length) : name),
    end(cookie) {
      const longest = whole(addMonths(now, LONGEST))
      const known = found.get(cookie.name)
      if (known !== undefined) return [Math.min(known, longest), []]
      found.set(cookie.name, longest)
      const date = new Date(longest).toISOString().slice(0, 10)
      return [longest, [write(cookie, date, Math.floor((longest - now) / 1000))]]
    },
    forget: (cookie) => (found.delete(cookie.name) ? [write(cookie, '', 0)] : []),
  }
}
