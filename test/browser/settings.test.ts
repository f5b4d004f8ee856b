import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { threePurposes as policy } from '../helpers/policies'
import { serve } from '../helpers/serve'

const pages: Page[] = []
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close().catch(() => undefined)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const tools = (of: string) =>
  Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => [`${of}${i}`, { label: `Kestrel ${of} ${i}`, provider: `House ${i}` }]),
  )
/** As many services as have a search. */
const many = {
  ...policy,
  categories: {
    essential: policy.categories.essential,
    analytics: { services: tools('counts') },
    marketing: { services: tools('shows') },
  },
}

interface Look {
  given?: object
  lang?: string
  size?: [width: number, height: number]
  touch?: boolean
  head?: string
  body?: string
}
async function open({ given = policy, lang = 'en', size = [1280, 720], touch = false, head = '', body = '' }: Look) {
  server.route('/', pageWith(given, { lang, head, body }))
  const page = await browser.page()
  pages.push(page)
  const [width, height] = size
  await page.raw.setViewport({ width, height, hasTouch: touch })
  await page.raw.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  return page
}
async function openSettings(look: Look) {
  const page = await open(look)
  await page.click('customize')
  await page.waitFor('save')
  return page
}
const rect = (page: Page, hook: string) =>
  page.raw.$eval(page.hook(hook), (element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    return { left, top, right, bottom, width, height }
  })
/** A keyboard on the screen covers the page without making it smaller. */
const showKeyboard = (page: Page, height: number) =>
  page.evaluate((height) => {
    Object.defineProperty(visualViewport, 'height', { value: innerHeight - height, configurable: true })
    visualViewport?.dispatchEvent(new Event('resize'))
  }, height)
const search = async (page: Page, words: string) => {
  await page.raw.$eval(page.hook('search'), (input) => {
    ;(input as HTMLInputElement).value = ''
  })
  await page.raw.type(page.hook('search'), words)
  await page.drawn()
}

describe.each([
  [390, 844, 336],
  [844, 390, 210],
])('on a phone of %i x %i', (width, height, keyboard) => {
  it('keeps the field in view in which one types, and everything else in reach', async () => {
    const page = await openSettings({ given: many, size: [width, height] })
    await page.click('search')
    await showKeyboard(page, keyboard)
    const free = height - keyboard
    const field = await rect(page, 'search')
    expect(field.top).toBeGreaterThanOrEqual(0)
    expect(field.bottom).toBeLessThanOrEqual(free)
    for (const hook of ['close', 'save', 'accept', 'reject']) {
      await page.raw.$eval(page.hook(hook), (button) => button.scrollIntoView({ block: 'nearest' }))
      const { top, bottom } = await rect(page, hook)
      expect(top, hook).toBeGreaterThanOrEqual(0)
      expect(bottom, hook).toBeLessThanOrEqual(free)
    }
  })
})

it.each([
  [320, 180],
  [320, 256],
  [568, 320],
])('shows more than one line of the settings at a time at %i x %i', async (width, height) => {
  const page = await openSettings({ size: [width, height] })
  // What scrolls is the list, or all of the settings.
  const seen = await page.raw.$eval(page.hook('preferences'), (dialog) => {
    const list = dialog.querySelector('.list') as HTMLElement
    return list.clientHeight < list.scrollHeight ? list.clientHeight : dialog.clientHeight
  })
  expect(seen).toBeGreaterThan(height * 0.55)
})

it('keeps clear of a notch with the settings, and with the button that opens them', async () => {
  const head = '<meta name="viewport" content="width=device-width,viewport-fit=cover">'
  for (const [width, height, insets] of [
    [390, 844, { top: 47, bottom: 34, left: 0, right: 0 }],
    [844, 390, { top: 0, bottom: 21, left: 47, right: 47 }],
  ] as const) {
    const page = await open({ size: [width, height], head, given: many })
    const devtools = await page.raw.createCDPSession()
    await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets })
    const isFree = async (hook: string) =>
      page.raw.evaluate(
        (element, { top, bottom, left, right }) => {
          const at = (element as Element).getBoundingClientRect()
          return at.top >= top && at.bottom <= innerHeight - bottom && at.left >= left && at.right <= innerWidth - right
        },
        await (hook == 'reopen' ? reopen(page) : page.raw.$(page.hook(hook))),
        insets,
      )
    await page.click('customize')
    for (const hook of ['close', 'save']) {
      await page.waitFor(hook)
      await expect.poll(() => isFree(hook), { message: hook }).toBe(true)
    }
    await page.click('save')
    for (const position of ['bottom left', 'top right', 'bottom right', 'top left']) {
      await page.raw.waitForSelector('head > div >>> [data-treize=reopen]')
      await page.raw.$eval(
        'head > div >>> [data-treize=reopen]',
        (button, position) => {
          const { style } = button as HTMLElement
          style.inset = 'auto'
          for (const edge of position.split(' ')) style.setProperty(edge, '0')
        },
        position,
      )
      const at = await page.raw.$eval('head > div >>> [data-treize=reopen]', (button) => {
        const { left, top, right, bottom } = button.getBoundingClientRect()
        return { left, top, right: innerWidth - right, bottom: innerHeight - bottom }
      })
      for (const edge of position.split(' ') as ('top' | 'bottom' | 'left' | 'right')[])
        expect(at[edge], position).toBeGreaterThanOrEqual(Math.max(12, insets[edge]))
    }
  }
})

it('leaves the lines of a long summary together where one presses with a finger', async () => {
  const page = await openSettings({ size: [390, 844], touch: true, given: many })
  const lines = await page.raw.$$eval('#treize >>> summary', (all) =>
    all.map((summary) => {
      const range = document.createRange()
      range.selectNodeContents(summary)
      const tops = [...new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))]
      const gaps = tops.slice(1).map((top, i) => top - (tops[i] as number))
      return { gap: Math.max(0, ...gaps), height: summary.getBoundingClientRect().height }
    }),
  )
  expect(lines.some(({ gap }) => gap > 0)).toBe(true)
  expect(Math.max(...lines.map(({ gap }) => gap))).toBeLessThan(30)
  expect(Math.min(...lines.map(({ height }) => height))).toBeGreaterThanOrEqual(44)
})

it('finds the services of a purpose by its name and by its reason', async () => {
  const page = await openSettings({ given: many })
  const found = () => page.raw.$$eval('#treize >>> .service', (all) => all.length)
  for (const words of ['Marketing', 'advertising']) {
    await search(page, words)
    await expect.poll(found, { message: words }).toBe(15)
    expect(await page.raw.$eval('#treize >>> output', (output) => output.textContent)).toBe('15 / 31')
  }
  await search(page, 'shows 3')
  await expect.poll(found).toBe(1)
})

it.each([
  [1280, 720],
  [390, 844],
])('stays where it is while one types, at %i x %i', async (width, height) => {
  const page = await openSettings({ given: many, size: [width, height] })
  const places = () => Promise.all(['search', 'close', 'save'].map((hook) => rect(page, hook)))
  const before = await places()
  for (const words of ['kestrel shows 1', 'nothing at all']) {
    await search(page, words)
    expect(await places(), words).toEqual(before)
  }
})

const side = (page: Page) =>
  page.raw.$eval(page.hook('banner'), (banner) => {
    const { left, right } = banner.getBoundingClientRect()
    return left + right > innerWidth ? 'right' : 'left'
  })
const reopen = (page: Page) => page.raw.waitForSelector('head > div >>> [data-treize=reopen]')

it.each([
  ['fa', 'rtl', 'right'],
  ['xx', 'rtl', 'right'],
  ['en', 'rtl', 'right'],
  ['ar', 'ltr', 'left'],
  ['ar', '', 'right'],
])(
  'stands where a page of lang="%s" dir="%s" begins to be read, and its words are written their own way',
  async (lang, dir, expected) => {
    const page = await open({ lang: dir ? `${lang}" dir="${dir}` : lang })
    expect(await side(page)).toBe(expected)
    expect(await page.raw.$eval('#treize', (host) => (host as HTMLElement).dir)).toBe(lang == 'ar' ? 'rtl' : 'ltr')
    await page.click('accept')
    const left = await (await reopen(page))?.evaluate((button) => button.getBoundingClientRect().left)
    expect((left ?? 0) > 640 ? 'right' : 'left').toBe(expected)
  },
)

it('follows a page that changes its direction alone, or says it in its styles', async () => {
  const page = await open({})
  const turn = (dir: string) => page.evaluate((dir) => (document.documentElement.dir = dir), dir)
  await page.raw.$eval(page.hook('reject'), (button) => (button as HTMLElement).focus())
  await turn('rtl')
  await expect.poll(() => side(page)).toBe('right')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('treize')
  await turn('ltr')
  await expect.poll(() => side(page)).toBe('left')
  await page.click('accept')
  await turn('rtl')
  const left = async () => (await reopen(page))?.evaluate((button) => button.getBoundingClientRect().left)
  await expect.poll(left).toBeGreaterThan(640)
  expect(await side(await open({ head: '<style>body { direction: rtl }</style>' }))).toBe('right')
})

describe('closed, gives the focus', () => {
  const OPEN = 'id="open" data-consent-open>Cookies</button>'
  /** Where the focus is, through frames and shadow trees. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      let at = document.activeElement
      for (let inner = at; inner; at = inner ?? at)
        inner =
          at?.shadowRoot?.activeElement ?? (at as HTMLIFrameElement | null)?.contentDocument?.activeElement ?? null
      return at?.id || at?.getAttribute('data-treize') || at?.localName
    })
  const TABLE: [where: string, body: string, expected: string, gone?: string][] = [
    [
      'to the button of the popover that held it',
      `<button id="more" popovertarget="menu">More</button><div popover id="menu"><button ${OPEN}</div>`,
      'more',
    ],
    [
      'to the button of the menu that held it',
      `<button id="more" aria-controls="menu">More</button><div id="menu"><button ${OPEN}</div>`,
      'more',
      'document.getElementById("menu").hidden = true',
    ],
    [
      'to the summary of the details that held it',
      `<details open><summary id="sum">More</summary><p><button ${OPEN}</p></details>`,
      'sum',
      'document.querySelector("details").open = false',
    ],
    [
      'to the link that was drawn anew',
      `<div id="foot"><button ${OPEN}</div>`,
      'open',
      'document.getElementById("foot").innerHTML += ""',
    ],
    [
      'to the next link to the settings',
      `<button ${OPEN}<button id="other" data-consent-open>Privacy</button>`,
      'other',
      'document.getElementById("open").remove()',
    ],
    [
      'to the small button where no link is left',
      `<button ${OPEN}`,
      'reopen',
      'document.getElementById("open").remove()',
    ],
    [
      'to the button in a frame of the site',
      '<iframe id="frame" srcdoc="<button id=\'inside\' onclick=\'parent.treize.open()\'>Cookies</button>"></iframe>',
      'inside',
    ],
  ]
  it.each(TABLE)('%s', async (_, body, expected, gone = '') => {
    const page = await open({ body: `<a href="#top" id="top">Top</a>${body}` })
    await page.click('accept')
    if (expected == 'inside')
      await page.raw.$eval('iframe', (frame) => {
        const button = frame.contentDocument?.querySelector<HTMLElement>('#inside')
        button?.focus()
        button?.click()
      })
    else {
      if (await page.raw.$('[popovertarget]')) await page.raw.click('#more')
      await page.raw.click('#open')
    }
    await page.waitFor('save')
    await page.evaluate(gone)
    if (expected == 'reopen') await reopen(page)
    await page.key('Escape')
    await expect.poll(() => focused(page)).toBe(expected)
  })
})

it('keeps each name of a list apart from the next, whichever way it is written', async () => {
  const services = {
    first: { label: 'Acme (v2) – تحليل!', provider: 'شركة ABC, Inc.', cookies: ['a'] },
    second: { label: '+1 Ads', cookies: ['b'] },
  }
  const given = { ...policy, categories: { analytics: { services }, marketing: {} } }
  for (const lang of ['en', 'ar']) {
    const page = await openSettings({ given, lang, body: '<div data-consent-table></div>' })
    await page.raw.waitForSelector('[data-consent-table] table')
    /** Where each part of a name begins, from the left. */
    const lefts = (selector: string, parts: string[]) =>
      page.raw.$eval(
        selector,
        (element, parts) =>
          parts.map((part) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const at = node.textContent?.indexOf(part) ?? -1
              if (at < 0) continue
              const range = document.createRange()
              range.setStart(node, at)
              range.setEnd(node, at + 1)
              const { left, top } = range.getBoundingClientRect()
              return Math.round(left + 10_000 * Math.round(top / 12))
            }
            return -1
          }),
        parts,
      )
    const [name, bang, plus, one] = (await lefts('#treize >>> .group > details:last-of-type > summary', [
      'Acme',
      'تحليل',
      '+1',
      '1 Ads',
    ])) as [number, number, number, number]
    expect(name, lang).toBeLessThan(bang)
    expect(plus, lang).toBeLessThan(one)
    const text = await page.raw.$$eval('[data-consent-table] tbody td:nth-child(3)', (all) =>
      all.map((cell) => cell.textContent),
    )
    expect(text).toContain('\u2068Acme (v2) – تحليل!\u2069, \u2068شركة ABC, Inc.\u2069')
  }
})
