import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import type { EnginePage } from '../helpers/engines/engine-page'
import { drawn, leak, serveLeaks } from '../helpers/engines/leaks'
import { useEngine } from '../helpers/engines/use-engine'
import type { EngineName } from '../helpers/find-browser'
import { pageWith } from '../helpers/page-with'
import { someOf } from '../helpers/some-of'

type Site = Awaited<ReturnType<typeof serveLeaks>>
let server: Site['server']
let stats: string
let cdn: string
let left: Site['left']

const FILE = '/treize.worker.js'
const SLOW = '/slow.worker.js'
/** Keeps what the console is warned of, where the test can read it. */
const tag = `<script>window.warned = []; console.warn = function (text) { warned.push(text) }</script>
<script src="/dist/treize.js"></script>`
declare global {
  interface Window {
    warned: string[]
  }
}

beforeAll(async () => {
  const worker = readFileSync(new URL('../../dist/treize.worker.js', import.meta.url), 'utf8')
  const site = await serveLeaks(
    {
      [FILE]: worker,
      [SLOW]: worker,
      '/calls.js': `const to = new URL(location).searchParams.get('to')
fetch(to, { mode: 'no-cors' }).catch(() => {}).then(() => fetch('/called'))`,
      '/called': '',
    },
    { '/late/treize.js': 300, [SLOW]: 1500 },
  )
  ;({ server, stats, cdn, left } = site)
  const policy = (more = {}, serviceWorkers = ['*']) => ({
    policy: { version: '1' },
    ...more,
    categories: {
      essential: { essential: true, requests: [`${cdn}/*`] },
      marketing: { requests: [`${stats}/*`] },
      analytics: { serviceWorkers, requests: ['https://unused.example/*'] },
    },
  })
  server.route('/', pageWith(policy({ worker: FILE }), { tag }))
  server.route('/own', pageWith(policy({ worker: FILE }, []), { tag }))
  server.route('/slow', pageWith(policy({ worker: SLOW }), { tag }))
  server.route('/gates', pageWith(policy(), { tag }))
  const late = { tag: '<script src="/late/treize.js"></script>', body: `<img src="${stats}/t/p.gif?html" alt="">` }
  server.route('/late/gates', pageWith(policy(), late))
  server.route('/late/', pageWith(policy({ worker: FILE }), late))
  const newer = policy({ worker: FILE })
  newer.categories.essential.requests.push(`${stats}/*`)
  server.route('/newer', pageWith(newer, { ...late, tag }))
  server.route('/plain', '<!doctype html><title>Without Treize</title>')
  const takesOver = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => event.respondWith(fetch(event.request)))`
  server.route('/site.js', takesOver)
  server.route('/importing.js', `importScripts('${FILE}'); ${takesOver}`)
  server.route('/sandbox', (_, answer) => {
    const page = pageWith(policy({ worker: FILE }), { tag: collectErrors + tag })
    answer.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': 'sandbox allow-scripts' }).end(page)
  })
  server.route('/missing', pageWith(policy({ worker: '/missing.worker.js' }), { tag }))
  server.route('/deep', pageWith(policy({ worker: `/deep${FILE}` }), { tag }))
  for (const name of ['treize.js', 'treize.more.js', 'treize.banner.js'])
    server.route(`/late/${name}`, readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8'))
})
beforeEach(() => server.requests.clear())
afterAll(() => server.close())

const WAYS = ['background', 'font', 'import', 'module', 'redirect', 'worker']
const scopes = (page: EnginePage) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope))
const scripts = (page: EnginePage) =>
  page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(
      ({ installing, waiting, active }) => (installing ?? waiting ?? active)?.scriptURL,
    ),
  )
const controlled = (page: EnginePage, by = 'treize=') =>
  page.until(() => page.evaluate((part) => !!navigator.serviceWorker.controller?.scriptURL.includes(part), by))

/** Calls everything, also from a worker with a file of its own, and waits until what may leave has. */
async function leakAll(page: EnginePage) {
  server.requests.clear()
  await page.evaluate((to) => void new Worker(`/calls.js?to=${encodeURIComponent(to)}`), `${stats}/t/p.gif?worker`)
  await page.evaluate(leak, stats, cdn)
  await page.until(() => server.requests.to('/c/').length == 2 && server.requests.to('/called').length == 1)
  await drawn(page)
}
async function expectAllToLeave(page: EnginePage) {
  await leakAll(page)
  await page.until(() => left().length >= WAYS.length)
  expect(left()).toEqual(WAYS)
}
async function expectNoWorker(page: EnginePage) {
  await page.until(async () => !(await scopes(page)).length)
  expect(await scopes(page)).toEqual([])
}

/** Opens an engine for the specs around it, and the pages of the site in it. */
function useSite(name: EngineName) {
  const openUrl = useEngine(name)
  const open = async () => {
    const page = await openUrl(server.origin())
    await controlled(page)
    return page
  }
  const openWith = async (script: string, path = '/own') => {
    const page = await openUrl(`${server.origin()}/plain`)
    await page.evaluate(
      (url) => navigator.serviceWorker.register(url).then(() => navigator.serviceWorker.ready),
      script,
    )
    await controlled(page, script)
    await page.goto(`${server.origin()}${path}`)
    return page
  }
  return { openUrl, open, openWith }
}
const warned = async (page: EnginePage) => {
  await page.until(() => page.evaluate(() => window.warned.length > 0))
  return page.evaluate(() => window.warned)
}

describe.each(inject('engines'))('in %s', (name) => {
  const { openUrl, open } = useSite(name)

  it('lets out without a service worker what no gate can hold', async () => {
    const page = await openUrl(`${server.origin()}/gates`)
    await expectAllToLeave(page)
    expect(await scopes(page)).toEqual([])
  })

  it('closes these ways with `worker`, but for redirects, and lets essential hosts be called', async () => {
    const page = await open()
    await leakAll(page)
    expect(left()).toEqual(['redirect'])
    expect(server.requests.to('/c/')).toHaveLength(2)
    expect(await page.evaluate(() => window.warned)).toEqual([])
  })

  it('closes what the HTML of a later page loads before any script runs', async () => {
    const page = await openUrl(`${server.origin()}/late/gates`)
    await page.until(() => left().length > 0)
    expect(left()).toContain('html')
    await page.goto(server.origin())
    await controlled(page)
    server.requests.clear()
    await page.goto(`${server.origin()}/late/`)
    // The worker asks the page for a second before it fails a call.
    await page.settle(1500)
    expect(left()).toEqual([])
  })

  it('lets out what one category allows, in this page and the next, while another still waits', async () => {
    const page = await open()
    await leakAll(page)
    server.requests.clear()
    const called = await page.evaluate(
      (to) =>
        new Promise((done) => {
          const image = document.createElement('img')
          image.dataset.consent = 'marketing'
          image.dataset.src = `${to}/t/p.gif?released`
          image.onload = image.onerror = () => done('asked')
          document.body.append(image)
          treize.set({ marketing: true })
        }),
      stats,
    )
    expect(called).toBe('asked')
    expect(left()).toEqual(['released'])
    await expectAllToLeave(page)
    expect(await scopes(page)).toEqual([`${server.origin()}/`])
    await page.reload()
    await expectAllToLeave(page)
    await page.evaluate(() => treize.set({ marketing: false, analytics: false }))
    await page.until(() => page.evaluate(() => !/stats/.test(navigator.serviceWorker.controller?.scriptURL ?? 'stats')))
    await leakAll(page)
    expect(left()).toEqual(['redirect'])
    // A category that is refused declares every service worker.
    expect(await scopes(page)).toHaveLength(1)
  })

  it('is gone once everything is granted, and hinders nothing in the page that has it still', async () => {
    const page = await open()
    await page.evaluate(() => treize.acceptAll())
    await expectNoWorker(page)
    await expectAllToLeave(page)
    await page.reload()
    await page.settle(300)
    expect(await scopes(page)).toEqual([])
  })

  it('is not taken for a refused one while its file is on its way', async () => {
    const page = await openUrl(`${server.origin()}/gates`)
    await page.evaluate(() => treize.rejectAll())
    await page.goto(`${server.origin()}/slow`)
    await page.until(() => server.requests.to(SLOW).length > 0)
    await page.evaluate(() => treize.rejectAll())
    await controlled(page)
    await page.settle(300)
    expect(await scopes(page)).toHaveLength(1)
  })
})

// In one engine after each change, in all of them for `npm run nightly`.
describe.each(someOf(inject('engines'), 3))('on a site that changes, in %s', (name) => {
  const { openUrl, open, openWith } = useSite(name)

  it('asks the page about a host that its policy allows since', async () => {
    const page = await open()
    await page.goto(`${server.origin()}/newer`)
    await page.until(() => left().length > 0)
    expect(left()).toContain('html')
    await page.until(() => scripts(page).then(([script]) => !!script?.includes('stats')))
    expect(await scripts(page)).toHaveLength(1)
  })

  it('is gone after erase(), and comes again with the next page', async () => {
    const page = await open()
    await page.evaluate(() => treize.rejectAll())
    await page.evaluate(() => treize.erase())
    expect(await scopes(page)).toEqual([])
    await page.reload()
    await controlled(page)
    expect(await scopes(page)).toHaveLength(1)
  })

  it('is gone after stop(), and hinders nothing, also after a choice', async () => {
    const page = await open()
    await page.evaluate(() => treize.stop())
    await expectNoWorker(page)
    await page.evaluate(() => treize.rejectAll())
    await page.settle(300)
    expect(await scopes(page)).toEqual([])
    await expectAllToLeave(page)
  })

  it('is gone after the policy has lost its key', async () => {
    const page = await open()
    await page.goto(`${server.origin()}/gates`)
    await expectNoWorker(page)
  })

  it('leaves a service worker of the site’s own alone, and says how to join it', async () => {
    const page = await openWith('/site.js')
    expect(await warned(page)).toEqual([
      `[treize] this page has a service worker of the site’s own, ${server.origin()}/site.js, so ${FILE} is not registered: write importScripts("${FILE}") first in it`,
    ])
    await page.evaluate(() => treize.rejectAll())
    await page.evaluate(() => treize.erase())
    expect(await scripts(page)).toEqual([`${server.origin()}/site.js`])
    expect(await page.evaluate(() => window.warned)).toHaveLength(1)
  })

  it('comes with the next page where the visitor refuses the other service worker', async () => {
    const page = await openWith('/site.js', '/')
    await warned(page)
    await page.evaluate(() => treize.rejectAll())
    await expectNoWorker(page)
    await page.reload()
    await controlled(page)
    await page.settle(300)
    expect((await scripts(page)).map((script) => script?.replace(/[?].*/, ''))).toEqual([`${server.origin()}${FILE}`])
    expect(await page.evaluate(() => window.warned)).toEqual([])
  })

  it('closes the same ways from the site’s own service worker that imports the file', async () => {
    const page = await openWith('/importing.js')
    const closed = async () => {
      await leakAll(page)
      return left().length == 1
    }
    await page.until(closed)
    expect(left()).toEqual(['redirect'])
    await page.evaluate(() => treize.set({ marketing: true }))
    await expectAllToLeave(page)
    await page.evaluate(() => treize.withdraw())
    await page.until(closed)
    expect(left()).toEqual(['redirect'])
    expect(await scripts(page)).toEqual([`${server.origin()}/importing.js`])
    expect(await page.evaluate(() => window.warned)).toEqual([])
  })

  it('says nothing, and throws nothing, where there can be no service worker', async () => {
    const page = await openUrl(`${server.origin()}/sandbox`)
    await page.until(() => page.evaluate(() => 'record' in treize && !!document.querySelector('#treize')))
    await page.evaluate(async () => {
      treize.rejectAll()
      await treize.erase()
      treize.stop()
    })
    expect(await page.evaluate(() => window.warned)).toEqual([])
    expect(await page.errors()).toEqual([])
  })

  it('says that the file is missing, or that its folder is not the page’s', async () => {
    const page = await openUrl(`${server.origin()}/missing`)
    expect((await warned(page))[0]).toContain(
      '[treize] /missing.worker.js was not registered as a service worker: put treize.worker.js there',
    )
    await page.goto(`${server.origin()}/deep`)
    expect(await warned(page)).toEqual([
      `[treize] /deep${FILE} reaches only the pages of its folder, and this page is not there: put the file at the top of the site, and write "worker": "/treize.worker.js"`,
    ])
    expect(await scopes(page)).toEqual([])
  })
})
