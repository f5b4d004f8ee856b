import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import type { Snapshot } from './in-page-snapshot'
import { refusing } from './routes'
import { bundle } from './run-cases'

declare const before: Snapshot
declare function takeSnapshot(view: Window): Snapshot
declare function compareSnapshots(before: Snapshot, after: Snapshot): string[]

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/plain': '<!doctype html><title>Plain</title>' } })
  const script = `<script>${await bundle('in-page-snapshot.ts')}</script>`
  // The site's own addresses are nobody's to grant: the banner and the frames of these pages load before a choice.
  const { everything: _, ...categories } = refusing().categories
  const policy = { ...refusing(), categories }
  const tag = `${script}<script src="/dist/treize.js"></script>`
  server.route('/', pageWith(policy, { tag }))
  server.route('/late', pageWith(policy, { tag: script }))
  server.route('/all', pageWith(refusing()))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function open(path = '/') {
  const page = await browser.page()
  await page.goto(server.origin() + path)
  return page
}
const differences = (page: Awaited<ReturnType<typeof open>>) =>
  page.evaluate(() => compareSnapshots(before, takeSnapshot(window)))

it('sees the gates while they stand', async () => {
  const page = await open()
  const found = await differences(page)
  expect(found).toEqual(
    expect.arrayContaining(['Document.prototype.cookie', 'window.fetch', 'XMLHttpRequest.prototype.open']),
  )
  // A page without them has changed nothing by itself.
  expect(await differences(await open('/late'))).toEqual([])
})

it('gives back every function, value and flag when it is stopped before a choice', async () => {
  const page = await open()
  await page.evaluate(() => treize.stop())
  expect(await differences(page)).toEqual([])
})

it('gives them back when it is stopped after a yes, a no and a withdrawal', async () => {
  for (const choice of ['acceptAll', 'rejectAll', 'withdraw'] as const) {
    const page = await open()
    await page.waitFor('banner')
    await page.evaluate((key) => {
      treize[key]()
      document.cookie = 'a=1'
      localStorage.setItem('a', '1')
      sessionStorage.setItem('a', '1')
      treize.stop()
    }, choice)
    expect(await differences(page)).toEqual([])
    expect(page.errors).toEqual([])
  }
})

it('gives them back in frames that it has entered', async () => {
  const page = await open()
  const found = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/plain'
    document.body.append(frame)
    await new Promise((done) => frame.addEventListener('load', done, { once: true }))
    const inner = frame.contentWindow as Window & typeof globalThis
    const patched = takeSnapshot(inner)
    treize.stop()
    const after = takeSnapshot(inner)
    const changed = compareSnapshots(patched, after)
    // A proxy has no name in its text; the browser's own functions have.
    const ours = [...after].filter(([, { value, get, set }]) =>
      [value, get, set].some(
        (one) => typeof one == 'function' && /^function \(\)/.test(Function.prototype.toString.call(one)),
      ),
    )
    return {
      changed: changed.length > 0,
      ours: ours.map(([name]) => name).filter((name) => name != 'Function.prototype'),
    }
  })
  expect(found).toEqual({ changed: true, ours: [] })
})

it('leaves alone what somebody put over it, and lets it work', async () => {
  const page = await open()
  const seen = await page.evaluate(async () => {
    const under = window.fetch
    const mine: typeof fetch = (...given) => under(...given)
    window.fetch = mine
    const setItem = Storage.prototype.setItem
    Storage.prototype.setItem = function (key, value) {
      setItem.call(this, key, `${value}!`)
    }
    treize.stop()
    localStorage.setItem('never_a', '1')
    return [window.fetch == mine, (await fetch('/plain')).status, localStorage.getItem('never_a')]
  })
  expect(seen).toEqual([true, 200, '1!'])
  const left = (await differences(page)).filter((name) => !name.startsWith('fetch.'))
  expect(left).toEqual(['window.fetch', 'Storage.prototype.setItem'])
})

it('lets what a page took while the gates stood work on after them', async () => {
  const page = await open()
  const seen = await page.evaluate(async () => {
    const { fetch, localStorage, WebSocket, Image } = window
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>
    const { setItem, getItem } = Storage.prototype
    const { open } = IDBFactory.prototype
    treize.stop()
    set.call(document, 'never_a=1; path=/')
    localStorage.setItem('never_b', '1')
    setItem.call(window.localStorage, 'never_c', '2')
    const request = open.call(indexedDB, 'never_e')
    const opened = await new Promise((done) => {
      request.onsuccess = () => done(request.result.name)
      request.onerror = () => done('error')
    })
    return [
      get.call(document),
      window.localStorage.getItem('never_b'),
      getItem.call(window.localStorage, 'never_c'),
      localStorage.length == window.localStorage.length,
      Object.keys(localStorage)
        .filter((key) => key.startsWith('never'))
        .sort(),
      (await fetch('/plain')).status,
      opened,
      typeof WebSocket,
      new Image().localName,
    ]
  })
  expect(seen).toEqual(['never_a=1', '1', '2', true, ['never_b', 'never_c'], 200, 'never_e', 'function', 'img'])
})

// A known difference: a method taken before stop() no longer knows a storage taken before it.
it.fails('lets a storage method that a page took work on a storage that it took', async () => {
  const page = await open()
  const value = await page.evaluate(() => {
    const { localStorage } = window
    const { setItem } = Storage.prototype
    treize.stop()
    setItem.call(localStorage, 'never_a', '1')
    return localStorage.getItem('never_a')
  })
  expect(value).toBe('1')
})

it('asks where a policy declares every address of the site', async () => {
  const page = await open('/all')
  await page.wait(1500)
  expect(await page.shows('banner')).toBe(true)
})

it('starts and stops again and again, one within another', async () => {
  const page = await open()
  const stops = await page.evaluate(async () => {
    treize.stop()
    const script = document.createElement('script')
    Reflect.deleteProperty(window, 'treize')
    script.src = '/dist/treize.js'
    document.head.append(script)
    await new Promise((done) => (script.onload = done))
    const patched = compareSnapshots(before, takeSnapshot(window)).length
    treize.stop()
    treize.stop()
    return patched > 0
  })
  expect(stops).toBe(true)
  expect(await differences(page)).toEqual([])
})
