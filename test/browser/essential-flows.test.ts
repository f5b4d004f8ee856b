import { createHash } from 'node:crypto'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { type Route, serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'
import { script } from '../trackers/script'
import { essentialPages } from './essential-pages'

const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    marketing: {
      cookies: ['_ad_*'],
      storage: ['ad_*'],
      requests: ['https://*.tracker.example/*', '*://*.ads.localhost/*'],
    },
  },
}

const browser = await openBrowser()
const server = await serve()
const other = server.origin('bank.other.localhost')
const pages = Object.entries(essentialPages(other))

const FRAMEWORKS = `
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createApp, h } from 'vue'
import { createSignal, createEffect, createRoot as createSolid } from 'solid-js/dist/solid.js'
import { mount, flushSync } from 'svelte'
const image = '/pixel.gif'
createRoot(document.getElementById('react')).render(createElement('button', { onClick() { window.react = true } }, createElement('img', { src: image, alt: '' })))
createApp({ render: () => h('p', { class: 'vue' }, [h('img', { src: image, alt: '' })]) }).mount('#vue')
createSolid(() => { const [text] = createSignal('solid'); createEffect(() => { document.getElementById('solid').textContent = text() }) })
mount(function (anchor) { anchor.before(document.createElement('hr')) }, { target: document.getElementById('svelte') })
flushSync()
const look = () => {
  const button = document.querySelector('#react button')
  if (!button || !document.querySelector('.vue img') || !document.querySelector('#svelte hr')) return setTimeout(look, 20)
  button.click()
  window.done = window.react && document.getElementById('solid').textContent == 'solid' ? 'ok' : 'lost'
}
look()`

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: FRAMEWORKS, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['browser'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
  })
  const routes: Record<string, Route> = {
    '/acs': `<script>onload = function () { document.body.innerHTML = '<form method="post" action="/paid"></form>'; document.forms[0].submit() }</script>`,
    '/paid': `<script>parent.postMessage('paid', '*')</script>`,
    '/authorize': (request, answer) => {
      const back = new URL(request.url ?? '', other).searchParams.get('back')
      answer.writeHead(302, { location: `${back}?code=42` }).end()
    },
    '/back': pageWith(policy, {
      body: `<script>opener.postMessage({ code: new URLSearchParams(location.search).get('code') }, location.origin); window.close()</script>`,
    }),
    '/captcha.js': script(`window.captcha = { render: function (place, options) {
  const box = document.querySelector(place)
  const frame = document.createElement('iframe')
  frame.src = '${other}/challenge'
  frame.width = 304; frame.height = 78
  const field = document.createElement('input')
  field.type = 'hidden'; field.name = 'captcha-response'
  box.append(frame, field)
  addEventListener('message', function (event) { if (event.source != frame.contentWindow) return
    field.value = event.data
    window[options.callback](event.data)
  })
} }
if (!/explicit/.test(document.currentScript.src)) captcha.render('.captcha', { callback: document.querySelector('.captcha').dataset.callback })`),
    '/challenge': `<script>parent.postMessage('token', '*')</script>`,
    '/greet.js': script(`export const greet = () => 'hello'`),
    '/lib/value.js': script('export default 7'),
    '/shop.js': script('window.shop = { total: function () { return 12 } }'),
    '/part': '<b>Part</b><script>window.partRan = true</script>',
    '/turbo-part': '<turbo-frame id="part"><p>Part</p></turbo-frame>',
    '/next-page': '<!doctype html><title>Next</title><body><p>Next</p><script>window.nextRan = true</script>',
    '/data': (_, answer) => {
      answer.setHeader('content-type', 'application/json')
      answer.end('{"total":12}')
    },
    '/upload': (_, answer) => void answer.end(server.requests.to('/upload').at(-1)?.body),
    '/events': (_, answer) => {
      answer.setHeader('content-type', 'text/event-stream')
      answer.write('data: hello\n\n')
    },
    '/worker.js': script('onfetch = function () {}'),
    '/pixel.gif': (_, answer) => {
      answer.setHeader('content-type', 'image/gif')
      answer.end(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'))
    },
    '/frameworks.js': script(outputFiles[0]?.text ?? ''),
  }
  for (const [path, route] of Object.entries(routes)) server.route(path, route)
  server.upgrade((request, socket) => {
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key.digest('base64')}\r\n\r\n`,
    )
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What a visitor sees of a page when its work is done: its boxes, to the pixel. */
async function use(path: string, press?: string) {
  const page = await browser.page()
  const told: string[] = []
  page.raw.on('console', (message) => told.push(message.text()))
  // A service worker needs a host that browsers trust without a certificate.
  await page.goto(server.origin('site.localhost') + path)
  if (press) await (await page.raw.waitForSelector(press))?.click()
  await page.raw.waitForFunction('window.done', { timeout: 8000 }).catch(() => undefined)
  const done = await page.evaluate(() => (window as unknown as { done?: string }).done)
  await page.settle(50)
  const boxes = await page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [element.localName, x, y, width, height].join(' ')
    }),
  )
  const { errors } = page
  await page.close()
  return { done, told, errors, boxes }
}

describe.each(someOf(pages, 2))('%s', (_, { head = '', body, press }) => {
  let plain: Promise<Awaited<ReturnType<typeof use>>> | undefined
  it.each(['asked', 'refused'])('works as without us, %s', async (state) => {
    const choose = state == 'refused' ? '<script>treize.rejectAll()</script>' : ''
    server.route('/plain', pageWith('{}', { head, body, tag: '' }))
    server.route('/held', pageWith(policy, { head: choose + head, body }))
    plain ??= use('/plain', press)
    expect((await plain).done).toBe('ok')
    expect(await use('/held', press)).toEqual(await plain)
  })
})

describe.each(['rocketlazyloadscript', 'litespeed/javascript', '5f2a-text/javascript'])(
  'a script of the type %s',
  (type) => {
    it('waits for a yes where its host is declared, also when the optimiser lets it go', async () => {
      const ads = server.origin('x.ads.localhost')
      server.route('/ad.js', script('window.ad = true'))
      server.route(
        '/delayed',
        pageWith(policy, {
          body: `<script type="${type}" data-rocket-src="${ads}/ad.js" data-src="${ads}/ad.js"></script><script>
for (const old of document.querySelectorAll('script[type="${type}"]')) {
  const script = document.createElement('script')
  script.src = old.dataset.src
  old.replaceWith(script)
}
window.done = 'ok'</script>`,
        }),
      )
      server.requests.clear()
      const page = await browser.page()
      await page.goto(`${server.origin('site.localhost')}/delayed`)
      await page.settle(100)
      expect(server.requests.to('/ad.js')).toEqual([])
      expect(page.errors).toEqual([])
      await page.evaluate(() => treize.acceptAll())
      await expect.poll(() => page.evaluate(() => 'ad' in window)).toBe(true)
    })
  },
)
