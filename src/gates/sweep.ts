import type { SweepDetail } from '../consent/types'

/** The browser's own cookies, behind the gate. */
export interface Jar {
  read(): string
  write(text: string): void
}

/**
 * Deletes the cookies that match over every domain and path that a page at `place` may write to, `Partitioned` ones too
 * (RFC 6265bis §5.7: a deletion must name the cookie's own domain and path).
 */
export function sweepCookies(jar: Jar, place: Location, matches: (name: string) => boolean): SweepDetail {
  const read = () =>
    jar
      .read()
      .split('; ')
      .map((pair) => pair.split('=')[0] as string)
  const names = () => [...new Set(read())].filter((name) => name && matches(name))

  // A public suffix such as co.uk is tried too: the browser refuses it, and no list of suffixes can be wrong then.
  const domains = ['']
  for (let host = place.hostname; host.includes('.'); host = host.slice(host.indexOf('.') + 1))
    domains.push(`;domain=${host}`)
  const paths = ['/']
  for (let at = place.pathname.indexOf('/', 1); at > 0; at = place.pathname.indexOf('/', at + 1))
    paths.push(place.pathname.slice(0, at), place.pathname.slice(0, at + 1))
  if (!paths.includes(place.pathname)) paths.push(place.pathname)
  const kinds = ['', ';secure', ';secure;samesite=none;partitioned']

  const found = names()
  let kept = found
  for (const rest of paths.flatMap((path) => kinds.map((kind) => `;path=${path}${kind}`))) {
    // Each look into the jar waits for another process of the browser.
    if (!kept.length) break
    for (const name of kept) for (const domain of domains) jar.write(`${name}=;max-age=0${rest}${domain}`)
    kept = names()
  }
  return { deleted: found.filter((name) => !kept.includes(name)), kept }
}

/** Deletes the keys that match. */
export function sweepStorage(storage: Storage, matches: (name: string) => boolean): SweepDetail {
  const deleted = Object.keys(storage).filter(matches)
  for (const key of deleted) storage.removeItem(key)
  return { deleted, kept: [] }
}
