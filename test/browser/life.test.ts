import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const held = '<script type="text/plain" data-consent="analytics" src="/held.js"></script>'
/** What a page that was prerendered tells the server once it is shown: a driver may lose a page that takes another one's place. */
const tell = () => {
  const errors: string[] = []
  addEventListener('error', ({ message }) => errors.push(message))
  addEventListener('load', () => setTimeout(() => fetch('/made'), 200))
  document.addEventListener('prerenderingchange', () => {
    setInterval(() => {
      const banner = document.querySelector('#treize')?.shadowRoot?.querySelector('[data-treize=banner]')
      const { ran = 0 } = window as unknown as { ran?: number }
      const seen = { ran, asked: !!banner?.getBoundingClientRect().width, errors }
      void fetch('/shown', { method: 'POST', body: JSON.stringify(seen) })
    }, 50)
  })
}
const next = pageWith(shop, { body: `<h2 id="next">Next</h2>${held}<script>(${tell})()</script>` })
const prerender = (path: string) =>
  `<script type="speculationrules">{"prerender":[{"urls":["${path}"]}]}</script><a id="go" href="${path}">Next</a>`

beforeAll(async () => {
  browser = await openBrowser({ whole: true })
  server = await serve({
    routes: {
      '/': pageWith(shop, { body: prerender('/next') }),
      '/next': (_, answer) => {
        // Chromium prerenders nothing that must not be stored.
        answer.setHeader('cache-control', 'max-age=60')
        answer.writeHead(200, { 'content-type': 'text/html' }).end(next)
      },
      '/plain': pageWith(shop),
      '/made': '',
      '/shown': '',
      '/held.js': 'window.ran = (window.ran || 0) + 1',
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const paths = () => server.requests.all().map(({ path }) => path)

const shown = () => server.requests.to('/shown')

/** Shows a page that was prerendered. On a busy machine a browser may give one up, and loads it as any other. */
async function showPrerendered(answered: boolean) {
  for (let tries = 0; tries < 5; tries++) {
    const page = await browser.page()
    if (answered) {
      await page.goto(`${server.origin()}/plain`)
      await page.evaluate(() => treize.acceptAll())
    }
    server.requests.clear()
    await page.goto(server.origin())
    await expect
      .poll(() => server.requests.to('/next').map(({ headers }) => headers['sec-purpose']))
      .toEqual(['prefetch;prerender'])
    // It has been made to its end, out of sight.
    await expect.poll(() => server.requests.to('/made').length).toBe(1)
    expect(paths().filter((path) => /held/.test(path))).toEqual([])
    // Of the page in front, which asks.
    await expect.poll(() => paths().filter((path) => /banner/.test(path)).length).toBe(answered ? 0 : 1)
    await page.evaluate(() => document.querySelector<HTMLElement>('#go')?.click())
    await expect
      .poll(() => shown().length)
      .toBeGreaterThan(0)
      .catch(() => undefined)
    if (shown().length) return page
    await page.close()
  }
  throw new Error('The browser shows no page that it has prerendered.')
}

it.each([true, false])(
  'grants nothing and asks nothing in a page that is prerendered, and both once it is shown (answered: %s)',
  async (answered) => {
    const page = await showPrerendered(answered)
    const expected = { ran: answered ? 1 : 0, asked: !answered, errors: [] }
    await expect.poll(() => JSON.parse(shown().at(-1)?.body ?? '{}')).toEqual(expected)
    await page.close()
  },
)

it('obeys what was decided while it was frozen', async () => {
  const [first, second] = await browser.twoPages()
  for (const page of [first, second]) await page.goto(`${server.origin()}/plain`)
  const devtools = await second.raw.createCDPSession()
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await first.evaluate(() => treize.acceptAll())
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await expect.poll(() => second.evaluate(() => treize.has('analytics'))).toBe(true)
})

it('obeys when it is seen again what a server decided while it was hidden', async () => {
  const [first, second] = await browser.twoPages()
  // As in a browser that tells of no cookies.
  await second.raw.evaluateOnNewDocument(() => Object.defineProperty(window, 'cookieStore', { value: undefined }))
  for (const page of [first, second]) await page.goto(`${server.origin()}/plain`)
  await second.evaluate(() => treize.acceptAll())
  const [record] = await first.jar()
  const no = record?.value.replaceAll('=true', '=false')
  server.route('/taken', (_, answer) => answer.setHeader('set-cookie', `eu-consent=${no}; path=/`).end())
  await first.raw.bringToFront()
  expect(await second.evaluate(() => document.hidden)).toBe(true)
  await first.goto(`${server.origin()}/taken`)
  expect(await second.evaluate(() => treize.has('analytics'))).toBe(true)
  await second.raw.bringToFront()
  await expect.poll(() => second.evaluate(() => treize.has('analytics'))).toBe(false)
})

const family = { ...shop, consent: { domain: '.site.localhost' } }

it('is one record for a site and its subdomains, which hear of each other at once', async () => {
  server.route('/family', pageWith(family))
  const [first, second] = await browser.twoPages()
  await first.goto(`${server.origin('a.site.localhost')}/family`)
  await second.goto(`${server.origin('site.localhost')}/family`)
  await second.waitFor('banner')
  await first.evaluate(() => treize.acceptAll())
  await expect.poll(() => second.evaluate(() => treize.has('analytics'))).toBe(true)
  await expect.poll(() => second.shows('banner')).toBe(false)
  await second.evaluate(() => {
    document.cookie = '_st_1=1; domain=site.localhost; max-age=9999'
    treize.withdraw()
  })
  await expect.poll(() => first.evaluate(() => treize.has('analytics'))).toBe(false)
  expect(await first.jar()).toMatchObject([{ name: 'eu-consent', domain: '.site.localhost' }])
})

it('obeys the newer of two records, and keeps one', async () => {
  server.route('/family', pageWith(family))
  for (const newer of ['host', 'domain']) {
    const page = await browser.page()
    await page.goto(`${server.origin()}/family`)
    await page.evaluate(() => treize.acceptAll())
    const [yes] = await page.jar()
    await page.evaluate(
      (value, newer) => {
        const earlier = value.replace(/\|\d{4}/, (year) => `|${+year.slice(1) - (newer == 'domain' ? 1 : 0)}`)
        treize.stop()
        document.cookie = `eu-consent=${earlier.replaceAll('=true', '=false')}; path=/; max-age=9999`
      },
      yes?.value as string,
      newer,
    )
    // At the very same second the no would not be newer.
    if (newer == 'host')
      await page.evaluate((value) => {
        const at = new Date(Date.now() + 1000).toISOString().slice(0, 19)
        document.cookie = `eu-consent=${value.replaceAll('=true', '=false').replace(/\|[^|]+Z/, `|${at}Z`)}; path=/; max-age=9999`
      }, yes?.value as string)
    expect((await page.jar()).length).toBe(2)
    await page.reload()
    expect(await page.evaluate(() => treize.has('analytics'))).toBe(newer == 'domain')
    await expect.poll(async () => (await page.jar()).map(({ domain }) => domain)).toEqual(['.site.localhost'])
    await page.reload()
    expect(await page.evaluate(() => treize.has('analytics'))).toBe(newer == 'domain')
    await page.evaluate(() => void treize.erase())
    await expect.poll(async () => (await page.jar()).length).toBe(0)
    await page.close()
  }
})

it('asks no search engine, and grants it nothing', async () => {
  for (const [agent, asked] of [
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', false],
    ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', false],
    ['facebookexternalhit/1.1', false],
    ['Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36', true],
  ] as const) {
    const page = await browser.page()
    await page.raw.setUserAgent({ userAgent: agent })
    server.requests.clear()
    await page.goto(`${server.origin()}/next`)
    await page.settle()
    expect([agent, paths().some((path) => /banner/.test(path)), paths().includes('/held.js')]).toEqual([
      agent,
      asked,
      false,
    ])
    expect(await page.evaluate(() => treize.unasked)).toBe(asked)
    await page.close()
  }
})

it('takes a record from tomorrow for a wrong clock, and one from next week for nobody’s', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/plain`)
  await page.evaluate(() => treize.acceptAll())
  for (const [hours, has] of [
    [-23, true],
    [-24 * 7, false],
  ] as const) {
    await page.clock(new Date(Date.now() + hours * 3_600_000))
    await page.reload()
    expect(await page.evaluate(() => treize.has('analytics'))).toBe(has)
  }
})
