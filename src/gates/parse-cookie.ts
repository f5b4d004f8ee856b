import { NativeDate } from '../policy/native-date'

/** A cookie as a script writes it, read as browsers read it. */
export interface WrittenCookie {
  /** Empty for a nameless cookie. */
  name: string
  /** `name=value` as it was written. */
  pair: string
  /** When it ends, in milliseconds since 1970; `undefined` for a session cookie. */
  expires: number | undefined
  /** The attributes other than `Expires` and `Max-Age`, as written. */
  rest: string[]
  domain: string
  path: string
}

/** Reads a `document.cookie` assignment (RFC 6265bis §5.6): Max-Age beats Expires, the last wins, bad ones are ignored. */
export function parseCookie(text: string, now: number): WrittenCookie {
  const [pair = '', ...attributes] = text.split(';')
  const equals = pair.indexOf('=')
  const cookie: WrittenCookie = {
    name: pair.slice(0, Math.max(equals, 0)).trim(),
    pair,
    expires: undefined,
    rest: [],
    domain: '',
    path: '',
  }
  let maxAge: number | undefined
  for (const attribute of attributes) {
    // No regular expression: one that looks for spaces takes quadratic time on a long run of them.
    const at = attribute.indexOf('=')
    const name = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase()
    const value = at < 0 ? '' : attribute.slice(at + 1).trim()
    // Browsers ignore an attribute of more than 1,024 bytes.
    if (name == 'expires') cookie.expires = (value.length < 1025 ? parseDate(value) : undefined) ?? cookie.expires
    else if (name == 'max-age') maxAge = /^-?\d{1,1024}$/.test(value) ? +value : maxAge
    else {
      cookie.rest.push(attribute)
      if (name == 'domain') cookie.domain = value.replace(/^\./, '').toLowerCase()
      if (name == 'path') cookie.path = value
    }
  }
  if (maxAge !== undefined) cookie.expires = maxAge > 0 ? now + maxAge * 1000 : 0
  return cookie
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'

// The tokens of RFC 6265bis §5.1.1 rather than Date.parse: browsers take "23 Nov 38 2:0:0" and mean 2038, in UTC, and
// a year of five digits.
function parseDate(text: string): number | undefined {
  const [clock, hour = 24, minute = 0, second = 0] = /(\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text) ?? []
  const month = /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(text)?.[0]
  const numbers = text.replace(clock ?? '', '').match(/(?<!\d)\d{1,5}(?!\d)/g) ?? []
  const at = numbers.findIndex((number) => number.length < 3)
  const day = numbers[at]
  const written = numbers.find((number, index) => index != at && number.length > 1)
  if (!month || !day || !written || +hour > 23 || +minute > 59 || +second > 59) return undefined
  const year = +written + (+written < 70 ? 2000 : +written < 100 ? 1900 : 0)
  const time = NativeDate.UTC(year, MONTHS.indexOf(month.toLowerCase()) / 3, +day, +hour, +minute, +second)
  // A 31 February is no date, and before 1601 browsers know none.
  return year > 1600 && new NativeDate(time).getUTCDate() == +day ? time : undefined
}
