import { readCookies } from '../consent/read-cookies'
import { hostName } from '../consent/record'
import type { Ledger } from './ledger'
import type { Jar } from './natives'

/** The cookie that keeps the record, past every gate. */
export interface RecordCookie {
  /** Its name in the jar. */
  key: string
  /** The name that the policy gives it. */
  plain: string
  /** Its values, the host's own alone where no domain shares it. */
  read(): string[]
  /** Every value that the page sees under its name. */
  readAll(): string[]
  /** Writes one value. @param domain as an attribute, or nothing for this host alone. */
  set(text: string, expires: Date, domain?: string): void
  /** Forgets what this origin wrote last. */
  forget(): void
}

export interface RecordCookieOptions {
  name: string
  /** Shares it with subdomains, where the browser accepts that. */
  domain: string | undefined
  /** When a record that was written under the plain name ends; NaN when it is none. */
  endOf(text: string): number
  ledger: Pick<Ledger, 'recordText' | 'keepRecordText'>
}

export function createRecordCookie(
  jar: Jar,
  place: Location,
  { name, domain, endOf, ledger }: RecordCookieOptions,
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
    if (!secure && !domain) ledger.keepRecordText(text)
    // In another site's frame only a partitioned cookie is kept. https://github.com/privacycg/CHIPS
    if (secure && !read().includes(text)) put('none;secure;partitioned')
  }

  /** The records that the host itself has under the plain name, which are written anew. */
  function sort(): string[] {
    const all = readCookies(jar.read(), name)
    if (!all.some((text) => endOf(text) > 0)) return []
    // Only a cookie of the host alone goes so; one that another host, or another path, has set stays, and is not ours.
    jar.write(`${plain}=;path=/;max-age=0`)
    const foreign = readCookies(jar.read(), name)
    const ours: string[] = []
    for (const text of all) {
      const at = foreign.indexOf(text)
      if (at >= 0) foreign.splice(at, 1)
      else if (endOf(text) > 0) ours.push(text)
    }
    for (const text of ours) set(text, new Date(endOf(text)))
    if (!secure) ledger.keepRecordText(ours.at(-1))
    return ours
  }

  let sorted: string[] = []
  let jarText = ''
  /** Without the records of other hosts, which no name keeps out on http: those that this origin has not written. */
  function readOurs(): string[] {
    const all = read()
    const known = ledger.recordText()
    if (known && all.includes(known)) return [known]
    // One that a server, another port or an earlier version wrote is told from a foreign one.
    if (all.join() != jarText) {
      sorted = sort()
      jarText = read().join()
    }
    return sorted
  }

  return {
    key: own,
    plain: name,
    readAll: read,
    read() {
      if (domain) return read()
      if (!secure) return readOurs()
      const texts = read()
      return texts.length ? texts : sort()
    },
    set,
    forget: () => ledger.keepRecordText(undefined),
  }
}
