import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let to: string
let policy: object

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/held.js': 'window.ran = true' } })
  to = server.origin('tracker.localhost')
  policy = {
    policy: { version: '1' },
    categories: { essential: { essential: true }, marketing: { label: { fr: 'Publicité' }, requests: [`${to}/*`] } },
  }
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const called = () => server.requests.all().filter(({ host }) => host.startsWith('tracker.')).length

const LINES = [
  'var URL = "https://shop.example/"',
  'let URL = location.href',
  'class Map {}',
  'const Set = []',
  'function Proxy() {}',
  'var performance = [{ title: "Hamlet" }]',
  'let Event = class {}; class WeakMap {}; class WeakSet {}',
]
it.each(someOf(LINES, 2))('asks, releases and opens its settings on a page with a line like: %s', async (line) => {
  const held = '<script type="text/plain" data-consent="marketing" src="/held.js"></script>'
  server.route('/', pageWith(policy, { head: `<script>${line}</script>`, body: held }))
  const page = await browser.page()
  await page.goto(server.origin())
  await page.click('customize')
  await page.click('save')
  expect(await page.evaluate(() => treize.record?.choices)).toEqual({ marketing: false })
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(() => page.evaluate(() => 'ran' in window)).toBe(true)
  await page.reload()
  await expect.poll(() => page.evaluate(() => 'ran' in window)).toBe(true)
  expect([page.errors, page.warnings]).toEqual([[], []])
})

it.each(['windows-1252', 'windows-1251', 'shift_jis'])(
  'speaks in letters that can be read in a page in %s',
  async (name) => {
    const html = pageWith(policy, { lang: 'fr' }).replace('<meta charset="utf-8">', '').replace('é', '\\u00e9')
    server.route('/', (_, answer) => {
      answer.writeHead(200, { 'content-type': `text/html; charset=${name}` })
      answer.end(html)
    })
    const page = await browser.page()
    await page.goto(server.origin())
    await page.waitFor('accept')
    const text = await page.evaluate(
      () => document.querySelector('#treize')?.shadowRoot?.querySelector('[data-treize=banner]')?.textContent ?? '',
    )
    expect(text).toMatch(/é/)
    expect(text).not.toMatch(/[ÃÂ�ｿ]/)
  },
)

it('lets code write XML that names what has to wait, and holds it in a page of XML', async () => {
  server.route('/', pageWith(policy))
  const page = await browser.page()
  await page.goto(server.origin())
  server.requests.clear()
  const made = await page.evaluate((url) => {
    const xml = new DOMParser().parseFromString('<rss/>', 'text/xml').documentElement
    xml.innerHTML = `<item><img src="${url}/a.gif"/></item>`
    xml.insertAdjacentHTML('beforeend', `<script src="${url}/a.js"/>`)
    const svg = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg').documentElement
    svg.innerHTML = `<image href="${url}/a.gif"/>`
    return [xml.querySelectorAll('*').length, svg.children.length]
  }, to)
  expect(made).toEqual([3, 1])
  const xhtml = pageWith(policy)
    .replace(/<!doctype html>\n<html/, '<html xmlns="http://www.w3.org/1999/xhtml"')
    .replace(/<meta[^>]*>/g, '')
    .replace('data-treize>', 'data-treize="">')
  server.route('/xml', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/xhtml+xml' }).end(xhtml)
  })
  await page.goto(`${server.origin()}/xml`)
  await page.waitFor('accept')
  await page.evaluate((url) => {
    ;(document.querySelector('main') as Element).innerHTML =
      `<p xmlns="http://www.w3.org/1999/xhtml"><img src="${url}/b.gif" alt="" id="made"/></p>`
  }, to)
  await page.settle()
  expect(called()).toBe(0)
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(called).toBe(1)
  expect(page.errors.filter((text) => !text.includes('404'))).toEqual([])
})

it('reads a document as code has written it, whose own base its URLs begin with', async () => {
  server.route('/', pageWith(policy))
  const page = await browser.page()
  await page.goto(server.origin())
  server.requests.clear()
  await page.evaluate((url) => {
    const inner =
      `<base href="${url}/"><img src="a.gif"><img srcset="b.gif 1x, c.gif 2x"><script src="a.js"></` + 'script>'
    const frame = document.createElement('iframe')
    frame.srcdoc = inner
    document.body.append(frame)
    document.body.insertAdjacentHTML('beforeend', `<iframe srcdoc='${inner}'></iframe>`)
    const other = document.createElement('iframe')
    other.setAttribute('srcdoc', `<base href="//${new URL(url).host}/x/"><img src="../d.gif">`)
    document.body.append(other)
  }, to)
  await page.settle()
  expect(called()).toBe(0)
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(called).toBeGreaterThan(6)
})
