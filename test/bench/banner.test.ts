import { afterAll, beforeAll, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const RUNS = 7

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const services = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `s${i}`,
      { label: `Tool ${i}`, provider: `House ${i}`, cookies: [`c${i}_*`] },
    ]),
  )
const held = Array.from(
  { length: 30 },
  (_, i) =>
    `<script type="text/plain" data-consent="analytics">for (const end = performance.now() + 3; performance.now() < end;); window.ran = ${i}</script>`,
).join('')

/** A page on a processor slowed to a quarter, which notes how long the answer to each click takes to be painted. */
async function open(count: number, body = '') {
  server.route(
    '/',
    pageWith({ policy: { version: '1' }, categories: { analytics: { services: services(count) } } }, { body }),
  )
  const page = await browser.page()
  await page.raw.evaluateOnNewDocument(() => {
    const state = Object.assign(window, { slowest: 0 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.slowest = Math.max(state.slowest, duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  await page.throttle(4)
  await page.goto(server.origin())
  await page.waitFor('banner')
  await page.wait(500)
  return page
}
const slowest = async (page: Page) => {
  await page.wait(700)
  return page.evaluate(() => (window as unknown as { slowest: number }).slowest)
}
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]

const MEASURES: Record<string, () => Promise<number>> = {
  'Accept with 30 held scripts of 3 ms (12 ms slowed) each': async () => {
    const page = await open(1, held)
    await page.click('accept')
    const time = await slowest(page)
    await page.close()
    return time
  },
  'Customise with 10 services': async () => {
    const page = await open(10)
    await page.click('customize')
    const time = await slowest(page)
    await page.close()
    return time
  },
  'Customise with 1,000 services': async () => {
    const page = await open(1000)
    await page.click('customize')
    const time = await slowest(page)
    await page.close()
    return time
  },
  'Accept in the preferences with 1,000 services': async () => {
    const page = await open(1000)
    await page.click('customize')
    await page.wait(3000)
    await page.evaluate(() => Object.assign(window, { slowest: 0 }))
    await page.click('accept')
    const time = await slowest(page)
    await page.close()
    return time
  },
}

it.each(Object.entries(MEASURES))('%s', async (name, measure) => {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) times.push(await measure())
  const sorted = [...times].sort((a, b) => a - b)
  process.stdout.write(`| ${name} | ${median(times)} ms (${sorted[0]}–${sorted.at(-1)}) |\n`)
})
