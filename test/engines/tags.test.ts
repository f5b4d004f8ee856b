import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import type { EnginePage } from '../helpers/engines/engine-page'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { type Route, serve } from '../helpers/serve'

let server: Awaited<ReturnType<typeof serve>>
declare const seen: string[]

const pixel: Route = (_, answer) => answer.writeHead(200, { 'content-type': 'image/gif' }).end()

const tag = `${collectErrors}<script>window.seen = []</script><script src="/dist/treize.js"></script>`
const head = `<script type="text/plain" data-consent="analytics" src="/held/slow.js"></script>
<script type="text/plain" data-consent="analytics">seen.push('inline after slow')</script>
<script type="text/plain" data-consent="analytics" data-type="module">import '/held/imported.js'; seen.push('module')</script>
<script type="text/plain" data-consent="analytics" src="/held/deferred.js" defer></script>
<script type="text/plain" data-consent="analytics/stats" src="/held/quick.js"></script>
<script type="text/plain" data-consent="marketing" src="/held/ads.js"></script>
<script type="text/plain" data-consent="analytics marketing">seen.push('last inline')</script>`
const body = `<iframe data-consent="marketing" data-src="/held/embed" width="300" height="150" title="Film"></iframe>
<img data-consent="marketing" data-src="/held/pixel.gif" width="10" height="10" alt="">`

const ORDER = ['slow', 'inline after slow', 'quick', 'ads', 'last inline', 'imported', 'module', 'deferred']
const HELD = ['ads.js', 'deferred.js', 'embed', 'imported.js', 'pixel.gif', 'quick.js', 'slow.js'].map(
  (name) => `/held/${name}`,
)

beforeAll(async () => {
  const scripts = ['slow', 'imported', 'deferred', 'quick', 'ads']
  server = await serve({
    slow: { '/held/slow.js': 300 },
    routes: {
      '/': pageWith(shop, { tag, head, body }),
      '/held/embed': '<!doctype html><title>Film</title>',
      '/held/pixel.gif': pixel,
      ...Object.fromEntries(scripts.map((name) => [`/held/${name}.js`, `seen.push('${name}')`])),
    },
  })
})
afterAll(() => server.close())

describe.each(otherEngines())('in %s', (name) => {
  const openUrl = useEngine(name)
  async function open() {
    server.requests.clear()
    const page = await openUrl(server.origin('www.shop.localhost'))
    await page.waitFor('banner')
    return page
  }
  const sent = () =>
    server.requests
      .to('/held/')
      .map(({ path }) => path)
      .sort()

  /** Waits for all that is held to come, and then for what should not come twice. */
  async function allDone(page: EnginePage) {
    await page.until(() => sent().length >= HELD.length)
    await allRan(page)
  }
  async function allRan(page: EnginePage) {
    await page.until(async () => (await page.evaluate(() => seen.length)) >= ORDER.length)
    await page.settle(300)
  }

  async function expectOrder(page: EnginePage) {
    const ran = await page.evaluate(() => seen)
    expect([...ran].sort()).toEqual([...ORDER].sort())
    // Firefox lets an inline module that a script inserts run before or after what follows it.
    const left = (all: string[]) => (name == 'firefox' ? all.filter((one) => one != 'deferred') : all)
    expect(left(ran)).toEqual(left(ORDER))
  }

  it('requests and runs nothing that is marked before a choice, or after a no', async () => {
    const page = await open()
    await page.settle(300)
    expect(sent()).toEqual([])
    await page.key('Escape')
    await page.settle(300)
    expect(sent()).toEqual([])
    await page.click('reject')
    await page.settle(300)
    expect(sent()).toEqual([])
    await page.reload()
    await page.settle(300)
    expect(sent()).toEqual([])
    expect(await page.evaluate(() => seen)).toEqual([])
    expect(await page.errors()).toEqual([])
  })

  it('runs held scripts once after Accept, in the order in which the browser would have run them', async () => {
    const page = await open()
    await page.click('accept')
    await allDone(page)
    await expectOrder(page)
    expect(sent()).toEqual(HELD)
    // And the same on the next page, where the yes is there from the start and the parser still reads.
    server.requests.clear()
    await page.reload()
    await allRan(page)
    await expectOrder(page)
    expect(sent().filter((path) => path.endsWith('.js'))).toEqual(HELD.filter((path) => path.endsWith('.js')))
    expect(await page.errors()).toEqual([])
  })

  it('loads a held embed and image on the next page too, where the yes is there from the start', async () => {
    const page = await open()
    await page.click('accept')
    await allDone(page)
    server.requests.clear()
    await page.reload()
    await allRan(page)
    await page.settle(300)
    expect(sent()).toEqual(HELD)
  })

  it('requests nothing on the next load after a withdrawal', async () => {
    const page = await open()
    await page.click('accept')
    await allDone(page)
    await page.evaluate(() => treize.withdraw())
    server.requests.clear()
    await page.reload()
    await page.settle(300)
    expect(sent()).toEqual([])
    expect(await page.evaluate(() => seen)).toEqual([])
    expect(await page.errors()).toEqual([])
  })

  it('catches tags that a script adds later', async () => {
    const page = await open()
    await page.click('reject')
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<section><img data-consent="marketing" data-src="/held/pixel.gif?later" alt=""></section>',
      )
      const script = document.createElement('script')
      script.type = 'text/plain'
      script.dataset.consent = 'marketing'
      script.src = '/held/ads.js?later'
      document.body.append(script)
    })
    await page.settle(300)
    expect(sent()).toEqual([])
    await page.evaluate(() => treize.set({ marketing: true }))
    const later = () => sent().filter((path) => path.includes('later'))
    await page.until(async () => later().length > 1 && (await page.evaluate(() => seen.length)) > 1)
    expect(later()).toEqual(['/held/ads.js?later', '/held/pixel.gif?later'])
    expect(await page.evaluate(() => seen)).toEqual(['ads', 'ads'])
  })
})
