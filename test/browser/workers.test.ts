import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let stats: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  const open = (path: string) =>
    server.route(path, (_, answer) => {
      answer.setHeader('access-control-allow-origin', '*')
      answer.setHeader('content-type', 'text/javascript')
      answer.end('')
    })
  for (const path of ['/t/fetch', '/t/xhr', '/t/script', '/t/events', '/own']) open(path)
  stats = server.origin('stats.other.localhost')
  const policy = {
    policy: { version: '1' },
    categories: {
      essential: { essential: true, indexedDB: ['own'] },
      marketing: { requests: [`${stats}/t/*`], indexedDB: ['ad_*'], caches: ['ad-*'] },
    },
  }
  server.route('/', pageWith(policy))
})
beforeEach(() => server.requests.clear())
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What a worker tries; it says what came of each. */
const code = (stats: string, own: string) => `
  const told = {}
  const say = (name, promise) => promise.then((value) => { told[name] = value || 'done' }, (error) => { told[name] = error.name })
  const opened = (name) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve('opened')
    request.onerror = () => reject(request.error)
  })
  const xhr = () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', '${stats}/t/xhr')
    request.onload = () => resolve('loaded')
    request.onerror = () => reject(new TypeError('xhr'))
    request.send()
  })
  const events = () => new Promise((resolve, reject) => {
    const source = new EventSource('${stats}/t/events')
    source.onerror = () => { source.close(); reject(new TypeError('events')) }
  })
  const run = (test) => new Promise((resolve) => resolve(test()))
  Promise.all([
    say('fetch', fetch('${stats}/t/fetch').then(() => 'loaded')),
    say('own', fetch('${own}/own').then(() => 'loaded')),
    say('xhr', xhr()),
    say('events', events()),
    say('script', run(() => importScripts('${stats}/t/script'))),
    ...(self.origin == 'null' ? [] : [
      say('database', run(() => opened('ad_1'))),
      say('own database', opened('own')),
      say('cache', caches.open('ad-1').then(() => 'opened')),
    ]),
  ]).then(() => postMessage(told))`

const start = (page: Page, kind: string) =>
  page.evaluate(
    (text, kind) =>
      new Promise<Record<string, string>>((resolve, reject) => {
        const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
        const coded = {
          blob,
          data: `data:text/javascript,${encodeURIComponent(text)}`,
          base64: `data:text/javascript;base64,${btoa(text)}`,
        }
        const worker = new Worker(coded[kind as 'blob'])
        URL.revokeObjectURL(blob)
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = ({ message }) => reject(new Error(message))
      }),
    code(stats, server.origin()),
    kind,
  )
const sent = () =>
  server.requests
    .to('/t/')
    .map(({ path }) => path)
    .sort()

it.each(['blob', 'data', 'base64'])('holds what a worker made as %s calls and stores', async (kind) => {
  const page = await browser.page()
  await page.goto(server.origin())
  const refused = await start(page, kind)
  expect(sent()).toEqual([])
  expect(refused).toMatchObject({ fetch: 'TypeError', xhr: 'TypeError', events: 'TypeError', script: 'NetworkError' })
  if (kind == 'blob')
    expect(refused).toMatchObject({
      own: 'loaded',
      database: 'SecurityError',
      'own database': 'opened',
      cache: 'SecurityError',
    })
  await page.evaluate(() => treize.acceptAll())
  expect(await start(page, kind)).toMatchObject({ fetch: 'loaded', xhr: 'loaded', script: 'done' })
  expect(sent()).toEqual(['/t/events', '/t/fetch', '/t/script', '/t/xhr'])
  await page.evaluate(() => treize.withdraw())
  server.requests.clear()
  expect(await start(page, kind)).toMatchObject({ fetch: 'TypeError' })
  expect(sent()).toEqual([])
})
