/** The browser's own cookies, behind the gate. */
export interface Jar {
  read(): string
  write(text: string): void
}

/** The browser's own stores, taken before any gate stands in front of them. */
export interface Natives {
  fetch: typeof fetch
  cookies: Jar
  /** Lists databases, and caches. */
  databases: IDBFactory['databases'] | undefined
  cacheNames: CacheStorage['keys'] | undefined
  /** The root of the origin's private files. https://fs.spec.whatwg.org/#sandboxed-filesystem */
  privateFiles: StorageManager['getDirectory'] | undefined
  /** Registers a service worker. */
  register: ServiceWorkerContainer['register'] | undefined
  /** localStorage and sessionStorage; each throws where the browser refuses it. */
  storages: readonly [local: () => Storage, session: () => Storage]
}

export function takeNatives(window: Window & typeof globalThis): Natives {
  const { document } = window
  const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
  let cookie: PropertyDescriptor | undefined
  // The last one on the way up is the browser's: a tool may have put one of its own over it.
  for (let target: object | null = document; target; target = getPrototypeOf(target))
    cookie = getOwnPropertyDescriptor(target, 'cookie') ?? cookie
  const { get, set } = cookie ?? {}
  const storage = (key: string) => {
    const native = getOwnPropertyDescriptor(window, key)?.get
    return () => apply(native as () => Storage, window, [])
  }
  return {
    fetch: window.fetch,
    cookies: {
      read: () => (get ? apply(get, document, []) : ''),
      write: (text) => set && apply(set, document, [text]),
    },
    databases: window.IDBFactory?.prototype.databases,
    cacheNames: window.CacheStorage?.prototype.keys,
    privateFiles: window.StorageManager?.prototype.getDirectory,
    register: window.ServiceWorkerContainer?.prototype.register,
    storages: [storage('localStorage'), storage('sessionStorage')],
  }
}
