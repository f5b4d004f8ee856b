import { createOwnersOf } from '../gates/elements/owners-of'
import { createOwnersOfMarked } from '../gates/elements/owners-of-marked'
import { markTag, rewriteHtml } from '../gates/elements/rewrite-html'
import { explainUse } from '../page/explain-use'
import type { Rules } from '../policy/compile'
import { readNames } from '../policy/read-names'
import { type Element, type Use, isHeld } from './read-page'
import { HERE } from './to-url'

/** What of an opening tag must wait, and does not yet. */
export interface WaitingTag {
  /** What `data-consent` is to say, or says. */
  names: string[]
  isMarked: boolean
  /** The attributes that must not be read ahead, as they are written. */
  deferred: ReadonlySet<string>
  /** The document in `srcdoc` as it should be, where something in it must wait. */
  srcdoc: string | undefined
}

type What = Pick<Use, 'url' | 'to' | 'text'>

/** Whose what an element loads or runs is, by the policy. */
export const ownersOf = (rules: Rules, { url, to, text }: What): readonly string[] =>
  url === undefined ? rules.inline(text ?? '') : to ? rules.requests.find(to, HERE) : []

const waits = ({ essential, exempt }: Rules, name: string) => !essential.has(name) && !exempt.has(name)

/** What must be granted first, of what an element loads or runs. */
export const waitsFor = (rules: Rules, what: What): string[] =>
  ownersOf(rules, what).filter((name) => waits(rules, name))

/** Finds every element that must wait and is not marked, or only by half: `data-consent`, and an address that is fetched. */
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
  const { name, html, nameEnd, attributes, get, decode, toUrl } = element
  const written = get('data-consent')
  const mark = written === undefined ? undefined : readNames(written)
  const names = new Set(mark)
  const missing = createOwnersOf((url) => {
    const owners = waitsFor(rules, { url, to: toUrl(decode(url)) })
    return owners.length ? owners : undefined
  })
  const find: typeof missing = (value, key, tag) => {
    // A ping goes when a visitor follows the link.
    const owners = key == 'ping' ? undefined : missing(value, key, tag)
    if (!mark) for (const owner of owners ?? []) names.add(owner)
    return owners
  }
  const holds = (names: readonly string[]) => !names.length || names.some((one) => waits(rules, one))
  const options = { runs: true, ownersOf: find, ofMarked: createOwnersOfMarked(missing, holds) }

  // Where the gate would write, without what stands in a document of its own.
  const places = new Set<number>()
  const own = attributes.filter((one) => one.name != 'srcdoc')
  markTag(html, name, nameEnd, own, options, (from) => places.add(from))
  const deferred = new Set(own.flatMap((one) => (places.has(one.start) && one.name != 'type' ? [one.name] : [])))
  const inner = (name == 'iframe' && get('srcdoc')) || ''
  const rewritten = rewriteHtml(inner, { ...options, ownersOf: missing })
  const srcdoc = rewritten == inner ? undefined : rewritten
  if (!mark)
    for (const use of uses)
      if (!use.isInner && (use.attribute ? deferred.has(use.attribute) : name == 'script'))
        for (const owner of waitsFor(rules, use)) names.add(owner)
  const runs = name == 'script' && !!mark && !isHeld(get('type')) && holds(mark)
  const isFound = srcdoc !== undefined || (mark ? deferred.size || runs : names.size)
  return isFound ? { names: [...names], isMarked: !!mark, deferred, srcdoc } : undefined
}

/** Finds the marks that nothing ever releases, because they name nothing of the policy, each with a sentence. */
export function findLostMarks({ names, essential }: Rules, uses: readonly Use[]): [use: Use, sentence: string][] {
  const known = [...essential, ...names]
  const seen = new Set<string>()
  return uses.flatMap((use) => {
    const { marked, element } = use
    if (marked === undefined) return []
    const written = readNames(marked)
    return (written.length ? written : ['']).flatMap((name): [Use, string][] => {
      const once = `${element.from + element.start} ${name}`
      if (known.includes(name) || seen.has(once)) return []
      seen.add(once)
      return [[use, explainUse.unknown(name, known)]]
    })
  })
}
