import { type Table, createTable, createTableOf } from './match'
import { type UrlTable, createUrlTable } from './match-url'
import { isSignalled } from './is-signalled'
import type { Category, Policy, Service, Stores, Undeclared } from './policy'
import { recordCookie } from './record-cookie'

/** What a browser lists by name: asking it what there is costs time, so only where a policy declares something. */
export const SHELVED = ['indexedDB', 'caches', 'serviceWorkers'] as const

/** Where names are declared. */
export const FACILITIES = ['cookies', 'storage', ...SHELVED] as const

/** The facilities that names are declared for. */
export type Facility = (typeof FACILITIES)[number]

/** Whose a name or a URL is. */
interface Owners<T extends { find: unknown }> {
  /** How many declarations there are. */
  size: number
  find: T['find']
}

/** A policy made ready to be asked. */
export interface Rules {
  /** Every category and service that the visitor decides on, categories before their services. */
  names: readonly string[]
  /** Every category and service that is never asked about. */
  essential: ReadonlySet<string>
  /** What is on until it is refused. */
  exempt: Set<string>
  /** Whose a name is, by facility. */
  owners: Record<Facility, Owners<Table>>
  /** Whose a URL is. */
  requests: Owners<UrlTable>
  /** How long a cookie is said to live, by its most specific declaration. */
  lifetimes: Owners<Table>
  /** The patterns of some facilities that have owners who match. */
  patterns(keys: readonly (keyof Stores)[], matches: (owner: string) => boolean): string[]
  /** Whose an inline script with this text is. */
  inline(text: string): readonly string[]
  /** What Global Privacy Control speaks of. */
  signalled: readonly string[]
  /** What happens to names and URLs that nothing declares. */
  undeclared: Record<'cookies' | 'storage' | 'requests', string>
  /** The cookie that keeps the choice, and the version that it answers. */
  record: { name: string; lifetime: string; domain: string | undefined; version: string }
  /** Which gates the policy needs besides those that every policy has. */
  gates: { requests: boolean; databases: boolean }
  /** Whether the policy has a mistake: what it declares is held, and nothing new is granted. */
  broken: boolean
}

/**
 * Compiles a policy to tables, once; each when it is first asked.
 *
 * @param broken whether it is what could be read of a policy with a mistake.
 */
export function compilePolicy(policy: Policy, broken = false): Rules {
  const names: string[] = []
  const essential = new Set<string>()
  const exempt = new Set<string>()
  /** By facility: each pattern with its owner, or with its lifetime. */
  const declared = new Map<keyof Stores | 'lifetimes', [pattern: string, owner: string][]>()
  const declaredIn = (key: keyof Stores | 'lifetimes') => declared.get(key) ?? []
  const declare = (key: keyof Stores | 'lifetimes', pattern: string, owner: string) => {
    const list = declared.get(key)
    if (list) list.push([pattern, owner])
    else declared.set(key, [[pattern, owner]])
  }

  function add(owner: string, stores: Stores, category: Category) {
    if (category.essential) essential.add(owner)
    else names.push(owner)
    if (category.exempt) exempt.add(owner)
    for (const one of stores.cookies ?? [])
      if (typeof one == 'string') declare('lifetimes', one, '')
      else declare('lifetimes', one.name, one.lifetime ?? '')
    for (const key of [...FACILITIES, 'requests', 'inline'] as const)
      for (const one of stores[key] ?? [])
        declare(key, typeof one == 'string' ? one : 'url' in one ? one.url : 'text' in one ? one.text : one.name, owner)
  }

  for (const [key, category] of Object.entries<Category>(policy.categories)) {
    add(key, category, category)
    for (const [inner, service] of Object.entries<Service>(category.services ?? {}))
      add(`${key}/${inner}`, service, category)
  }

  function table<T extends Table | UrlTable>(key: keyof Stores | 'lifetimes', create: () => T) {
    const mine = declaredIn(key)
    let made: T | undefined
    return {
      size: mine.length,
      find(...asked: Parameters<T['find']>) {
        if (!made) {
          made = create()
          for (const [pattern, owner] of mine) made.add(pattern, owner)
        }
        return (made.find as (...asked: unknown[]) => readonly string[])(...asked)
      },
    }
  }
  // No text at all is in every script.
  const inline = declaredIn('inline').filter(([part]) => part.trim())
  const { undeclared = 'hold', consent } = policy
  const words: Undeclared = typeof undeclared == 'object' ? undeclared : { cookies: undeclared, storage: undeclared }
  // Of a policy that could not be read at all, anything that calls another site may be what it declares.
  if (broken && !declared.size) words.requests = 'hold'
  const owners = Object.fromEntries(
    FACILITIES.map((key) => [key, table(key, () => createTableOf(key))]),
  ) as Rules['owners']
  const requests = table('requests', createUrlTable)
  return {
    names,
    essential,
    gates: {
      requests: requests.size > 0 || (words.requests ?? 'pass') != 'pass',
      databases: SHELVED.some((facility) => owners[facility].size),
    },
    patterns: (keys, matches) =>
      keys.flatMap((key) =>
        declaredIn(key)
          .filter(([, owner]) => matches(owner))
          .map(([pattern]) => pattern),
      ),
    inline: (text) => inline.filter(([part]) => text.includes(part)).map(([, owner]) => owner),
    signalled: names.filter((name) => isSignalled(policy, name)),
    undeclared: {
      cookies: words.cookies ?? 'hold',
      storage: words.storage ?? 'hold',
      requests: words.requests ?? 'pass',
    },
    record: { ...recordCookie(policy), domain: consent?.domain, version: policy.policy.version },
    broken,
    exempt,
    owners,
    requests,
    lifetimes: table('lifetimes', createTable),
  }
}
