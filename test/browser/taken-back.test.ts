import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

const HOST = 'tracker.localhost'
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let to: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/stream': (_, answer) => {
        answer.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' })
        answer.end('retry: 50\ndata: x\n\n')
      },
      '/tracked.js': 'setInterval(() => fetch("/beat?" + self.name), 20)',
      '/sheet.css': 'p { color: rgb(0, 128, 0) }',
    },
  })
  to = server.origin(HOST)
  const policy = {
    policy: { version: '1' },
    categories: { essential: { essential: true }, marketing: { requests: [`${to}/*`, '/tracked.js'] }, other: {} },
  }
  server.route('/', pageWith(policy, { body: '<p>Text</p>' }))
})
beforeEach(() => server.requests.clear())
afterAll(async () => {
  await browser.close()
  await server.close()
})

const calls = () => server.requests.all().filter(({ host }) => host.startsWith(HOST)).length
const open = async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  await page.evaluate(() => treize.acceptAll())
  await page.reload()
  return page
}

/** @param again what loads it once there is a yes again. @default what is tried after the no */
type Case = [name: string, before: string, after: string, again?: string]
const CASES: Case[] = [
  [
    'an XMLHttpRequest that was opened',
    'made = new XMLHttpRequest(); made.open("POST", to)',
    'made.send("x")',
    'made.open("POST", to); made.send()',
  ],
  [
    'a picture that is loaded when it is seen',
    `document.body.insertAdjacentHTML('beforeend', '<div style="height:20000px"></div><img loading=lazy width=9 height=9 src="' + to + '/p.gif">')`,
    'scrollTo(0, 1e6)',
  ],
  [
    'a frame that is loaded when it is seen',
    `document.body.insertAdjacentHTML('beforeend', '<div style="height:20000px"></div><iframe loading=lazy src="' + to + '"></iframe>')`,
    'scrollTo(0, 1e6)',
  ],
  [
    'a film that is loaded when it is played',
    `document.body.insertAdjacentHTML('beforeend', '<video preload=none muted src="' + to + '/v.mp4"></video>')`,
    `document.querySelector('video').play().catch(() => {})`,
  ],
  [
    'a sound outside of the page',
    'made = new Audio(); made.preload = "none"; made.src = to',
    'made.play().catch(() => {})',
    'made.src = to; made.play().catch(() => {})',
  ],
  [
    'a picture of another size',
    `document.body.insertAdjacentHTML('beforeend', '<img sizes=100px srcset="' + to + '/s.gif 100w, ' + to + '/l.gif 3000w">')`,
    `document.querySelector('img').sizes = '3000px'`,
  ],
  [
    'a page in a hidden object',
    `document.body.insertAdjacentHTML('beforeend', '<object type="text/html" hidden data="' + to + '"></object>')`,
    `document.querySelector('object').hidden = false`,
  ],
  [
    'a style sheet that is off',
    `document.head.insertAdjacentHTML('beforeend', '<link rel=stylesheet disabled href="' + to + '/off.css">')`,
    `document.querySelector('link[data-href], link[href*=off]').disabled = false`,
  ],
]

it.each(CASES)(
  'keeps %s from loading once its yes is taken back, and loads it after another',
  async (_, before, after, again = after) => {
    const page = await open()
    const run = (code: string) =>
      page.evaluate((text, to) => void new Function('to', `with (window) { ${text} }`)(to), code, `${to}/x`)
    await run(`window.made = null; ${before}`)
    await page.settle()
    const known = calls()
    await page.evaluate(() => treize.withdraw())
    await run(after)
    await page.settle()
    expect(calls()).toBe(known)
    await page.evaluate(() => treize.acceptAll())
    // What is in the page has its address back when it has drawn the answer.
    await expect.poll(() => run(again).then(calls)).toBeGreaterThan(known)
  },
)

it('ends streams, sockets and workers of what is taken back, with their events, and no others', async () => {
  const page = await open()
  await page.evaluate(
    (url, own) => {
      Object.assign(window, { told: [] as string[] })
      const { told } = window as unknown as { told: string[] }
      const stream = new EventSource(`${url}/stream`)
      const mine = new EventSource(`${own}/stream?own`)
      stream.onerror = () => stream.readyState == 2 && told.push('stream')
      mine.onerror = () => mine.readyState == 2 && told.push('own stream')
      new Worker('/tracked.js', { name: 'worker' })
    },
    to,
    server.origin(),
  )
  await expect.poll(() => server.requests.to('/stream').length).toBeGreaterThan(2)
  await expect.poll(() => server.requests.to('/beat').length).toBeGreaterThan(2)
  await page.evaluate(() => treize.withdraw())
  await expect.poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual(['stream'])
  server.requests.clear()
  await expect
    .poll(() => server.requests.to('/stream').filter(({ path }) => path.includes('own')).length)
    .toBeGreaterThan(3)
  expect(calls()).toBe(0)
  expect(server.requests.to('/beat').length).toBeLessThan(2)
})

it('takes nothing back that is still granted, nor the looks that the page has by now', async () => {
  const page = await open()
  await page.evaluate((url) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="stylesheet" href="${url}/sheet.css">`)
    document.body.insertAdjacentHTML('beforeend', `<iframe src="${url}/frame"></iframe>`)
  }, to)
  await page.settle()
  await page.evaluate(() => treize.set({ other: false }))
  await page.settle()
  expect(await page.raw.$eval('iframe', (frame) => frame.dataset.src)).toBe(undefined)
  await page.evaluate(() => treize.withdraw())
  await page.settle()
  expect(await page.raw.$eval('iframe', (frame) => frame.dataset.src)).toContain('/frame')
  expect(await page.raw.$eval('p', (element) => getComputedStyle(element).color)).toBe('rgb(0, 128, 0)')
  expect(page.errors.filter((text) => !/404/.test(text))).toEqual([])
})
