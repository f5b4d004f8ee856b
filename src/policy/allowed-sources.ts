import { readPattern } from './match-url'
import type { Policy, Service, Stores } from './policy'

/**
 * The hosts that choices let the page call, as source expressions of a content security policy, sorted.
 * https://www.w3.org/TR/CSP3/#framework-directive-source-list
 *
 * @param has whether a category or service is granted.
 */
export function allowedSources({ categories, consent }: Policy, has: (name: string) => boolean): string[] {
  const sources = new Set<string>()
  /** A path with `*` has no words there, so a source is a whole host. */
  function add(scheme: string, host: string) {
    // `*.example.com` is not example.com there, and https not wss.
    for (const name of host.startsWith('*.') ? [host.slice(2), host] : [host])
      for (const kind of ['http', 'ws']) sources.add(scheme == '*' ? name : `${scheme.replace('http', kind)}://${name}`)
  }
  const read = (name: string, { requests }: Stores) => {
    for (const one of has(name) ? (requests ?? []) : []) {
      const [host, scheme] = readPattern(typeof one == 'string' ? one : one.url) ?? []
      if (host) add(scheme as string, host)
    }
  }
  if (consent?.domain) add('*', `*.${consent.domain.replace(/^\./, '')}`)
  for (const [key, category] of Object.entries(categories)) {
    read(key, category)
    for (const [inner, service] of Object.entries<Service>(category.services ?? {})) read(`${key}/${inner}`, service)
  }
  return [...sources].sort()
}
