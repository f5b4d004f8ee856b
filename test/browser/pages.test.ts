import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser({ whole: true })
  server = await serve({ routes: { '/': pageWith(shop), '/other': pageWith(shop) } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

it('obeys in every page what was decided in one', async () => {
  const [first, second] = await browser.twoPages()
  for (const page of [first, second]) await page.goto(server.origin())
  await second.waitFor('banner')
  await second.evaluate(() => {
    document.cookie = '_st_id=1; max-age=9999'
    const told = ((window as unknown as { told: string[] }).told = [] as string[])
    for (const event of ['choice', 'grant', 'revoke'] as const)
      treize.on(event, ({ granted, source }) => told.push(`${event} ${granted} ${source}`))
  })
  await first.evaluate(() => treize.acceptAll('banner'))
  await expect.poll(() => second.evaluate(() => treize.has('analytics'))).toBe(true)
  await expect.poll(() => second.shows('banner')).toBe(false)
  expect(await second.evaluate(() => document.cookie)).toContain('_st_id=1')
  await first.evaluate(() => treize.withdraw())
  await expect.poll(() => second.evaluate(() => treize.has('analytics'))).toBe(false)
  expect(await second.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([
    'choice analytics,analytics/stats,marketing banner',
    'grant analytics,analytics/stats,marketing banner',
    'choice  withdrawal',
    'revoke  withdrawal',
  ])
  expect((await second.jar()).map(({ name }) => name)).toEqual(['eu-consent'])
  expect([...first.errors, ...second.errors]).toEqual([])
})

it('hears of other pages also where it starts after the page has loaded', async () => {
  server.route('/late', '<!doctype html><title>Late</title><script src="/dist/treize.js"></script>')
  const [first, second] = await browser.twoPages()
  await first.goto(server.origin())
  await second.goto(`${server.origin()}/late`)
  await second.evaluate((text) => void treize.start(JSON.parse(text)), JSON.stringify(shop))
  await first.evaluate(() => treize.acceptAll())
  await expect.poll(() => second.evaluate(() => treize.has('analytics'))).toBe(true)
})

it('obeys on Back what was decided meanwhile', async () => {
  const page = await browser.page()
  server.route('/left', (_, answer) => {
    answer.removeHeader('cache-control')
    answer.writeHead(200, { 'content-type': 'text/html' }).end(pageWith(shop))
  })
  await page.goto(`${server.origin()}/left`)
  await page.evaluate(() => {
    treize.acceptAll()
    ;(window as unknown as { alive: boolean }).alive = true
  })
  await page.goto(`${server.origin()}/other`)
  await page.evaluate(() => treize.withdraw())
  await page.raw.goBack()
  // The very page that was left, not a new one.
  expect(await page.evaluate(() => (window as unknown as { alive?: boolean }).alive)).toBe(true)
  await expect.poll(() => page.evaluate(() => treize.has('analytics'))).toBe(false)
})

it('keeps a page’s own choice where cookies are blocked', async () => {
  const page = await browser.page()
  server.route('/framed', '<iframe sandbox="allow-scripts" src="/"></iframe>')
  await page.goto(`${server.origin()}/framed`)
  const frame = page.raw.frames()[1]
  const kept = await frame?.evaluate(() => {
    treize.acceptAll()
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    return treize.has('analytics')
  })
  expect(kept).toBe(true)
})
