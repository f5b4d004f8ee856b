import { ownMembers } from '../page/own-members'
import { fail } from './requests/fail'
import type { Lateness } from './requests/lateness'
import { patch } from './patch'

export interface DatabaseGateOptions {
  window: Window & typeof globalThis
  /** Whether a name is held, of IndexedDB, Cache Storage or a service worker; it is said of one that is asked for. */
  refuses(facility: 'indexedDB' | 'caches' | 'serviceWorkers', name: string, silent?: boolean): boolean
  lateness: Lateness
}

/**
 * The gate at IndexedDB, Cache Storage and service workers, by their names: what is refused fails as in a browser that
 * stores nothing, and lists do not show it.
 */
export interface DatabaseGate {
  /** Closes the databases that are no longer granted: an open one cannot be deleted. */
  release(): void
  stop(): void
}

export function holdDatabases({ window, refuses, lateness }: DatabaseGateOptions): DatabaseGate {
  const opened = new Set<WeakRef<IDBDatabase>>()
  const denied = () => new DOMException('The operation is insecure', 'SecurityError')
  const rejected = (name: string) => new Promise<never>((_, reject) => setTimeout(reject, lateness.of(name), denied()))
  const caches = window.CacheStorage?.prototype as CacheStorage | undefined

  const undo = [
    patch(window.IDBFactory?.prototype, 'open', {
      call(run, args) {
        if (!args.length || !refuses('indexedDB', String(args[0]))) {
          const request = run() as IDBOpenDBRequest
          request.addEventListener('success', () => opened.add(new WeakRef(request.result)))
          return request
        }
        const error = denied()
        return fail(window.IDBOpenDBRequest.prototype, {
          members: {
            readyState: 'pending',
            result: undefined,
            error: null,
            source: null,
            transaction: null,
            onsuccess: null,
            onupgradeneeded: null,
            onblocked: null,
          },
          after: { readyState: 'done', error },
          events: () => [new Event('error', { bubbles: true, cancelable: true })],
          late: lateness.of(String(args[0])),
        })
      },
    }),
    patch(window.IDBFactory?.prototype, 'databases', {
      call: async (run) =>
        ((await run()) as IDBDatabaseInfo[]).filter(({ name }) => !refuses('indexedDB', name as string, true)),
    }),
    patch(caches, 'open', {
      call: (run, args) => (args.length && refuses('caches', String(args[0])) ? rejected(String(args[0])) : run()),
    }),
    patch(caches, 'has', {
      call: async (run, args) => !(args.length && refuses('caches', String(args[0]), true)) && run(),
    }),
    patch(caches, 'keys', {
      call: async (run) => ((await run()) as string[]).filter((name) => !refuses('caches', name, true)),
    }),
    patch(caches, 'match', {
      async call(run, args, self: CacheStorage) {
        const [request, options] = args
        if (!args.length) return run()
        if (options?.cacheName !== undefined)
          return refuses('caches', String(options.cacheName), true) ? undefined : run()
        const all = await self.keys()
        for (const cacheName of all) {
          const found = (await run([request, { ...options, cacheName }])) as Response | undefined
          if (found) return found
        }
        // The browser's own answer, and its own errors, where nothing is kept.
        return all.length ? undefined : run([request, { ...options, cacheName: '' }])
      },
    }),
    // The origin's private files have one root, declared as the database `opfs`; buckets have names as databases have.
    patch(window.StorageManager?.prototype, 'getDirectory', {
      call: (run) => (refuses('indexedDB', 'opfs') ? rejected('opfs') : run()),
    }),
    patch((window as { StorageBucketManager?: { prototype: object } }).StorageBucketManager?.prototype, 'open', {
      call: (run, args) => (args.length && refuses('indexedDB', String(args[0])) ? rejected(String(args[0])) : run()),
    }),
    patch(window.ServiceWorkerContainer?.prototype, 'register', {
      call(run, [url, options]) {
        const at = (to: unknown) => new URL(String(to), ownMembers(window.document).baseURI)
        const { href } = at(options?.scope ?? at(url).href.replace(/[^/]*$/, ''))
        return refuses('serviceWorkers', href) || refuses('serviceWorkers', at(url).href) ? rejected(href) : run()
      },
    }),
  ]
  return {
    release() {
      for (const ref of opened) {
        const database = ref.deref()
        if (database && !refuses('indexedDB', database.name, true)) continue
        database?.close()
        opened.delete(ref)
      }
    },
    stop() {
      for (const back of undo) back()
    },
  }
}
