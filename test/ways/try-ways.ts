import type { Engine, EnginePage } from '../helpers/engines/engine-page'
import type { Column } from './columns'
import { GROUPS, keyOf, type serveWays } from './serve-ways'
import { WAYS } from './ways'

type Server = Awaited<ReturnType<typeof serveWays>>

/** Tries every way on pages of one kind in one engine; returns those that get through. */
export async function tryWays(
  server: Server,
  engine: Engine['name'],
  page: EnginePage,
  column: Column,
  expected: Set<string>,
  round = 1,
): Promise<Set<string>> {
  // A host of its own, which has nothing of another round.
  const run = `${engine}-${round}-${column}`
  const origin = server.origin(run)
  const through = new Set<string>()
  const got: Record<string, string> = {}
  const stored: string[] = []
  const told = async () =>
    Object.assign(got, await page.evaluate(() => (window as unknown as { got: object }).got ?? {}))
  const look = async () => {
    await go(page, `${origin}/look`)
    stored.push(server.cookies(run), await page.evaluate(readStores))
    // The jar has the cookies of other columns too.
    const mine = (await page.cookies()).filter(({ domain }) => domain.includes(run))
    if (engine != 'webkit') stored.push(JSON.stringify(mine))
  }

  await page.goto(`${origin}/plain`)
  if (column == 'refused' || column == 'net') {
    await page.goto(`${origin}/ask`)
    await page.evaluate(() => treize.rejectAll())
  }
  await go(page, `${origin}/look`)
  await page.evaluate(seed)
  for (const group of GROUPS) {
    await go(page, `${origin}/page/${group}`)
    await told()
    stored.push(await page.evaluate(readHistory))
    await look()
  }
  await go(page, `${origin}/stage`)
  await settle(page, server, run, expected)
  await told()
  await look()
  await settle(page, server, run, expected)

  const everything = stored.join('\n')
  const reached = server.hits(run)
  for (const way of WAYS) {
    const { id, does } = way
    const key = keyOf(way)
    const found =
      does == 'send'
        ? reached.has(id)
        : does == 'store'
          ? everything.includes(key) || everything.includes(`${key.replaceAll('_', '')}-`)
          : /secret|\br_/.test(got[id] ?? '') && !got[id]?.startsWith('refused')
    if (found) through.add(id)
  }
  return through
}

/** Waits until every way that is known to get through has, and nothing more comes. */
async function settle(page: EnginePage, server: Server, run: string, expected: Set<string>) {
  const end = Date.now() + 8_000
  const sends = WAYS.filter(({ id, does }) => does == 'send' && expected.has(id))
  let before = -1
  for (;;) {
    const { size } = server.hits(run)
    if (size == before && (sends.every(({ id }) => server.hits(run).has(id)) || Date.now() > end)) return
    before = size
    await page.wait(700)
  }
}

async function seed() {
  document.cookie = 'r_cookie=secret; path=/'
  localStorage.r_local = 'secret'
  sessionStorage.r_session = 'secret'
  window.name = 'r_name secret '
  const database = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open('r_database', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('kept').put('secret', 'key')
    request.onsuccess = () => done(request.result)
  })
  database.close()
  const attempt = (run: () => unknown) =>
    Promise.resolve()
      .then(run)
      .catch(() => {})
  await attempt(async () => (await caches.open('r_cache')).put('/r_cached', new Response('secret')))
  await attempt(async () => (await navigator.storage.getDirectory()).getFileHandle('r_file', { create: true }))
  await attempt(() =>
    (navigator as unknown as { storageBuckets: { open(name: string): unknown } }).storageBuckets.open('rbucket'),
  )
  await attempt(() => navigator.serviceWorker.register('/file?type=text/javascript', { scope: '/scope/r_worker/' }))
}

const readHistory = () =>
  JSON.stringify([
    history.state,
    (
      window as unknown as { navigation?: { currentEntry: { getState(): unknown } } }
    ).navigation?.currentEntry.getState(),
  ])

/** What a page without Treize finds of what was stored. */
async function readStores() {
  const attempt = (run: () => unknown) =>
    Promise.resolve()
      .then(run)
      .catch(() => [])
  const names = async (folder: unknown) => {
    const all: string[] = []
    for await (const name of (folder as { keys(): AsyncIterable<string> }).keys()) all.push(name)
    return all
  }
  const buckets = (
    navigator as unknown as { storageBuckets?: { keys(): Promise<string[]>; open(name: string): never } }
  ).storageBuckets
  const found = await Promise.all([
    window.name,
    { ...localStorage },
    { ...sessionStorage },
    attempt(async () => (await indexedDB.databases()).map(({ name }) => name)),
    attempt(() => caches.keys()),
    attempt(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)),
    attempt(async () => names(await navigator.storage.getDirectory())),
    attempt(() => buckets?.keys()),
    attempt(async () => {
      if (!(await buckets?.keys())?.includes('all')) return []
      const bucket: { indexedDB: IDBFactory; caches: CacheStorage } = await (
        buckets as NonNullable<typeof buckets>
      ).open('all')
      return [(await bucket.indexedDB.databases()).map(({ name }) => name), await bucket.caches.keys()]
    }),
  ])
  return JSON.stringify(found)
}

/** Sends the page to a URL; a driver would wait for all that the page loads, and some of it never ends. */
async function go(page: EnginePage, url: string) {
  const ask = <Result>(run: (url: string) => Result) => page.evaluate(run, url).catch(() => undefined)
  await ask((url) => void setTimeout(() => location.assign(url)))
  const end = Date.now() + 40_000
  for (;;) {
    await page.wait(60)
    const there = await ask(
      (url) =>
        location.href.split('#')[0] == url &&
        document.readyState != 'loading' &&
        (window as unknown as { finished?: boolean }).finished !== false,
    )
    if (there || Date.now() > end) return
  }
}
