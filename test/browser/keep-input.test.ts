import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const services = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`tool${at}`, { label: `Tool ${at}` }]))
const policy = { policy: { version: '1' }, categories: { analytics: { services }, marketing: {} } }

/** Pages that do something of their own with what a visitor does, as players, editors and menus do. */
const PAGES = {
  shortcuts: `for (const [where, early] of [[document, false], [document, true], [document.body, false]])
    where.addEventListener('keydown', (event) => {
      if (/^(input|button|a)$/i.test(event.target.tagName)) return
      heard.push(event.key)
      event.preventDefault()
    }, early)`,
  scroll: `for (const type of ['wheel', 'touchmove'])
    addEventListener(type, (event) => { event.preventDefault(); scrollBy(0, event.deltaY) }, { passive: false })`,
  trap: `const inside = (event) => document.querySelector('#drawer').contains(event.target)
    for (const type of ['mousedown', 'touchstart', 'click'])
      document.addEventListener(type, (event) => {
        if (inside(event)) return
        event.preventDefault()
        if (type == 'click') event.stopImmediatePropagation()
      }, { capture: true, passive: false })
    document.addEventListener('keydown', (event) => {
      if (event.key != 'Tab') return
      event.preventDefault()
      document.querySelector('#in').focus()
    }, true)`,
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  for (const [name, code] of Object.entries(PAGES))
    server.route(
      `/${name}`,
      pageWith(policy, {
        body: `<div id="drawer"><button id="in">In</button><button id="link" data-consent-open>Cookies</button></div>
          <div style="height: 3000px"></div><script>window.heard = []; ${code}</script>`,
      }),
    )
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(name: keyof typeof PAGES) {
  const page = await browser.page()
  await page.goto(`${server.origin()}/${name}`)
  await page.waitFor('banner')
  return page
}
const part = (page: Page, name: string) => page.raw.$(`#treize >>> [data-treize="${name}"]`)
const unasked = (page: Page) => page.evaluate(() => treize.unasked)
const press = async (page: Page, name: string) => {
  await page.drawn()
  await (await part(page, name))?.click()
}

it.each(['Space', 'Enter'] as const)('lets a visitor refuse by %s where a page has shortcuts', async (key) => {
  const page = await open('shortcuts')
  await (await part(page, 'reject'))?.focus()
  await page.raw.keyboard.press(key)
  await expect.poll(() => unasked(page)).toBe(false)
  expect(await page.evaluate(() => treize.has('analytics'))).toBe(false)
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([])
  await page.close()
})

it('keeps what a visitor types in the settings', async () => {
  const page = await open('shortcuts')
  await page.evaluate(() => treize.open())
  await page.waitFor('save')
  const search = await page.raw.waitForSelector('#treize >>> input[type=search]')
  await search?.click()
  await page.raw.keyboard.type('tool 7')
  expect(await search?.evaluate((input) => (input as HTMLInputElement).value)).toBe('tool 7')
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([])
  // The first one empties the field.
  for (let time = 0; time < 2; time++) await page.raw.keyboard.press('Escape')
  await expect.poll(async () => !!(await part(page, 'save'))).toBe(false)
  await page.close()
})

it('scrolls the settings, and not the page behind them, where a page scrolls in its own way', async () => {
  const page = await open('scroll')
  await page.raw.setViewport({ width: 500, height: 400 })
  await page.evaluate(() => treize.open())
  await page.waitFor('save')
  await page.drawn()
  const scrolled = () =>
    page.evaluate(() => {
      const all = [...(document.querySelector('#treize')?.shadowRoot?.querySelectorAll('*') ?? [])]
      return [Math.max(...all.map(({ scrollTop }) => scrollTop)) > 0, scrollY]
    })
  expect(await scrolled()).toEqual([false, 0])
  await page.raw.mouse.move(250, 200)
  await page.raw.mouse.wheel({ deltaY: 200 })
  await expect.poll(scrolled).toEqual([true, 0])
  await page.close()
})

it('can be pressed, and walked through, where a page traps the focus', async () => {
  const page = await open('trap')
  await page.raw.click('#link')
  await page.waitFor('save')
  await press(page, 'switch')
  const checked = async () => (await part(page, 'switch'))?.evaluate((input) => (input as HTMLInputElement).checked)
  await expect.poll(checked).toBe(true)
  const focused = () => page.evaluate(() => document.querySelector('#treize')?.shadowRoot?.activeElement?.outerHTML)
  const before = await focused()
  await page.raw.keyboard.press('Tab')
  expect(await focused()).not.toBe(before)
  expect(await focused()).toBeTruthy()
  await press(page, 'save')
  await expect.poll(() => unasked(page)).toBe(false)
  await page.close()

  const other = await open('trap')
  await press(other, 'reject')
  await expect.poll(() => unasked(other)).toBe(false)
  expect(await other.evaluate(() => treize.has('analytics'))).toBe(false)
  await other.close()
})
