import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const pages: Page[] = []
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const built = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8')
const SETTINGS = 'treize.preferences.js'

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Opens a page whose file of the settings comes when it is let go. */
async function open({ layout = 'box', body = '<button id="settings" data-consent-open>Settings</button>' } = {}) {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  for (const name of ['treize.js', 'treize.more.js', 'treize.banner.js']) server.route(`/slow/${name}`, built(name))
  server.route(`/slow/${SETTINGS}`, async (_, answer) => {
    await gone
    answer.setHeader('content-type', 'text/javascript')
    answer.end(built(SETTINGS))
  })
  server.route('/', pageWith({ ...shop, banner: { layout } }, { body, tag: '<script src="/slow/treize.js"></script>' }))
  server.requests.clear()
  const page = await browser.page()
  pages.push(page)
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  return { page, letGo }
}
const wanted = () => server.requests.to(`/slow/${SETTINGS}`).length
const focused = (page: Page) =>
  page.evaluate(
    () =>
      (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.dataset.treize ??
      document.activeElement?.id,
  )
/** Waits until the file has come and was run, and the page has done what follows from it. */
async function arrive(page: Page, letGo: () => void) {
  const answered = page.raw.waitForResponse((response) => response.url().endsWith(SETTINGS))
  letGo()
  await answered
  await page.settle()
}

it('asks with one file: the settings and the placeholders are fetched when they are wanted', async () => {
  const { page, letGo } = await open()
  await page.settle()
  const files = () =>
    server.requests
      .all()
      .map(({ path }) => path)
      .filter((path) => path.endsWith('.js'))
  expect(files()).toEqual(['/slow/treize.js', '/slow/treize.more.js', '/slow/treize.banner.js'])
  // A visitor who goes for the button finds them when it is pressed.
  await page.raw.hover(page.hook('customize'))
  await expect.poll(wanted).toBe(1)
  await arrive(page, letGo)
  expect(await page.shows('preferences')).toBe(false)
  await page.click('customize')
  await page.waitFor('preferences')
  expect(wanted()).toBe(1)
})

it.each(['box', 'dialog'])(
  'never loses a press on Customise: the %s stays whole until the settings are there',
  async (layout) => {
    const { page, letGo } = await open({ layout })
    await page.click('customize')
    await page.click('customize')
    expect(await page.shows('banner')).toBe(true)
    expect(await focused(page)).toBe('customize')
    expect(await page.raw.$eval(page.hook('customize'), (button) => button.ariaBusy)).toBe('true')
    await arrive(page, letGo)
    await page.waitFor('preferences')
    expect(await page.shows('banner')).toBe(false)
    expect(wanted()).toBe(1)
    await page.key('Escape')
    await page.waitFor('banner')
    expect(await focused(page)).toBe('customize')
    expect(await page.raw.$eval(page.hook('customize'), (button) => button.ariaBusy)).toBeNull()
    expect(page.errors).toEqual([])
  },
)

it('takes a wish back with Escape, also for a visitor who has answered', async () => {
  const { page, letGo } = await open()
  await page.click('customize')
  await page.key('Escape')
  await arrive(page, letGo)
  expect(await page.shows('preferences')).toBe(false)
  expect(await page.shows('banner')).toBe(true)
  expect(await page.evaluate(() => treize.record)).toBeNull()

  const answered = await open()
  await answered.page.click('reject')
  await answered.page.raw.click('#settings')
  await answered.page.key('Escape')
  await arrive(answered.page, answered.letGo)
  expect(await answered.page.shows('preferences')).toBe(false)
  await answered.page.raw.click('#settings')
  await answered.page.waitFor('preferences')
})

it('obeys an answer that is given while the settings are on their way, and shows nothing after it', async () => {
  const { page, letGo } = await open()
  await page.click('customize')
  await page.click('reject')
  expect(await page.evaluate(() => treize.record?.source)).toBe('banner')
  await arrive(page, letGo)
  expect([await page.shows('banner'), await page.shows('preferences')]).toEqual([false, false])
})

it('brings a visitor back to the link of the page that was pressed', async () => {
  const { page, letGo } = await open()
  await page.click('reject')
  await page.raw.click('#settings')
  await arrive(page, letGo)
  await page.waitFor('preferences')
  await page.key('Escape')
  await expect.poll(() => focused(page)).toBe('settings')
})

it('says that the file did not load, asks on, and tries again with the next press', async () => {
  const { page, letGo } = await open()
  letGo()
  server.route(`/slow/${SETTINGS}`, (_, answer) => {
    answer.statusCode = 404
    answer.end()
  })
  await page.click('customize')
  await expect
    .poll(() => page.errors.filter((error) => error.startsWith('[treize]')))
    .toEqual([expect.stringContaining(`/slow/${SETTINGS} did not load`)])
  expect(await page.shows('banner')).toBe(true)
  server.route(`/slow/${SETTINGS}`, `${built(SETTINGS)};window.changed = true`)
  await page.click('customize')
  await expect.poll(() => page.errors.filter((error) => error.startsWith('[treize]')).length).toBe(2)
  // The hash of the file is known to the one that loads it.
  expect(await page.evaluate(() => 'changed' in window)).toBe(false)
  server.route(`/slow/${SETTINGS}`, built(SETTINGS))
  await page.click('customize')
  await page.waitFor('preferences')
})

it('fills a table that a page has, and shows no settings', async () => {
  server.route('/table', pageWith(shop, { body: '<div data-consent-table></div>' }))
  server.requests.clear()
  const page = await browser.page()
  pages.push(page)
  await page.goto(`${server.origin('www.shop.localhost')}/table`)
  await page.raw.waitForSelector('[data-consent-table] table')
  await page.waitFor('banner')
  expect(await page.shows('preferences')).toBe(false)
  expect(server.requests.to(`/dist/${SETTINGS}`)).toHaveLength(1)
})
