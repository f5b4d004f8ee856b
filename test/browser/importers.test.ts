import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    analytics: { services: { stats: {}, heat: {} } },
    marketing: {},
  },
}
const html = (body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Before</title><body>${body}`

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** A page of the site as it was, with the other tool's real code. */
async function before(body: string, init?: (page: Page) => Promise<unknown>) {
  server.route('/before', html(body))
  const page = await browser.page()
  await init?.(page)
  await page.goto(`${server.origin()}/before`)
  return page
}
/** The site after the move: what was recorded and whether the visitor is asked. */
async function after(page: Page, line: string) {
  server.route(
    '/after',
    pageWith(policy, { head: `<script src="/dist/treize.import.js"></script><script>window.did = ${line}</script>` }),
  )
  server.requests.clear()
  await page.goto(`${server.origin()}/after`)
  await page.wait(300)
  const [did, record, unasked] = await page.evaluate(
    () => [(window as unknown as { did: boolean }).did, treize.record, treize.unasked] as const,
  )
  expect(page.errors.filter((text) => !/404/.test(text))).toEqual([])
  expect(did).toBe(record !== null)
  expect(await page.shows('banner')).toBe(unasked)
  return { choices: record?.choices ?? null, source: record?.source, at: record?.at, unasked }
}
const today = new Date().toISOString().slice(0, 10)

const categories = `{ necessary: { enabled: true, readOnly: true }, analytics: { services: { stats: { label: 'S' }, heat: { label: 'H' } } }, ads: {} }`
const translation = `{ consentModal: { title: 't', description: 'd', acceptAllBtn: 'a', acceptNecessaryBtn: 'r', showPreferencesBtn: 'p' }, preferencesModal: { title: 't', acceptAllBtn: 'a', acceptNecessaryBtn: 'r', savePreferencesBtn: 's', sections: [] } }`
const cookieconsent = `<link rel="stylesheet" href="/node_modules/vanilla-cookieconsent/dist/cookieconsent.css">
  <script src="/node_modules/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
  <script>CookieConsent.run({ hideFromBots: false, categories: ${categories}, language: { default: 'en', translations: { en: ${translation} } } })</script>`
const fromCookieConsent =
  "treize.importCookieConsent({ 'analytics/stats': 'analytics/stats', 'analytics/heat': 'analytics/heat', ads: 'marketing' })"

it('takes over what vanilla-cookieconsent recorded, from the day on which it was chosen', async () => {
  for (const [button, yes] of [
    ['all', true],
    ['necessary', false],
  ] as const) {
    const page = await before(cookieconsent)
    await page.raw.waitForSelector(`[data-role=${button}]`, { visible: true })
    await page.raw.click(`[data-role=${button}]`)
    await expect.poll(() => page.evaluate(() => document.cookie)).toContain('cc_cookie')
    expect(await after(page, fromCookieConsent)).toMatchObject({
      choices: { analytics: yes, 'analytics/stats': yes, 'analytics/heat': yes, marketing: yes },
      source: 'cookieconsent',
      unasked: false,
    })
    await page.close()
  }

  const page = await before(cookieconsent)
  await page.raw.waitForSelector('[data-role=all]', { visible: true })
  await page.evaluate(() =>
    (window as unknown as { CookieConsent: { acceptCategory(...of: unknown[]): void } }).CookieConsent.acceptCategory([
      'analytics',
    ]),
  )
  const old = new Date(Date.now() - 100 * 86_400_000)
  await page.evaluate((at) => {
    const value = decodeURIComponent(/cc_cookie=([^;]*)/.exec(document.cookie)?.[1] ?? '')
    const kept = JSON.stringify({ ...JSON.parse(value), lastConsentTimestamp: at })
    document.cookie = `cc_cookie=${encodeURIComponent(kept)}; domain=${location.hostname}; path=/; max-age=9999`
  }, old.toISOString())
  // A purpose that it did not know is asked about.
  expect(
    await after(page, "treize.importCookieConsent({ analytics: 'analytics', ads: ['marketing'], video: 'marketing' })"),
  ).toMatchObject({
    choices: { analytics: true, 'analytics/stats': true, 'analytics/heat': true, marketing: false },
    at: `${old.toISOString().slice(0, 19)}Z`,
  })
})

it('takes over nothing that is over, and nothing over an answer that is there', async () => {
  const page = await before(cookieconsent)
  await page.raw.waitForSelector('[data-role=all]', { visible: true })
  await page.raw.click('[data-role=all]')
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain('cc_cookie')
  await page.evaluate(() => {
    const value = decodeURIComponent(/cc_cookie=([^;]*)/.exec(document.cookie)?.[1] ?? '')
    const kept = JSON.stringify({ ...JSON.parse(value), lastConsentTimestamp: '2024-01-01T00:00:00.000Z' })
    document.cookie = `cc_cookie=${encodeURIComponent(kept)}; domain=${location.hostname}; path=/; max-age=9999`
  })
  expect(await after(page, fromCookieConsent)).toMatchObject({ choices: null, unasked: true })
  await page.evaluate(() => treize.rejectAll('banner'))
  await page.evaluate(() => {
    document.cookie = `cookieconsent_status=allow`
  })
  server.route(
    '/again',
    pageWith(policy, {
      head: `<script src="/dist/treize.import.js"></script><script>window.did = treize.importOsano(['analytics', 'marketing'])</script>`,
    }),
  )
  await page.goto(`${server.origin()}/again`)
  expect(await page.evaluate(() => [(window as unknown as { did: boolean }).did, treize.has('marketing')])).toEqual([
    false,
    false,
  ])
})

it('takes over what klaro recorded, in a cookie or in storage', async () => {
  for (const [button, yes, storage] of [
    ['.cm-btn-success', true, 'cookie'],
    ['.cn-decline', false, 'localStorage'],
  ] as const) {
    const page = await before(
      `<script>var klaroConfig = { storageMethod: '${storage}', storageName: 'klaro', default: true, services: [{ name: 'stats', purposes: ['a'] }, { name: 'heat', purposes: ['a'] }, { name: 'ads', purposes: ['b'] }] }</script>
       <script defer src="/node_modules/klaro/dist/klaro.js"></script>`,
    )
    await page.raw.waitForSelector(button, { visible: true })
    // Nobody has answered yet.
    const line = `treize.importKlaro({ stats: 'analytics/stats', heat: 'analytics/heat', ads: 'marketing' }, { storage: '${storage}' })`
    expect((await after(page, line)).choices).toBeNull()
    await page.goto(`${server.origin()}/before`)
    await page.raw.waitForSelector(button, { visible: true })
    await page.raw.click(button)
    await page.wait(300)
    expect(await after(page, line)).toMatchObject({
      choices: { analytics: yes, 'analytics/stats': yes, 'analytics/heat': yes, marketing: yes },
      source: 'klaro',
      unasked: false,
    })
    expect((await after(page, 'true')).at?.slice(0, 10)).toBe(today)
    await page.close()
  }
})

it('takes over what tarteaucitron recorded, but not what it starts without asking nor what waits', async () => {
  const page = await before(
    `<script src="/node_modules/tarteaucitronjs/tarteaucitron.js"></script>
     <script>tarteaucitron.init({ privacyUrl: '', DenyAllCta: true, AcceptAllCta: true, highPrivacy: true })
       ;(tarteaucitron.job = tarteaucitron.job || []).push('youtube', 'matomo')</script>`,
  )
  const line =
    "treize.importTarteaucitron({ youtube: 'marketing', matomo: ['analytics', 'analytics/stats', 'analytics/heat'] })"
  await page.raw.waitForSelector('#tarteaucitronAllDenied2', { visible: true })
  expect(await page.evaluate(() => document.cookie)).toContain('matomo=true')
  expect((await after(page, line)).choices).toBeNull()
  await page.goto(`${server.origin()}/before`)
  await page.raw.waitForSelector('#tarteaucitronPersonalize2', { visible: true })
  // It listens to its button only some time after it is shown.
  const press = () =>
    page.evaluate(() => {
      document.querySelector<HTMLElement>('#tarteaucitronPersonalize2')?.click()
      return document.cookie
    })
  await expect.poll(press, { timeout: 9000 }).toContain('youtube=true')
  expect(await after(page, line)).toMatchObject({
    choices: { marketing: true },
    source: 'tarteaucitron',
    unasked: true,
  })
})

it('takes over what Osano’s cookieconsent recorded: allow or deny, and not that it was dismissed', async () => {
  for (const [type, button, yes] of [
    ['opt-in', '.cc-allow', true],
    ['opt-in', '.cc-deny', false],
    ['info', '.cc-dismiss', null],
  ] as const) {
    const page = await before(
      `<link rel="stylesheet" href="/node_modules/cookieconsent/build/cookieconsent.min.css">
       <script src="/node_modules/cookieconsent/build/cookieconsent.min.js"></script>
       <script>window.cookieconsent.initialise({ type: '${type}' })</script>`,
    )
    await page.raw.waitForSelector(button, { visible: true })
    await page.wait(100)
    await page.raw.click(button)
    await expect.poll(() => page.evaluate(() => document.cookie)).toContain('cookieconsent_status')
    const { choices } = await after(page, "treize.importOsano(['analytics', 'marketing'])")
    expect(choices).toEqual(
      yes === null ? null : { analytics: yes, 'analytics/stats': yes, 'analytics/heat': yes, marketing: yes },
    )
    await page.close()
  }
})

const cookiebot = (method: string, utc = Date.now() - 86_400_000) =>
  `{stamp:'ZpZ==',necessary:true,preferences:false,statistics:true,marketing:false,method:'${method}',ver:1,utc:${utc},region:'fr'}`
const cookies = (...pairs: [string, string][]) =>
  `<script>${pairs.map(([name, value]) => `document.cookie = ${JSON.stringify(`${name}=${value}; path=/`)}`).join(';')}</script>`

it('takes over what Cookiebot records by its documentation, when it was explicit', async () => {
  const line = "treize.importCookiebot({ statistics: 'analytics', marketing: 'marketing' })"
  for (const [value, choices] of [
    [cookiebot('explicit'), { analytics: true, 'analytics/stats': true, 'analytics/heat': true, marketing: false }],
    [cookiebot('implied'), null],
    [cookiebot('explicit', Date.now() - 300 * 86_400_000), null],
    ["{stamp:'-1',necessary:true,method:'explicit',ver:1,region:'us'}", null],
    ['-1', null],
    ["');alert(1);('", null],
  ] as const) {
    const page = await before(cookies(['CookieConsent', encodeURIComponent(value)]))
    expect((await after(page, line)).choices, value).toEqual(choices)
    await page.close()
  }
})

it('takes over what OneTrust records by its documentation, when its banner was answered', async () => {
  const line = "treize.importOneTrust({ C0002: 'analytics', C0004: 'marketing' })"
  const kept = (groups: string, count = 1) =>
    `isGpcEnabled=0&datestamp=${encodeURIComponent('Mon Nov 02 2026 10:00:00 GMT+0100')}&version=202409.1.0&consentId=8c7ad0c4&interactionCount=${count}&landingPath=${encodeURIComponent('https://x.example/?a=b&groups=C0002:1,C0004:1')}&groups=${encodeURIComponent(groups)}`
  const at = new Date(Date.now() - 5 * 86_400_000).toISOString()
  const all = { analytics: true, 'analytics/stats': true, 'analytics/heat': true, marketing: false }
  for (const [pairs, choices] of [
    [
      [
        ['OptanonConsent', kept('C0001:1,C0002:1,C0004:0')],
        ['OptanonAlertBoxClosed', at],
      ],
      all,
    ],
    [[['OptanonConsent', kept('C0001:1,C0002:1,C0004:1')]], null],
    [
      [
        ['OptanonConsent', kept('C0001:1,C0002:1,C0004:1', 0)],
        ['OptanonAlertBoxClosed', at],
      ],
      null,
    ],
    [
      [
        ['OptanonConsent', '%E0%A4%A'],
        ['OptanonAlertBoxClosed', 'soon'],
      ],
      null,
    ],
  ] as [[string, string][], object | null][]) {
    const page = await before(cookies(...pairs))
    const found = await after(page, line)
    expect(found.choices).toEqual(choices)
    if (choices) expect(found.at).toBe(`${at.slice(0, 19)}Z`)
    await page.close()
  }
})

it('takes no yes for what Global Privacy Control refuses', async () => {
  const page = await before(cookies(['cookieconsent_status', 'allow']), (page) =>
    page.raw.evaluateOnNewDocument(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true }),
    ),
  )
  expect((await after(page, "treize.importOsano(['analytics', 'marketing'])")).choices).toMatchObject({
    analytics: true,
    marketing: false,
  })
})
