import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(shop) } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/', wait = 'banner') {
  const page = await browser.page()
  await page.goto(server.origin('www.shop.localhost') + path)
  if (wait) await page.waitFor(wait)
  return page
}
const shows = (page: Page, name: string) => expect.poll(() => page.shows(name), { timeout: 10_000 })
const dialog = { ...shop, banner: { layout: 'dialog' } }
const isLocked = (page: Page) =>
  page.evaluate(() => !!document.querySelector('#treize')?.shadowRoot?.querySelector('dialog:modal'))

it('asks as soon as there is a body, while a slow script of the page is still on its way', async () => {
  let answer = () => {}
  server.route('/slow.js', (_, response) => {
    answer = () => response.end('window.late = true')
  })
  server.route('/waits', pageWith(shop, { body: '<p>Text</p><script src="/slow.js"></script><p>More</p>' }))
  const page = await browser.page()
  // Not awaited: the page does not load until the script has come.
  const loaded = page.goto(`${server.origin('www.shop.localhost')}/waits`)
  await page.waitFor('banner')
  expect(await page.evaluate(() => document.readyState)).toBe('loading')
  await page.click('reject')
  expect(await page.evaluate(() => treize.record?.choices.marketing)).toBe(false)
  answer()
  await loaded
  expect(await page.evaluate(() => 'late' in window)).toBe(true)
  expect(page.errors).toEqual([])
})

it.each([
  ['no box', '#treize::part(banner) { display: none !important }'],
  ['no visibility', '#treize::part(banner) { visibility: hidden !important }'],
  ['no opacity', '#treize::part(banner) { opacity: 0 !important }'],
  ['no size', '#treize::part(banner) { width: 0 !important; min-width: 0 !important; border: 0 !important }'],
  ['a place far away', '#treize::part(banner) { left: -9999px !important; right: auto !important }'],
  ['no head', 'head { display: none !important } html head.head { display: none !important }'],
])('does not lock the page where a style gives the question %s, from the start or later', async (_, css) => {
  server.route('/dialog', pageWith(dialog))
  server.route('/hidden', pageWith(dialog, { head: `<style>${css}</style>` }))
  const hidden = await open('/hidden', '')
  await hidden.raw.waitForFunction(() =>
    document.querySelector('#treize')?.shadowRoot?.querySelector('section, dialog'),
  )
  await expect.poll(() => isLocked(hidden), { timeout: 10_000 }).toBe(css.startsWith('head'))
  const page = await open('/dialog')
  expect(await isLocked(page)).toBe(true)
  if (css.startsWith('head')) return
  await page.evaluate((css) => {
    const style = document.createElement('style')
    style.textContent = css
    document.body.append(style)
  }, css)
  await expect.poll(() => isLocked(page), { timeout: 10_000 }).toBe(false)
  expect(await page.evaluate(() => treize.record)).toBeNull()
  expect([...hidden.errors, ...page.errors]).toEqual([])
})

const stops = "for (const type of ['click', 'mousedown', 'keydown'])"
it.each([
  [
    'in a menu that stops clicks',
    `<nav id="menu">LINK</nav><script>${stops} menu.addEventListener(type, (event) => event.stopPropagation(), true)</script>`,
  ],
  [
    'on a page that stops every click',
    `LINK<script>${stops} addEventListener(type, (event) => event.stopImmediatePropagation(), true)</script>`,
  ],
  [
    'in a component',
    '<x-menu></x-menu><script>customElements.define("x-menu", class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: "open" }).innerHTML = `LINK` } })</script>',
  ],
  [
    'around a component',
    '<div data-consent-open><x-link></x-link></div><script>document.querySelector("x-link").attachShadow({ mode: "open" }).innerHTML = `<button id="link">Cookies</button>`</script>',
  ],
  [
    'in a drawing',
    '<svg width="100" height="30"><a href="#x" data-consent-open id="link"><text y="20">Cookies</text></a></svg>',
  ],
  ['that came later', '<p id="place"></p><script>setTimeout(() => { place.innerHTML = `LINK` }, 300)</script>'],
])('opens the settings by a link %s, and needs no button of its own', async (_, html) => {
  server.route(
    '/link',
    pageWith(shop, { body: html.replace('LINK', '<a href="/elsewhere" id="link" data-consent-open>Cookies</a>') }),
  )
  const page = await open('/link')
  await page.click('reject')
  const link = (await page.raw.waitForSelector('>>> #link')) as NonNullable<Awaited<ReturnType<Page['raw']['$']>>>
  const button = () => page.raw.$('head > div >>> [data-treize=reopen]')
  await expect.poll(button).toBeNull()
  await link.click()
  await page.waitFor('preferences')
  await page.key('Escape')
  await shows(page, 'preferences').toBe(false)
  await page.raw.waitForFunction(() => document.activeElement != document.body)
  await page.key('Enter')
  await page.waitFor('preferences')
  expect(new URL(page.raw.url()).pathname).toBe('/link')
  expect(page.errors).toEqual([])
})

it('opens the settings by the keyboard where the link is neither a link nor a button', async () => {
  server.route(
    '/span',
    pageWith(shop, { body: '<span tabindex="0" role="button" data-consent-open id="link">Cookies</span>' }),
  )
  const page = await open('/span')
  await page.click('reject')
  for (const key of ['Enter', 'Space'] as const) {
    await page.raw.focus('#link')
    await page.key(key)
    await page.waitFor('preferences')
    await page.key('Escape')
    await shows(page, 'preferences').toBe(false)
  }
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('link')
})

it.each([
  ['hidden at this width', '@media (min-width: 900px) { #link { display: none } }'],
  ['in a closed menu', '#menu { height: 0; overflow: hidden } @media (max-width: 900px) { #menu { height: auto } }'],
  [
    'beside the page',
    '#menu { position: fixed; left: -300px; width: 200px } @media (max-width: 900px) { #menu { left: 0 } }',
  ],
  ['without colour', '#menu { opacity: 0 } @media (max-width: 900px) { #menu { opacity: 1 } }'],
  ['of no visibility', '#menu { visibility: hidden } @media (max-width: 900px) { #menu { visibility: visible } }'],
])('shows a button of its own as long as the link is %s', async (_, css) => {
  const body = '<nav id="menu"><a href="#" id="link" data-consent-open>Cookies</a></nav>'
  server.route('/menu', pageWith(shop, { body, head: `<style>${css}</style>` }))
  const page = await open('/menu')
  await page.click('reject')
  const button = async () => !!(await page.raw.$('head > div >>> [data-treize=reopen]'))
  await expect.poll(button).toBe(true)
  await page.raw.setViewport({ width: 600, height: 800 })
  await expect.poll(button).toBe(false)
  await page.raw.setViewport({ width: 1280, height: 800 })
  await expect.poll(button).toBe(true)
  await (await page.raw.$('head > div >>> [data-treize=reopen]'))?.click()
  await page.waitFor('preferences')
})

it('leaves alone what the page itself calls treize', async () => {
  for (const own of [
    '<section id="treize"><p>Thirteen</p></section>',
    '<a name="treize">Thirteen</a>',
    '<section id="treize"><template shadowrootmode="open">Thirteen</template></section>',
  ]) {
    server.route('/own', pageWith(shop, { body: own }))
    const page = await open('/own')
    await page.click('customize')
    await page.waitFor('preferences')
    await page.click('accept')
    expect(
      await page.evaluate(() => {
        const first = document.querySelector('#treize, [name=treize]')
        return [document.body.contains(first), (first?.shadowRoot ?? first)?.textContent]
      }),
    ).toEqual([true, 'Thirteen'])
    expect(await page.evaluate(() => treize.has('marketing'))).toBe(true)
    expect([...page.errors, ...page.warnings]).toEqual([])
  }
})

it.each([
  ['another body', () => document.body.replaceWith(document.createElement('body'))],
  [
    'another root',
    () => {
      const root = document.createElement('html')
      root.append(document.createElement('head'), document.createElement('body'))
      document.documentElement.replaceWith(root)
    },
  ],
  ['another head', () => document.head.replaceWith(document.createElement('head'))],
  [
    'an empty head, as Turbo merges it',
    () =>
      document.head.replaceChildren(
        ...[...document.head.children].filter(({ localName }) => localName != 'div'),
        Object.assign(document.createElement('div'), { id: 'treize' }),
      ),
  ],
  [
    'other style sheets',
    () => {
      document.adoptedStyleSheets = [new CSSStyleSheet()]
      document.querySelector('#treize')?.remove()
    },
  ],
  [
    'another text',
    () => {
      document.open()
      document.write('<!doctype html><title>x</title><p>Written')
      document.close()
    },
  ],
])('comes back, and can be answered, when the page gets %s', async (_, change) => {
  const page = await open()
  await page.evaluate(change)
  await page.raw.waitForFunction(() =>
    [...document.querySelectorAll('#treize')].some(({ shadowRoot }) =>
      shadowRoot?.querySelector('section')?.checkVisibility(),
    ),
  )
  await page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('#treize'))
      shadowRoot?.querySelector<HTMLElement>('[data-treize=accept]')?.click()
  })
  expect(await page.evaluate(() => treize.record?.choices.marketing)).toBe(true)
  expect(page.errors).toEqual([])
})

it('does not keep a page busy that takes it away whenever it comes', async () => {
  const page = await open()
  const times = await page.evaluate(async () => {
    let times = 0
    new MutationObserver(() => {
      for (const host of document.querySelectorAll('#treize')) {
        host.remove()
        times++
      }
    }).observe(document, { childList: true, subtree: true })
    document.querySelector('#treize')?.remove()
    await new Promise((done) => setTimeout(done, 2000))
    return times
  })
  expect(times).toBeLessThan(20)
})

it('is no difference to React, which takes over the whole document with what was typed in it', async () => {
  const source = `import { createElement as h, useState } from 'react'; import { hydrateRoot } from 'react-dom/client'
    window.told = []
    function App() { const [n, set] = useState(0)
      return h('html', { lang: 'en' }, h('head', null, h('title', null, 'App')), h('body', null, h('main', null, h('input'), h('button', { onClick: () => set(n + 1) }, n)))) }
    window.start = () => hydrateRoot(document, h(App), { onRecoverableError: (error) => told.push(String(error)) })`
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  server.route('/react.js', (_, answer) => void answer.end(outputFiles[0]?.text))
  server.route(
    '/react',
    `<!doctype html><html lang="en"><head><title>App</title><script type="application/json" data-treize>${JSON.stringify(shop)}</script><script src="/dist/treize.js"></script><script src="/react.js"></script></head><body><main><input><button>0</button></main></body></html>`,
  )
  const page = await open('/react')
  // React 18 takes what it does not know only at the end of the head or the body.
  expect(await page.evaluate(() => document.head.lastElementChild?.id)).toBe('treize')
  expect(await page.evaluate(() => [...document.documentElement.children].map(({ localName }) => localName))).toEqual([
    'head',
    'body',
  ])
  await page.raw.type('input', 'kept')
  await page.evaluate(() => (window as unknown as { start(): void }).start())
  await page.raw.waitForFunction(() => {
    document.querySelector('button')?.click()
    return document.querySelector('button')?.textContent != '0'
  })
  expect(
    await page.evaluate(() => [(window as unknown as { told: string[] }).told, document.querySelector('input')?.value]),
  ).toEqual([[], 'kept'])
  expect(await page.shows('banner')).toBe(true)
  await page.click('accept')
  expect(page.errors).toEqual([])
})
