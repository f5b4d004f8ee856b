import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMonths } from '../../src/policy/lifetime'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const DAY = 86_400_000
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
type Page = Awaited<ReturnType<typeof browser.page>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/': pageWith(shop),
      '/shop/cart/': pageWith(shop),
      '/plain': '<!doctype html><title>Plain</title>',
      '/report': pageWith({ ...shop, undeclared: 'report' }),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/'): Promise<Page> {
  const page = await browser.page()
  await page.goto(server.origin('www.shop.localhost') + path)
  return page
}
const write = (page: Page, ...texts: string[]) =>
  page.evaluate((all) => {
    for (const text of all) document.cookie = text
  }, texts)
const names = async (page: Page) => (await page.jar()).map(({ name }) => name).sort()
const accept = (page: Page) => page.evaluate(() => treize.acceptAll())
/** When a cookie ends by the browser's own jar, in milliseconds. */
const ends = async (page: Page, name: string) =>
  +((await page.jar()).find((cookie) => cookie.name == name)?.expires ?? 0)

it('lets essential cookies through and holds the others until their category is granted', async () => {
  const page = await open()
  await write(page, 'session_id=1', '_st_id=2; max-age=1000', '_ad=3; path=/', 'nobody=4')
  expect(await names(page)).toEqual(['session_id'])
  expect(await page.evaluate(() => document.cookie)).toBe('session_id=1')
  await page.evaluate(() => treize.set({ analytics: true }))
  expect(await names(page)).toEqual(['_st_id', 'eu-consent', 'session_id'])
  await accept(page)
  expect(await names(page)).toEqual(['_ad', '_st_id', 'eu-consent', 'nobody', 'session_id'])
})

it('tells the owner once of each cookie that nothing declares', async () => {
  const page = await open()
  await write(page, 'nobody=1', 'nobody=2')
  expect(page.warnings).toEqual([
    '[treize] "nobody" is not declared and waits until everything is granted: add it to the cookies of a category in the policy',
  ])
  const report = await open('/report')
  await write(report, 'nobody=1', 'nobody=2')
  expect(await names(report)).toEqual(['nobody'])
  expect(report.warnings).toEqual([
    '[treize] "nobody" is not declared: add it to the cookies of a category in the policy',
  ])
})

it('hides from reading what is not granted, and shows what nothing declares', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin('www.shop.localhost')}/plain`)
  await write(page, '_st_id=old', 'csrf=server', 'session_id=1')
  await page.goto(server.origin('www.shop.localhost'))
  const read = () =>
    page.evaluate(async () => ({
      text: document.cookie,
      one: (await cookieStore.get('_st_id'))?.value ?? null,
      all: (await cookieStore.getAll()).map(({ name }) => name),
    }))
  expect(await read()).toEqual({ text: 'csrf=server; session_id=1', one: null, all: ['csrf', 'session_id'] })
  await accept(page)
  await write(page, '_st_id=new')
  expect(await read()).toMatchObject({ one: 'new', all: ['csrf', 'session_id', 'eu-consent', '_st_id'] })
})

it('ends every cookie thirteen calendar months after it was first set, whatever was asked for', async () => {
  const page = await open()
  await accept(page)
  const before = Math.floor(Date.now() / 1000) * 1000
  await write(
    page,
    '_st_a=1; max-age=63072000',
    `_st_b=1; expires=${new Date(Date.now() + 730 * DAY).toUTCString()}`,
    '_st_c=1; expires=23 Nov 38 2:0:0',
    'remember=1; MAX-AGE = 99999999999999',
    '_st_d=1; max-age=10; max-age=99999999; expires=Thu, 01 Jan 1970 00:00:00 GMT',
  )
  await page.evaluate(() => cookieStore.set({ name: '_st_e', value: '1', expires: Date.now() + 7e10 }))
  for (const name of ['_st_a', '_st_b', '_st_c', '_st_d', '_st_e', 'remember']) {
    const end = await ends(page, name)
    expect(end).toBeGreaterThanOrEqual(addMonths(before, 13))
    expect(end).toBeLessThanOrEqual(addMonths(Date.now(), 13))
  }
})

it('leaves session cookies, shorter lifetimes and deletions as they are', async () => {
  const page = await open()
  await accept(page)
  await write(
    page,
    '_st_session=1',
    '_st_bad=1; max-age=1.5; expires=never',
    '_st_short=1; max-age=3600',
    '_st_month=1; max-age=2592000',
  )
  expect(await ends(page, '_st_session')).toBe(0)
  expect(await ends(page, '_st_bad')).toBe(0)
  expect(Math.abs((await ends(page, '_st_short')) - Date.now() - 3_600_000)).toBeLessThan(60_000)
  expect(Math.abs((await ends(page, '_st_month')) - Date.now() - 30 * DAY)).toBeLessThan(60_000)
  await write(page, '_st_short=; max-age=0', '_st_month=; expires=Thu, 01-Jan-70 00:00:01 GMT')
  expect(await names(page)).toEqual(['_st_bad', '_st_session', 'eu-consent'])
})

it('keeps the first end date at every later visit, and starts anew after thirteen months', async () => {
  const page = await open()
  await accept(page)
  await write(page, '_st_id=1; max-age=63072000; path=/')
  const first = await ends(page, '_st_id')
  const start = Date.now()
  for (const months of [2, 6, 10, 12]) {
    await page.clock(new Date(addMonths(start, months)))
    await page.goto(server.origin('www.shop.localhost'))
    await accept(page)
    await write(page, `_st_id=${months}; max-age=63072000; path=/`)
    expect(await ends(page, '_st_id')).toBe(first)
  }
  await page.clock(new Date(addMonths(start, 14)))
  await page.goto(server.origin('www.shop.localhost'))
  await accept(page)
  await write(page, '_st_id=14; max-age=63072000; path=/')
  // The browser itself keeps no cookie for more than 400 days from its own clock.
  expect(await ends(page, '_st_id')).toBeGreaterThan(first)
})

it('gives no new thirteen months to a gated cookie that a script deletes and writes again, but to an essential one', async () => {
  const page = await open()
  await accept(page)
  await write(page, '_st_id=1; max-age=63072000', 'remember=1; max-age=63072000')
  const first = await ends(page, '_st_id')
  await page.clock(new Date(Date.now() + 40 * DAY))
  await page.goto(server.origin('www.shop.localhost'))
  await write(page, '_st_id=; max-age=0', 'remember=; max-age=0')
  expect(await names(page)).toEqual(['eu-consent'])
  await write(page, '_st_id=2; max-age=31536000', 'remember=2; max-age=31536000')
  expect(await ends(page, '_st_id')).toBeLessThanOrEqual(first)
  expect(await ends(page, 'remember')).toBeGreaterThan(first)
})

it('holds a cookie that was written before the choice until its own end, not longer', async () => {
  const page = await open()
  await write(page, '_st_gone=1; max-age=1', '_st_stays=1; max-age=3000', '_st_deleted=1', '_st_deleted=; max-age=0')
  // Its own second is rounded up to a whole one.
  await page.wait(2200)
  await accept(page)
  expect(await names(page)).toEqual(['_st_stays', 'eu-consent'])
})

it('deletes what was refused over every domain and path, partitioned too, and reports it', async () => {
  const page = await open('/shop/cart/')
  await accept(page)
  await write(
    page,
    '_st_host=1',
    '_st_root=1; path=/',
    '_st_parent=1; path=/; domain=shop.localhost',
    '_st_both=1; path=/',
    '_st_both=2; path=/; domain=.shop.localhost',
    '_st_path=1; path=/shop',
    '_st_deep=1; path=/shop/cart; domain=shop.localhost',
    '_ad=1; path=/; secure; samesite=none; partitioned',
    '__Host-ad=1; path=/; secure',
    '_ad_both=1; path=/; secure',
    '_ad_both=2; path=/; secure; samesite=none; partitioned',
    'session_id=1; path=/',
    'lang=en; path=/; max-age=1000',
  )
  await page.evaluate(() => {
    localStorage.setItem('st_queue', '1')
    sessionStorage.setItem('ad_seen', '1')
    localStorage.setItem('cart', '1')
    localStorage.setItem('other', '1')
  })
  expect((await names(page)).length).toBe(14)
  const swept = await page.evaluate(
    () =>
      new Promise<{ deleted: string[]; kept: string[] }>((done) => {
        treize.on('sweep', done)
        treize.withdraw()
      }),
  )
  expect(await names(page)).toEqual(['eu-consent', 'lang', 'session_id'])
  expect(swept.kept).toEqual([])
  expect(swept.deleted.sort()).toEqual([
    '__Host-ad',
    '_ad',
    '_ad_both',
    '_st_both',
    '_st_deep',
    '_st_host',
    '_st_parent',
    '_st_path',
    '_st_root',
    'ad_seen',
    // What nothing declares came in because everything was granted.
    'other',
    'st_queue',
  ])
  const storage = await page.storage()
  expect(JSON.stringify(storage)).not.toMatch(/st_|ad_|other/)
  expect(JSON.stringify(storage)).toMatch(/cart/)
})

it('says what the browser would not delete', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin('www.shop.localhost')}/shop/cart/`)
  await accept(page)
  await write(page, '_st_id=1; path=/shop/cart/')
  // Another path below this one is out of reach from the page above it, but not in its way.
  await page.goto(server.origin('www.shop.localhost'))
  await page.evaluate(() => treize.withdraw())
  expect(await names(page)).toEqual(['_st_id', 'eu-consent'])
  await page.goto(`${server.origin('www.shop.localhost')}/shop/cart/`)
  expect(await names(page)).toEqual(['eu-consent'])
})

it('refuses writes after a withdrawal, on this page and while it is left', async () => {
  const page = await open()
  await accept(page)
  await page.evaluate(() => {
    const back = () => {
      document.cookie = '_st_back=1; max-age=1000; path=/'
    }
    addEventListener('pagehide', back)
    document.addEventListener('visibilitychange', back)
    treize.withdraw()
    back()
    void cookieStore.set('_ad', '1')
  })
  await page.goto(server.origin('www.shop.localhost'))
  expect(await names(page)).toEqual(['eu-consent'])
})

it('gates cookieStore as it gates document.cookie, and hides refused cookies from its change events', async () => {
  const page = await open()
  const seen = await page.evaluate(async () => {
    const seen: string[][] = []
    cookieStore.addEventListener('change', ({ changed }) => seen.push(changed.map(({ name }) => name as string)))
    await cookieStore.set('session_id', '1')
    await cookieStore.set({ name: '_st_id', value: '1', expires: Date.now() + 1e11 })
    await cookieStore.set('_ad', '1')
    await cookieStore.delete('_ad')
    await new Promise((done) => setTimeout(done, 300))
    return seen
  })
  expect(seen.flat()).toEqual(['session_id'])
  expect(await names(page)).toEqual(['session_id'])
  await accept(page)
  expect(await names(page)).toEqual(['_st_id', 'eu-consent', 'session_id'])
  const errors = await page.evaluate(async () => {
    const name = (error: Error) => error.name
    return [
      await cookieStore
        .set({ name: '_st_x', value: '1', expires: Date.now() + 1e9, maxAge: 5 } as never)
        .then(() => '', name),
      await cookieStore.set({ name: '_st_x', value: 'a;b' }).then(() => '', name),
    ]
  })
  expect(errors).toEqual(['TypeError', 'TypeError'])
})

it('writes a developer’s own cookies by category, with the js-cookie API', async () => {
  const page = await open()
  const cookies = () =>
    page.evaluate(() => {
      const mine = treize.cookies('marketing').withAttributes({ path: '/' })
      mine.set('theme', 'dark é', { expires: 4000 })
      return [
        mine.get('theme') ?? null,
        treize.cookies('marketing').get(),
        treize.cookies('essential').get('lang') ?? null,
      ]
    })
  await write(page, 'lang=en')
  expect(await cookies()).toEqual([null, {}, 'en'])
  expect(await names(page)).toEqual(['lang'])
  await accept(page)
  expect(await cookies()).toMatchObject(['dark é', { theme: 'dark é' }, 'en'])
  expect(await ends(page, 'theme')).toBeLessThanOrEqual(addMonths(Date.now(), 13))
  await page.evaluate(() => treize.withdraw())
  expect(await names(page)).toEqual(['eu-consent', 'lang'])
})

it('stands in front of a tool that put its own accessor on the document', async () => {
  server.route(
    '/tool',
    `<script>
    const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => native.get.call(document), set: (text) => native.set.call(document, text) })
  </script>${pageWith(shop)}`,
  )
  const page = await open('/tool')
  await write(page, '_st_id=1', 'session_id=1')
  expect(await names(page)).toEqual(['session_id'])
})

it('puts every native function back when it is stopped', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin('www.shop.localhost')}/plain`)
  const same = await page.evaluate(async () => {
    const take = () => [
      Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.get,
      Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set,
      ...(['set', 'get', 'getAll', 'delete'] as const).map((key) => CookieStore.prototype[key]),
      ...['changed', 'deleted'].map((key) => Object.getOwnPropertyDescriptor(CookieChangeEvent.prototype, key)?.get),
    ]
    const before = take()
    const load = document.createElement('script')
    load.src = '/dist/treize.js'
    await new Promise((done) => {
      load.onload = done
      document.head.append(load)
    })
    const consent = treize.start({ policy: { version: '1' }, categories: { a: { cookies: ['x'] } } })
    const during = take()
    consent.stop()
    const after = take()
    document.cookie = 'x=1'
    return [before.every((one, i) => one != during[i]), before.every((one, i) => one == after[i]), document.cookie]
  })
  expect(same).toEqual([true, true, 'x=1'])
})

it('deletes what responses set while nobody has answered, and keeps what is essential or undeclared', async () => {
  const page = await browser.page()
  server.route('/sets', (_, answer) => {
    answer.writeHead(200, { 'set-cookie': ['_ad_1=1; Path=/; Max-Age=9999', 'session_id=1', 'csrf=1'] }).end()
  })
  await page.goto(`${server.origin('www.sets.localhost')}/plain`)
  await page.evaluate(() => fetch('/sets'))
  expect(await names(page)).toEqual(['_ad_1', 'csrf', 'session_id'])
  await page.goto(`${server.origin('www.sets.localhost')}/`)
  await expect.poll(() => names(page)).toEqual(['csrf', 'session_id'])
  await page.evaluate(() => fetch('/sets'))
  await expect.poll(() => names(page)).toEqual(['csrf', 'session_id'])
  await accept(page)
  await page.evaluate(() => fetch('/sets'))
  expect(await names(page)).toEqual(['_ad_1', 'csrf', 'eu-consent', 'session_id'])
})
