import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(shop) } })
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

it('lets nothing of a running tracker back in after a withdrawal', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const told = await page.evaluate(async () => {
    const told: string[] = []
    treize.acceptAll()
    setInterval(() => localStorage.setItem('st_queue', '1'), 10)
    await new Promise((done) => setTimeout(done, 50))
    treize.on('held', ({ kind, name }) => told.push(`${kind} ${name}`))
    treize.withdraw()
    await new Promise((done) => setTimeout(done, 50))
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
