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

it('holds in workers what nothing declares, where the policy says so', async () => {
  const policy = {
    policy: { version: '1' },
    undeclared: { requests: 'hold' },
    categories: { essential: { essential: true, requests: [`${stats}/t/xhr`] }, marketing: {} },
  }
  server.route('/rest', pageWith(policy))
  const page = await browser.page()
  await page.goto(`${server.origin()}/rest`)
  expect(await start(page, 'blob')).toMatchObject({ fetch: 'TypeError', xhr: 'loaded', own: 'loaded' })
  expect(sent()).toEqual(['/t/xhr'])
  await page.evaluate(() => treize.acceptAll())
  expect(await start(page, 'blob')).toMatchObject({ fetch: 'loaded' })
})

/** Sends once, and says what came of it. */
const sender = (call = 'fetch') =>
  `${call}('${stats}/t/fetch').then(() => 'loaded', (error) => error.name).then((told) => postMessage(told))`

/** Starts what `make` writes of `text`, and waits for what it says. */
const hear = (page: Page, make: string, text: string) =>
  page.evaluate(
    async (make, text) => {
      const run = new Function('text', `return (async () => { ${make} })()`) as (text: string) => Promise<Worker>
      const worker = await run(text)
      return new Promise<unknown>((resolve) => {
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = ({ message }) => resolve(`failed: ${message}`)
      })
    },
    make,
    text,
  )
const typed = (type: string) => `return new Worker(URL.createObjectURL(new Blob([text], { type: '${type}' })))`
const frame = 'const frame = document.body.appendChild(document.createElement("iframe")).contentWindow;'
/** A worker that starts another, and passes on what that one says. */
const nested = (make: string) => {
  const rest = `; (async () => { ${make} })().then((inner) => { inner.onmessage = ({ data }) => postMessage(data) })`
  return `text = 'let text = ' + JSON.stringify(text) + ${JSON.stringify(rest)}; ${typed('text/javascript')}`
}

it.each([
  ['a Blob of type text/plain', typed('text/plain')],
  ['a Blob with a charset', typed('text/plain; charset=utf-8')],
  ['a Blob of bytes', typed('application/octet-stream')],
  ['a Blob of type text/html', typed('text/html')],
  ['the Blob of a response', 'return new Worker(URL.createObjectURL(await new Response(text).blob()))'],
  [
    'a Blob that only its URL keeps',
    `const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
    await new Promise((resolve) => setTimeout(resolve, 0))
    await collectGarbage()
    return new Worker(url)`,
  ],
  ['a URL with a fragment', "return new Worker(URL.createObjectURL(new Blob([text])) + '#x')"],
  ['the Blob of a frame', `${frame} return new Worker(URL.createObjectURL(new frame.Blob([text])))`],
  ['the URL of a frame', `${frame} return new Worker(frame.URL.createObjectURL(new Blob([text])))`],
  ['the Worker of a frame', `${frame} return new frame.Worker(URL.createObjectURL(new Blob([text])))`],
  ['a data: URL after spaces', "return new Worker(' data:text/javascript,' + encodeURIComponent(text))"],
  ['a data: URL with a wrong escape', "return new Worker('data:text/javascript,' + text + '//100%')"],
  ['a data: URL with a fragment', "return new Worker('data:,' + encodeURIComponent(text) + '#x')"],
  ['a data: URL of a text in UTF-8', "return new Worker('data:;base64 ,' + btoa('/*\\xc3\\xa9*/' + text))"],
  ['a blob: URL in a worker', nested(typed('text/javascript'))],
  ['a data: URL in a worker', nested("return new Worker('data:,' + encodeURIComponent(text))")],
  ['a blob: URL two workers deep', nested(nested(typed('text/plain')))],
])('holds what a worker made of %s sends', async (_, make) => {
  const page = await browser.page()
  await page.goto(server.origin())
  const devtools = await page.raw.createCDPSession()
  await page.raw.exposeFunction('collectGarbage', () => devtools.send('HeapProfiler.collectGarbage'))
  expect(await hear(page, make, sender())).toBe('TypeError')
  expect(sent()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  expect(await hear(page, make, sender())).toBe('loaded')
  expect(sent()).toEqual(['/t/fetch'])
})

it.each([
  ['deleted', 'delete self.fetch; fetch'],
  ['taken from the prototype', 'self.constructor.prototype.fetch.call.bind(self.constructor.prototype.fetch, self)'],
])('leaves no fetch of the browser where ours is %s', async (_, call) => {
  const page = await browser.page()
  await page.goto(server.origin())
  expect(await hear(page, typed('text/javascript'), sender(call))).toBe('TypeError')
  expect(sent()).toEqual([])
})

const IS_STRICT = 'postMessage((function () { return this === undefined })())'
it.each([
  ['blob', typed('text/javascript')],
  ['data', "return new Worker('data:,' + encodeURIComponent(text))"],
  ['base64', "return new Worker('data:;base64,' + btoa(text))"],
  ['nested blob', nested(typed('text/javascript'))],
])('runs the code of a worker made as %s in the mode that it asks for', async (_, make) => {
  const page = await browser.page()
  await page.goto(server.origin())
  for (const [text, isStrict] of [
    [`'use strict';${IS_STRICT}`, true],
    [`/* a ** b *//**/ // c\n"use strict"\n${IS_STRICT}`, true],
    [IS_STRICT, false],
    [`// 'use strict';\n${IS_STRICT}`, false],
    [`'use strict'.length;${IS_STRICT}`, false],
  ] as const)
    expect(await hear(page, make, text), text).toBe(isStrict)
})

it('gives all who ask for one shared worker the same one, and a new one for another address', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/`)
  const ports = await page.evaluate(async () => {
    const code = 'let ports = 0; onconnect = (event) => event.ports[0].postMessage(++ports)'
    const make = () => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
    const join = (url: string) =>
      new Promise<number>((resolve) => {
        new SharedWorker(url).port.onmessage = ({ data }) => resolve(data)
      })
    const url = make()
    const first = await join(url)
    return [first, await join(url), await join(make())]
  })
  expect(ports).toEqual([1, 2, 1])
  await page.close()
})
