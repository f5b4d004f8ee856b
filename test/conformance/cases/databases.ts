import { type Loose, attempt, cases, flags, isSame, page, settle, show } from './case'

// After the Indexed Database and Service Workers (Cache) standards.
const done = (request: Loose): Promise<Loose> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Opens a database and tells what happened, in order. */
async function told(run: () => IDBOpenDBRequest, upgrade: (database: IDBDatabase) => unknown = () => {}) {
  const log: unknown[] = []
  const request = attempt(run) as Loose
  if (request.throws) return request
  for (const type of ['upgradeneeded', 'blocked', 'success', 'error'])
    request.addEventListener(type, (event: Loose) => {
      log.push([
        type,
        event.constructor.name,
        event.oldVersion ?? null,
        event.newVersion ?? null,
        event.target === request,
        request.readyState,
      ])
      if (type == 'upgradeneeded') upgrade(request.result)
    })
  const before = [
    request.readyState,
    request instanceof IDBOpenDBRequest,
    attempt(() => request.result),
    request.source,
    request.transaction,
  ]
  const result = await done(request).catch((error) => error)
  const database =
    result instanceof IDBDatabase ? [result.name, result.version, [...result.objectStoreNames]] : show(result)
  if (result instanceof IDBDatabase) result.close()
  return { before: show(before), log, database }
}

const names = async () => (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`).sort()

async function empty() {
  for (const { name } of await indexedDB.databases())
    await done(indexedDB.deleteDatabase(name as string)).catch(() => {})
  for (const name of await caches.keys()) await caches.delete(name)
}

const bases: Record<string, () => unknown> = {
  'open a new one': () => told(() => indexedDB.open('a')),
  'open with a version': () =>
    told(
      () => indexedDB.open('a', 3),
      (database) => database.createObjectStore('s'),
    ),
  'open it again': async () => [await told(() => indexedDB.open('a', 1)), await told(() => indexedDB.open('a'))],
  'open a later version': async () => [
    await told(() => indexedDB.open('a', 1)),
    await told(() => indexedDB.open('a', 2)),
  ],
  'open an earlier version': async () => [
    await told(() => indexedDB.open('a', 2)),
    await told(() => indexedDB.open('a', 1)),
  ],
  'an upgrade that is aborted': () =>
    told(
      () => indexedDB.open('a', 1),
      (database) => (database as Loose).createObjectStore('s').transaction.abort(),
    ),
  'an upgrade that throws': () =>
    told(
      () => indexedDB.open('a'),
      (database) => attempt(() => database.createObjectStore(undefined as Loose, { keyPath: '', autoIncrement: true })),
    ),
  'open an empty name': () => told(() => indexedDB.open('')),
  'open a name beyond ASCII': () => told(() => indexedDB.open('値🍪')),
  'open a number, null and an object': async () => [
    await told(() => page.indexedDB.open(5)),
    await told(() => page.indexedDB.open(null)),
    await told(() => page.indexedDB.open({ toString: () => 'o' })),
    await names(),
  ],
  'open nothing': () => told(() => page.indexedDB.open()),
  'open a symbol': () => told(() => page.indexedDB.open(Symbol('x'))),
  'text is made of a name once': async () => {
    let count = 0
    await told(() => page.indexedDB.open({ toString: () => `n${++count}` }))
    return [count, await names()]
  },
  ...Object.fromEntries(
    [0, -1, 1.9, 'x', null, 2 ** 53, Number.NaN, undefined].map((version) => [
      `open version ${version}`,
      () => told(() => page.indexedDB.open('a', version)),
    ]),
  ),
  'delete one': async () => {
    await told(() => indexedDB.open('a', 4))
    return [await told(() => indexedDB.deleteDatabase('a')), await names()]
  },
  'delete one that is not there': () => told(() => indexedDB.deleteDatabase('z')),
  'delete nothing': () => told(() => page.indexedDB.deleteDatabase()),
  'a deletion that is blocked, and a versionchange': async () => {
    const database = await done(indexedDB.open('a', 1))
    const heard: unknown[] = []
    database.onversionchange = (event: Loose) => {
      heard.push([event.oldVersion, event.newVersion])
      database.close()
    }
    return [await told(() => indexedDB.deleteDatabase('a')), heard]
  },
  databases: async () => {
    for (const name of ['b', 'a']) await told(() => indexedDB.open(name, 2))
    const all = await indexedDB.databases()
    return [
      show(all.sort((x, y) => (String(x.name) < String(y.name) ? -1 : 1))),
      Array.isArray(all),
      Object.getPrototypeOf(all[0]) === Object.prototype,
    ]
  },
  'databases when there are none': () => settle(() => indexedDB.databases()),
  'put, get and walk': async () => {
    const request = indexedDB.open('a', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('s', { keyPath: 'id' }).createIndex('i', 'v')
    const database = await done(request)
    const store = database.transaction('s', 'readwrite').objectStore('s')
    for (const id of [2, 1, 3]) store.put({ id, v: id % 2 })
    const all = await done(store.getAll())
    const one = await done(database.transaction('s').objectStore('s').index('i').get(0))
    const missing = attempt(() => database.transaction('nothing'))
    database.close()
    return [all, one, show(missing)]
  },
  'many at once': async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => told(() => indexedDB.open(`many${index}`))))
    return names()
  },
  'events in order with promises': async () => {
    const order: string[] = []
    const request = indexedDB.open('a')
    request.onupgradeneeded = () => order.push('upgrade')
    request.onsuccess = () => {
      order.push('success')
      request.result.close()
    }
    await Promise.resolve().then(() => order.push('then'))
    await done(indexedDB.open('b')).then((database) => database.close())
    return order
  },
  cmp: () => [indexedDB.cmp(1, 2), attempt(() => page.indexedDB.cmp(1))],
  'what it is': () => [
    String(indexedDB),
    indexedDB instanceof IDBFactory,
    isSame(() => indexedDB),
    flags(window, 'indexedDB'),
    Object.getOwnPropertyNames(indexedDB),
  ],
  'called on something else': async () => [
    attempt(() => page.IDBFactory.prototype.open.call({}, 'a')),
    attempt(() => page.IDBFactory.prototype.deleteDatabase.call({}, 'a')),
    await settle(() => page.IDBFactory.prototype.databases.call({})),
  ],
}

const stores: Record<string, () => unknown> = {
  'open, has, keys and delete': async () => {
    const cache = await caches.open('a')
    await caches.open('b')
    const seen = [cache instanceof Cache, await caches.has('a'), await caches.has('z'), await caches.keys()]
    return [...seen, await caches.delete('a'), await caches.delete('a'), await caches.keys()]
  },
  'put and match': async () => {
    const cache = await caches.open('a')
    await cache.put('/x', new Response('kept', { headers: { 'x-mine': '1' } }))
    const one = (await caches.match('/x')) as Response
    return [
      await one.text(),
      one.headers.get('x-mine'),
      show(await caches.match('/z')),
      (await cache.keys()).map(({ url }) => url),
    ]
  },
  'match in one by name': async () => {
    for (const name of ['a', 'b']) await (await caches.open(name)).put('/x', new Response(name))
    const texts = [
      await caches.match('/x'),
      await caches.match('/x', { cacheName: 'b' }),
      await caches.match('/x', { cacheName: 'z' }),
    ]
    return Promise.all(texts.map((answer) => answer?.text() ?? null))
  },
  'match of a Request, a URL and a query': async () => {
    await (await caches.open('a')).put('/x?1', new Response('one'))
    const found = [
      await caches.match(new Request('/x?1')),
      await caches.match(new URL('/x?1', location.href)),
      await caches.match('/x', { ignoreSearch: true }),
      await caches.match('/x'),
    ]
    return Promise.all(found.map((answer) => answer?.text() ?? null))
  },
  'add and addAll': async () => {
    const cache = await caches.open('a')
    await cache.add('/status?200')
    return [show(await settle(() => cache.addAll(['/json', '/status?404']))), (await cache.keys()).length]
  },
  'open nothing': () => settle(() => page.caches.open()),
  'open other values': async () => {
    for (const value of ['', 5, null, { toString: () => 'o' }]) await page.caches.open(value)
    return caches.keys()
  },
  'open a symbol': () => settle(() => page.caches.open(Symbol('x'))),
  'text is made of a name once': async () => {
    let count = 0
    await page.caches.open({ toString: () => `n${++count}` })
    return [count, await caches.keys()]
  },
  'has, delete and match of nothing': async () => [
    await settle(() => page.caches.has()),
    await settle(() => page.caches.delete()),
    await settle(() => page.caches.match()),
  ],
  'called on something else': () =>
    Promise.all(
      ['open', 'has', 'delete', 'keys', 'match'].map((method) =>
        settle(() => page.CacheStorage.prototype[method].call({}, 'a')),
      ),
    ),
  'called on nothing': () =>
    settle(() => {
      const { open } = page.caches
      return open('a')
    }),
  'what it is': () => [
    String(caches),
    caches instanceof CacheStorage,
    isSame(() => caches),
    flags(window, 'caches'),
    attempt(() => new page.CacheStorage()),
  ],
}

const isolated = (table: Record<string, () => unknown>) =>
  Object.fromEntries(Object.entries(table).map(([name, run]) => [name, () => empty().then(run)]))

export const databases = [...cases('indexedDB', isolated(bases)), ...cases('caches', isolated(stores))]
