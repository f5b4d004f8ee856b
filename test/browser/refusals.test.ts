import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let stats: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/t/x': 'ok' } })
  stats = server.origin('stats.localhost')
  const policy = {
    policy: { version: '1' },
    categories: { marketing: { requests: [`${stats}/*`], caches: ['ad-*'], indexedDB: ['ad_*'] } },
  }
  server.route('/', pageWith(policy))
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

type Loop = [name: string, code: string]

// Code that tries again at once, as it is found on pages; each counts its tries.
const LOOPS: Loop[] = [
  ['fetch', 'for (;;) try { tries++; await fetch(url); break } catch {}'],
  ['fetch with another query each time', 'for (;;) try { await fetch(url + "?" + ++tries); break } catch {}'],
  ['caches.open', 'for (;;) try { tries++; await caches.open("ad-1"); break } catch {}'],
  ['indexedDB.open', 'const open = () => { tries++; indexedDB.open("ad_1").onerror = open }; open()'],
  [
    'XMLHttpRequest',
    'const send = () => { tries++; const x = new XMLHttpRequest(); x.open("GET", url); x.onerror = send; x.send() }; send()',
  ],
  ['WebSocket', 'const join = () => { tries++; new WebSocket(url.replace("http", "ws")).onclose = join }; join()'],
  ['EventSource', 'const join = () => { tries++; new EventSource(url).onerror = join }; join()'],
  ['Worker', 'const join = () => { tries++; new Worker(url).onerror = join }; join()'],
]

it.each(someOf(LOOPS, 3))(
  'slows a loop of %s down, as a network that is down would, and leaves the page alive',
  async (_, code) => {
    const page = await browser.page()
    await page.goto(server.origin())
    const tries = await page.evaluate(
      async (code, url) => {
        const state = window as unknown as { tries: number; url: string }
        state.tries = 0
        state.url = url
        const script = document.createElement('script')
        script.text = `(async () => { ${code} })()`
        document.body.append(script)
        // Till the page has a whole second without a try: a loop that is not slowed down never lets it.
        for (let before = -1, since = performance.now(); performance.now() - since < 30_000; ) {
          await new Promise((done) => setTimeout(done, 900))
          if (state.tries == before) break
          before = state.tries
        }
        return state.tries
      },
      code,
      `${stats}/t/x`,
    )
    expect(tries).toBeGreaterThan(4)
    expect(tries).toBeLessThan(30)
    expect(page.errors.filter((error) => !/Failed to load/.test(error))).toEqual([])
    expect(server.requests.to('/t/')).toEqual([])
    await page.close()
  },
)

it('answers a request that is aborted while it waits to fail at once, and one that is opened anew only once', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const told = await page.evaluate(async (url) => {
    const told: string[] = []
    const fails = (name: string) => told.push(name)
    // Slowed down by now.
    for (let tries = 0; tries < 13; tries++) await fetch(url).catch(() => {})
    const control = new AbortController()
    const aborted = fetch(url, { signal: control.signal }).catch((error: Error) => fails(error.name))
    control.abort()
    await aborted
    const request = new XMLHttpRequest()
    const ended = new Promise((done) =>
      request.addEventListener('loadend', () => done(fails(`ends ${request.readyState}`))),
    )
    for (let tries = 0; tries < 2; tries++) {
      request.open('GET', url)
      request.send()
    }
    await ended
    return told
  }, `${stats}/t/x`)
  expect(told).toEqual(['AbortError', 'ends 4'])
  await page.close()
})
