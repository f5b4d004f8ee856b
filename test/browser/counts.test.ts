import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const counting = { ...shop, consent: { endpoint: '/consent', count: true } }
const dialog = { ...counting, banner: { layout: 'dialog' } }
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  const take = (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(204).end()
  server = await serve({
    routes: {
      '/': pageWith(counting, { lang: 'fr' }),
      '/dialog': pageWith(dialog),
      '/silent': pageWith({ ...shop, consent: { endpoint: '/consent' } }),
      '/consent': take,
      '/consent/count': take,
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const counts = (host: string) =>
  server.requests
    .to('/consent/count')
    .filter(({ host: name }) => name.startsWith(host))
    .map(({ body }) => body)
const at = (host: string, path = '/') => `${server.origin(`${host}.localhost`)}${path}`

it('counts once that a page has asked, in its language, and nothing of who has answered', async () => {
  const page = await browser.page()
  await page.goto(at('one'))
  await page.waitFor('banner')
  await expect.poll(() => counts('one')).toEqual(['asked fr'])
  await page.click('customize')
  await page.waitFor('preferences')
  await page.click('close')
  await page.waitFor('banner')
  await page.click('reject')
  await page.settle()
  await page.reload()
  await page.evaluate(() => treize.open())
  await page.waitFor('preferences')
  await page.goto('about:blank')
  expect(counts('one')).toEqual(['asked fr'])
})

it('counts that a dialog was closed without an answer', async () => {
  const page = await browser.page()
  await page.goto(at('two', '/dialog'))
  await page.waitFor('banner')
  await page.key('Escape')
  await expect.poll(() => counts('two')).toEqual(['asked en', 'dismissed en'])
})

it('counts that a visitor has left before the question was there', async () => {
  const page = await browser.page()
  await page.raw.setRequestInterception(true)
  page.raw.on('request', (request) => {
    // A filter list keeps the banner away.
    void (request.url().endsWith('treize.banner.js') ? request.abort() : request.continue())
  })
  await page.goto(at('three'))
  await page.raw.waitForFunction(() => treize.unasked)
  await expect.poll(() => page.errors.join()).toContain('treize.banner.js')
  await page.goto('about:blank')
  await expect.poll(() => counts('three')).toEqual(['unseen fr'])
})

it('sends no count where the policy wants none', async () => {
  const page = await browser.page()
  await page.goto(at('four', '/silent'))
  await page.click('reject')
  await page.settle()
  await page.goto('about:blank')
  await page.goto(at('four', '/silent'))
  expect(counts('four')).toEqual([])
})
