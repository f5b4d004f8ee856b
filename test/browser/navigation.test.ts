import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const head = '<script src="/node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js"></script>'
const { marketing } = shop.categories
const policy = { ...shop, categories: { ...shop.categories, marketing: { ...marketing, requests: ['/embed*'] } } }
const site = (body: string) => pageWith(policy, { head, body })
const note = (word: string) => `(window.ran = window.ran || []).push('${word}')`

const film = site(`<a id="back" href="/">Back</a>
        <iframe data-consent="marketing" data-src="/embed" title="Film" width="300" height="200"></iframe>
        <script type="text/plain" data-consent="analytics">${note('second')}</script>
        <script type="text/plain" data-consent="analytics" src="/held.js"></script>
        <button data-consent-open>Settings</button>
        <div data-consent-table></div>`)

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/': site(`<a id="go" href="/film">Film</a>
        <script type="text/plain" data-consent="analytics">${note('first')}</script>`),
      '/film': (_, answer) =>
        answer.writeHead(200, { 'content-type': 'text/html', 'set-cookie': '_st_1=1; max-age=9999' }).end(film),
      '/embed': 'A film',
      '/held.js': note('third'),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const ran = (page: Awaited<ReturnType<typeof browser.page>>) =>
  page.evaluate(() => (window as unknown as { ran?: string[] }).ran ?? [])
const open = async (yes: boolean) => {
  const page = await browser.page()
  // As in a browser that does not tell when a response has set a cookie.
  await page.raw.evaluateOnNewDocument(() => Object.defineProperty(window, 'cookieStore', { value: undefined }))
  await page.goto(server.origin())
  await page.evaluate((yes) => {
    ;(window as unknown as { alive: boolean }).alive = true
    if (yes) treize.acceptAll()
    else treize.rejectAll()
  }, yes)
  server.requests.clear()
  return page
}
const go = async (page: Awaited<ReturnType<typeof browser.page>>, link: string, path: string) => {
  await page.raw.click(link)
  await page.raw.waitForFunction(
    (path) => location.pathname == path && !document.querySelector('[aria-busy]'),
    {},
    path,
  )
  await page.settle()
  expect(await page.evaluate(() => (window as unknown as { alive?: boolean }).alive)).toBe(true)
}

it('holds in pages that Turbo brings what is not granted, and sweeps there', async () => {
  const page = await open(false)
  await go(page, '#go', '/film')
  expect(await ran(page)).toEqual([])
  expect(server.requests.to('/embed')).toEqual([])
  expect(server.requests.to('/held')).toEqual([])
  await expect.poll(async () => (await page.jar()).map(({ name }) => name)).toEqual(['eu-consent'])
  expect(page.errors).toEqual([])
})

it('runs and loads in pages that Turbo brings what is granted, once each', async () => {
  const page = await open(true)
  await expect.poll(() => ran(page)).toEqual(['first'])
  await go(page, '#go', '/film')
  await expect.poll(() => ran(page)).toEqual(['first', 'second', 'third'])
  expect(server.requests.to('/embed').length).toBe(1)
  await expect.poll(() => page.evaluate(() => document.querySelectorAll('[data-consent-table] table').length)).toBe(1)
  await page.raw.click('[data-consent-open]')
  await page.waitFor('preferences')
  await page.key('Escape')
  expect(page.errors).toEqual([])
})

it('holds what Turbo brings back from its cache once the yes has been taken back', async () => {
  const page = await open(true)
  await expect.poll(() => ran(page)).toEqual(['first'])
  await go(page, '#go', '/film')
  await expect.poll(() => ran(page)).toEqual(['first', 'second', 'third'])
  await go(page, '#back', '/')
  await page.evaluate(() => {
    ;(window as unknown as { ran: string[] }).ran = []
    treize.withdraw()
  })
  server.requests.clear()
  await page.raw.goBack()
  await page.raw.waitForSelector('#back')
  await page.settle()
  expect(await page.evaluate(() => [location.pathname, (window as unknown as { alive?: boolean }).alive])).toEqual([
    '/film',
    true,
  ])
  expect(await ran(page)).toEqual([])
  expect(server.requests.to('/embed')).toEqual([])
  expect(server.requests.to('/held')).toEqual([])
})

it('opens the settings from the link of a document that was written anew, and fills a table that comes later', async () => {
  server.route('/written', site('<p>Old</p>'))
  const page = await browser.page()
  await page.goto(`${server.origin()}/written`)
  await page.waitFor('banner')
  await page.evaluate(() => {
    document.open()
    document.write('<!doctype html><title>New</title><button data-consent-open>Cookies</button>')
    document.close()
    treize.rejectAll()
  })
  await page.raw.click('button')
  await page.waitFor('preferences')
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div data-consent-table></div>'))
  await page.raw.waitForSelector('[data-consent-table] table')
  expect(page.errors).toEqual([])
  await page.close()
})
