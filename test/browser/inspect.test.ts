import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from '../helpers/find-faults'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import type { Inspector } from '../../src/inspect/create-inspector'

declare global {
  interface Window {
    treize: typeof treize & Inspector
  }
}

const pages: Page[] = []
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let other = ''

const FILES = ['/dist/treize.inspect.js', '/dist/treize.catalogue.js']
const policy = (more = {}) => ({
  policy: { version: '3' },
  inspect: true,
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    analytics: {
      services: { stats: { label: 'Stats', provider: 'Us', cookies: ['_st_*'], requests: [`${other}/stats*`] } },
    },
    media: { requests: [`${other}/film*`] },
  },
  ...more,
})
const body = `<script src="/shop.js"></script><iframe title="Film" data-consent="media" data-src="/film"></iframe>`

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  other = server.origin('stats.other.localhost')
  server.route(
    '/shop.js',
    `function track() {
  document.cookie = '_st_1=1'
  document.cookie = '_hjSession_1=secret-value'
  document.cookie = 'session_id=1'
  localStorage.mystery = 'secret-value'
  fetch('${other}/stats?id=secret-value', { mode: 'no-cors' }).catch(() => {})
  new Image().src = '${server.origin('unknown.other.localhost')}/ping?id=secret-value'
}
track()`,
  )
  for (const path of ['/stats', '/ping', '/film']) server.route(path, 'ok')
})
afterEach(async ({ task }) => {
  if (task.result?.state == 'fail') for (const { errors, warnings } of pages) console.log(errors, warnings)
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/?treize=inspect', { head = '', more = {}, html = body } = {}) {
  server.route('/', pageWith(policy(more), { head, body: html }))
  server.requests.clear()
  const page = await browser.page()
  pages.push(page)
  await page.goto(`${server.origin('www.shop.localhost')}${path}`)
  return page
}
const wanted = () =>
  server.requests
    .all()
    .map(({ path }) => path)
    .filter((path) => FILES.includes(path))
const PANEL = '#treize-inspector >>> [data-treize="inspector"]'
const part = (name: string) => `#treize-inspector >>> [data-treize="${name}"]`
const shown = async (page: Page) => {
  await page.raw.waitForSelector(PANEL, { visible: true })
}
/** The rows of a part of the panel, each as its cells. */
const rows = (page: Page, name: string) =>
  page.evaluate(
    (name) =>
      [
        ...(document
          .querySelector('#treize-inspector')
          ?.shadowRoot?.querySelectorAll(`[data-treize="${name}"] tbody tr`) ?? []),
      ].map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    name,
  )
const rowOf = async (page: Page, name: string, first: string) =>
  (await rows(page, name)).find(([cell]) => cell?.startsWith(first))

describe('who downloads it', () => {
  it('is not the visitor', async () => {
    const page = await open('/')
    await page.waitFor('banner')
    await page.click('accept')
    await page.settle(300)
    expect(wanted()).toEqual([])
    expect(await page.evaluate(() => document.querySelector('#treize-inspector'))).toBeNull()
  })

  it('is not somebody who writes the address where the policy does not allow it', async () => {
    const page = await open('/?treize=inspect', { more: { inspect: undefined } })
    await page.waitFor('banner')
    await page.settle(300)
    expect(wanted()).toEqual([])
  })

  it('is the owner who writes the address', async () => {
    const page = await open('/?a=b&treize=inspect')
    await shown(page)
    await expect.poll(wanted).toEqual(FILES)
    expect(page.errors).toEqual([])
  })

  it('is the owner who calls it from the console, also where the address does not open it', async () => {
    const page = await open('/', { more: { inspect: undefined } })
    await page.waitFor('banner')
    await page.evaluate(async () => void (await window.treize.inspect()))
    await shown(page)
    expect(page.errors).toEqual([])
  })

  it('is told why where a file is not there', async () => {
    server.route('/dist/treize.inspect.js', (_, answer) => void answer.writeHead(404).end())
    const page = await open()
    await expect
      .poll(() => page.errors.filter((text) => text.startsWith('[treize]')))
      .toEqual([expect.stringContaining('/dist/treize.inspect.js did not load: put it beside treize.js')])
    const { readFileSync } = await import('node:fs')
    server.route('/dist/treize.inspect.js', (_, answer) => {
      answer.setHeader('content-type', 'text/javascript')
      answer.end(readFileSync(new URL('../../dist/treize.inspect.js', import.meta.url)))
    })
  })
})

describe('what it shows', () => {
  it('is what was held, let through and not declared, with who asked for it', async () => {
    // The file stands in the HTML, so that it hears of everything.
    const page = await open('/?treize=inspect', { head: '<script src="/dist/treize.inspect.js"></script>' })
    await shown(page)
    await expect.poll(() => rowOf(page, 'held', '_st_1')).toBeTruthy()
    expect(await rowOf(page, 'held', '_st_1')).toEqual([
      '_st_1',
      'cookie',
      'analytics/stats',
      '/shop.js:2',
      'policy.categories.analytics.services.stats.cookies[0] "_st_*"',
    ])
    expect(await rowOf(page, 'held', `${other}/stats`)).toEqual([
      `${other}/stats`,
      'request',
      'analytics/stats',
      '/shop.js:6',
      `policy.categories.analytics.services.stats.requests[0] "${other}/stats*"`,
    ])
    expect((await rowOf(page, 'held', `${server.origin('www.shop.localhost')}/film`))?.slice(1, 4)).toEqual([
      'request',
      'media',
      '<iframe title="Film">',
    ])
    expect((await rowOf(page, 'passed', 'session_id'))?.slice(1)).toEqual([
      'cookie',
      'essential',
      '/shop.js:4',
      'policy.categories.essential.cookies[0] "session_id"',
    ])
    const unknown = server.origin('unknown.other.localhost')
    await expect
      .poll(() => rowOf(page, 'missing', unknown))
      .toEqual([`${unknown}/*`, 'request', '/shop.js:7', 'passes', ''])
    expect(await rowOf(page, 'missing', 'mystery')).toEqual([
      'mystery',
      'key',
      '/shop.js:5',
      'waits for everything',
      '',
    ])
    await expect
      .poll(() => rowOf(page, 'missing', '_hjSession_1'))
      .toEqual(['_hjSession_1', 'cookie', '/shop.js:3', 'waits for everything', 'Hotjar'])
    // The server agrees with what the panel says.
    expect(server.requests.to('/ping')).toHaveLength(1)
    expect([...server.requests.to('/stats'), ...server.requests.to('/film')]).toEqual([])
    // Never a value.
    expect(await page.evaluate(() => document.querySelector('#treize-inspector')?.shadowRoot?.innerHTML)).not.toContain(
      'secret-value',
    )
    expect(page.errors).toEqual([])
  })

  it('is what each category would release, and what the record says, and follows the choice', async () => {
    const page = await open('/?treize=inspect', { head: '<script src="/dist/treize.inspect.js"></script>' })
    await shown(page)
    await expect.poll(async () => (await rowOf(page, 'categories', 'analytics/stats'))?.[2]).toContain('_st_1')
    expect(await rowOf(page, 'categories', 'media')).toEqual([
      'media',
      'unasked',
      `${server.origin('www.shop.localhost')}/film`,
    ])
    const record = () =>
      page.evaluate(
        () =>
          document.querySelector('#treize-inspector')?.shadowRoot?.querySelector('[data-treize="record"]')?.textContent,
      )
    expect(await record()).toContain('none is recorded')
    await page.evaluate(() => treize.set({ media: true, analytics: false }))
    await expect.poll(() => rowOf(page, 'categories', 'media')).toEqual(['media', 'granted', ''])
    expect((await rowOf(page, 'categories', 'analytics/stats'))?.[1]).toBe('refused')
    expect(await record()).toContain('by api')
    await expect.poll(() => rowOf(page, 'held', `${server.origin('www.shop.localhost')}/film`)).toBeUndefined()
    expect(server.requests.to('/film')).toHaveLength(1)
  })

  it('is what waited before it was opened, in the elements that wait', async () => {
    const page = await open('/')
    await page.waitFor('banner')
    await page.settle(200)
    await page.evaluate(async () => void (await window.treize.inspect()))
    await expect
      .poll(async () => (await rowOf(page, 'held', `${server.origin('www.shop.localhost')}/film`))?.[2])
      .toBe('media')
  })
})

describe('the missing declarations', () => {
  const json = (page: Page) =>
    page.evaluate(
      () =>
        document
          .querySelector('#treize-inspector')
          ?.shadowRoot?.querySelector<HTMLTextAreaElement>('[data-treize="json"]')?.value ?? '',
    )
  it('are copied as JSON, with the catalogue’s own where it knows the name', async () => {
    const page = await open()
    await page.raw
      .browserContext()
      .overridePermissions(server.origin('www.shop.localhost'), [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ] as never)
    await shown(page)
    await expect.poll(() => json(page)).toContain('Hotjar')
    await page.raw.bringToFront()
    await (await page.raw.waitForSelector(part('copy')))?.click()
    const said = () =>
      page.evaluate(
        () => document.querySelector('#treize-inspector')?.shadowRoot?.querySelector('[role="status"]')?.textContent,
      )
    await expect.poll(said).toMatch(/\S/)
    if ((await said()) == 'Copied.')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await json(page))
    const part1 = JSON.parse(await json(page))
    expect(part1.categories.unsorted).toEqual({
      storage: ['mystery'],
      requests: [`${server.origin('unknown.other.localhost')}/*`],
    })
    const [service] = Object.values(part1.categories).flatMap((one) =>
      Object.values((one as { services?: object }).services ?? {}),
    )
    expect(service).toMatchObject({ label: 'Hotjar', cookies: expect.anything(), requests: expect.anything() })
  })

  it('are none any more once they are in the policy', async () => {
    const first = await open()
    await shown(first)
    await expect.poll(() => json(first)).toContain('Hotjar')
    const { categories } = JSON.parse(await json(first))
    const { analytics } = policy().categories
    analytics.services = { ...analytics.services, ...categories.analytics.services }
    const page = await open('/?treize=inspect', {
      more: { categories: { ...policy().categories, ...categories, analytics } },
    })
    await shown(page)
    await expect.poll(() => rowOf(page, 'held', '_hjSession_1')).toBeTruthy()
    expect(await rows(page, 'missing')).toEqual([])
    expect(page.errors).toEqual([])
  })
})

describe('the panel', () => {
  const focus = (page: Page) =>
    page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
      return inner?.id || (inner as HTMLElement | null)?.dataset.treize || inner?.localName
    })
  it('has no fault that axe finds, on a phone neither', async () => {
    const page = await open()
    await shown(page)
    await expect.poll(() => rows(page, 'missing')).not.toEqual([])
    expect(await findFaults(page.raw, '#treize-inspector')).toEqual([])
    await page.raw.setViewport({ width: 320, height: 640 })
    expect(await findFaults(page.raw, '#treize-inspector')).toEqual([])
    expect(
      await page.evaluate(() => {
        const panel = document.querySelector('#treize-inspector')?.shadowRoot?.querySelector('.list') as HTMLElement
        return panel.scrollWidth <= panel.clientWidth && panel.getBoundingClientRect().right <= innerWidth
      }),
    ).toBe(true)
  })

  it('takes the focus, closes with Escape, and gives the focus back', async () => {
    const page = await open('/', { html: `${body}<button id="mine">Mine</button>` })
    await page.waitFor('banner')
    await page.raw.focus('#mine')
    await page.evaluate(async () => void (await window.treize.inspect()))
    await shown(page)
    expect(await focus(page)).toBe('title')
    await page.key('Tab')
    expect(await focus(page)).toBe('close')
    await page.key('Tab')
    expect(await focus(page)).toBe('asked')
    await page.key('Escape')
    expect(await page.raw.$(PANEL)).toBeNull()
    expect(await focus(page)).toBe('mine')
    await page.evaluate(async () => void (await window.treize.inspect()))
    await shown(page)
    await (await page.raw.waitForSelector(part('close')))?.click()
    expect(await page.raw.$(PANEL)).toBeNull()
  })

  it('answers whose something is', async () => {
    const page = await open()
    await shown(page)
    await page.raw.type(part('asked'), '_st_9')
    await page.key('Enter')
    const answer = await page.raw.waitForSelector(part('answer'))
    expect(await answer?.evaluate((element) => element.textContent)).toContain(
      '_st_9 as a cookie belongs to analytics/stats (Us)',
    )
  })

  it('takes no part in the layout of the page, and leaves nothing behind', async () => {
    const page = await open('/')
    await page.waitFor('banner')
    const measure = () =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
        JSON.stringify(document.querySelector('main')?.getBoundingClientRect()),
        document.body.children.length,
        document.querySelectorAll('body > :last-child').length,
      ])
    const before = await measure()
    const close = await page.raw.evaluateHandle(() => window.treize.inspect())
    await shown(page)
    expect(await measure()).toEqual(before)
    await close.evaluate((run) => run())
    expect(await measure()).toEqual(before)
    expect(await page.evaluate(() => document.querySelector('#treize-inspector'))).toBeNull()
  })

  it('gives the browser’s own functions back when everything is stopped', async () => {
    const page = await open()
    await shown(page)
    await page.evaluate(() => treize.stop())
    expect(await page.raw.$(PANEL)).toBeNull()
    expect(
      await page.evaluate(() => {
        const frame = document.body.appendChild(document.createElement('iframe'))
        const { getOwnPropertyDescriptor: read } = Object
        const isNative = (value: unknown) => Function.prototype.toString.call(value).includes('[native code]')
        const descriptor = read(Document.prototype, 'cookie')
        frame.remove()
        return isNative(descriptor?.set) && isNative(window.fetch) && document.cookie.includes('session_id')
      }),
    ).toBe(true)
  })
})

describe('explain', () => {
  it('says in one sentence which file it needs, where that is not there', async () => {
    const page = await open('/')
    await page.waitFor('banner')
    expect(await page.evaluate(() => window.treize.explain('_st_1'))).toBeUndefined()
    await expect
      .poll(() => page.warnings.filter((text) => text.startsWith('[treize] treize.explain')))
      .toEqual([
        '[treize] treize.explain needs a file: put <script src="treize.inspect.js"></script> below the tag of treize.js',
      ])
    expect(wanted()).toEqual([])
  })

  it('answers with an object where the file is there', async () => {
    const page = await open('/', { head: '<script src="/dist/treize.inspect.js"></script>' })
    await page.waitFor('banner')
    const explain = (asked: string) => page.evaluate((asked) => window.treize.explain(asked), asked)
    expect(await explain('_st_1')).toMatchObject({
      found: [
        {
          kind: 'cookies',
          owners: [
            { name: 'analytics/stats', category: 'analytics', service: 'stats', label: 'Stats', provider: 'Us' },
          ],
          by: ['policy.categories.analytics.services.stats.cookies[0] "_st_*"'],
          waitsFor: ['analytics/stats'],
          granted: false,
        },
      ],
    })
    await page.evaluate(() => treize.acceptAll())
    expect((await explain('_st_1')).found[0]?.granted).toBe(true)
    expect(await explain('/film')).toMatchObject({ found: [], undeclared: { requests: 'pass' } })
    expect(await explain('mystery')).toMatchObject({ found: [], undeclared: { cookies: 'hold', storage: 'hold' } })
    expect(page.errors).toEqual([])
  })
})
