import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { addMonths } from '../../src/policy/lifetime'

const DAY = 86_400_000
const policy = {
  policy: { version: '1' },
  consent: { lifetime: '13 months' },
  categories: { marketing: { cookies: ['_ad', '_ad_*'], storage: ['ad_*'] } },
}

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(policy), '/empty': '<!doctype html><title>Empty</title>' } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const WRITE = `document.cookie = '_ad=1; path=/; max-age=99999999'`

/** What a script tries, between the first write and the one ten months later. */
const attempts: Record<string, string> = {
  'removes the key': `localStorage.removeItem('treize')`,
  'deletes the property': `delete localStorage.treize`,
  'sets the key': `localStorage.setItem('treize', '{}')`,
  'sets the property': `localStorage.treize = '{}'`,
  'defines the property': `Object.defineProperty(localStorage, 'treize', { value: '{}', configurable: true, writable: true })`,
  'clears the storage': `localStorage.clear()`,
  'borrows the methods': `Storage.prototype.removeItem.call(localStorage, 'treize'); Storage.prototype.clear.call(localStorage); Reflect.deleteProperty(localStorage, 'treize')`,
  'goes through a frame': `
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.contentWindow.localStorage.removeItem('treize')
    delete frame.contentWindow.localStorage.treize
    frame.contentWindow.Storage.prototype.clear.call(localStorage)
    frame.contentWindow.Storage.prototype.setItem.call(frame.contentWindow.localStorage, 'treize', '{}')
    frame.remove()`,
  'removes every key that it finds': `for (const key of Object.keys(localStorage)) localStorage.removeItem(key)
    for (let at = localStorage.length; at--; ) localStorage.removeItem(localStorage.key(at))`,
  'deletes the cookie and writes it again': `document.cookie = '_ad=; path=/; max-age=0'; ${WRITE}`,
  'says no and yes for the visitor': `treize.withdraw(); treize.acceptAll(); ${WRITE}`,
  'says no and yes, service by service': `treize.set({ marketing: false }); treize.set({ marketing: true }); ${WRITE}`,
  'turns its own clock back': `Date.now = () => 0; Date = class extends Date { constructor() { super(0) } static now() { return 0 } }; ${WRITE}`,
  'turns its own clock ahead': `const { now } = Date; Date.now = () => now() + 4e10; ${WRITE}`,
  'gives another date at each look': `
    let looks = 0
    await cookieStore.set({ name: '_ad', value: '1', path: '/', get expires() { return looks++ ? Date.now() + 9e10 : Date.now() + 1e9 } })`,
  'gives a date that is another number each time': `
    let asked = 0
    await cookieStore.set({ name: '_ad', value: '1', path: '/', expires: { valueOf: () => Date.now() + (asked++ ? 9e10 : 1e9) } }).catch(() => {})`,
  'fills the storage': `
    try { for (let size = 1 << 20; size > 100; size >>= 1) for (let at = 0; ; at++) try { localStorage.setItem('ad_' + size + at, 'x'.repeat(size)) } catch { break } } catch {}
    ${WRITE}; for (const key of Object.keys(localStorage)) localStorage.removeItem(key)`,
  'writes many cookies': `for (let at = 0; at < 50; at++) document.cookie = '_ad_' + at + '=1; max-age=99999999'`,
}

describe('the first date of a cookie', () => {
  it.each(Object.entries(attempts))('is kept when a script %s', async (_, attempt) => {
    const page = await browser.page()
    await page.goto(server.origin())
    await page.evaluate(() => treize.acceptAll())
    await page.evaluate(WRITE)
    const end = async () => +((await page.jar()).find(({ name }) => name == '_ad')?.expires ?? 0)
    const first = await end()
    expect(Math.abs(first - addMonths(Date.now(), 13))).toBeLessThan(10_000)
    // By the page's own hand: the visitor does nothing.
    server.route(
      '/attempt',
      pageWith(policy, { body: `<script type="module">${attempt}\nwindow.done = true</script>` }),
    )
    await page.goto(`${server.origin()}/attempt`)
    await page.raw.waitForFunction('window.done')
    await page.clock(new Date(Date.now() + 300 * DAY))
    await page.goto(server.origin())
    await page.evaluate(WRITE)
    expect(await end()).toBeLessThanOrEqual(first)
    expect(page.errors).toEqual([])
  })

  it('is a new one when the visitor said no and, later, yes', async () => {
    const page = await browser.page()
    await page.goto(server.origin())
    await page.click('accept')
    await page.evaluate(WRITE)
    await page.evaluate(() => treize.withdraw())
    await page.evaluate(() => treize.stop())
    const { local } = await page.storage()
    expect(Object.keys(local)).toEqual(['treize'])
    expect(Object.keys(JSON.parse(local.treize as string) as object)).toEqual([' record'])
  })

  it('cannot be kept in a full storage, so the cookie ends with the session', async () => {
    const page = await browser.page()
    await page.goto(`${server.origin()}/empty`)
    await page.evaluate(() => {
      for (let size = 1 << 20; size; size >>= 1)
        for (let at = 0; ; at++)
          try {
            localStorage.setItem(`${size}.${at}`, 'x'.repeat(size))
          } catch {
            break
          }
    })
    await page.goto(server.origin())
    await page.evaluate(() => treize.acceptAll())
    await page.evaluate(WRITE)
    expect((await page.jar()).find(({ name }) => name == '_ad')?.expires).toBeNull()
  })
})
