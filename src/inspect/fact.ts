import type { DeclaredKind } from '../policy/explain-name'

/** One thing that the page has stored or called, or was kept from. */
export interface Fact {
  kind: DeclaredKind
  /** The name, or the URL without its query; empty for an inline script. */
  name: string
  /** What was said to be missing when it was held; undefined where it was let through. */
  needs?: readonly string[]
  /** Whether the page's own HTML marks it, so that no declaration is needed. */
  marked?: boolean
  /** Who asked for it: scripts with their line, elements. */
  askedBy: readonly string[]
  times: number
}

/** The kind of what the `held` event tells of. */
export const kindOf = (held: string): DeclaredKind =>
  held == 'cookie'
    ? 'cookies'
    : held == 'storage' || held == 'indexedDB' || held == 'caches' || held == 'serviceWorkers'
      ? held
      : 'requests'

/** A URL without what may be of one visitor only; undefined where nothing is called. */
export function readUrl(text: string, base: string): string | undefined {
  try {
    const { protocol, origin, pathname } = new URL(text, base)
    return /^(https?|wss?):$/.test(protocol) ? `${origin}${pathname}` : undefined
  } catch {
    // No address that a browser knows.
    return undefined
  }
}
