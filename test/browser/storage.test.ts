import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(shop), '/plain': '<!doctype html><title>Plain</title>' } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

it('holds the keys of what is not granted, in both storages, and writes the latest when it is', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  await page.evaluate(() => {
    for (const value of ['1', '2']) {
      localStorage.setItem('st_queue', `local ${value}`)
      sessionStorage.setItem('st_queue', `session ${value}`)
    }
    localStorage.setItem('cart', 'essential')
    localStorage.setItem('other', 'undeclared')
  })
  expect(await page.storage()).toEqual({ local: { cart: 'essential' }, session: {} })
  await page.evaluate(() => treize.set({ analytics: true }))
  expect(await page.storage()).toMatchObject({ local: { st_queue: 'local 2' }, session: { st_queue: 'session 2' } })
})

it('lets frameworks keep where a page was scrolled to, in the tab alone, and says nothing', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const keys = ['sveltekit:scroll', '__next_scroll_k1', 'nuxt:reload', '@@scroll|/|initial']
  await page.evaluate((names) => {
    for (const name of names) sessionStorage.setItem(name, '{}')
    localStorage.setItem('__next_scroll_id', 'an identifier')
  }, keys)
  const { local, session } = await page.storage()
  expect(Object.keys(session).sort()).toEqual(keys.sort())
  expect(local).toEqual({})
  expect(page.warnings.filter((text) => keys.some((key) => text.includes(key)))).toEqual([])
})

it('lets nothing of a running tracker back in after a withdrawal', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const told = await page.evaluate(async () => {
    const told: string[] = []
    treize.acceptAll()
    await new Promise<void>((written) =>
      setInterval(() => {
        localStorage.setItem('st_queue', '1')
        written()
      }, 10),
    )
    const held = new Promise<void>((done) =>
      treize.on('held', ({ kind, name }) => {
        told.push(`${kind} ${name}`)
        done()
      }),
    )
    treize.withdraw()
    await held
    return told
  })
  expect(told[0]).toBe('storage st_queue')
  expect((await page.storage()).local).not.toHaveProperty('st_queue')
})

it('passes on what the browser itself says', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const errors = await page.evaluate(() => {
    const failure = (run: () => void) => {
      try {
        run()
      } catch (error) {
        return (error as Error).name
      }
      return ''
    }
    return [
      failure(() => localStorage.setItem('cart', 'x'.repeat(10_000_000))),
      failure(() => (localStorage.setItem as (...given: unknown[]) => void)('cart')),
      failure(() => Storage.prototype.setItem.call({} as Storage, 'cart', '1')),
    ]
  })
  expect(errors).toEqual(['QuotaExceededError', 'TypeError', 'TypeError'])
})

it('shows a page what an empty storage shows, by method and by property', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const look = () => {
    const outcome: unknown[] = []
    localStorage.st_a = '1'
    localStorage['st_b'] = 2 as never
    Object.defineProperty(localStorage, 'st_c', { value: '3' })
    Object.assign(localStorage, { st_d: '4', cart: 'x' })
    outcome.push(localStorage.st_a, localStorage.getItem('st_b'), 'st_c' in localStorage, Object.keys(localStorage))
    outcome.push(localStorage.length, localStorage.key(0), localStorage.key(1), JSON.stringify(localStorage))
    outcome.push(Object.hasOwn(localStorage, 'st_a'), { ...localStorage }, localStorage instanceof Storage)
    outcome.push(Object.prototype.toString.call(localStorage), localStorage.constructor === Storage)
    return outcome
  }
  expect(await page.evaluate(look)).toEqual([
    null,
    null,
    false,
    ['cart'],
    1,
    'cart',
    null,
    '{"cart":"x"}',
    false,
    { cart: 'x' },
    true,
    '[object Storage]',
    true,
  ])
  await page.evaluate(() => treize.acceptAll())
  const after = await page.evaluate(() => ({ ...localStorage }))
  expect(after).toEqual({ cart: 'x', st_a: '1', st_b: '2', st_c: '3', st_d: '4' })
  await page.evaluate(() => {
    delete localStorage.st_a
    localStorage.clear()
  })
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

it('holds what nothing declares, shows it to its writer and what was there, and drops what the page takes back', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/plain`)
  await page.evaluate(() => localStorage.setItem('theme', 'dark'))
  await page.goto(server.origin())
  expect(
    await page.evaluate(() => {
      localStorage.setItem('new', '1')
      localStorage.setItem('gone', '1')
      localStorage.removeItem('gone')
      const { length } = localStorage
      return [{ ...localStorage }, length, localStorage.getItem('new'), 'new' in localStorage, 'gone' in localStorage]
    }),
  ).toEqual([{ theme: 'dark', new: '1' }, 2, '1', true, false])
  expect((await page.storage()).local).toEqual({ theme: 'dark' })
  await page.evaluate(() => treize.acceptAll())
  const { treize: _, ...local } = (await page.storage()).local
  expect(local).toEqual({ theme: 'dark', new: '1' })
  expect(page.warnings[0]).toContain(
    '"new" is not declared and waits until everything is granted: add it to the storage',
  )
})

it('keeps what it remembers of first visits out of the page’s sight and out of its reach', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const raw = await page.evaluate(() => {
    document.cookie = 'remember=1; max-age=99999999'
    localStorage.clear()
    const seen = Object.keys(localStorage)
    for (let index = 0; index < localStorage.length; index++) seen.push(localStorage.key(index) as string)
    treize.stop()
    return { seen, kept: Object.keys(localStorage) }
  })
  expect(raw).toEqual({ seen: [], kept: ['treize'] })
})
