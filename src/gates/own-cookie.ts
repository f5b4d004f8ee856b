import { readCookies } from '../consent/read-cookies'
import { type Jar, sweepCookies } from './sweep'

/** The cookie that keeps the record, past every gate. */
export interface OwnCookie {
  /** Its values: the host's own and the domain's may both be there. */
  read(): string[]
  /** Writes the one there is to be; null deletes it. */
  write(text: string | null, expires: Date): void
}

/** @param domain shares it with subdomains, where the browser accepts that. */
export function createOwnCookie(jar: Jar, place: Location, name: string, domain: string | undefined): OwnCookie {
  const key = encodeURIComponent(name)
  const read = () => readCookies(jar.read(), name)
  return {
    read,
    write(text, expires) {
      const attributes = `;path=/;expires=${expires.toUTCString()};samesite=lax${place.protocol == 'https:' ? ';secure' : ''}`
      const set = (domain: string) => jar.write(`${key}=${text?.replaceAll('%', '%25')}${attributes}${domain}`)
      // Of two copies, one for the host and one for the domain, the older must not stay.
      if (text == null || read().length > 1) sweepCookies(jar, place, (one) => one == key)
      if (text == null) return
      if (domain) {
        jar.write(`${key}=;path=/;max-age=0`)
        set(`;domain=${domain}`)
        // On a host outside that domain, such as a developer's own, the browser drops it.
        if (read().includes(text)) return
      }
      set('')
    },
  }
}
