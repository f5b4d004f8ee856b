import { ownMembers } from '../page/own-members'
import type { Rules } from '../policy/compile'
import { attempt } from './attempt'
import type { Verdict } from './verdict'

// Written by the build: whether a policy may declare them.
declare const __REQUESTS__: boolean

export interface MissingOptions {
  window: Window & typeof globalThis
  /** The window of the page, whose origin paths in the policy belong to. */
  root: Window & typeof globalThis
  rules: Rules
  verdict: Verdict
  /** Whether a host is the site's own. */
  isOwn(host: string): boolean
  onUndeclared(kind: 'requests', name: string): void
}

/** A URL that may not be called, and what must be granted before it may. */
export type Missing = [url: string, needs: readonly string[]]

/** Makes what finds what must be granted before a URL, or a `Request`, may be called; undefined when it may be. */
export function findMissing(options: MissingOptions): (to: unknown) => Missing | undefined {
  const { window, root, rules, verdict, isOwn, onUndeclared } = options
  const { requests, undeclared, names } = rules
  const document = ownMembers(window.document)
  const requestUrl = Object.getOwnPropertyDescriptor(window.Request?.prototype ?? {}, 'url')?.get
  /** A page may put `url` on every object: only a real request has one. */
  const readUrl = (to: unknown): string =>
    (typeof to == 'object' && attempt(() => requestUrl?.call(to) as string | undefined)) || String(to)

  return (to) => {
    if (!__REQUESTS__) return undefined
    let url: URL
    try {
      url = new URL(readUrl(to), document.baseURI)
    } catch {
      // The browser says itself what is wrong with it.
      return undefined
    }
    const needs = requests.find(url, root.location.origin)
    if (needs.length) return verdict.mayCall(needs) ? undefined : [url.href, needs]
    if (undeclared.requests == 'pass' || !/^(http|ws)/.test(url.protocol) || isOwn(url.hostname)) return undefined
    onUndeclared('requests', `${url.origin}/*`)
    return verdict.mayCall([]) ? undefined : [url.href, names]
  }
}
