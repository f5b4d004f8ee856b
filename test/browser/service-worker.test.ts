import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

// What holds in all engines is in test/engines/worker.test.ts; only here can a worker be stopped.
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let stats: string
let cdn: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/t/a.css': '',
      '/c/a.css': '',
      '/plain': '<!doctype html><title>Without Treize</title>',
    },
  })
  stats = server.origin('stats.other.localhost')
  cdn = server.origin('cdn.other.localhost')
  const categories = {
    essential: { essential: true, requests: [`${cdn}/*`] },
    marketing: { requests: [`${stats}/*`] },
  }
  server.route('/', pageWith({ policy: { version: '1' }, worker: '/treize.worker.js', categories }))
})
const file = readFileSync(new URL('../../dist/treize.worker.js', import.meta.url), 'utf8')
beforeEach(() => {
  server.route('/treize.worker.js', file)
  server.requests.clear()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const controlled = (page: Page) =>
  expect.poll(() => page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true)
/** A page that has its service worker. */
async function open() {
  const page = await browser.page()
  await page.goto(server.origin())
  await controlled(page)
  return page
}
const scopes = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope))
/** Imports a style sheet, which no gate of a page can hold; resolves when it has come or failed. */
const importSheet = (page: Page, url: string) =>
  page.evaluate(
    (to) =>
      new Promise((done) => {
        const style = document.createElement('style')
        style.textContent = `@import "${to}"`
        style.onload = style.onerror = () => done(undefined)
        document.head.append(style)
      }),
    url,
  )
const left = () => [...server.requests.to('/t/'), ...server.requests.to('/c/')].map(({ path }) => path)

it('keeps its list when the browser has stopped it, with no page to ask', async () => {
  const page = await open()
  await page.goto(`${server.origin()}/plain`)
  await page.stopWorkers()
  await importSheet(page, `${stats}/t/a.css`)
  await importSheet(page, `${cdn}/c/a.css`)
  expect(left()).toEqual(['/c/a.css'])
})

it('hinders nothing after stop(), also when the browser has stopped it', async () => {
  const page = await open()
  await page.evaluate(() => treize.stop())
  await expect.poll(() => scopes(page)).toEqual([])
  await page.stopWorkers()
  await importSheet(page, `${stats}/t/a.css`)
  expect(left()).toEqual(['/t/a.css'])
})

it('goes from a site that has put the line of docs/limits.md in the place of its file', async () => {
  const page = await open()
  const [, line = ''] = /in the place of the file: `(.+)`/.exec(readFileSync('docs/limits.md', 'utf8')) ?? []
  server.route('/treize.worker.js', line)
  await page.goto(`${server.origin()}/plain`)
  await expect.poll(() => scopes(page)).toEqual([])
})
