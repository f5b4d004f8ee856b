import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true, indexedDB: ['own'] },
    analytics: { indexedDB: ['st_*'], caches: ['st-*'], serviceWorkers: ['*/worker/*'] },
  },
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: { '/': pageWith(policy), '/plain': '<!doctype html><title>Plain</title>', '/a': 'a' },
  })
  server.route('/worker/sw.js', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end('')
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const use = async () => {
  const told: string[] = []
  const database = (name: string) =>
    new Promise<void>((done) => {
      const request = indexedDB.open(name)
      request.onupgradeneeded = () => void request.result.createObjectStore('s')
      request.onsuccess = () => {
        told.push(`${name} ${request.result.name}`)
        done()
      }
      request.onerror = (event) => {
        event.preventDefault()
        told.push(`${name} ${request.error?.name} ${request.readyState} ${request instanceof IDBOpenDBRequest}`)
        done()
      }
    })
  await database('own')
  await database('st_queue')
  const names = (await indexedDB.databases()).map(({ name }) => name).sort()
  told.push(`databases ${names}`)
  await caches.open('st-files').then(
    (cache) => cache.add('/a').then(() => told.push('cache')),
    (error: Error) => told.push(`cache ${error.name}`),
  )
  told.push(`caches ${await caches.keys()} ${await caches.has('st-files')} ${!!(await caches.match('/a'))}`)
  await navigator.serviceWorker.register('/worker/sw.js').then(
    ({ scope }) => told.push(`worker ${new URL(scope).pathname}`),
    (error: Error) => told.push(`worker ${error.name}`),
  )
  return told
}
const kept = async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})

it('refuses databases, caches and workers by name, opens them after a yes, and deletes them when it is taken back', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const refused = [
    'own own',
    'st_queue SecurityError done true',
    'databases own',
    'cache SecurityError',
    'caches  false false',
    'worker SecurityError',
  ]
  expect(await page.evaluate(use)).toEqual(refused)
  await page.evaluate(() => treize.acceptAll())
  expect(await page.evaluate(use)).toEqual([
    'own own',
    'st_queue st_queue',
    'databases own,st_queue',
    'cache',
    'caches st-files true true',
    'worker /worker/',
  ])
  const swept = await page.evaluate(
    () =>
      new Promise((done) => {
        treize.on('sweep', done)
        treize.withdraw()
      }),
  )
  expect(swept).toEqual({
    deleted: ['st_queue', 'st-files', `${server.origin()}/worker/`],
    kept: [],
  })
  // A running tracker tries again.
  expect(await page.evaluate(use)).toEqual(refused)
  await page.goto(`${server.origin()}/plain`)
  expect(await page.evaluate(kept)).toEqual({ databases: ['own'], caches: [], workers: 0 })
  expect(page.errors).toEqual([])
})

it('refuses private files and buckets, in workers too, and deletes them when a yes is taken back', async () => {
  server.route(
    '/files',
    pageWith({
      policy: { version: '1' },
      categories: { analytics: { indexedDB: ['opfs', 'st_bucket', 'Old *'], requests: ['https://stats.example/*'] } },
    }),
  )
  const page = await browser.page()
  await page.goto(`${server.origin('files.localhost')}/files`)
  const write = () => {
    const code = `(async () => {
      const root = await navigator.storage.getDirectory().catch(() => undefined)
      for (let i = 0; root && i < 9; i++) await root.getFileHandle('x' + i, { create: true })
      if (root) await new Promise((done) => {
        indexedDB.open('Old data').onsuccess = ({ target }) => done(target.result.close())
      })
      const bucket = await navigator.storageBuckets.open('st_bucket').catch(() => undefined)
      return [!!root, !!bucket]
    })()`
    const text = `${code}.then(postMessage)`
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
    const inWorker = new Promise<boolean[]>((done) => {
      worker.onmessage = ({ data }) => done(data)
    })
    const script = document.createElement('script')
    script.text = `window.wrote = ${code}`
    document.head.append(script)
    return Promise.all([(window as unknown as { wrote: Promise<boolean[]> }).wrote, inWorker])
  }
  const kept = async () => {
    const names: string[] = []
    const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
      keys(): AsyncIterable<string>
    }
    for await (const name of root.keys()) names.push(name)
    const { storageBuckets } = navigator as unknown as { storageBuckets: { keys(): Promise<string[]> } }
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return [names.length, ...(await storageBuckets.keys()), ...databases]
  }
  expect(await page.evaluate(write)).toEqual([
    [false, false],
    [false, false],
  ])
  await page.evaluate(() => treize.acceptAll())
  expect(await page.evaluate(write)).toEqual([
    [true, true],
    [true, true],
  ])
  expect(await page.evaluate(kept)).toEqual([9, 'st_bucket', 'Old data'])
  await page.evaluate(
    () =>
      new Promise((done) => {
        treize.on('sweep', done)
        treize.withdraw()
      }),
  )
  await page.goto(`${server.origin('files.localhost')}/plain`)
  expect(await page.evaluate(kept)).toEqual([0])
})

it('deletes at the next start what another page left of what is refused', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  await page.evaluate(() => treize.rejectAll())
  await page.goto(`${server.origin()}/plain`)
  await page.evaluate(use)
  await page.goto(server.origin())
  await page.wait(500)
  await page.goto(`${server.origin()}/plain`)
  expect(await page.evaluate(kept)).toEqual({ databases: ['own'], caches: [], workers: 0 })
})

it('passes on what the browser itself says of wrong calls', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const errors = () => {
    const name = async (run: () => unknown) => {
      try {
        await run()
        return 'none'
      } catch (error) {
        return (error as Error).name
      }
    }
    return Promise.all([
      name(() => indexedDB.open(...([] as unknown as [string]))),
      name(() => indexedDB.open('own', -1)),
      name(() => caches.open(...([] as unknown as [string]))),
      name(() => caches.match(...([] as unknown as [string]))),
      name(() => navigator.serviceWorker.register('http://[')),
      name(() => new WebSocket('nonsense://x')),
      name(() => new Worker('http://[')),
    ] as unknown[])
  }
  const source = `(${errors})()`
  const gated = await page.evaluate(source)
  await page.goto(`${server.origin()}/plain`)
  expect(gated).toEqual(await page.evaluate(source))
})
