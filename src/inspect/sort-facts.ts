import type { Rules } from '../policy/compile'
import { type Place, type UndeclaredRule, explainAs } from '../policy/explain-name'
import { isFrameworkKey } from '../policy/framework-keys'
import type { Policy } from '../policy/policy'
import type { Fact } from './fact'

/** A fact with what the policy says of it. */
export interface SortedFact extends Fact {
  /** Who owns it; empty where nothing declares it. */
  owners: readonly string[]
  /** The declarations that decide. */
  by: readonly string[]
  /** What must still be granted. */
  waitsFor: readonly string[]
  /** Whether a stand-in is called meanwhile. */
  instead?: boolean
}

/** Something that nothing declares, by the name under which a policy would. */
export interface Missing {
  kind: Fact['kind']
  /** A name, or a URL as `https://host/*`. */
  name: string
  /** The URLs that were called, or the name. */
  seen: readonly string[]
  rule: UndeclaredRule
  askedBy: readonly string[]
}

export interface Sorted {
  held: SortedFact[]
  passed: SortedFact[]
  missing: Missing[]
}

/** Sorts what a page did into what was held, what was let through, and what nothing declares. */
export function sortFacts(facts: readonly Fact[], policy: Policy, rules: Rules, place: Required<Place>): Sorted {
  const sorted: Sorted = { held: [], passed: [], missing: [] }
  const missing = new Map<string, Missing>()

  function add(fact: Fact, rule: UndeclaredRule) {
    const name = fact.kind == 'requests' ? `${new URL(fact.name).origin}/*` : fact.name
    const key = `${fact.kind} ${name}`
    const before = missing.get(key)
    missing.set(key, {
      kind: fact.kind,
      name,
      seen: [...new Set([...(before?.seen ?? []), fact.name])],
      rule,
      askedBy: [...new Set([...(before?.askedBy ?? []), ...fact.askedBy])],
    })
  }

  for (const fact of facts) {
    const { owners = [], by = [], instead } = (fact.name && explainAs(fact.kind, policy, rules, fact.name, place)) || {}
    const declared = owners.map(({ name }) => name)
    // What a mark or `cookies()` names needs no declaration.
    const named = !declared.length && (fact.marked || (fact.kind != 'requests' && fact.needs?.length))
    const all = named ? (fact.needs ?? []) : declared
    const waitsFor = (declared.length ? all : (fact.needs ?? all)).filter((name) => !place.has(name))
    const whole = {
      ...fact,
      owners: all,
      by: named && fact.marked ? ['data-consent'] : by,
      waitsFor,
      ...(instead && { instead: true }),
    }
    // Databases and the like are held by their names alone.
    const rule = rules.undeclared[fact.kind as 'cookies'] ?? 'pass'
    const isMissing = fact.name && !all.length && !isKnown(fact, place)
    if (isMissing) add(fact, rule)
    if (fact.needs === undefined) sorted.passed.push(whole)
    // What was granted since is held no more.
    else if (waitsFor.length || (isMissing && rule == 'hold' && !rules.names.every(place.has))) sorted.held.push(whole)
  }
  sorted.missing = [...missing.values()]
  return sorted
}

/** What no category has to declare: the site's own addresses, and what frameworks keep for the tab. */
const isKnown = ({ kind, name }: Fact, { origin, isOwn }: Required<Place>) =>
  kind == 'requests'
    ? new URL(name).origin == origin || isOwn(new URL(name).hostname)
    : kind == 'storage' && isFrameworkKey(name)

/** What would go on with a yes to one category or service: alone, or with others. */
export function releasedBy(name: string, held: readonly SortedFact[]): { alone: SortedFact[]; others: SortedFact[] } {
  const waiting = held.filter(({ waitsFor }) => waitsFor.some((one) => one == name || one.startsWith(`${name}/`)))
  const isAlone = ({ waitsFor }: SortedFact) => waitsFor.every((one) => one == name || one.startsWith(`${name}/`))
  return { alone: waiting.filter(isAlone), others: waiting.filter((fact) => !isAlone(fact)) }
}
