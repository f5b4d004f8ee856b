import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, it } from 'vitest'
// @ts-expect-error The example is JavaScript.
import { renderPage } from '../../examples/procurement/render.js'
import { type Page, openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'
import { type Peer, klaroScript, loadPeers } from './peers'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUT = join(ROOT, 'screenshots')
const BLOCK = /(<script type="application\/json" data-treize>)([\s\S]*?)(<\/script>)/

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let peers: Peer[]

beforeAll(async () => {
  for (const folder of [OUT, join(ROOT, 'examples/looks')]) mkdirSync(folder, { recursive: true })
  browser = await openBrowser()
  server = await serve({ root: join(ROOT, 'examples/procurement/public') })
  for (const file of readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.js')))
    server.route(`/${file}`, readFileSync(join(ROOT, 'dist', file), 'utf8'))
  server.route('/klaro.js', klaroScript())
  peers = await loadPeers()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const SIZES = {
  desktop: [1280, 720],
  phone: [390, 844],
  turned: [844, 390],
  small: [320, 568],
} as const
type Size = keyof typeof SIZES
const SCHEMES = ['light', 'dark'] as const

/** Forty services in the categories that most sites have. */
const forty = {
  essential: { essential: true, cookies: ['session_id'] },
  ...Object.fromEntries(
    ['analytics', 'marketing', 'preferences', 'functional'].map((category) => [
      category,
      {
        services: Object.fromEntries(
          Array.from({ length: 10 }, (_, i) => [
            `s${i}`,
            {
              label: `${category[0]?.toUpperCase()}${category.slice(1)} tool ${i + 1}`,
              provider: `House ${category} ${i} Ltd`,
              cookies: [{ name: `_${category}_${i}`, lifetime: '13 months' }],
            },
          ]),
        ),
      },
    ]),
  ),
}

interface Shot {
  banner?: object
  lang?: string
  css?: string
  services?: 'three' | 'forty'
}

/** The example's home page, with a banner of these looks. */
async function open({ banner = {}, lang = 'en', css = '', services = 'three' }: Shot) {
  const html: string = await renderPage({ page: 'home', language: lang == 'fr' ? 'fr' : 'en', csrf: () => '' })
  server.route(
    '/',
    html
      .replace(BLOCK, (_, start: string, text: string, end: string) => {
        const policy = JSON.parse(text)
        if (services == 'forty') policy.categories = forty
        return start + JSON.stringify({ ...policy, banner }).replaceAll('<', '\\u003c') + end
      })
      .replace(/<html lang="\w+"/, `<html lang="${lang}"${/ar|he/.test(lang) ? ' dir="rtl"' : ''}`)
      .replace('</head>', `<style>${css}</style></head>`),
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/`)
  await page.waitFor('banner')
  return page
}
/** Takes a picture of each size, light and dark. */
async function shoot(
  page: Page,
  name: string,
  sizes = Object.keys(SIZES) as Size[],
  schemes: readonly string[] = SCHEMES,
) {
  for (const size of sizes) {
    const [width, height] = SIZES[size]
    await page.raw.setViewport({ width, height, deviceScaleFactor: width < 900 ? 2 : 1 })
    for (const value of schemes) {
      await page.raw.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ])
      await page.settle()
      await page.raw.screenshot({ path: join(OUT, `${name}-${size}-${value}.png`) as `${string}.png` })
    }
  }
}

describe.each(['en', 'fr', 'de', 'ar'])('in %s', (lang) => {
  for (const services of ['three', 'forty'] as const) {
    it.each(['box', 'bar', 'dialog'])(`as a %s, with ${services} services`, async (layout) => {
      const page = await open({ banner: { layout }, lang, services })
      await shoot(page, `${layout}-${lang}-${services}`)
      await page.close()
    })

    it(`the settings, with ${services} services`, async () => {
      const page = await open({ lang, services })
      await page.click('customize')
      await page.waitFor('preferences')
      await shoot(page, `settings-${lang}-${services}`)
      await page.close()
    })
  }
})

it.each(readdirSync(join(ROOT, 'src/themes')))('the theme %s', async (file) => {
  const page = await open({
    css: `#treize::part(title){font-family:inherit}${readFileSync(join(ROOT, 'src/themes', file), 'utf8')}`,
  })
  await shoot(page, `theme-${file.replace('.css', '')}`, ['desktop', 'phone'])
  await page.click('customize')
  await page.waitFor('preferences')
  await shoot(page, `theme-${file.replace('.css', '')}-settings`, ['desktop'])
  await page.close()
})

it('a refusal that is called "continue", with the browser’s signal', async () => {
  const page = await browser.page()
  await page.raw.evaluateOnNewDocument(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true }),
  )
  await page.close()
  const shown = await open({ banner: { refusal: 'continue' }, lang: 'fr' })
  await shoot(shown, 'continue-fr', ['desktop', 'phone', 'small'], ['light'])
  await shown.close()
})

it('the same page with each of the peers', async () => {
  const html: string = await renderPage({ page: 'home', language: 'en', csrf: () => '' })
  for (const { name, head, shown } of peers) {
    server.route(
      '/',
      html
        .replace(BLOCK, '')
        .replace(/<script src="\/treize[^>]*><\/script>/g, '')
        .replace('</head>', () => `${head}</head>`),
    )
    const page = await browser.page()
    await page.goto(`${server.origin()}/`)
    await page.raw.waitForSelector(shown, { visible: true, timeout: 15_000 })
    // Theirs come in slowly, and know no way to be told not to.
    await page.settle(600)
    await shoot(page, `peer-${name}`, ['desktop', 'phone'], ['light'])
    await page.close()
  }
})

/** Puts shots side by side in one picture, for the README and the docs. */
it.each([
  ['box', 1, ['box-en-three-desktop-light'], 'desktop'],
  [
    'layouts',
    2,
    [
      'box-en-three-desktop-dark',
      'bar-en-three-desktop-light',
      'dialog-en-three-desktop-light',
      'settings-en-three-desktop-light',
    ],
    'desktop',
  ],
  ['themes', 2, ['paper', 'plain', 'round', 'slim'].map((one) => `theme-${one}-desktop-light`), 'desktop'],
  [
    'phones',
    4,
    [
      'box-en-three-phone-light',
      'box-de-three-phone-dark',
      'box-ar-three-phone-light',
      'settings-en-three-phone-light',
    ],
    'phone',
  ],
  [
    'peers',
    4,
    ['box-en-three', 'peer-vanilla-cookieconsent', 'peer-klaro', 'peer-c15t'].map((one) => `${one}-phone-light`),
    'phone',
  ],
  [
    'peers-desktop',
    2,
    ['box-en-three', 'peer-vanilla-cookieconsent', 'peer-klaro', 'peer-c15t'].map((one) => `${one}-desktop-light`),
    'desktop',
  ],
] as const)('the picture of %s', async (name, columns, shots, size) => {
  const [width, height] = SIZES[size]
  const each = 1600 / columns - 16
  const images = shots.map(
    (shot) => `<img src="data:image/png;base64,${readFileSync(join(OUT, `${shot}.png`), 'base64')}">`,
  )
  const page = await browser.page()
  await page.raw.setViewport({
    width: 1616,
    height: Math.ceil(shots.length / columns) * Math.round((each * height) / width + 16) + 16,
  })
  await page.raw.setContent(
    `<style>body{margin:8px;background:#d9dde6;display:grid;grid-template-columns:repeat(${columns},1fr)}img{width:${each}px;margin:8px;border-radius:10px}</style>${images.join('')}`,
  )
  await page.raw.screenshot({
    path: join(ROOT, 'examples/looks', `${name}.webp`) as `${string}.webp`,
    type: 'webp',
    quality: 80,
  })
  await page.close()
})
