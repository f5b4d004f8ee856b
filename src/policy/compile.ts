import { type Table, createTable } from './match'
import { type UrlTable, createUrlTable } from './match-url'
import type { Category, Policy, Service, Stores } from './policy'

/** The facilities that names are declared for. */
export type Facility = 'cookies' | 'storage' | 'indexedDB' | 'caches' | 'serviceWorkers'

/** A policy made ready to be asked. */
export interface Rules {
  /** Every category and service that the visitor decides on, categories before their services. */
  names: readonly string[]
  /** Every category and service that is never asked about. */
  essential: ReadonlySet<string>
  /** Whose a name is, by facility. */
  owners: Record<Facility, Table>
  /** Whose a URL is. */
  requests: UrlTable
}

/** Compiles a checked policy to tables, once. */
export function compilePolicy(policy: Policy): Rules {
  const names: string[] = []
  const essential = new Set<string>()
  const owners = {} as Record<Facility, Table>
  for (const facility of ['cookies', 'storage', 'indexedDB', 'caches', 'serviceWorkers'] as const)
    owners[facility] = createTable()

  const requests = createUrlTable()

  function add(owner: string, stores: Stores, needed: boolean | undefined) {
    if (needed) essential.add(owner)
    else names.push(owner)
    for (const facility of Object.keys(owners) as Facility[])
      for (const one of stores[facility] ?? []) owners[facility].add(typeof one == 'string' ? one : one.name, owner)
    for (const one of stores.requests ?? []) requests.add(typeof one == 'string' ? one : one.url, owner)
  }

  for (const [key, category] of Object.entries<Category>(policy.categories)) {
    add(key, category, category.essential)
    for (const [inner, service] of Object.entries<Service>(category.services ?? {}))
      add(`${key}/${inner}`, service, category.essential)
  }
  return { names, essential, owners, requests }
}
