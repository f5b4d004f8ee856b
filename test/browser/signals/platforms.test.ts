// Shopify's script and WordPress' run on their own servers only: what is called stands in for them, in the order that
// https://shopify.dev/docs/api/customer-privacy and https://github.com/WordPress/wp-consent-level-api document.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { pageWith } from '../../helpers/page-with'
import { shop } from '../../helpers/policies'
import { serve } from '../../helpers/serve'

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

const told = (page: Page) => page.evaluate(() => (window as unknown as { told: unknown[] }).told)

const SHOPIFY = `<script>
  window.told = []
  const kept = () => JSON.parse(sessionStorage.cart ?? '{}')
  window.Shopify = { loadFeatures(features, done) {
    told.push(features)
    setTimeout(() => {
      Shopify.customerPrivacy = {
        currentVisitorConsent: kept,
        setTrackingConsent(given, done) {
          told.push(given)
          sessionStorage.cart = JSON.stringify(Object.fromEntries(Object.entries(given).map(([key, yes]) => [key, yes ? 'yes' : 'no'])))
          done()
        },
      }
      done()
    })
  } }
</script>`
const FEATURE = [{ name: 'consent-tracking-api', version: '0.1' }]
const shopify = (analytics: boolean, marketing: boolean) => ({
  analytics,
  marketing,
  preferences: false,
  sale_of_data: marketing,
})

it('tells Shopify of each choice once its API is loaded, and on later pages only what it does not know', async () => {
  const call = `treize.shopifyConsent({ analytics: 'analytics', marketing: 'marketing', sale_of_data: 'marketing' })`
  const head = `${SHOPIFY}<script src="/dist/treize.shopify.js"></script><script>window.off = ${call}</script>`
  server.route('/', pageWith(shop, { head }))
  const page = await browser.page()
  await page.goto(server.origin())
  expect(await told(page)).toEqual([FEATURE])
  await page.evaluate(() => treize.set({ analytics: true, marketing: false }))
  await page.evaluate(() => treize.withdraw())
  expect(await told(page)).toEqual([FEATURE, shopify(true, false), shopify(false, false)])
  await page.reload()
  await page.evaluate(() => treize.acceptAll())
  expect(await told(page)).toEqual([FEATURE, shopify(true, true)])
  // What Shopify has forgotten meanwhile.
  await page.evaluate(() => void delete sessionStorage.cart)
  await page.reload()
  await expect.poll(() => told(page)).toEqual([FEATURE, shopify(true, true)])
  await page.evaluate(() => {
    ;(window as unknown as { off(): void }).off()
    treize.withdraw()
  })
  expect(await told(page)).toHaveLength(2)
  expect(page.errors).toEqual([])
})

/** Writes down the calls, and answers as the API does: with a yes to everything until a type is set. */
const WORDPRESS = `<script>
  window.told = []
  document.addEventListener('wp_consent_type_defined', () => told.push(window.wp_consent_type))
</script>`
const API = `<script>
  const answers = JSON.parse(sessionStorage.cart ?? '{}')
  window.wp_has_consent = (category) => !window.wp_consent_type || answers[category] == 'allow'
  window.wp_set_consent = (category, value) => {
    told.push(category + ' ' + value)
    answers[category] = value
    sessionStorage.cart = JSON.stringify(answers)
  }
</script>`

it('tells the plugins of WordPress that consent is opt-in before it tells of any', async () => {
  const call = `treize.wordpressConsent({ statistics: 'analytics', marketing: 'marketing' })`
  const head = `${WORDPRESS}<script src="/dist/treize.wordpress.js"></script><script>window.off = ${call}</script>`
  const ask = `<script>told.push(wp_has_consent('statistics'))</script>`
  const page = await browser.page()
  // The API stands at the end of the page, as WordPress puts it there.
  server.route('/wp', pageWith(shop, { head, body: API + ask }))
  await page.goto(`${server.origin()}/wp`)
  expect(await told(page)).toEqual([false, 'optin'])
  await page.evaluate(() => treize.set({ analytics: true, marketing: false }))
  expect((await told(page)).slice(2)).toEqual(['statistics allow', 'marketing deny'])
  await page.reload()
  expect(await told(page)).toEqual([true, 'optin', 'statistics allow', 'marketing deny'])
  // A yes that the API has kept for longer than the visitor's record lasts.
  await page.evaluate(() => void treize.erase())
  expect((await told(page)).slice(4)).toEqual(['statistics deny'])
  expect(page.errors).toEqual([])
})

it('tells WordPress also where its API comes after the page', async () => {
  const call = `treize.wordpressConsent({ statistics: 'analytics' })`
  const head = `${WORDPRESS}<script src="/dist/treize.wordpress.js"></script><script>window.off = ${call}</script>
    <script>addEventListener('DOMContentLoaded', () => window.wp_set_consent = (category, value) => told.push(category + ' ' + value))</script>`
  server.route('/late', pageWith(shop, { head }))
  const page = await browser.page()
  await page.goto(`${server.origin()}/late`)
  await page.evaluate(() => treize.acceptAll())
  await page.reload()
  await expect.poll(() => told(page)).toEqual(['optin', 'statistics allow'])
  await page.evaluate(() => {
    ;(window as unknown as { off(): void }).off()
    treize.withdraw()
  })
  expect(await told(page)).toHaveLength(2)
})

it('takes WordPress’ type of consent back where nobody reads it', async () => {
  const page = await browser.page()
  server.route(
    '/none',
    pageWith(shop, {
      head: `<script src="/dist/treize.wordpress.js"></script><script>treize.wordpressConsent({ statistics: 'analytics' })()</script>`,
    }),
  )
  await page.goto(`${server.origin()}/none`)
  expect(await page.evaluate(() => (window as unknown as Record<string, unknown>).wp_consent_type)).toBeUndefined()
})
