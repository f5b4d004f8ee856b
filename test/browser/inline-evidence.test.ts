import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'
import { collect } from '../trackers/collector'
import { moreTrackers } from '../trackers/more-trackers'
import { scriptOf } from '../trackers/pages'
import { trackers } from '../trackers/trackers'
import { states } from './inline-states'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { ...collect(), '/social.js': 'window.FB = {}' } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

interface Unmarked {
  src: string
  code: string
  start: string
  hosts: string[]
  body: string
}

/** Whether a pattern of the policy has a URL in it. */
const fits = (pattern: string, url: string) =>
  RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.?+/]/g, '\\$&'))
      .join('.*')}`,
  ).test(url)

/** Opens a page with a tracker in its HTML; the vendor's hosts answer as if they were there. */
async function open({ src, code, start, hosts, body }: Unmarked, wrap: (text: string) => string) {
  const policy = {
    policy: { version: '1' },
    categories: { analytics: { cookies: ['*'], storage: ['*'], indexedDB: ['*'], requests: hosts } },
  }
  server.route(
    '/',
    pageWith(policy, { body: `${body}<script src="${src}"></script>\n<script>${wrap(start)}</script>` }),
  )
  const page = await browser.page()
  const sent: string[] = []
  await page.raw.setRequestInterception(true)
  page.raw.on('request', (request) => {
    const url = request.url()
    const theirs = hosts.some((host) => fits(host, url))
    if (theirs && url != src) sent.push(url)
    if (url == src) void request.respond({ contentType: 'text/javascript', body: code })
    else if (theirs && url.startsWith('https:'))
      void request.respond({
        contentType: 'application/json',
        headers: {
          'access-control-allow-origin': request.headers().origin ?? '*',
          'access-control-allow-credentials': 'true',
          'access-control-allow-headers': '*, content-type',
        },
        body: '{}',
      })
    else void request.continue()
  })
  await page.goto(server.origin())
  await page.settle(300)
  return { page, sent }
}

const collector = () => server.origin('collector.other.localhost')
const all: [string, () => Promise<Unmarked>][] = [
  ...Object.entries(trackers).map(([name, tracker]): (typeof all)[0] => [
    name,
    async () => ({
      src: `https://cdn.${name.toLowerCase()}.example/${tracker.global}.min.js`,
      code: await scriptOf(tracker),
      start: `const collector = ${JSON.stringify(collector())}\n${tracker.start}`,
      hosts: [`https://cdn.${name.toLowerCase()}.example/*`, `${collector()}/*`],
      body: '',
    }),
  ]),
  ...Object.entries(moreTrackers).map(([name, { from, file, body = '', ...rest }]): (typeof all)[0] => [
    name,
    async () => ({
      ...rest,
      body,
      code: await readFile(new URL(`../../node_modules/${from}/${file}`, import.meta.url), 'utf8'),
    }),
  ]),
]

const wraps: Record<string, (text: string) => string> = {
  'right after its script': (text) => text,
  'in a function that calls itself': (text) => `;(function () {\n${text}\n})()`,
  'when the page has been read': (text) => `document.addEventListener('DOMContentLoaded', function () {\n${text}\n})`,
}

describe.each(all)('%s, unmarked', (_, read) => {
  it.each(someOf(Object.entries(wraps), 3))('waits and then works on the same page, started %s', async (_, wrap) => {
    const { page, sent } = await open(await read(), wrap)
    expect(sent).toEqual([])
    expect(page.errors).toEqual([])
    expect(await page.jar()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => sent.length, { timeout: 15_000 }).toBeGreaterThan(0)
    expect(page.errors).toEqual([])
    await page.close()
  })
})

describe.each(Object.entries(states))('the state of %s', (_, { head = '', body = '', ran }) => {
  it('is there at once, though it names declared hosts and stands behind a held script', async () => {
    const host = server.origin('social.other.localhost')
    const policy = {
      policy: { version: '1' },
      categories: {
        marketing: { requests: [`${host}/*`, 'https://*.facebook.com/*', 'https://*.youtube.com/*'] },
      },
    }
    server.route('/', pageWith(policy, { head: `<script src="${host}/social.js"></script>${head}`, body }))
    for (const file of ['start', 'app'])
      server.route(`/${file}.js`, (_, answer) => {
        answer.setHeader('content-type', 'text/javascript')
        answer.end('export const start = () => { window.started = true }\nwindow.loaded = true')
      })
    const page = await browser.page()
    await page.goto(server.origin())
    await page.settle(100)
    expect(await page.evaluate(ran)).toBe(true)
    expect(await page.evaluate(() => document.querySelectorAll('script[data-consent]').length)).toBe(1)
    expect(page.errors).toEqual([])
  })
})
