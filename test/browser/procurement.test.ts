import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ConsentLog } from '../../src/log'
import { addMonths } from '../../src/policy/lifetime'
// @ts-expect-error the example is plain JavaScript
import { startServer } from '../../examples/procurement/server.js'
import { type Page, openBrowser } from '../helpers/open-browser'
import { emptyDatabase } from '../helpers/open-stores'

interface Received {
  tracker: string
  event: string
}

let folder: string
let browser: Awaited<ReturnType<typeof openBrowser>>
let site: {
  url: string
  port: number
  received: Received[]
  log: ConsentLog
  close(): Promise<void>
}

beforeAll(async () => {
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'treize-procura-'))
  site = await startServer({ port: 0, folder: await emptyDatabase(join(folder, 'log')) })
})
afterAll(async () => {
  await browser.close()
  await site?.close()
  rmSync(folder, { recursive: true, force: true })
})

// A real host with a parent: on plain localhost, trackers find no wider domain for their cookies.
const address = (path = '/') => `http://www.procura.localhost:${site.port}${path}`

async function open(path = '/') {
  const page = await browser.page()
  site.received.length = 0
  await page.goto(address(path))
  await page.waitFor('banner')
  return page
}
const ALWAYS = 'html >>> [data-treize="always-allow"]'
/** As long as the trackers collect events before they send them. */
const BATCH = 3500
const until = (reached: () => boolean) => expect.poll(reached, { timeout: 20_000 }).toBe(true)
const got = (tracker: string, event: string) =>
  site.received.some((one) => one.tracker == tracker && one.event.includes(event))
const bothSeen = () => got('snowplow', 'page') && got('posthog', '$pageview')

/** Everything of theirs that the browser holds. */
async function theirs(page: Page) {
  const { local, session } = await page.storage()
  const cookies = (await page.jar())
    .map(({ name }) => name)
    .filter(
      (name) => !['eu-consent', 'session_id', 'csrf_token', 'lang'].includes(name) && !/^treize-until-/.test(name),
    )
  const keys = [...Object.keys(local), ...Object.keys(session)].filter((key) => !['cart', 'treize'].includes(key))
  return [...cookies, ...keys]
}

it('sends and stores nothing before a choice: not on reload, Escape, scrolling or doing nothing', async () => {
  const page = await open()
  await page.key('Escape')
  await page.raw.mouse.wheel({ deltaY: 2000 })
  await page.reload()
  await page.settle(BATCH)
  await page.goto(address('/film'))
  await page.settle()
  expect(site.received).toEqual([])
  expect(await theirs(page)).toEqual([])
  expect(page.errors).toEqual([])
})

it('sends and stores nothing after a refusal, on this page and the next', async () => {
  const page = await open()
  await page.click('reject')
  await page.settle()
  await page.goto(address('/fr/'))
  await page.settle()
  expect(site.received).toEqual([])
  expect(await theirs(page)).toEqual([])
})

it('runs both trackers once after a yes, and every cookie in the jar ends within thirteen calendar months', async () => {
  const page = await open()
  const start = Date.now()
  await page.click('accept')
  await until(bothSeen)
  await page.settle()
  expect(
    site.received
      .filter(({ event }) => event == 'script loaded')
      .map(({ tracker }) => tracker)
      .sort(),
  ).toEqual(['posthog', 'snowplow'])
  const jar = await page.jar()
  expect(jar.map(({ name }) => name.replace(/\..*/, '')).sort()).toEqual(
    expect.arrayContaining(['_sp_id', '_sp_ses', 'eu-consent', 'ph_phc_localtest_posthog']),
  )
  for (const { name, domain, expires } of jar) {
    if (expires) expect(+expires, name).toBeLessThanOrEqual(addMonths(Date.now(), 13))
    if (/^(_sp|ph_)/.test(name)) expect(domain, name).toBe('.procura.localhost')
  }
  const snowplow = jar.find(({ name }) => name.startsWith('_sp_id'))
  expect(+(snowplow?.expires ?? 0)).toBeGreaterThanOrEqual(addMonths(start - 2000, 13))
  expect(page.errors).toEqual([])
  expect(page.warnings).toEqual([])
})

it('leaves the original end dates at a visit ten months later, and starts anew after fourteen', async () => {
  const page = await open()
  const start = Date.now()
  await page.click('accept')
  await until(bothSeen)
  await page.settle()
  const ends = async () =>
    Object.fromEntries(
      (await page.jar())
        .filter(({ name }) => /^(_sp_id|ph_)/.test(name))
        .map(({ name, expires }) => [name.replace(/\..*/, ''), +(expires ?? 0)]),
    )
  const first = await ends()
  for (const months of [5, 10]) {
    await page.clock(new Date(addMonths(start, months)))
    site.received.length = 0
    await page.goto(address())
    await page.evaluate(() => treize.acceptAll())
    await until(bothSeen)
    await page.settle()
    const later = await ends()
    expect(later._sp_id).toBe(first._sp_id)
    // A year from now is more than is left: what is left is what it gets.
    expect(later.ph_phc_localtest_posthog).toBeLessThanOrEqual(addMonths(start + 60_000, 13))
  }
  await page.clock(new Date(addMonths(start, 14)))
  await page.goto(address())
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(async () => (await ends())._sp_id, { timeout: 20_000 }).toBeGreaterThan(first._sp_id as number)
})

it('stops both trackers and deletes all of theirs at a withdrawal, and sends nothing on the next load', async () => {
  const page = await open()
  await page.click('accept')
  await until(bothSeen)
  await page.settle()
  expect((await theirs(page)).length).toBeGreaterThan(4)
  await page.raw.click('[data-consent-open]')
  await page.click('withdraw')
  await expect.poll(() => theirs(page)).toEqual([])
  site.received.length = 0
  await page.raw.mouse.click(500, 300)
  await page.raw.mouse.wheel({ deltaY: 500 })
  await page.settle(BATCH)
  expect(site.received).toEqual([])
  await page.goto(address('/product'))
  await page.settle()
  expect(site.received).toEqual([])
  expect(await theirs(page)).toEqual([])
  expect(page.errors).toEqual([])
})

it('grants one service without the other', async () => {
  const page = await open('/fr/')
  await page.click('customize')
  await (
    await page.raw.waitForSelector('#treize >>> [data-category="analytics"][data-service="snowplow"]', {
      visible: true,
    })
  )?.click()
  await page.click('save')
  await until(() => got('snowplow', 'page'))
  await page.settle()
  expect(site.received.filter(({ tracker }) => tracker == 'posthog')).toEqual([])
  expect((await theirs(page)).filter((name) => /^_?_?ph_/.test(name))).toEqual([])
})

it('loads the film after a yes to marketing, and takes it away again', async () => {
  const page = await open('/film')
  await page.click('reject')
  // The placeholder stands in the held frame.
  const find = async () => (await Promise.all(page.raw.frames().map((frame) => frame.$(ALWAYS)))).find(Boolean)
  await expect.poll(find).toBeTruthy()
  await (await find())?.click()
  await until(() => got('video', 'film loaded'))
  await page.evaluate(() => treize.withdraw())
  expect(await page.raw.$eval('iframe[data-consent]', (frame) => frame.hasAttribute('src'))).toBe(false)
})

it('keeps the site’s own work going whatever is refused: sign-in, cart, brochure', async () => {
  const page = await open('/product')
  await page.click('reject')
  await page.raw.click('[data-add]')
  expect(await page.raw.$eval('[data-cart-count]', (count) => count.textContent)).toBe('1')
  await page.goto(address('/sign-in'))
  await page.raw.type('input[type=email], input[name=email], form input:not([type=hidden])', 'camille@procura.example')
  for (const input of await page.raw.$$('form input[type=password]')) await input.type('secret-word')
  await Promise.all([page.raw.waitForNavigation(), page.raw.click('main form button')])
  expect(await page.raw.$('[data-signed-in]')).not.toBeNull()
  expect((await page.jar()).map(({ name }) => name)).toContain('session_id')
  await page.goto(address('/product'))
  expect(await page.raw.$eval('[data-cart-count]', (count) => count.textContent)).toBe('1')
})

it('records what visitors choose, proves it live, and shows them their records', async () => {
  const page = await open('/fr/')
  const panel = () => page.raw.$eval('[data-live-proof]', (element) => element.textContent ?? '')
  const before = (await site.log.stats()).reduce((sum, { kind, count }) => sum + (kind == 'given' ? count : 0), 0)
  await page.click('accept')
  await expect
    .poll(
      async () => (await site.log.stats()).reduce((sum, { kind, count }) => sum + (kind == 'given' ? count : 0), 0),
      {
        timeout: 20_000,
      },
    )
    .toBe(before + 1)
  await expect.poll(panel, { timeout: 20_000 }).toMatch(/^\d+ preuves? : tout est vérifié/)
  const id = await page.evaluate(() => treize.record?.id ?? '')
  const records = await page.evaluate(async (number: string) => {
    const body = new URLSearchParams({ act: 'download', id: number })
    return (await (await fetch('/consent/rights', { method: 'POST', body })).json()).records.length
  }, id)
  expect(records).toBe(1)
  expect(page.errors).toEqual([])
})

it('shows the table of cookies made from the policy, in both languages', async () => {
  for (const [path, name] of [
    ['/privacy', '13 months'],
    ['/fr/privacy', '13 mois'],
  ] as const) {
    const page = await open(path)
    await page.raw.waitForSelector('[data-consent-table] table')
    const text = await page.raw.$eval('[data-consent-table]', (table) =>
      (table as HTMLElement).innerText.replaceAll('\u00a0', ' '),
    )
    expect(text).toContain('_sp_id.*')
    expect(text).toContain('eu-consent')
    expect(text).toContain(name)
  }
})
