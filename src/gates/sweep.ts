import type { SweepDetail } from '../consent/types'
import { type Rules, SHELVED } from '../policy/compile'
import { domainsOf, pathsOf } from '../policy/cookie-places'
import { attempt } from './attempt'
import type { WindowGate } from './hold-window'
import { LEDGER, type Ledger, STORED } from './ledger'
import type { Jar, Natives } from './natives'
import { isOtherRegistration, otherScopes } from './our-worker'

type Matches = (name: string) => boolean

// Of both, TypeScript's own library has a part only.
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> }
/** https://wicg.github.io/storage-buckets/ */
interface Buckets {
  keys(): Promise<string[]>
  delete(name: string): Promise<void>
}

type Shelved = (typeof SHELVED)[number]

/**
 * Deletes the cookies that match over every domain and path that a page at `place` may write to, `Partitioned` ones too
 * (RFC 6265bis §5.7: a deletion must name the cookie's own domain and path).
 */
export function sweepCookies(jar: Jar, place: Location, matches: Matches): SweepDetail {
  const read = () =>
    jar
      .read()
      .split('; ')
      .map((pair) => pair.split('=')[0] as string)
  const names = () => [...new Set(read())].filter((name) => name && matches(name))

  const domains = ['', ...domainsOf(place.hostname).map((domain) => `;domain=${domain}`)]
  const kinds = ['', ';secure', ';secure;samesite=none;partitioned']

  const found = names()
  let kept = found
  for (const rest of pathsOf(place.pathname).flatMap((path) => kinds.map((kind) => `;path=${path}${kind}`))) {
    // Each look into the jar waits for another process of the browser.
    if (!kept.length) break
    for (const name of kept) for (const domain of domains) jar.write(`${name}=;max-age=0${rest}${domain}`)
    kept = names()
  }
  return { deleted: found.filter((name) => !kept.includes(name)), kept }
}

/** Deletes the keys that match. */
export function sweepStorage(storage: Storage, matches: Matches): SweepDetail {
  const deleted = Object.keys(storage).filter(matches)
  for (const key of deleted) storage.removeItem(key)
  return { deleted, kept: [] }
}

/** Where databases, caches and service workers are listed and deleted by name. */
export interface Shelf {
  names(): Promise<string[]>
  remove(name: string): Promise<unknown>
}

/** Deletes what matches of one shelf. */
export async function sweepShelf(shelf: Shelf, matches: Matches): Promise<SweepDetail> {
  const swept: SweepDetail = { deleted: [], kept: [] }
  for (const name of (await shelf.names()).filter(matches))
    await shelf.remove(name).then(
      () => swept.deleted.push(name),
      () => swept.kept.push(name),
    )
  return swept
}

/** Where a window lists its databases, caches and service workers; those it lacks, or refuses, fail when asked. */
function createShelves(window: Window, { databases, cacheNames, privateFiles }: Natives): Record<Shelved, Shelf> {
  const workers = () => window.navigator.serviceWorker
  // What is declared as a database, and is none: private files under one name, buckets under theirs.
  const openFiles = async () => privateFiles?.call(window.navigator.storage) as Promise<Folder> | undefined
  const buckets = () => (window.navigator as { storageBuckets?: Buckets }).storageBuckets
  return {
    indexedDB: {
      async names() {
        const found = (await (databases as IDBFactory['databases']).call(window.indexedDB)).map(({ name }) => name)
        // A browser may refuse either.
        for await (const _ of (await openFiles().catch(() => undefined))?.keys() ?? []) found.push('opfs')
        const others = await buckets()
          ?.keys()
          .catch(() => [])
        return [...new Set([...found, ...(others ?? [])])] as string[]
      },
      async remove(name) {
        // What is no name for a bucket is refused.
        await buckets()
          ?.delete(name)
          .catch(() => {})
        const root = name == 'opfs' ? await openFiles() : undefined
        const entries: string[] = []
        for await (const entry of root?.keys() ?? []) entries.push(entry)
        for (const entry of entries) await root?.removeEntry(entry, { recursive: true })
        await new Promise((resolve, reject) => {
          const request = window.indexedDB.deleteDatabase(name)
          request.onsuccess = resolve
          // Blocked: still open in another page, so it goes when that one closes it.
          request.onerror = request.onblocked = reject
        })
      },
    },
    caches: {
      names: () => (cacheNames as CacheStorage['keys']).call(window.caches),
      remove: (name) => window.caches.delete(name),
    },
    serviceWorkers: {
      names: () => otherScopes(workers()),
      async remove(scope) {
        const found = await workers().getRegistration(scope)
        // Ours may have taken its place meanwhile.
        return found && isOtherRegistration(found) && found.unregister()
      },
    },
  }
}

export interface SweepOptions {
  gate: WindowGate
  natives: Natives
  rules: Rules
  ledger: Ledger
}

/**
 * Deletes what the names that match own: cookies at once, and when it is `all`, keys, then databases and the like.
 */
export function createSweep({ gate, natives, rules, ledger }: SweepOptions) {
  const { owners, names } = rules
  const { window } = gate
  const shelved = gate.hasStores ? SHELVED.filter((facility) => owners[facility].size) : []
  const shelves = createShelves(window, natives)
  // What nothing declares was let in because everything was granted, so it goes with any of them.
  const ownersOf = (declared: readonly string[], entry: string) =>
    declared.length || !ledger.wasLetIn(entry) ? declared : names

  return async (matches: (needs: readonly string[]) => boolean, all: boolean): Promise<SweepDetail> => {
    const swept: SweepDetail = { deleted: [], kept: [] }
    const add = (part: SweepDetail | undefined) => {
      swept.deleted.push(...(part?.deleted ?? []))
      swept.kept.push(...(part?.kept ?? []))
    }
    add(
      attempt(() =>
        sweepCookies(
          natives.cookies,
          window.location,
          (name) => !gate.isRecord(name) && matches(ownersOf(gate.cookies.needs(name), name)),
        ),
      ),
    )
    if (!all) return swept
    for (const real of natives.storages)
      add(
        attempt(() =>
          sweepStorage(real(), (name) => name != LEDGER && matches(ownersOf(owners.storage.find(name), STORED + name))),
        ),
      )
    for (const facility of shelved)
      add(await sweepShelf(shelves[facility], (name) => matches(owners[facility].find(name))).catch(() => undefined))
    return swept
  }
}
