import { declareService } from '../catalogue/declare-service'
import type { Catalogue, Entry } from '../catalogue/entry'
import { type Table, createTable } from '../policy/match'
import { type UrlTable, createUrlTable } from '../policy/match-url'
import type { Category, Policy, Service } from '../policy/policy'
import type { Missing } from './sort-facts'

/** The services of the catalogue, ready to be asked whose something is. */
export interface KnownServices {
  /** The keys of the services that store or call this. */
  find(missing: Missing): readonly string[]
  entries: Catalogue
}

export function createKnownServices(entries: Catalogue): KnownServices {
  const urls: UrlTable = createUrlTable()
  const names: { [kind: string]: Table } = { cookies: createTable(), storage: createTable(), indexedDB: createTable() }
  for (const [service, entry] of Object.entries<Entry>(entries)) {
    for (const { url } of entry.requests ?? []) urls.add(url, service)
    // A cookie of the vendor's own host is none of the site's.
    for (const kind of ['cookies', 'storage', 'indexedDB'] as const)
      for (const { name, host } of entry[kind] ?? []) if (!host) names[kind]?.add(name, service)
  }
  return {
    entries,
    find: ({ kind, seen }) => [
      ...new Set(
        seen.flatMap((one) =>
          kind == 'requests' ? urls.find(new URL(one.replace(/^ws/, 'http')), '') : (names[kind]?.find(one) ?? []),
        ),
      ),
    ],
  }
}

/** Of each thing that nothing declares, the service that is the likeliest: the one that explains the most of them. */
export function guessServices(missing: readonly Missing[], known: KnownServices): Map<Missing, string> {
  const votes = new Map<string, number>()
  const found = missing.map((one) => [one, known.find(one)] as const)
  // An address says more than a name, which many may use.
  for (const [{ kind }, services] of found)
    for (const service of services) votes.set(service, (votes.get(service) ?? 0) + (kind == 'requests' ? 2 : 1))
  const votesOf = (service: string) => votes.get(service) ?? 0
  const best = (services: readonly string[]) => [...services].sort((a, b) => votesOf(b) - votesOf(a))[0]
  return new Map(
    found.flatMap(([one, services]) => {
      const service = best(services)
      return service ? [[one, service] as const] : []
    }),
  )
}

/** Where what nobody knows stands until the owner has sorted it. */
const UNSORTED = 'unsorted'

/**
 * Writes what nothing declares as a part of a policy: each service of the catalogue in full, in its category, and all
 * else in a category that the owner sorts.
 */
export function declareMissing(
  missing: readonly Missing[],
  known: KnownServices | undefined,
  policy: Policy,
  languages: readonly string[],
): Pick<Policy, 'categories'> {
  const categories: { [key: string]: Category & { [kind: string]: unknown } } = {}
  const guesses = known ? guessServices(missing, known) : new Map<Missing, string>()
  const services = new Set(guesses.values())
  for (const service of [...services].sort()) {
    const entry = known?.entries[service] as Entry
    const category = categoryFor(service, entry.category, policy)
    const group = (categories[category] ??= {})
    group.services = { ...group.services, [service]: declareService(entry, languages) as Service }
  }
  for (const one of missing) {
    if (guesses.has(one)) continue
    const group = (categories[UNSORTED] ??= {})
    const list = (group[one.kind] ??= []) as string[]
    list.push(one.name)
    list.sort()
  }
  return { categories }
}

/** The category where the policy has the service already, else the one that the catalogue names. */
function categoryFor(service: string, usual: string, { categories }: Policy): string {
  return Object.entries(categories).find(([, { services }]) => Object.hasOwn(services ?? {}, service))?.[0] ?? usual
}
