import { createVerdict } from '../gates/verdict'
import { openPatterns } from '../policy/stand-ins'
import { readPattern } from '../policy/match-url'
import type { CheckedWords, Policy } from '../policy/policy'
import { readState } from './read-state'

export interface CspOptions {
  /** The `Cookie` header of the request; null or undefined where there is none. */
  cookies: string | null | undefined
  /** Only tells what would be closed, which is how to begin on a site that exists. @default false */
  reportOnly?: boolean | undefined
  /** Where browsers report to: a URL or a path. @default nowhere */
  report?: string | undefined
  /** Other hosts that the site needs, as a policy's `requests`: `https://cdn.example/*`. */
  hosts?: readonly string[] | undefined
  /** The host of the page, such as `www.example.com`: its subdomains are the site's own. @default `consent.domain` alone */
  host?: string | undefined
}

/** Writes the sources of `Content-Security-Policy` that a pattern of a policy means; none for a path of this site. */
function sourcesOf(pattern: string): string[] {
  const [host, scheme = '*', path = ''] = readPattern(pattern) ?? []
  if (!host) return []
  const [, star = '', name = ''] = /^(\*\.?)?(.*)$/.exec(host) ?? []
  // Without a scheme: that of the page or a safer one. https://www.w3.org/TR/CSP3/#match-url-to-source-expression
  const start = scheme == '*' ? '' : `${scheme}://`
  if (!name) return [scheme == '*' ? '*' : `${scheme}:`]
  // A source's path is whole, or a folder. A star elsewhere, and a query, it does not know: then the host alone counts.
  const folder = /^([^*?]*\/)\*$/.exec(path)?.[1] ?? (/[*?]/.test(path) ? '' : path)
  const end = folder == '/' ? '' : folder.replace(/[;,]/g, encodeURIComponent)
  // In a policy `*.example.com` is example.com too, in a source it is not.
  return star ? [`${start}*.${name}${end}`, `${start}${name}${end}`] : [`${start}${name}${end}`]
}

/**
 * Writes the header that lets a page of this visitor call the site's own hosts, the essential and the granted ones, and
 * nothing else: also what no script can stop, such as style sheets, fonts, `import()`, redirects and frames.
 * `response.headers.append(...contentSecurityPolicy(policy, { cookies }))` leaves a policy of the site's own as it is:
 * browsers obey both. It says nothing about inline scripts, which only the site can know.
 *
 * @returns the header's name and its value.
 * @throws PolicyError when the policy has a mistake.
 */
export function contentSecurityPolicy<const P extends Policy>(
  policy: P & CheckedWords<P>,
  { cookies, reportOnly, report, hosts = [], host }: CspOptions,
): [name: string, value: string] {
  const { rules, state } = readState(policy, cookies)
  const { isGranted } = createVerdict(rules, state.has)
  const sites = [rules.record.domain, host?.replace(/^www\./, '')].filter((site) => site !== undefined)
  const own = sites.map((site) => site.replace(/^\./, '').replace(/:\d+$/, ''))
  const sources = [...own.flatMap((site) => [site, `*.${site}`]), ...hosts.flatMap(sourcesOf)]
  sources.push(...rules.patterns(['requests'], (owner) => isGranted([owner])).flatMap(sourcesOf))
  sources.push(...openPatterns(policy).flatMap(sourcesOf))
  const all = [...new Set(sources)]
  // A WebSocket is called as its host is.
  const sockets = all.filter((source) => /^https?:/.test(source)).map((source) => source.replace(/^http/, 'ws'))
  const bare = all.filter((source) => /^[^:/]+(\/|$)/.test(source)).map((source) => `wss://${source}`)
  const list = ["'self'", ...all].join(' ')
  const directives = [
    `default-src ${list} 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' data: blob:`,
    `connect-src ${[list, ...new Set([...sockets, ...bare])].join(' ')} data: blob:`,
  ]
  if (report) directives.push(`report-uri ${report}`)
  return [`Content-Security-Policy${reportOnly ? '-Report-Only' : ''}`, directives.join('; ')]
}
