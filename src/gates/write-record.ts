import type { ConsentRecord } from '../consent/types'
import { encodeRecord } from '../consent/encode-record'
import type { Jar } from './natives'
import type { RecordCookie } from './record-cookie'
import { sweepCookies } from './sweep'

/** Keeps a record in its cookie until the record ends; null deletes it, wherever it stands. */
export function writeRecord(
  jar: Jar,
  place: Location,
  { key, plain, readAll, set, forget }: RecordCookie,
  domain: string | undefined,
  record: ConsentRecord | null,
): void {
  const names = [key, plain].map(encodeURIComponent)
  // Of two copies, one for the host and one for the domain, the older must not stay.
  if (!record || readAll().length > 1) sweepCookies(jar, place, (name) => names.includes(name))
  if (!record) {
    forget()
    return
  }
  const text = encodeRecord(record)
  const expires = new Date(record.expires)
  if (domain) {
    jar.write(`${names[0]}=;path=/;max-age=0`)
    set(text, expires, `;domain=${domain}`)
    // On a host outside that domain, such as a developer's own, the browser drops it.
    if (readAll().includes(text)) return
  }
  set(text, expires)
}
