import type { Rules } from '../policy/compile'
import { createOwnSite } from '../policy/own-site'

/** Reads from which page a request comes; undefined when it is none that may send. */
export type ReadSender = (url: string, header: (name: string) => string | null) => Sender | undefined

export interface Sender {
  origin: URL
  /** Whether the page is of another origin than the endpoint. */
  isOther: boolean
}

/**
 * Makes what says which pages may send: those of the endpoint's own host, of the hosts that share the choice
 * (`consent.domain`), and of the origins that the owner names.
 *
 * @throws Error when one of these is no origin.
 */
export function createSenders({ record: { domain } }: Rules, origins: readonly string[] = []): ReadSender {
  const named = new Set(origins.map(readNamed))
  return (url, header) => {
    const origin = readOrigin(header('origin') ?? '')
    if (!origin) return undefined
    const host = header('host') ?? new URL(url).host
    // A proxy may name the port that the protocol has anyway, which no browser writes into an origin.
    const isOther = origin.host != (readOrigin(`${origin.protocol}//${host}`)?.host ?? host)
    const isOwn = !!domain && createOwnSite(domain, host)(origin.hostname)
    return !isOther || named.has(origin.origin) || isOwn ? { origin, isOther } : undefined
  }
}

/** @throws Error that says what to write. */
function readNamed(text: string): string {
  const url = readOrigin(text.trim())
  if (url?.pathname != '/' || url.search || url.hash)
    throw new Error(
      `[treize] origins (--origins) has ${JSON.stringify(text)}: write the protocol and the host of a page, such as "https://www.example.com".`,
    )
  return url.origin
}

function readOrigin(text: string): URL | undefined {
  try {
    const url = new URL(text)
    return /^https?:$/.test(url.protocol) ? url : undefined
  } catch {
    // "null" of a sandbox, or none at all: no page of the site.
    return undefined
  }
}
