import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { type Route, serve } from '../helpers/serve'

const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    stats: { cookies: ['_st'], storage: ['trk', 'small'] },
    media: {},
  },
}
const declaring = {
  ...policy,
  categories: { ...policy.categories, media: { requests: ['http://cdn.site.localhost/*'] } },
}
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['page']>>

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const soon = { timeout: 40_000 }
const hang: Route = () => {}
declare const seen: string[]

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/ran.js': `seen.push('external')`,
      '/second.js': `seen.push('second')`,
      '/hang.js': hang,
      '/ready.js': `document.addEventListener('DOMContentLoaded', () => seen.push('ready of a file'))`,
      '/slow.js': (_, answer) => void setTimeout(() => answer.end(`window.lib = 1; seen.push('lib')`), 150),
      '/writes.js': `document.write('<script src="/slow.js"><\\/script>')`,
      '/puts.js': `document.head.append(Object.assign(document.createElement('script'), { src: '/late.js' }))`,
      '/late.js': `for (const [target, type] of [[document, 'DOMContentLoaded'], [window, 'load'], [window, 'pageshow']])
        target.addEventListener(type, () => seen.push('late ' + type))`,
      '/ready.mjs': `document.addEventListener('DOMContentLoaded', () => seen.push('ready of a module')); export {}`,
      '/embed': '<!doctype html>',
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(head: string, { body = '', rules = policy as unknown } = {}): Promise<Page> {
  server.route('/page', pageWith(rules, { head: `<script>window.seen = []</script>${head}`, body }))
  const page = await browser.page()
  server.requests.clear()
  await page.goto(`${server.origin()}/page`)
  return page
}
const accept = (page: Page) => page.evaluate(() => treize.acceptAll())
const ran = (page: Page) => expect.poll(() => page.evaluate(() => seen), soon)
const held = (rest: string, text = '') => `<script type="text/plain" data-consent="stats" ${rest}>${text}</script>`

it('does all that a yes does when one of the writes that waited is refused by the browser', async () => {
  const page = await open(`${held('', `seen.push('script')`)}<script>
    localStorage.setItem('trk', 'x'.repeat(6e6)); localStorage.setItem('small', 'written')
    document.cookie = '_st=1; path=/'
    for (const event of ['choice', 'grant']) treize.on(event, () => seen.push(event))
    treize.on('choice', () => { throw new Error('of the page') })
    treize.when('stats').then(() => seen.push('when'))
  </script>`)
  await accept(page)
  await ran(page).toEqual(['choice', 'grant', 'when', 'script'])
  expect(await page.evaluate(() => [localStorage.getItem('small'), document.cookie.includes('_st=1')])).toEqual([
    'written',
    true,
  ])
  expect(page.errors.filter((text) => !text.includes('of the page'))).toEqual([])
})

it('goes on behind scripts that the browser does not run', async () => {
  const page = await open(
    [
      'nomodule src="/old.js"',
      'data-type="text/x-template" src="/a.html"',
      'data-type="application/json" src="/a.json"',
      'data-type="unknown" src="/a"',
      'language="vbscript" src="/a"',
      'for="other" event="onload" src="/a"',
      'src=""',
      'src="http://["',
      'data-type="speculationrules" src="/a"',
    ]
      .map((rest) => held(rest))
      .join('') +
      held('', `seen.push('inline')`) +
      held('src="/ran.js"'),
  )
  await accept(page)
  await ran(page).toEqual(['inline', 'external'])
})

it('keeps what is data as data', async () => {
  const page = await open(held('data-type="text/x-template" id="view"', '<b>text</b>'))
  await accept(page)
  await expect
    .poll(() => page.evaluate(() => document.querySelector('script#view')?.getAttribute('type')), soon)
    .toBe('text/x-template')
})

it('goes on when the page stops the events of its scripts', async () => {
  const page = await open(
    `<script>document.addEventListener('load', (event) => event.stopImmediatePropagation(), true)</script>${held('src="/ran.js"')}${held('', `seen.push('inline')`)}`,
  )
  await accept(page)
  await ran(page).toEqual(['external', 'inline'])
})

it('lets a script that never answers stop no other for ever, runs the others once, and says so once', async () => {
  const page = await open(
    held('src="/hang.js"') + held('src="/ran.js"') + held('src="/second.js"') + held('', `seen.push('inline')`),
  )
  await accept(page)
  await ran(page).toEqual(['external', 'second', 'inline'])
  await expect.poll(() => page.warnings.filter((text) => text.includes('hang.js'))).toHaveLength(1)
})

it('loads one marked script by its element, also where the policy declares its address', async () => {
  const port = new URL(server.origin()).port
  const rules = {
    ...declaring,
    categories: { ...policy.categories, media: { requests: [`${server.origin('cdn.site.localhost')}/*`] } },
  }
  const page = await open(
    `<script type="text/plain" data-consent="media" id="one" src="http://cdn.site.localhost:${port}/ran.js"></script>${held('', `seen.push('stats')`)}`,
    { rules },
  )
  await page.evaluate(() => treize.load(document.querySelector('#one') as Element))
  await ran(page).toEqual(['external'])
  await page.evaluate(() => treize.set({ stats: true }))
  await ran(page).toEqual(['external', 'stats'])
})

it('calls the listeners of a released script for events that are over, once, after it, and no others', async () => {
  const page = await open(
    `<script>
      for (const type of ['load', 'pageshow', 'DOMContentLoaded']) addEventListener(type, () => seen.push('page ' + type))
      window.keep = { handleEvent(event) { seen.push('object ' + (this == keep) + (event.currentTarget == document)) } }
    </script>` +
      held(
        '',
        `
        const say = function (event) { seen.push(event.type + ' ' + (this == event.currentTarget) + (event.target == document)) }
        document.addEventListener('DOMContentLoaded', say)
        document.addEventListener('DOMContentLoaded', say)
        document.addEventListener('DOMContentLoaded', keep, { once: true })
        addEventListener('DOMContentLoaded', say)
        addEventListener('load', say)
        addEventListener('pageshow', say)
        document.onreadystatechange = say
        window.onload = () => seen.push('onload')
        const gone = () => seen.push('gone')
        addEventListener('load', gone); removeEventListener('load', gone)
        const stop = new AbortController
        addEventListener('load', gone, { signal: stop.signal }); stop.abort()
        setTimeout(() => addEventListener('load', () => seen.push('too late')))
        seen.push('script')`,
      ) +
      held('', `seen.push('next')`) +
      held('src="/ready.js"'),
  )
  await page.evaluate(() => void seen.splice(0))
  await accept(page)
  await ran(page).toEqual([
    'script',
    'next',
    'readystatechange truetrue',
    'DOMContentLoaded truetrue',
    'object truetrue',
    'DOMContentLoaded truetrue',
    'ready of a file',
    'readystatechange truetrue',
    'load truetrue',
    'onload',
    'pageshow truetrue',
  ])
  await page.evaluate(() => void setTimeout(() => addEventListener('load', () => seen.push('of the page'))))
  await page.evaluate(() => treize.withdraw())
  await accept(page)
  await ran(page).toHaveLength(11)
})

it('tells held modules and deferred scripts that the document is ready, also on later pages', async () => {
  const page = await open(
    held('data-type="module"', `document.addEventListener('DOMContentLoaded', () => seen.push('ready inline'))`) +
      held('defer src="/ready.js"') +
      held('data-type="module" src="/ready.mjs"'),
  )
  await accept(page)
  const all = ['ready inline', 'ready of a file', 'ready of a module']
  await expect.poll(async () => (await page.evaluate(() => seen)).sort(), soon).toEqual(all)
  await page.reload()
  await expect.poll(async () => (await page.evaluate(() => seen)).sort(), soon).toEqual(all)
})

it('runs what a released script writes before what stands behind it, as the parser does', async () => {
  const uses = held('', `seen.push(typeof lib)`)
  const wrote = ['lib', 'number']
  for (const [name, scripts, expected] of [
    ['inline', held('', `document.write('<script src="/slow.js"><' + '/script>')`) + uses, wrote],
    [
      'in two pieces',
      held('', `document.write('<script src="/sl'); document.write('ow.js"><' + '/script>')`) + uses,
      wrote,
    ],
    ['a file', `${held('src="/writes.js"')}${uses}`, wrote],
    [
      'both in one',
      held('', `document.write('<script src="/slow.js"><' + '/script><script>seen.push(typeof lib)<' + '/script>')`),
      wrote,
    ],
    [
      'twice, before what is deferred',
      held('defer src="/ran.js"') +
        held(
          '',
          `for (const one of ['ready', 'slow']) document.write('<script src="/' + one + '.js"><' + '/script>')`,
        ) +
        uses,
      [...wrote, 'external', 'ready of a file'],
    ],
    [
      'what another category has to allow',
      held('', `document.write('<script type="text/plain" data-consent="media" src="/ran.js"><' + '/script>')`) + uses,
      ['undefined'],
    ],
  ] as const) {
    const page = await open(scripts)
    await page.evaluate(() => treize.set({ stats: true }))
    await expect.poll(() => page.evaluate(() => seen), { ...soon, message: name }).toEqual(expected)
    await page.reload()
    await expect.poll(() => page.evaluate(() => seen), { ...soon, message: `${name}, granted` }).toEqual(expected)
    expect(page.errors).toEqual([])
  }
})

it('calls what scripts listen to that a released script has put into the page, and no others', async () => {
  const put = `document.head.append(Object.assign(document.createElement('script'), { src: '/late.js' }))`
  const events = ['late DOMContentLoaded', 'late load', 'late pageshow']
  for (const script of [held('', put), held('src="/puts.js"'), held('async src="/puts.js"')]) {
    const page = await open(`${script}<script>
      addEventListener('load', () => setTimeout(() => {
        document.head.append(Object.assign(document.createElement('script'), { src: '/ready.js' }))
      }))</script>`)
    await page.settle()
    await accept(page)
    await ran(page).toEqual(events)
    // Of the page's own, put in while others are awaited.
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.text = `addEventListener('load', () => seen.push('own'))`
      document.head.append(script)
    })
    await page.settle()
    expect(await page.evaluate(() => seen)).toEqual(events)
  }
})

it('lets a released script hear of the document as interactive, and of a module that waited before it', async () => {
  const page = await open(
    held('data-type="module"', `window.app = () => seen.push('app')`) +
      held('', `onload = () => seen.push(typeof app)`) +
      held(
        '',
        `document.onreadystatechange = () => seen.push(document.readyState)
        document.addEventListener('readystatechange', () => seen.push('once ' + document.readyState), { once: true })
        document.addEventListener('DOMContentLoaded', () => seen.push('ready'))`,
      ),
  )
  await accept(page)
  await ran(page).toEqual(['interactive', 'once interactive', 'ready', 'complete', 'function'])
  expect(await page.evaluate(() => Object.hasOwn(document, 'readyState'))).toBe(false)
})

it('loads an embed in place of what stood in its src, and puts that back after a withdrawal', async () => {
  const standIns = ['about:blank', '', '#', 'javascript:;', 'data:text/html,']
  const gif = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
  const page = await open('', {
    body: `${standIns
      .map(
        (src, n) =>
          `<iframe data-consent="media" src="${src}" data-src="/embed?${n}" width="300" height="200"></iframe>`,
      )
      .join('')}<img data-consent="media" src="${gif}" data-src="/embed?img" width="300" height="200">`,
  })
  const sources = () =>
    page.evaluate(() => [...document.querySelectorAll('[data-consent]')].map((one) => one.getAttribute('src')))
  await expect.poll(() => page.raw.$$eval('[data-consent]', (all) => all.length)).toBe(6)
  expect(server.requests.to('/embed')).toEqual([])
  await accept(page)
  await expect.poll(() => new Set(server.requests.to('/embed').map(({ path }) => path)).size, soon).toBe(6)
  await page.evaluate(() => treize.withdraw())
  await expect.poll(sources, soon).toEqual([...standIns, gif])
})

it('keeps no embed in memory that the page has taken away', async () => {
  const page = await open('', { body: '<div id="place"></div>' })
  await accept(page)
  await page.evaluate(async () => {
    const state = window as unknown as { gone: number; registry: FinalizationRegistry<number> }
    state.gone = 0
    state.registry = new FinalizationRegistry(() => state.gone++)
    const place = document.querySelector('#place') as Element
    for (let n = 0; n < 50; n++) {
      place.innerHTML = `<iframe data-consent="media" data-src="/embed?${n}"></iframe><img data-consent="media" data-src="/embed?i${n}">`
      for (const element of place.children) state.registry.register(element, n)
      // The gates look at what has come before the next task.
      await new Promise((resolve) => setTimeout(resolve))
    }
    place.textContent = ''
  })
  const devtools = await page.raw.createCDPSession()
  await expect
    .poll(async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      return page.evaluate(() => (window as unknown as { gone: number }).gone)
    }, soon)
    .toBeGreaterThan(90)
})
