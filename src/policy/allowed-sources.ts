import { coversHost, readPattern } from './match-url'

/** Any host. */
export const ANY = '*'

/**
 * The name of the list of sources in the address of our service worker, which is all that a worker still has when the
 * browser has stopped it and starts it again, and in messages to a worker.
 */
export const LIST = 'treize'

/**
 * The hosts that patterns of a policy let the page call, as source expressions of a content security policy, sorted.
 * https://www.w3.org/TR/CSP3/#framework-directive-source-list
 *
 * @param patterns URLs as in the policy; a path of this site needs no source.
 * @param domain the site's own, with all hosts below it.
 */
export function allowedSources(patterns: readonly string[], domain: string | undefined): string[] {
  const sources = new Set<string>()
  /** A path with `*` has no words there, so a source is a whole host. */
  function add(scheme: string, host: string) {
    // `*.example.com` is not example.com there, and https not wss.
    for (const name of host.startsWith('*.') ? [host.slice(2), host] : [host])
      for (const kind of ['http', 'ws']) sources.add(scheme == '*' ? name : `${scheme.replace('http', kind)}://${name}`)
  }
  if (domain) add('*', `*.${domain.replace(/^\./, '')}`)
  for (const pattern of patterns) {
    const [host, scheme] = readPattern(pattern) ?? []
    if (host) add(scheme as string, host)
  }
  return [...sources].sort()
}

/** Whether one of such sources, separated by spaces, covers a URL. A source that names no port means any, as a pattern does. */
export const coversUrl = (sources: string, url: URL): boolean =>
  sources.split(' ').some((source) => {
    const [, scheme, host = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(source) ?? []
    return (!scheme || `${scheme}:` == url.protocol) && coversHost(host, url)
  })
