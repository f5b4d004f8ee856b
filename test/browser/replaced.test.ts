import { afterAll, afterEach, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

const browser = await openBrowser()
const server = await serve()
const stats = server.origin('stats.other.localhost')
const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true, requests: ['/*'] },
    marketing: { cookies: ['_ad', '_more*'], storage: ['ad', 'more*'], requests: [`${stats}/t/*`] },
  },
}
const pages: Page[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What a careless library or a hostile script puts its own in place of, after us. */
const BUILT_INS = {
  'Array.prototype':
    'every some find filter map flatMap forEach includes indexOf join push pop shift slice splice concat sort flat at entries reverse findIndex',
  'String.prototype':
    'includes indexOf startsWith endsWith split slice toLowerCase toUpperCase replace replaceAll match matchAll trim charCodeAt padStart',
  'RegExp.prototype': 'test exec',
  'Map.prototype': 'get set has delete values entries forEach',
  'Set.prototype': 'has add delete forEach',
  'WeakMap.prototype': 'get set has delete',
  'WeakSet.prototype': 'has add',
  'WeakRef.prototype': 'deref',
  Object: 'keys entries values assign fromEntries defineProperty getOwnPropertyDescriptor hasOwn create getPrototypeOf',
  Reflect: 'apply construct get set has ownKeys getOwnPropertyDescriptor',
  JSON: 'parse stringify',
  Array: 'from isArray',
  Number: 'parseInt isFinite',
  'Function.prototype': 'call apply bind',
  globalThis:
    'URL Map Set WeakMap WeakSet Proxy Event MutationObserver Error parseInt decodeURIComponent String Number',
} as const
const names = Object.entries(BUILT_INS).flatMap(([owner, keys]) => keys.split(' ').map((key) => `${owner}.${key}`))

it.each(someOf(names, 16))('opens no gate with another %s', async (name) => {
  const wrongs = { nothing: 'undefined', yes: 'true', 'an empty list': '[]' }
  const seen: Record<string, unknown> = {}
  for (const [what, value] of Object.entries(wrongs)) {
    // With it, no `replace` of all ends, in whatever script.
    if (name == 'RegExp.prototype.exec' && value == '[]') continue
    const at = name.lastIndexOf('.')
    server.route(
      '/',
      pageWith(policy, {
        body: `<script>
          const replaced = ${name.slice(0, at)}
          replaced.${name.slice(at + 1)} = function () { return ${value} }
        </script>
        <script>
          const tries = [
            () => fetch('${stats}/t/fetch').catch(() => {}),
            () => { const x = new XMLHttpRequest(); x.open('GET', '${stats}/t/xhr'); x.send() },
            () => navigator.sendBeacon('${stats}/t/beacon'),
            () => { new Image().src = '${stats}/t/image' },
            () => { const s = document.createElement('script'); s.src = '${stats}/t/script.js'; document.head.append(s) },
            () => { const f = document.createElement('iframe'); f.src = '${stats}/t/frame'; document.body.append(f) },
            () => { const i = document.createElement('img'); i.setAttribute('src', '${stats}/t/attribute'); document.body.append(i) },
            () => { const d = document.createElement('div'); d.innerHTML = '<img src="${stats}/t/html">'; document.body.append(d) },
            () => { new WebSocket('${stats}/t/socket'.replace('http', 'ws')) },
            () => { new EventSource('${stats}/t/source') },
            () => { document.cookie = '_ad=1' },
            () => { document.cookie = '_more1=1; path=/' },
            () => { localStorage.setItem('ad', '1') },
            () => { localStorage.more1 = '1' },
            () => { sessionStorage.setItem('ad', '1') },
          ]
          for (let at = 0; at < tries.length; at++) try { tries[at]() } catch {}
        </script>`,
      }),
    )
    server.requests.clear()
    const page = await browser.page()
    pages.push(page)
    await page.goto(server.origin())
    await page.settle(60)
    const called = server.requests
      .all()
      .filter(({ path }) => path.startsWith('/t/'))
      .map(({ path }) => path)
    const { local, session } = await page.storage()
    const left = [
      ...(await page.jar()).map((cookie) => cookie.name),
      ...Object.keys({ ...local, ...session }).filter((key) => key != 'treize'),
    ]
    if (called.length || left.length) seen[what] = [...called, ...left]
  }
  expect(seen).toEqual({})
})

it.each([
  'Object.prototype.construct = 1',
  'Object.prototype.get = undefined',
  'Object.prototype.value = undefined',
  'Object.prototype.writable = true',
  'window.MutationObserver = function () { throw 1 }',
])('holds in the page and in new frames after %s', async (code) => {
  server.route(
    '/',
    pageWith(policy, {
      body: `<script>${code}</script><script>
        const frame = document.createElement('iframe')
        document.body.append(frame)
        const inner = frame.contentWindow
        inner.fetch('${stats}/t/frame').catch(() => {})
        inner.navigator.sendBeacon('${stats}/t/beacon')
        fetch('${stats}/t/fetch').catch(() => {})
        try { frame.contentDocument.cookie = '_ad=1' } catch {}
        document.cookie = '_more1=1'
      </script>`,
    }),
  )
  const page = await browser.page()
  pages.push(page)
  server.requests.clear()
  await page.goto(server.origin())
  await page.settle()
  expect(server.requests.to('/t/').map(({ path }) => path)).toEqual([])
  expect((await page.jar()).map(({ name }) => name)).toEqual([])
})
