import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { threePurposes as policy } from '../helpers/policies'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

const pages: Page[] = []
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
// A page that stays open takes its share of a busy machine.
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close().catch(() => undefined)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** The other purposes that have words of ours. */
const embedding = {
  ...policy,
  categories: { essential: policy.categories.essential, media: {}, social: {}, support: {} },
}

interface Look {
  given?: object
  lang?: string
  layout?: string
  width?: number
  height?: number
  head?: string
  body?: string
  /** What else the policy says of the banner. */
  look?: object
}
const LINES = '<p>A page.</p>'.repeat(60)
async function open({
  given = policy,
  lang = 'en',
  layout = 'box',
  width = 1280,
  height = 720,
  head = '',
  body = LINES,
  look = {},
}: Look = {}) {
  server.route('/', pageWith({ ...given, banner: { layout, ...look } }, { lang, head, body }))
  const page = await browser.page()
  pages.push(page)
  await page.raw.setViewport({ width, height })
  await page.raw.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  return page
}
const box = (page: Page, hook: string) =>
  page.raw.$eval(page.hook(hook), (element) => {
    const { left, top, right, bottom, height } = element.getBoundingClientRect()
    const { innerWidth, innerHeight } = window
    const found = (element.getRootNode() as ShadowRoot).elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return {
      height,
      share: height / innerHeight,
      isInView: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      isOnTop: !!found && (found == element || element.contains(found)),
    }
  })
const text = (page: Page, hook: string) =>
  page.raw.$eval(page.hook(hook), (element) => (element as HTMLElement).innerText)

describe.each(['en', 'fr', 'de'])('in %s, with three purposes', (lang) => {
  it.each([
    ['known to most sites', policy],
    ['that embed', embedding],
  ])('%s, asks within 330 px of a small laptop and 40 % of a phone, and hides nothing', async (_, given) => {
    const laptop = await open({ lang, given })
    expect((await box(laptop, 'banner')).height).toBeLessThanOrEqual(330)
    await laptop.close()
    const phone = await open({ lang, given, width: 390, height: 844 })
    expect((await box(phone, 'banner')).share).toBeLessThanOrEqual(0.4)
    expect(
      await phone.raw.$eval('#treize >>> .text', (part) => part.scrollHeight - part.clientHeight),
    ).toBeLessThanOrEqual(0)
    await phone.close()
  })
})

it('tells label and reason of a purpose apart', async () => {
  const page = await open()
  expect(await text(page, 'banner')).toContain('Audience measurement – Count visits to learn what is useful.')
})

it('has words for purposes that most sites call otherwise, and shows a service by its own name', async () => {
  const { categories } = embedding
  const page = await open({
    lang: 'fr',
    given: { ...embedding, categories: { ...categories, media: { services: { maps: {}, video: {} } } } },
  })
  const asked = await text(page, 'banner')
  for (const line of [
    'Contenus externes – Afficher vidéos et cartes d’autres sites.',
    'Réseaux sociaux – Afficher des publications et partager des pages.',
    'Chat et assistance – Répondre à vos questions.',
  ])
    expect(asked).toContain(line)
  await page.click('customize')
  await page.waitFor('preferences')
  const labels = await page.raw.$$eval('#treize >>> label', (all) => all.map(({ textContent }) => textContent))
  expect(labels).toEqual(['Nécessaires', 'Contenus externes', 'maps', 'video', 'Réseaux sociaux', 'Chat et assistance'])
  expect([page.errors, page.warnings]).toEqual([[], []])
})

const SIZES: [number, number][] = [
  [844, 390],
  [667, 375],
  [568, 320],
  [640, 360],
  [720, 450],
  [320, 568],
  [320, 256],
]
describe.each(['box', 'bar', 'dialog'])('as a %s', (layout) => {
  it.each(someOf(SIZES, 2))('keeps both choices in reach at %i x %i', async (width, height) => {
    for (const lang of ['en', 'de', 'ar']) {
      const page = await open({ lang, layout, width, height })
      for (const hook of ['reject', 'accept'])
        expect(await box(page, hook), hook).toMatchObject({ isInView: true, isOnTop: true })
      await page.close()
    }
  })

  it('keeps clear of a notch and of the bar below, in both orientations', async () => {
    for (const [width, height, insets] of [
      [390, 844, { top: 47, bottom: 34, left: 0, right: 0 }],
      [844, 390, { top: 0, bottom: 21, left: 47, right: 47 }],
    ] as const) {
      const head = '<meta name="viewport" content="width=device-width,viewport-fit=cover">'
      const page = await open({ layout, width, height, head })
      const devtools = await page.raw.createCDPSession()
      await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets })
      for (const hook of ['reject', 'accept', 'customize']) {
        await expect
          .poll(() =>
            page.raw.$eval(
              page.hook(hook),
              (element, { bottom, left, right }) => {
                const at = element.getBoundingClientRect()
                return at.bottom <= innerHeight - bottom && at.left >= left && at.right <= innerWidth - right
              },
              insets,
            ),
          )
          .toBe(true)
      }
      await page.close()
    }
  })
})

it('stays above a keyboard on the screen', async () => {
  const page = await open({ width: 390, height: 844 })
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, 'height', { value: 500, configurable: true })
    visualViewport?.dispatchEvent(new Event('resize'))
  })
  const { bottom } = await page.raw.$eval(page.hook('customize'), (element) => element.getBoundingClientRect().toJSON())
  expect(bottom).toBeLessThanOrEqual(500)
})

it('groups the settings by purpose: one switch each, details in plain words, names one step further', async () => {
  const page = await open()
  await page.click('customize')
  await page.waitFor('preferences')
  expect(await page.raw.$$eval('#treize >>> h3', (all) => all.map((heading) => heading.textContent))).toEqual([
    'Essential',
    'Audience measurement',
    'Marketing',
    'Preferences',
    'Your data and your rights',
  ])
  expect(await page.raw.$$('#treize >>> [data-category=analytics]')).toHaveLength(1)
  expect(await text(page, 'preferences')).toContain('2 cookies, 13 months at most, from InnoCraft')
  expect(await text(page, 'preferences')).not.toContain('_x_*')
  // A long list is one step further.
  expect(await text(page, 'preferences')).not.toContain('House e')
  for (const label of ['2 cookies, 13 months at most, from InnoCraft', 'a, b, c, d, …'])
    await page.raw.$$eval(
      '#treize >>> summary',
      (all, label) => (all.find(({ textContent }) => textContent == label) as HTMLElement).click(),
      label,
    )
  await expect.poll(() => text(page, 'preferences')).toContain('_x_*')
  expect(await text(page, 'preferences')).toContain('House e')
})

it('names a switch by its label and describes it by its reason', async () => {
  const page = await open()
  await page.click('customize')
  await page.waitFor('preferences')
  const tree = await page.raw.accessibility.snapshot({ interestingOnly: true })
  const find = (node: typeof tree): (typeof tree)[] =>
    node ? [...(node.role == 'switch' ? [node] : []), ...(node.children ?? []).flatMap(find)] : []
  expect(find(tree).map((node) => [node?.name, node?.description])).toContainEqual([
    'Audience measurement',
    'Count visits to learn what is useful.',
  ])
})

it('says for a while, without moving the page, that the choices are saved', async () => {
  const page = await open()
  await page.click('customize')
  await page.click('save')
  const opacity = () => page.raw.$eval('#treize >>> .status', (status) => +getComputedStyle(status).opacity)
  await expect.poll(opacity).toBeGreaterThan(0.5)
  await expect.poll(opacity, { timeout: 20_000 }).toBe(0)
  expect(await page.raw.$eval('#treize >>> .status', (status) => status.textContent)).toBe('Your choices are saved.')
})

it('follows the language of a page that changes it, and keeps what was switched', async () => {
  const page = await open()
  await page.click('customize')
  await page.click('switch')
  await page.evaluate(() => {
    document.documentElement.lang = 'fr'
  })
  await expect.poll(() => text(page, 'preferences')).toContain('Gérer mes cookies')
  expect(await page.raw.$eval(page.hook('switch'), (input) => (input as HTMLInputElement).checked)).toBe(true)
  await page.evaluate(() => {
    document.documentElement.lang = 'ar'
  })
  await expect.poll(() => page.raw.$eval('#treize', (host) => (host as HTMLElement).dir)).toBe('rtl')
  await page.click('close')
  await page.waitFor('banner')
  // Where one reads from the right, a box stands on the right.
  expect(await page.raw.$eval(page.hook('banner'), (banner) => banner.getBoundingClientRect().left)).toBeGreaterThan(
    400,
  )
})

it('shows the owner’s logo above the question, with the owner’s name', async () => {
  const logo = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"/>'
  server.route('/logo', pageWith({ ...policy, banner: { logo: '/logo.svg' } }))
  server.route('/logo.svg', logo)
  const page = await browser.page()
  pages.push(page)
  await page.goto(`${server.origin('www.shop.localhost')}/logo`)
  await page.waitFor('banner')
  expect(
    await page.raw.$eval('#treize >>> img', (image) => [(image as HTMLImageElement).alt, image.getAttribute('src')]),
  ).toEqual(['Weproc SAS', '/logo.svg'])
  expect(server.requests.to('/logo.svg')).toHaveLength(1)
})

it('writes one cookie table, whose columns line up and which wraps on a phone', async () => {
  server.route(
    '/privacy',
    pageWith(
      { ...policy, categories: { ...policy.categories, none: { label: 'None', why: 'x' } } },
      { body: '<div data-consent-table></div>' },
    ),
  )
  const page = await browser.page()
  pages.push(page)
  await page.goto(`${server.origin('www.shop.localhost')}/privacy`)
  await page.raw.waitForSelector('[data-consent-table] table')
  expect(await page.raw.$$('[data-consent-table] table')).toHaveLength(1)
  expect(await page.raw.$eval('[data-consent-table]', (place) => (place as HTMLElement).innerText)).not.toContain(
    'None',
  )
  const lefts = await page.raw.$$eval('[data-consent-table] td:nth-child(2)', (all) =>
    all.map((cell) => cell.getBoundingClientRect().left),
  )
  expect(new Set(lefts).size).toBe(1)
  await page.raw.setViewport({ width: 320, height: 568 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

it.each(['reject', 'customize', 'partners'])(
  'leaves the focus on %s when the page changes its language',
  async (hook) => {
    const page = await open()
    await page.raw.$eval(page.hook(hook), (button) => (button as HTMLElement).focus())
    await page.evaluate(() => {
      document.documentElement.lang = 'fr'
    })
    await expect.poll(() => text(page, 'banner')).toContain('Tout refuser')
    const focused = () => document.querySelector('#treize')?.shadowRoot?.activeElement?.getAttribute('data-treize')
    expect(await page.evaluate(focused)).toBe(hook)
  },
)

it.each([
  ['box', 'bottom right'],
  ['box', 'top right'],
  ['bar', 'top left'],
  ['bar', 'bottom left'],
])('keeps its distance from both sides of a short screen: %s, %s', async (layout, position) => {
  server.route('/short', pageWith({ ...policy, banner: { layout, position } }))
  const page = await browser.page()
  pages.push(page)
  await page.raw.setViewport({ width: 720, height: 390 })
  await page.raw.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.goto(`${server.origin('www.shop.localhost')}/short`)
  await page.waitFor('banner')
  const sides = await page.raw.$eval(page.hook('banner'), (banner) => {
    const { left, right, top, bottom } = banner.getBoundingClientRect()
    return [left, innerWidth - right, Math.min(top, innerHeight - bottom)]
  })
  expect(sides).toEqual([12, 12, 8])
})

it.each(['de', 'fr'])('breaks no word of its choices where letters are far apart or large: %s', async (lang) => {
  const css = '*{letter-spacing:.12em!important;word-spacing:.16em!important}'
  for (const size of ['16px', '26px']) {
    const page = await open({ lang, width: 320, height: 568, head: `<style>html{font-size:${size}}</style>` })
    await page.raw.$eval(
      '#treize',
      ({ shadowRoot }, css) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        shadowRoot?.adoptedStyleSheets.push(sheet)
      },
      css,
    )
    const lines = (hook: string) =>
      page.raw.$eval(page.hook(hook), (button) => {
        const words = button.textContent?.trim().split(/\s+/).length ?? 0
        const range = document.createRange()
        range.selectNodeContents(button)
        const { width, height } = button.getBoundingClientRect()
        return { broken: range.getClientRects().length > words, width, height }
      })
    const [reject, accept] = [await lines('reject'), await lines('accept')]
    expect(reject.broken || accept.broken).toBe(false)
    expect(reject.width).toBeCloseTo(accept.width, 0)
    await page.close()
  }
})

it.each(['en', 'fr', 'de'])(
  'breaks no word of its table in an article, and stacks it in a column: %s',
  async (lang) => {
    const place = (width: number) => `<div style="width:${width}px;font-size:16px"><div data-consent-table></div></div>`
    server.route('/table', pageWith(policy, { lang, body: [1100, 820, 720, 360, 180].map(place).join('') }))
    const page = await browser.page()
    pages.push(page)
    await page.goto(`${server.origin('www.shop.localhost')}/table`)
    await page.raw.waitForFunction(() => document.querySelectorAll('[data-consent-table] table').length == 5)
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('[data-consent-table]')].map((place) => {
        const cells = [...place.querySelectorAll('td,thead th,[scope=rowgroup]')].filter((cell) => cell.textContent)
        const broken = cells.filter((cell) => {
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode())
            for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\p{L}+/gu)) {
              const range = document.createRange()
              range.setStart(node, index)
              range.setEnd(node, index + word.length)
              if (range.getClientRects().length > 1) return true
            }
          return false
        })
        return [broken.map((cell) => cell.textContent), place.scrollWidth > place.clientWidth]
      }),
    )
    expect(found).toEqual(Array(5).fill([[], false]))
  },
)

it('leaves the page where it is when something larger than the banner gets the focus, or a part of it can be seen', async () => {
  for (const body of [
    `<main tabindex="-1">${LINES}</main>`,
    `<div contenteditable>${LINES}</div>`,
    '<textarea style="width: 90%; height: 3000px"></textarea>',
    `<x-app></x-app><script>document.querySelector('x-app').attachShadow({ mode: 'open' }).innerHTML = '<style>:host { display: block } button { width: 100% }</style>' + '<p><button>Add</button></p>'.repeat(60)</script>`,
  ]) {
    const page = await open({ body, width: 390, height: 844 })
    await page.evaluate(() => scrollTo(0, 800))
    const top = () => page.raw.$eval(page.hook('banner'), (banner) => banner.getBoundingClientRect().top)
    const before = await top()
    await page.raw.mouse.click(300, 100)
    await page.drawn()
    expect([await page.evaluate(() => scrollY), await top()], body.slice(0, 40)).toEqual([800, before])
    await page.close()
  }
})

it('comes out of the way of a link in a bar that stays below it, and does not move the page', async () => {
  const bar = '<nav style="position: fixed; inset: auto 0 0; height: 50px"><a href="#" id="home">Home</a></nav>'
  const page = await open({ body: LINES + bar, width: 390, height: 844 })
  await page.evaluate(() => scrollTo(0, 800))
  await page.evaluate(() => document.getElementById('home')?.focus())
  await expect.poll(() => page.raw.$eval(page.hook('banner'), (banner) => banner.getBoundingClientRect().top)).toBe(0)
  expect(await page.evaluate(() => scrollY)).toBe(800)
})

const LANGUAGES = readdirSync(new URL('../../src/locales/', import.meta.url)).map((file) => file.slice(0, -3))

it.each(['reject', 'continue'])(
  'makes both choices of one size in every language, where one says "%s"',
  async (refusal) => {
    const unequal: string[] = []
    for (const lang of someOf(LANGUAGES, 8)) {
      const page = await open({ lang, look: { refusal }, width: 844, height: 390 })
      for (const css of [
        '',
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
      ])
        for (const [width, height] of [
          [844, 390],
          [390, 844],
        ] as const) {
          await page.raw.setViewport({ width, height })
          const sizes = await page.raw.$eval(
            '#treize',
            ({ shadowRoot }, css) => {
              const sheet = new CSSStyleSheet()
              sheet.replaceSync(css)
              shadowRoot?.adoptedStyleSheets.push(sheet)
              return [...(shadowRoot?.querySelectorAll('.equal') ?? [])].map((button) => {
                const { width, height } = button.getBoundingClientRect()
                return `${width.toFixed(1)} x ${height.toFixed(1)}`
              })
            },
            css,
          )
          if (sizes.length != 2 || sizes[0] != sizes[1]) unequal.push(`${lang} ${width} ${sizes.join(' | ')}`)
        }
      await page.close()
    }
    expect(unequal).toEqual([])
  },
)

it('stands on the screen of a phone whose page is wider, and so do the settings', async () => {
  const head = '<meta name="viewport" content="width=device-width,initial-scale=1">'
  const page = await open({
    head,
    body: `<div style="width: 700px">A wide page</div>${LINES}`,
    width: 390,
    height: 844,
  })
  await page.raw.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true })
  await page.reload()
  await page.waitFor('banner')
  for (const hook of ['reject', 'accept', 'customize', 'save']) {
    if (hook == 'save') await page.click('customize')
    const right = () => page.raw.$eval(page.hook(hook), (button) => Math.round(button.getBoundingClientRect().right))
    await page.waitFor(hook)
    await expect.poll(right).toBeLessThanOrEqual(390)
  }
})

it('names the only service of a category in the settings, and says what for', async () => {
  const services = { matomo: { label: 'Matomo', why: 'Counts which pages are read', cookies: ['_pk'] } }
  const page = await open({ given: { ...policy, categories: { analytics: { services } } } })
  await page.click('customize')
  await page.waitFor('preferences')
  expect(await text(page, 'preferences')).toContain('Matomo – Counts which pages are read')
})

it('keeps what another tab answers while the settings are open, and saves what was switched here', async () => {
  server.route('/', pageWith(policy))
  const both = await browser.twoPages()
  pages.push(...both)
  const [first, second] = both
  for (const page of both) await page.goto(server.origin('www.shop.localhost'))
  await first.raw.bringToFront()
  await first.click('customize')
  await first.waitFor('preferences')
  const marketing = '#treize >>> [data-category=marketing]:not([data-service])'
  await second.raw.bringToFront()
  await second.click('accept')
  await first.raw.bringToFront()
  await expect.poll(() => first.raw.$eval(marketing, (input) => (input as HTMLInputElement).checked)).toBe(true)
  await first.raw.$eval('#treize >>> [data-category=preferences]', (input) => (input as HTMLElement).click())
  await first.click('save')
  expect(await first.evaluate(() => ['analytics', 'marketing', 'preferences'].map((name) => treize.has(name)))).toEqual(
    [true, true, false],
  )
})

it('breaks a long address in its table rather than make a phone scroll sideways', async () => {
  const requests = [
    {
      url: 'https://maps.googleapis.com/maps/api/js/QuotaService.RecordEvent*',
      instead: '/maps-stand-in/QuotaService.RecordEvent*',
    },
  ]
  const given = { ...policy, categories: { marketing: { services: { maps: { cookies: ['NID'], requests } } } } }
  const page = await open({ given, body: '<div data-consent-table></div>', width: 320, height: 568 })
  await page.raw.waitForSelector('[data-consent-table] table')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

it('keeps the owner’s words apart from what is around them, where one reads from the right', async () => {
  const item = { name: '_ga', why: 'Why not? (maybe)', lifetime: 'session' }
  const services = { ga: { label: 'Analytics (v4)', provider: 'Google LLC.', cookies: [item] }, other: {} }
  const given = { ...policy, categories: { analytics: { label: 'Analytics (GA4)', why: 'Counts visits.', services } } }
  const page = await open({ given, lang: 'ar', body: '<div data-consent-table></div>' })
  await page.raw.waitForSelector('[data-consent-table] table')
  await page.click('customize')
  await page.waitFor('preferences')
  await page.raw.$$eval('#treize >>> details', (all) => {
    for (const details of all) details.open = true
  })
  await page.raw.waitForSelector('#treize >>> .name')
  const isolated = await page.evaluate(() =>
    [document, document.querySelector('#treize')?.shadowRoot].map((root) =>
      [...(root?.querySelectorAll('bdi') ?? [])].map(({ textContent }) => textContent),
    ),
  )
  expect(isolated[0]).toEqual(
    expect.arrayContaining(['Analytics (GA4)', 'Counts visits.', 'Why not? (maybe)', 'Analytics (v4), Google LLC.']),
  )
  expect(isolated[1]).toContain('Why not? (maybe)')
})

it('has the top of the settings in reach on a phone whose page is zoomed by its styles', async () => {
  for (const zoom of [1.1, 1.5]) {
    const page = await open({ head: `<style>html { zoom: ${zoom} }</style>`, width: 390, height: 844 })
    await page.click('customize')
    await page.waitFor('close')
    expect(await page.raw.$eval(page.hook('close'), (button) => button.getBoundingClientRect().top)).toBeGreaterThan(0)
  }
})

it.each(['en', 'el'])('lets one scroll to all of the settings at 400 % with large letters: %s', async (lang) => {
  const page = await open({ lang, width: 320, height: 256 })
  const devtools = await page.raw.createCDPSession()
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 24 } })
  await page.reload()
  await page.click('customize')
  for (const hook of ['save', 'close']) {
    await page.waitFor(hook)
    await page.raw.$eval(page.hook(hook), (button) => button.scrollIntoView({ block: 'nearest' }))
    expect(await box(page, hook), hook).toMatchObject({ isInView: true, isOnTop: true })
  }
  // Not by a script alone: what is cut off and does not scroll, no finger brings up.
  const overflow = await page.raw.$eval(page.hook('preferences'), (dialog) => getComputedStyle(dialog).overflowY)
  expect(overflow).toBe('auto')
})
