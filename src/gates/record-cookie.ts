import { readCookies } from '../consent/read-cookies'
import { hostName } from '../consent/record'
import type { Jar } from './natives'

/** The cookie that keeps the record, past every gate. */
export interface RecordCookie {
  /** Its name in the jar. */
  key: string
  /** The name that the policy gives it. */
  plain: string
  /** Its values: the host's own and the domain's may both be there. */
  read(): string[]
  /** Writes one value. @param domain as an attribute, or nothing for this host alone. */
  set(text: string, expires: Date, domain?: string): void
}

export interface RecordCookieOptions {
  name: string
  /** Shares it with subdomains, where the browser accepts that. */
  domain: string | undefined
  /** When a record that was written under the plain name ends; NaN when it is none. */
  endOf(text: string): number
}

export function createRecordCookie(
  jar: Jar,
  place: Location,
  { name, domain, endOf }: RecordCookieOptions,
): RecordCookie {
  const secure = place.protocol == 'https:'
  const own = secure && !domain ? hostName(name) : name
  const [key, plain] = [encodeURIComponent(own), encodeURIComponent(name)]
  const read = () => readCookies(jar.read(), own)

  function set(text: string, expires: Date, domain = '') {
    const put = (rest: string) =>
      jar.write(
        `${key}=${text.replaceAll('%', '%25')};path=/;expires=${expires.toUTCString()};samesite=${rest}${domain}`,
      )
    put(`lax${secure ? ';secure' : ''}`)
    // In another site's frame only a partitioned cookie is kept. https://github.com/privacycg/CHIPS
    if (secure && !read().includes(text)) put('none;secure;partitioned')
  }

  /** Takes over a record that the host itself wrote under the plain name. */
  function move(): string[] {
    const old = readCookies(jar.read(), name)
    if (!old.length) return old
    // Only a cookie of the host alone goes so; one that another host has set for the whole site stays, and is not ours.
    jar.write(`${plain}=;path=/;max-age=0`)
    const foreign = readCookies(jar.read(), name)
    for (const text of old) if (!foreign.includes(text) && endOf(text) > 0) set(text, new Date(endOf(text)))
    return read()
  }

  return {
    key: own,
    plain: name,
    read() {
      const texts = read()
      return texts.length || own == name ? texts : move()
    },
    set,
  }
}
