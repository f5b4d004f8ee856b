import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const imports = {
  treize: '/dist/index.js',
  'treize/banner': '/dist/banner.js',
  'treize/locales/fr': '/dist/locales/fr.js',
  preact: '/node_modules/preact/dist/preact.mjs',
  'js-cookie': '/node_modules/js-cookie/dist/js.cookie.mjs',
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/held.js': 'window.ran = true',
      '/': `<!doctype html><html lang="fr"><head><title>Modules</title>
        <script type="importmap">${JSON.stringify({ imports })}</script>
        <script type="module">
          import { createConsent, PolicyError } from 'treize'
          import { mountBanner, mountTable } from 'treize/banner'
          import { fr } from 'treize/locales/fr'
          const before = Object.getOwnPropertyNames(window)
          window.consent = createConsent(${JSON.stringify(shop)})
          window.undo = [mountBanner(consent, { texts: fr, language: 'fr' }), mountTable(consent, { texts: fr, language: 'fr' })]
          window.globals = Object.getOwnPropertyNames(window).filter((name) => !before.includes(name))
          try { createConsent({}) } catch (error) { window.mistake = [error instanceof PolicyError, error.path, error.message] }
        </script>
        <script type="text/plain" data-consent="marketing" src="/held.js"></script></head>
        <body><div data-consent-table></div><button id="settings" data-consent-open>Cookies</button></body></html>`,
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

declare const consent: typeof treize
declare const undo: (() => void)[]

it('does the same from modules as from the script tag', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  await page.waitFor('banner')
  expect(await page.evaluate(() => (window as unknown as { globals: string[] }).globals)).toEqual(['consent', 'undo'])
  expect(await page.evaluate(() => (window as unknown as { mistake: unknown }).mistake)).toEqual([
    true,
    'policy.policy',
    '[treize] policy.policy is missing; expected an object: write { … }',
  ])
  await page.evaluate(() => {
    document.cookie = '_ad=1; max-age=63072000'
  })
  expect(server.requests.to('/held.js')).toEqual([])
  expect(await page.jar()).toEqual([])
  await page.click('accept')
  await page.evaluate(() => consent.when('marketing'))
  await page.raw.waitForFunction(() => 'ran' in window)
  expect((await page.jar()).map(({ name }) => name).sort()).toEqual(['_ad', 'eu-consent'])
  await page.raw.click('#settings')
  await page.click('withdraw')
  expect((await page.jar()).map(({ name }) => name)).toEqual(['eu-consent'])
  expect(await page.raw.$eval('[data-consent-table]', (table) => table.textContent)).toContain('Mesure d’audience')
  expect(page.errors).toEqual([])
  await page.evaluate(() => {
    for (const back of undo) back()
    consent.stop()
  })
  expect(await page.raw.$('#treize')).toBeNull()
  expect(await page.raw.$eval('[data-consent-table]', (table) => table.childElementCount)).toBe(0)
})

it('takes the looks as options too, before what the policy says, and shows the button to come back', async () => {
  server.route(
    '/looks',
    `<!doctype html><html lang="en"><head><title>Modules</title><script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">
        import { createConsent } from 'treize'
        import { mountBanner } from 'treize/banner'
        window.consent = createConsent(${JSON.stringify({ ...shop, banner: { layout: 'dialog', reopen: 'none' } })})
        window.undo = [mountBanner(consent, { layout: 'bar', position: 'top left', reopen: 'bottom right' })]
      </script></head><body><h1>A page</h1></body></html>`,
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/looks`)
  await page.waitFor('banner')
  expect(await page.raw.$eval(page.hook('banner'), ({ localName, className }) => [localName, className])).toEqual([
    'section',
    'bar top left',
  ])
  await page.click('reject')
  const reopen = await page.raw.waitForSelector('>>> [data-treize=reopen]', { visible: true })
  expect((await reopen?.boundingBox())?.x).toBeGreaterThan(1000)
  await page.evaluate(() => {
    for (const back of undo) back()
    consent.stop()
  })
  expect(await page.raw.$('>>> [data-treize]')).toBeNull()
})

it('tells once of a category that visitors read by its key, however often the banner is mounted', async () => {
  const policy = { ...shop, categories: { ...shop.categories, wether: {}, medai: {} } }
  server.route(
    '/unnamed',
    `<!doctype html><html lang="en"><head><title>Unnamed</title>
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">
        import { createConsent } from 'treize'
        import { mountBanner } from 'treize/banner'
        window.consent = createConsent(${JSON.stringify(policy)})
        window.mount = () => mountBanner(consent)
        window.undo = [mount()]
      </script></head><body></body></html>`,
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/unnamed`)
  await page.waitFor('banner')
  await page.evaluate(() => {
    for (const back of undo) back()
    ;(window as unknown as { mount(): void }).mount()
  })
  await page.waitFor('banner')
  await page.click('customize')
  await page.waitFor('preferences')
  expect([page.errors, page.warnings]).toEqual([
    [],
    [
      '[treize] visitors read "wether", "medai" (did you mean "media"?) as names of categories: give each a "label", or a key that has words: essential, preferences, functional, analytics, marketing, media, social, chat',
    ],
  ])
})

it('shows one banner when a page has the tag and the package, and says so', async () => {
  server.route(
    '/both',
    pageWith(shop, {
      body: `<script type="importmap">${JSON.stringify({ imports })}</script>
        <script type="module">
          import { createConsent } from 'treize'
          import { mountBanner } from 'treize/banner'
          treize.open()
          await new Promise((done) => setTimeout(done, 1000))
          mountBanner(createConsent(${JSON.stringify(shop)}))
        </script>`,
    }),
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/both`)
  await expect
    .poll(() => page.warnings, { timeout: 5000 })
    .toEqual(['[treize] another banner is on this page, and the first one stays: mount one'])
  await page.click('accept')
  expect(await page.evaluate(() => [document.querySelectorAll('#treize').length, treize.has('analytics')])).toEqual([
    1,
    true,
  ])
  expect(page.errors).toEqual([])
})
