import { createOwnersOf } from '../gates/elements/owners-of'
import { type RewriteOptions, findWaiting, rewriteHtml } from '../gates/elements/rewrite-html'
import type { Rules } from '../policy/compile'
import { type Element, HERE, type Use } from './read-page'

/** What of an opening tag must wait, and does not yet. */
export interface WaitingTag {
  /** What `data-consent` is to say. */
  names: string[]
  /** The attributes that must not be read ahead, as they are written. */
  deferred: ReadonlySet<string>
  /** The document in `srcdoc` as it should be, where something in it must wait. */
  srcdoc: string | undefined
}

/** Whose what an element loads or runs is, by the policy. */
export const ownersOf = (rules: Rules, { url, to, text }: Pick<Use, 'url' | 'to' | 'text'>): readonly string[] =>
  url === undefined ? rules.inline(text ?? '') : to ? rules.requests.find(to, HERE) : []

/** Finds every element that must wait and is not marked. */
export function waitingTags(rules: Rules, uses: readonly Use[]): Map<Element, WaitingTag> {
  const found = new Map<Element, WaitingTag>()
  const groups = new Map<Element, Use[]>()
  for (const use of uses) {
    const group = groups.get(use.element)
    if (group) group.push(use)
    else groups.set(use.element, [use])
  }
  for (const [element, own] of groups) {
    const waiting = findWaitingTag(rules, element, own)
    if (waiting) found.set(element, waiting)
  }
  return found
}

function findWaitingTag(rules: Rules, element: Element, uses: readonly Use[]): WaitingTag | undefined {
  const waitsFor = (use: Pick<Use, 'url' | 'to' | 'text'>) =>
    ownersOf(rules, use).filter((name) => !rules.essential.has(name) && !rules.exempt.has(name))
  const { name, html, attributes, get, decode, toUrl } = element
  const names = new Set<string>()
  const missing = createOwnersOf((url) => {
    const owners = waitsFor({ url, to: toUrl(decode(url)) })
    return owners.length ? owners : undefined
  })
  const options: RewriteOptions = {
    runs: true,
    // A ping goes when a visitor follows the link.
    ownersOf: (...attribute) => (attribute[1] == 'ping' ? undefined : missing(...attribute)),
  }
  const { deferred = new Set<string>(), owners = [] } = findWaiting(html, name, attributes, options) ?? {}
  for (const use of uses)
    if (use.attribute ? deferred.has(use.attribute) : use.marked === undefined)
      for (const owner of waitsFor(use)) names.add(owner)
  // Of a document in the address itself.
  for (const owner of owners) names.add(owner)
  const inner = (name == 'iframe' && get('srcdoc')) || ''
  const rewritten = rewriteHtml(inner, options)
  const srcdoc = rewritten == inner ? undefined : rewritten
  return names.size || srcdoc !== undefined ? { names: [...names], deferred, srcdoc } : undefined
}
