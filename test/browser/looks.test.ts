import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Banner } from '../../src/policy/policy'
import { findFaults } from '../helpers/find-faults'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const LAYOUTS = ['box', 'bar', 'dialog']
const LANGUAGES = readdirSync(new URL('../../src/locales', import.meta.url)).map((file) => file.replace('.ts', ''))
const THEMES = readdirSync(new URL('../../src/themes', import.meta.url))
const body = `<p>${'<a href="#x">A link</a> in a sentence.<br>'.repeat(60)}</p><button id="last">The last of the page</button>`

interface Looks {
  banner?: Banner
  css?: string
  lang?: string
  width?: number
  height?: number
  features?: Record<string, string>
}

async function open({ banner = {}, css = '', lang = 'en', width = 1280, height = 800, features = {} }: Looks = {}) {
  server.route('/', pageWith({ ...shop, banner }, { body, lang, head: `<style>${css}</style>` }))
  const page = await browser.page()
  await page.raw.setViewport({ width, height })
  const devtools = await page.raw.createCDPSession()
  await devtools.send('Emulation.setEmulatedMedia', {
    features: Object.entries({ 'prefers-reduced-motion': 'reduce', ...features }).map(([name, value]) => ({
      name,
      value,
    })),
  })
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  return page
}

/** The boxes of our parts, once each has been scrolled to inside the banner. */
const boxes = (page: Page, layer: string) =>
  page.raw.$eval(
    '#treize',
    ({ shadowRoot }, layer) => {
      const root = shadowRoot?.querySelector(`[data-treize=${layer}]`) as HTMLElement
      const box = (element: Element) => {
        element.scrollIntoView({ block: 'nearest' })
        const { left, top, right, bottom } = element.getBoundingClientRect()
        return { left, top, right, bottom }
      }
      const all = [...root.querySelectorAll('button,a,input,summary')].map((element) => ({
        name: (element as HTMLElement).dataset.treize ?? element.localName,
        ...box(element),
      }))
      return { all, own: box(root), sideways: root.scrollWidth > root.clientWidth }
    },
    layer,
  )
const style = (page: Page, hook: string, key: string) =>
  page.raw.$eval(page.hook(hook), (element, key) => getComputedStyle(element).getPropertyValue(key), key)

describe.each(LAYOUTS)('as a %s', (layout) => {
  const sizes: [name: string, width: number, height: number][] = [
    ['a page zoomed to 400 %', 320, 256],
    ['a tablet', 820, 1180],
    ['a 4K screen', 3840, 2160],
    ['a phone', 390, 844],
    ['a phone on its side', 844, 390],
  ]
  it.each(someOf(sizes, 3))(
    'fits %s, with every button in reach and of a size to be pressed',
    async (_, width, height) => {
      for (const [lang, position] of [
        ['en', 'bottom left'],
        ['de', 'top right'],
        ['ar', 'bottom left'],
      ] as const) {
        const page = await open({ banner: { layout, position }, lang, width, height })
        for (const layer of ['banner', 'preferences']) {
          if (layer == 'preferences') await page.click('customize')
          await page.waitFor(layer)
          const { all, own, sideways } = await boxes(page, layer)
          expect(sideways).toBe(false)
          expect(own.left >= 0 && own.top >= 0 && own.right <= width && own.bottom <= height).toBe(true)
          for (const { name, left, top, right, bottom } of all) {
            expect(left >= 0 && top >= -0.5 && right <= width && bottom <= height + 0.5, name).toBe(true)
            expect(bottom - top, name).toBeGreaterThanOrEqual(24)
          }
          const [reject, accept] = ['reject', 'accept'].map((hook) => all.find(({ name }) => name == hook))
          if (!reject || !accept) throw new Error('No choices')
          expect(reject.right - reject.left).toBeCloseTo(accept.right - accept.left, 1)
          expect(reject.bottom - reject.top).toBeCloseTo(accept.bottom - accept.top, 1)
        }
        await page.close()
      }
    },
  )

  it('loses nothing when text is spaced out (WCAG 1.4.12)', async () => {
    const page = await open({ banner: { layout }, width: 320, height: 568 })
    await page.raw.$eval('#treize', ({ shadowRoot }) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
      )
      shadowRoot?.adoptedStyleSheets.push(sheet)
    })
    for (const layer of ['banner', 'preferences']) {
      if (layer == 'preferences') await page.click('customize')
      await page.waitFor(layer)
      const { all, sideways } = await boxes(page, layer)
      expect(sideways).toBe(false)
      for (const { name, top, bottom } of all) expect(top >= -0.5 && bottom <= 568.5, name).toBe(true)
      expect(
        await page.raw.$$eval(`#treize >>> [data-treize=${layer}] button`, (all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
        ),
      ).toEqual([])
    }
  })

  it('has nothing that axe-core finds fault with, light and dark, the box in every theme', async () => {
    for (const theme of layout == 'box' ? ['', ...THEMES] : [''])
      for (const scheme of ['light', 'dark']) {
        const css = theme && readFileSync(new URL(`../../src/themes/${theme}`, import.meta.url), 'utf8')
        const page = await open({
          banner: { layout },
          css: `:root{color-scheme:light dark}${css}`,
          features: { 'prefers-color-scheme': scheme },
        })
        expect(await findFaults(page), `${theme} ${scheme}`).toEqual([])
        await page.click('customize')
        await page.waitFor('preferences')
        expect(await findFaults(page), `${theme} ${scheme}`).toEqual([])
        expect(page.warnings).toEqual([])
        await page.close()
      }
  })
})

describe.each(someOf(LANGUAGES, 10))('in %s', (lang) => {
  it('fits its buttons on a phone of 320 px, says which language it is, and passes axe-core', async () => {
    for (const refusal of ['reject', 'continue']) {
      const page = await open({ lang, banner: { refusal }, width: 320, height: 568 })
      expect(await page.raw.$eval('#treize', (host) => (host as HTMLElement).lang.toLowerCase())).toBe(lang)
      const tooLong = (layer: string) =>
        page.raw.$$eval(`#treize >>> [data-treize=${layer}] button`, (all) =>
          all
            .filter((button) => {
              const range = document.createRange()
              range.selectNodeContents(button)
              const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
              return lines.size > 2 || button.scrollWidth > button.clientWidth + 1
            })
            .map((button) => button.textContent),
        )
      expect(await tooLong('banner')).toEqual([])
      if (refusal == 'reject') {
        expect(await findFaults(page)).toEqual([])
        await page.evaluate(() => treize.acceptAll())
        await page.evaluate(() => treize.open())
        await page.waitFor('preferences')
        expect(await tooLong('preferences')).toEqual([])
        expect(await findFaults(page)).toEqual([])
      }
      expect(page.errors).toEqual([])
      await page.close()
    }
  })
})

it('follows the page’s own colour scheme, the system where the page does, and what the owner says above all', async () => {
  const background = async (css: string, scheme: string) => {
    const page = await open({ css, features: { 'prefers-color-scheme': scheme } })
    const found = await style(page, 'banner', 'background-color')
    await page.close()
    return found
  }
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(23, 27, 38)']
  expect(await background('', 'dark')).toBe(light)
  expect(await background(':root{color-scheme:dark}', 'light')).toBe(dark)
  expect(await background(':root{color-scheme:light dark}', 'dark')).toBe(dark)
  expect(await background(':root{color-scheme:light dark}', 'light')).toBe(light)
  expect(await background(':root{color-scheme:dark;--treize-scheme:light}', 'dark')).toBe(light)
  expect(await background(':root{--treize-scheme:light dark}', 'dark')).toBe(dark)
})

it('is mirrored where one reads from the right', async () => {
  const page = await open({ lang: 'ar', banner: { position: 'bottom left' } })
  expect(await style(page, 'banner', 'direction')).toBe('rtl')
  const { all } = await boxes(page, 'banner')
  const [reject, accept] = ['reject', 'accept'].map((hook) => all.find(({ name }) => name == hook))
  expect(reject?.left).toBeGreaterThan(accept?.left as number)
})

it('stands in the corner that the owner chose', async () => {
  for (const position of ['bottom left', 'bottom right', 'top left', 'top right'] as const) {
    const page = await open({ banner: { position } })
    const { own } = await boxes(page, 'banner')
    expect([own.top < 100 ? 'top' : 'bottom', own.left < 100 ? 'left' : 'right'].join(' ')).toBe(position)
    await page.close()
  }
})

it('grows with the letters that the visitor has set the browser to, and still fits', async () => {
  for (const layout of LAYOUTS) {
    const page = await open({ banner: { layout } })
    const height = () => style(page, 'accept', 'font-size')
    expect(await height()).toBe('15px')
    const devtools = await page.raw.createCDPSession()
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await page.reload()
    await page.waitFor('banner')
    expect(await height()).toBe('30px')
    for (const layer of ['banner', 'preferences']) {
      if (layer == 'preferences') await page.click('customize')
      await page.waitFor(layer)
      const { all, own, sideways } = await boxes(page, layer)
      expect(sideways).toBe(false)
      expect(own.left >= 0 && own.top >= 0 && own.right <= 1280 && own.bottom <= 800).toBe(true)
      for (const { name, top, bottom } of all) expect(top >= -0.5 && bottom <= 800.5, name).toBe(true)
    }
    await page.close()
  }
})

it('is not printed, and is still when no motion is wanted', async () => {
  const page = await open()
  expect(await style(page, 'banner', 'animation-name')).toBe('none')
  await page.raw.emulateMediaType('print')
  expect(await page.shows('banner')).toBe(false)
})

it('shows in forced colours what is on and where a button is', async () => {
  const page = await open({ features: { 'forced-colors': 'active' } })
  expect(await style(page, 'accept', 'border-top-width')).toBe('2px')
  await page.click('customize')
  await page.waitFor('preferences')
  const look = () => style(page, 'switch', 'background-color')
  const off = await look()
  await page.click('switch')
  expect(await look()).not.toBe(off)
})

describe('no theme', () => {
  const contrast = (page: Page, hook: string) =>
    page.raw.$eval(page.hook(hook), (button) => {
      const light = (color: string) => {
        const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
        context.fillStyle = color
        context.fillRect(0, 0, 1, 1)
        const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
          part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        ) as [number, number, number]
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
      }
      const { color, backgroundColor } = getComputedStyle(button)
      const [one, other] = [light(color), light(backgroundColor)]
      return Math.max(one, other) / Math.min(one, other)
    })

  const styles: [name: string, css: string, warned: boolean][] = [
    ['colours that are hard to read', ':root{--treize-accent:#eee;--treize-accent-text:#ccc}', true],
    ['a part without contrast', '#treize::part(choice){background:#777;color:#888}', true],
    ['a part without a fill', '#treize::part(choice){background:none;color:#ddd}', true],
    ['mid-tones', ':root{--treize-accent:#7a7a7a;--treize-accent-text:#fff}', true],
    ['colours that can be read', ':root{--treize-accent:#004d40;--treize-accent-text:#fff}', false],
  ]
  it.each(someOf(styles, 2))('makes refusing harder than accepting: %s', async (_, css, warned) => {
    for (const hidden of ['', '#treize::part(reject){display:none}#treize::part(accept){font-size:3em}']) {
      const page = await open({ css: css + hidden })
      await page.settle(0)
      for (const hook of ['reject', 'accept']) expect(await contrast(page, hook)).toBeGreaterThanOrEqual(5)
      const looks = (hook: string) =>
        page.raw.$eval(page.hook(hook), (button) => {
          const { color, backgroundColor, font, border, padding, display } = getComputedStyle(button)
          return [color, backgroundColor, font, border, padding, display, button.clientWidth, button.clientHeight]
        })
      expect(await looks('reject')).toEqual(await looks('accept'))
      expect(page.warnings.join().includes('contrast below 5:1')).toBe(warned)
      await page.close()
    }
  })
})

it('says "Continue without accepting" where the owner wants it, in the same button', async () => {
  const page = await open({ banner: { refusal: 'continue' }, lang: 'fr' })
  expect(await page.raw.$eval(page.hook('reject'), (button) => button.textContent)).toBe('Continuer sans accepter')
  await page.click('reject')
  expect(await page.evaluate(() => treize.record?.choices)).toEqual({
    analytics: false,
    'analytics/stats': false,
    marketing: false,
  })
})

it('says the owner’s words in the visitor’s language, and names a word that there is not', async () => {
  const texts = { title: { en: 'Biscuits', fr: 'Petits gâteaux' }, accept: 'OK', acept: 'x' }
  const page = await open({ banner: { texts }, lang: 'fr' })
  expect(await page.raw.$eval(page.hook('banner'), (banner) => (banner as HTMLElement).innerText)).toMatch(
    /^Petits gâteaux[\s\S]*OK/,
  )
  expect(page.errors).toEqual([
    expect.stringMatching(/^\[treize\] policy\.banner\.texts has the key "acept"; expected one of title, .*accept/),
  ])
})

describe.each(['box', 'bar'])('as a %s', (layout) => {
  it.each([
    [1280, 800],
    [390, 844],
  ])('hides nothing that has the focus, at %i x %i (WCAG 2.2, 2.4.11)', async (width, height) => {
    for (const position of ['bottom left', 'top left'] as const) {
      const page = await open({ banner: { layout, position }, width, height })
      await page.raw.$eval('#last', (last) => (last as HTMLElement).focus())
      const seen = () =>
        page.evaluate(async () => {
          for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
          const focus = document.activeElement as Element
          const { left, top, width, height } = focus.getBoundingClientRect()
          const found = document.elementFromPoint(left + width / 2, top + height / 2)
          return found == focus || `${focus.id || focus.localName} is under ${found?.id || found?.localName}`
        })
      expect(await seen()).toBe(true)
      for (let link = 0; link < 25; link++) {
        await page.raw.keyboard.down('Shift')
        await page.key('Tab')
        await page.raw.keyboard.up('Shift')
        expect(await seen()).toBe(true)
      }
      await page.click('reject')
      expect(await page.evaluate(() => document.documentElement.getAttribute('style') ?? '')).toBe('')
      await page.close()
    }
  })
})

it('asks on from the corner when its dialog is closed without an answer, which decides nothing', async () => {
  const page = await open({ banner: { layout: 'dialog', position: 'bottom right' } })
  expect(await page.raw.$eval(page.hook('banner'), (banner) => banner.matches('dialog:modal'))).toBe(true)
  await page.key('Escape')
  await page.raw.waitForSelector('#treize >>> section[data-treize=banner]')
  expect(await page.evaluate(() => treize.record)).toBeNull()
  await page.raw.click('#last')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('last')
  await page.click('reject')
  expect(await page.shows('banner')).toBe(false)
})
