import { readCookies } from '../consent/read-cookies'
import { hostName } from '../consent/record'
import { type Jar, sweepCookies } from './sweep'

/** The cookie that keeps the record, past every gate. */
export interface OwnCookie {
  /** Its name in the jar. */
  key: string
  /** Its values: the host's own and the domain's may both be there. */
  read(): string[]
  /** Writes the one there is to be; null deletes it. */
  write(text: string | null, expires: Date): void
}

export interface OwnCookieOptions {
  name: string
  /** Shares it with subdomains, where the browser accepts that. */
  domain: string | undefined
  /** When a record that was written under the plain name ends; NaN when it is none. */
  endOf(text: string): number
}

export function createOwnCookie(jar: Jar, place: Location, { name, domain, endOf }: OwnCookieOptions): OwnCookie {
  const secure = place.protocol == 'https:'
  const own = secure && !domain ? hostName(name) : name
  const [key, plain] = [encodeURIComponent(own), encodeURIComponent(name)]
  const read = () => readCookies(jar.read(), own)
  const put = (text: string, expires: Date, rest: string) =>
    jar.write(`${key}=${text.replaceAll('%', '%25')};path=/;expires=${expires.toUTCString()}${rest}`)

  function set(text: string, expires: Date, domain = '') {
    put(text, expires, `;samesite=lax${secure ? ';secure' : ''}${domain}`)
    if (!secure || read().includes(text)) return
    // In another site's frame only a partitioned cookie is kept. https://github.com/privacycg/CHIPS
    put(text, expires, `;samesite=none;secure;partitioned${domain}`)
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
    read() {
      const texts = read()
      return texts.length || own == name ? texts : move()
    },
    write(text, expires) {
      // Of two copies, one for the host and one for the domain, the older must not stay.
      if (text == null || read().length > 1) sweepCookies(jar, place, (one) => one == key || one == plain)
      if (text == null) return
      if (domain) {
        jar.write(`${key}=;path=/;max-age=0`)
        set(text, expires, `;domain=${domain}`)
        // On a host outside that domain, such as a developer's own, the browser drops it.
        if (read().includes(text)) return
      }
      set(text, expires)
    },
  }
}
