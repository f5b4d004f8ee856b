import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { compilePolicy } from '../../src/policy/compile'
import { readChoice } from '../../src/log/read-choice'
import type { Choice } from '../../src/log/types'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const policy = { ...shop, consent: { ...('consent' in shop ? (shop.consent as object) : {}), endpoint: '/consent' } }
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let status = 201

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/': pageWith(policy, { lang: 'fr-CA' }),
      '/silent': pageWith(shop),
      '/consent': (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(status).end(),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const sent = (host: string) => server.requests.to('/consent').filter(({ host: name }) => name.startsWith(host))
const bodies = (host: string) => sent(host).map(({ body }) => JSON.parse(body) as Choice)
/** Waits until something is so. */
const until = async (is: () => boolean) => {
  while (!is()) await new Promise((done) => setTimeout(done, 20))
}
const unsent = () => localStorage.getItem('treize-unsent')

it('sends each choice once, as the server half takes it, and stores nothing then', async () => {
  status = 201
  const page = await browser.page()
  await page.goto(`${server.origin('one.localhost')}/`)
  await page.evaluate(() => treize.acceptAll('banner'))
  await page.evaluate(() => treize.withdraw())
  await until(() => sent('one').length == 2)
  const [yes, no] = bodies('one') as [Choice, Choice]
  for (const { body } of sent('one'))
    expect(readChoice(body, compilePolicy(policy), Date.now())).toEqual(JSON.parse(body))
  expect([yes.source, yes.language, no.source, no.id == yes.id, no.event == yes.event]).toEqual([
    'banner',
    'fr-CA',
    'withdrawal',
    true,
    false,
  ])
  expect(sent('one')[0]?.headers.origin).toBe(server.origin('one.localhost'))
  await page.raw.waitForFunction(() => localStorage.getItem('treize-unsent') === null)
  // A page that asks nobody sends nothing.
  await page.reload()
  await page.goto(`${server.origin('one.localhost')}/silent`)
  await page.evaluate(() => treize.acceptAll())
  expect(sent('one')).toHaveLength(2)
})

it('sends to this site, wherever the page’s base is', async () => {
  status = 201
  server.route('/based', pageWith(policy, { head: `<base href="${server.origin('cdn.localhost')}/">` }))
  const page = await browser.page()
  await page.goto(`${server.origin('based.localhost')}/based`)
  await page.evaluate(() => treize.acceptAll())
  await until(() => sent('based').length == 1)
  expect(sent('cdn')).toEqual([])
})

it('keeps what a server that is away does not get, and sends it on a later page, the same', async () => {
  status = 503
  const page = await browser.page()
  await page.goto(`${server.origin('two.localhost')}/`)
  await page.evaluate(() => {
    treize.acceptAll('banner')
    treize.rejectAll('banner')
  })
  // The page is not kept waiting, and tries again by itself.
  await until(() => sent('two').length >= 2)
  expect(JSON.parse((await page.evaluate(unsent)) ?? '[]')).toHaveLength(2)
  await page.goto('about:blank')
  const before = sent('two').length
  status = 201
  await page.goto(`${server.origin('two.localhost')}/`)
  await page.raw.waitForFunction(() => localStorage.getItem('treize-unsent') === null)
  const [first] = bodies('two') as [Choice]
  const late = bodies('two').slice(before)
  expect(late[0]).toEqual(first)
  expect(late.map(({ choices }) => Object.values(choices)[0])).toEqual([true, false])
})

it('loses nothing and keeps no page waiting while the server is down for a day', async () => {
  const down = await serve({
    routes: {
      '/': pageWith(policy, { lang: 'fr' }),
      // It takes the connection, and never answers: the worst that a page can meet.
      '/consent': (request: IncomingMessage, answer: ServerResponse) =>
        isDown ? (hangs ? undefined : request.socket.destroy()) : answer.writeHead(201).end(),
    },
  })
  let isDown = true
  let hangs = true
  const page = await browser.page({ stays: true })
  const address = `${down.origin('four.localhost')}/`
  const start = Date.now()
  await page.goto(address)
  // The page has loaded, the choice counts and the banner is gone while the server still hangs.
  await page.waitFor('banner')
  const took = await page.evaluate(() => {
    const begin = performance.now()
    treize.acceptAll('banner')
    return performance.now() - begin
  })
  expect(took).toBeLessThan(1000)
  await page.raw.waitForFunction(() => treize.has('analytics'))
  expect(await page.shows('banner')).toBe(false)
  await until(() => down.requests.to('/consent').length > 0)
  const { event } = JSON.parse(down.requests.to('/consent')[0]?.body ?? '{}') as Choice

  hangs = false
  for (const hours of [6, 12, 24]) {
    await page.clock(new Date(start + hours * 3_600_000))
    const before = down.requests.to('/consent').length
    await page.goto(address)
    await until(() => down.requests.to('/consent').length > before)
    expect(JSON.parse((await page.evaluate(unsent)) ?? '[]')).toHaveLength(1)
  }
  // It comes back while a page is open, which has tried in vain and tries again by itself.
  isDown = false
  await page.raw.waitForFunction(() => localStorage.getItem('treize-unsent') === null, { timeout: 30_000 })
  const all = down.requests.to('/consent').map(({ body }) => JSON.parse(body) as Choice)
  expect(new Set(all.map((one) => one.event))).toEqual(new Set([event]))
  // A log takes it, a day late and by the day on which it was made.
  expect(readChoice(JSON.stringify(all.at(-1)), compilePolicy(policy), start + 86_400_000)).toMatchObject({ event })
  await down.close()
})

it('does not send again what the server will never take', async () => {
  status = 400
  const page = await browser.page()
  await page.goto(`${server.origin('three.localhost')}/`)
  await page.evaluate(() => treize.acceptAll())
  await until(() => sent('three').length == 1)
  await page.raw.waitForFunction(() => localStorage.getItem('treize-unsent') === null)
  await page.reload()
  expect(sent('three')).toHaveLength(1)
})
