import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const short = {
  ...shop,
  categories: { ...shop.categories, marketing: { cookies: [{ name: '_ses', lifetime: '30 minutes' }] } },
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(shop), '/short': pageWith(short) } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/') {
  const page = await browser.page()
  await page.goto(server.origin('www.shop.localhost') + path)
  return page
}

it('lets no script read, change or delete the first dates', async () => {
  const page = await open()
  await page.evaluate(() => {
    treize.acceptAll()
    document.cookie = '_ad=1; max-age=99999999'
  })
  const attempts = await page.evaluate(() => {
    localStorage.removeItem('treize')
    delete localStorage.treize
    localStorage.setItem('treize', '{}')
    localStorage.treize = '{}'
    Object.defineProperty(localStorage, 'treize', { value: '{}', configurable: true })
    localStorage.clear()
    return [localStorage.getItem('treize'), Object.keys(localStorage)]
  })
  expect(attempts).toEqual([null, []])
  expect(Object.keys(JSON.parse((await page.storage()).local.treize as string))).toEqual(['_ad', ' record'])
})

it('sweeps at a withdrawal what nothing declares and a yes to everything let in', async () => {
  const page = await open()
  await page.evaluate(() => {
    treize.acceptAll()
    document.cookie = '_unknown=1; max-age=9999'
    localStorage.setItem('unknown', '1')
    treize.withdraw()
  })
  await expect.poll(async () => (await page.jar()).map(({ name }) => name)).toEqual(['eu-consent'])
  await expect.poll(async () => Object.keys((await page.storage()).local)).toEqual(['treize'])
  await expect
    .poll(async () => Object.keys(JSON.parse((await page.storage()).local.treize as string)))
    .toEqual([' record'])
})

it('ends a cookie by the lifetime that the policy declares', async () => {
  const page = await open('/short')
  await page.evaluate(() => {
    treize.acceptAll()
    document.cookie = '_ses=1; max-age=99999999'
  })
  const cookie = (await page.jar()).find(({ name }) => name == '_ses')
  expect(+(cookie?.expires ?? 0)).toBeLessThanOrEqual(Date.now() + 1_800_000)
})
