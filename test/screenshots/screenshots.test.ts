import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, it } from 'vitest'
// @ts-expect-error The example is JavaScript.
import { renderPage } from '../../examples/procurement/render.js'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUT = join(ROOT, 'screenshots')

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  for (const folder of [OUT, join(ROOT, 'examples/looks')]) mkdirSync(folder, { recursive: true })
  browser = await openBrowser()
  server = await serve({ root: join(ROOT, 'examples/procurement/public') })
  for (const file of readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.js')))
    server.route(`/${file}`, readFileSync(join(ROOT, 'dist', file), 'utf8'))
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const SIZES = {
  desktop: [1280, 800],
  tablet: [820, 1180],
  phone: [390, 844],
  small: [320, 568],
  wide: [3840, 2160],
} as const

interface Shot {
  banner?: object
  size?: keyof typeof SIZES
  lang?: string
  dark?: boolean
  css?: string
  gpc?: boolean
  preferences?: boolean
}

const SHOTS: Record<string, Shot> = {}
for (const layout of ['box', 'bar', 'dialog'])
  for (const size of ['desktop', 'phone'] as const)
    for (const [name, rest] of [
      ['light', {}],
      ['dark', { dark: true }],
      ['arabic', { lang: 'ar' }],
    ] as const)
      SHOTS[`${layout}-${size}-${name}`] = { banner: { layout }, size, ...rest }
for (const size of ['desktop', 'phone', 'small'] as const) SHOTS[`preferences-${size}`] = { size, preferences: true }
SHOTS['preferences-dark'] = { preferences: true, dark: true }
SHOTS['preferences-arabic'] = { preferences: true, lang: 'ar' }
for (const layout of ['box', 'bar', 'dialog']) {
  SHOTS[`${layout}-small`] = { banner: { layout }, size: 'small' }
  SHOTS[`${layout}-wide`] = { banner: { layout }, size: 'wide' }
  SHOTS[`${layout}-tablet`] = { banner: { layout, position: 'top right' }, size: 'tablet' }
}
for (const lang of ['fr', 'de', 'el', 'fi', 'ja', 'hi', 'he']) SHOTS[`box-${lang}`] = { lang }
SHOTS['box-continue'] = { banner: { refusal: 'continue' }, lang: 'fr', gpc: true }
const themes = join(ROOT, 'src/themes')
for (const file of readdirSync(themes, { withFileTypes: true }))
  for (const dark of [false, true])
    SHOTS[`theme-${file.name.replace('.css', '')}-${dark ? 'dark' : 'light'}`] = {
      css: readFileSync(join(themes, file.name), 'utf8'),
      dark,
    }

it.each(Object.entries(SHOTS))('%s', async (name, shot) => {
  const { banner, size = 'desktop', lang = 'en', dark, css, gpc, preferences } = shot
  const html: string = await renderPage({ page: 'home', language: lang == 'fr' ? 'fr' : 'en', csrf: () => '' })
  server.route(
    '/',
    html
      .replace('"categories":', `"banner":${JSON.stringify(banner ?? {})},"categories":`)
      .replace(/<html lang="\w+"/, `<html lang="${lang}"`)
      .replace('</head>', `<style>${css ?? ''}</style></head>`),
  )
  const page = await browser.page()
  const [width, height] = SIZES[size]
  await page.raw.setViewport({ width, height, deviceScaleFactor: width < 900 ? 2 : 1 })
  await page.raw.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
  if (gpc)
    await page.raw.evaluateOnNewDocument(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true }),
    )
  await page.goto(`${server.origin()}/`)
  await page.waitFor('banner')
  if (preferences) await page.click('customize')
  await page.wait(300)
  await page.raw.screenshot({ path: join(OUT, `${name}.png`) as `${string}.png` })
  await page.close()
})

/** Puts shots side by side in one picture, for the README. */
it.each([
  ['box', 1, ['box-desktop-light']],
  ['layouts', 2, ['box-desktop-dark', 'bar-desktop-light', 'dialog-desktop-light', 'preferences-desktop']],
  ['themes', 3, ['paper', 'plain', 'round'].map((one) => `theme-${one}-light`)],
  ['phones', 4, ['box-phone-light', 'box-phone-dark', 'box-phone-arabic', 'preferences-phone']],
] as const)('the picture of %s', async (name, columns, shots) => {
  const [width, height] = name == 'phones' ? SIZES.phone : SIZES.desktop
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
