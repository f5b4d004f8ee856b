import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { serve } from '../../helpers/serve'
import { buildApp, renderApp } from './build-app'

declare const consent: typeof treize
declare const told: string[]
declare const listening: number
declare const unmount: () => void
declare const there: Element | null

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const GIF = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: { '/gated.gif': (_, answer) => answer.writeHead(200, { 'content-type': 'image/gif' }).end(GIF) },
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const html = (framework: string, app = '', granted?: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>App</title></head><body><div id="app">${app}</div>
  <script>${granted ? `granted = ${JSON.stringify(granted)};` : ''} there = document.querySelector('#child, #fallback')</script>
  <script type="module" src="/${framework}.js"></script></body></html>`

const ids = (page: Page) =>
  page.raw.$$eval('#app [id]', (all) => all.map(({ id }) => id).filter((id) => !['state', 'settings'].includes(id)))
const state = (page: Page) => page.raw.$eval('#state', (one) => one.textContent?.replace(/\s+/g, ' ').trim())
const heard = (page: Page) => page.evaluate(() => told.splice(0))
const gated = () => server.requests.to('/gated.gif').length

const cookie = (yes: boolean) =>
  `1|${new Date().toISOString().slice(0, 19)}Z|0b6f5e0c-6f0b-4c58-9d5c-8b9c3c9a1f00|1|banner|analytics=${yes}&analytics/stats=${yes}&marketing=${yes}`

describe.each(['react', 'preact', 'vue', 'svelte', 'solid'])('%s', (framework) => {
  beforeAll(async () => {
    server.route(`/${framework}.js`, await buildApp(framework))
    server.route(`/${framework}`, html(framework))
  })
  const address = (search = '') => `${server.origin()}/${framework}${search}`

  it('creates nothing that is not granted, follows every choice, whoever makes it, and leaves nothing behind', async () => {
    server.requests.clear()
    const [page, other] = await browser.twoPages()
    await page.raw.bringToFront()
    await page.goto(address())
    await page.waitFor('banner')
    expect([await ids(page), await state(page)]).toEqual([['fallback'], 'true false true no record'])
    expect([await heard(page), gated()]).toEqual([['fallback is there'], 0])

    await page.click('accept')
    await page.raw.waitForSelector('#child')
    expect([await ids(page), await state(page)]).toEqual([['child', 'both'], 'true true false banner'])
    expect((await heard(page)).sort()).toEqual(['both is there', 'child is there', 'fallback is gone'])
    await expect.poll(gated).toBe(1)

    await page.raw.click('#settings')
    await page.click('withdraw')
    await page.raw.waitForSelector('#fallback')
    expect([await ids(page), await state(page)]).toEqual([['fallback'], 'true false false withdrawal'])
    expect((await heard(page)).sort()).toEqual(['both is gone', 'child is gone', 'fallback is there'])

    // Of a list, all must be granted.
    await page.evaluate(() => consent.set({ analytics: true }))
    await page.raw.waitForSelector('#child')
    expect([await ids(page), await state(page)]).toEqual([['child'], 'true true false api'])

    await other.goto(address())
    await other.raw.waitForSelector('#child')
    await other.evaluate(() => consent.rejectAll())
    await page.raw.waitForSelector('#fallback')
    expect([await ids(page), await state(page)]).toEqual([['fallback'], 'true false false api'])
    expect((await heard(page)).sort()).toEqual([
      'child is gone',
      'child is there',
      'fallback is gone',
      'fallback is there',
    ])

    expect(await page.evaluate(() => listening)).toBeGreaterThan(0)
    await page.evaluate(() => unmount())
    await page.evaluate(() => consent.acceptAll())
    expect(await page.raw.$eval('#app', (one) => one.textContent)).toBe('')
    // Effects end when the browser has time.
    await expect.poll(() => heard(page)).toEqual(['fallback is gone'])
    expect(await page.evaluate(() => listening)).toBe(0)
    for (const one of [page, other]) expect([one.errors, one.warnings]).toEqual([[], []])
  })

  it('says where the consent is to come from', async () => {
    const page = await browser.page()
    await page.goto(address('?bare'))
    await page.raw.waitForFunction(() => told.length, { timeout: 5000 })
    expect(await heard(page)).toEqual([
      expect.stringMatching(
        /^Error: \[treize\] useConsent found no consent: (wrap the app in <ConsentProvider consent=\{…\}>|call app\.use\(consentPlugin, \{ consent \}\)|call provideConsent\(consent\) in a component above)\s*(in <unknown>)?\s*$/,
      ),
    ])
  })

  describe('on a server', () => {
    const parts = (text: string) => [...text.matchAll(/id="?(child|both|fallback)/g)].map(([, id]) => id)
    let plain: string
    let read: string
    let granted: string[]
    beforeAll(async () => {
      ;({ plain, read, granted } = await renderApp(framework, `eu-consent=${encodeURIComponent(cookie(true))}`))
    })

    /** Opens HTML of a server as a visitor with a record. */
    async function visit(text: string, yes: boolean, granted?: readonly string[]) {
      server.requests.clear()
      server.route(`/${framework}-rendered`, html(framework, text, granted))
      const page = await browser.page()
      const [url, name, value] = [server.origin(), 'eu-consent', encodeURIComponent(cookie(yes))]
      await page.raw.setCookie({ url, name, value })
      await page.goto(`${url}/${framework}-rendered`)
      await page.raw.waitForFunction(() => typeof consent == 'object' && consent.record)
      return page
    }

    it('grants nothing without the cookie, and what the visitor granted with it', () => {
      expect([parts(plain), parts(read)]).toEqual([['fallback'], ['child', 'both']])
    })

    it('hydrates a page that is the same for everybody, and then shows what the visitor had granted', async () => {
      const page = await visit(plain, true)
      await page.raw.waitForSelector('#child')
      expect([await ids(page), await state(page)]).toEqual([['child', 'both'], 'true true false banner'])
      // Some take the fallback away before they would tell of it.
      const came = (await heard(page)).filter((what) => !what.startsWith('fallback'))
      expect(came.sort()).toEqual(['both is there', 'child is there'])
      expect([page.errors, page.warnings]).toEqual([[], []])
    })

    it('hydrates a page that was rendered with the cookie, and leaves its elements as they are', async () => {
      const page = await visit(read, true, granted)
      await expect.poll(() => state(page)).toBe('true true false banner')
      expect(await ids(page)).toEqual(['child', 'both'])
      expect((await heard(page)).sort()).toEqual(['both is there', 'child is there'])
      expect(await page.evaluate(() => there == document.querySelector('#child'))).toBe(true)
      expect([gated(), page.errors, page.warnings]).toEqual([1, [], []])
    })

    it('takes away what another page of the visitor has refused since', async () => {
      const page = await visit(read, false, granted)
      await page.raw.waitForSelector('#fallback')
      expect([await ids(page), await state(page)]).toEqual([['fallback'], 'true false false banner'])
      expect([page.errors, page.warnings]).toEqual([[], []])
    })
  })
})

it('works in the strict mode of React', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/react?strict`)
  await page.click('accept')
  await page.raw.waitForSelector('#child')
  expect(await ids(page)).toEqual(['child', 'both'])
  await page.evaluate(() => consent.withdraw())
  await page.raw.waitForSelector('#fallback')
  expect(await ids(page)).toEqual(['fallback'])
  await page.evaluate(() => unmount())
  expect(await page.evaluate(() => listening)).toBe(0)
  expect([page.errors, page.warnings]).toEqual([[], []])
})
