// The vendors' own libraries from npm, in the site's own bundle; the policy declares nothing of theirs, so that no gate
// helps: what is sent is up to the signal.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collect } from '../../trackers/collector'
import { openBrowser } from '../../helpers/open-browser'
import { serve } from '../../helpers/serve'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

interface Library {
  /** What the site's own script says, as the docstring tells; `collector` is where it reports to. */
  code: string
  /** The path at which the collector hears what the visitor did. */
  path: string
}

const libraries: Record<string, Library> = {
  PostHog: {
    code: `
      import posthog from 'posthog-js/dist/module.full.no-external'
      import { posthogConsent } from './dist/posthog.js'
      posthog.init('phc_localtest', {
        api_host: collector,
        ui_host: collector,
        opt_out_capturing_by_default: true,
        opt_out_persistence_by_default: true,
        advanced_disable_flags: true,
        // Counts automated browsers too, and sends at once.
        opt_out_useragent_filter: true,
        request_batching: false,
        disable_compression: true,
      })
      window.act = () => void posthog.capture('bought')
      window.off = posthogConsent(consent, 'analytics', posthog)`,
    path: '/e/',
  },
  Mixpanel: {
    code: `
      import mixpanel from 'mixpanel-browser'
      import { mixpanelConsent } from './dist/mixpanel.js'
      mixpanel.init('mixpaneltoken', {
        api_host: collector,
        opt_out_tracking_by_default: true,
        opt_out_persistence_by_default: true,
        batch_requests: false,
      })
      // A visitor who is known has a profile that could be deleted.
      window.act = () => void (mixpanel.identify('camille'), mixpanel.track('bought'))
      window.off = mixpanelConsent(consent, 'analytics', mixpanel)`,
    path: '/track/',
  },
  Amplitude: {
    code: `
      import * as amplitude from '@amplitude/analytics-browser'
      import { amplitudeConsent } from './dist/amplitude.js'
      consent.when('analytics').then(() => {
        amplitude.init('amplitudekey', {
          serverUrl: collector + '/2/httpapi',
          remoteConfig: { serverUrl: collector + '/config' },
          autocapture: false,
          flushIntervalMillis: 50,
          logLevel: 0,
        })
        window.act = () => void amplitude.track('bought')
        window.off = amplitudeConsent(consent, 'analytics', amplitude)
      })`,
    path: '/2/httpapi',
  },
  Segment: {
    code: `
      import { AnalyticsBrowser } from '@segment/analytics-next'
      import { segmentConsent } from './dist/segment.js'
      consent.when('analytics').then(() => {
        const analytics = AnalyticsBrowser.load(
          { writeKey: 'segmentkey', cdnURL: collector },
          { integrations: { 'Segment.io': { apiHost: collector.replace(/^https?:\\/\\//, '') + '/v1', protocol: 'http' } } },
        )
        window.act = () => void analytics.track('bought')
        window.off = segmentConsent(consent, { Analytics: 'analytics', Advertising: 'marketing' }, analytics)
      })`,
    path: '/v1/t',
  },
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: collect() })
  for (const [name, { code }] of Object.entries(libraries)) {
    const contents = `
      import { createConsent } from './dist/index.js'
      const collector = '${server.origin('collector.localhost')}'
      const consent = (window.consent = createConsent({
        policy: { version: '1' },
        undeclared: 'report',
        categories: { analytics: {}, marketing: {} },
      }))
      ${code}`
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: ROOT },
      bundle: true,
      write: false,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
      logLevel: 'error',
    })
    server.route(`/${name}.js`, (_, answer) =>
      answer.setHeader('content-type', 'text/javascript').end(outputFiles[0]?.text),
    )
    server.route(`/${name}`, `<!doctype html><title>${name}</title><script defer src="/${name}.js"></script>`)
  }
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

declare const consent: typeof treize

/** The visitor does something that the site tells of where it can. */
const act = () => (window as unknown as { act?(): void }).act?.()
const heard = () => server.requests.all().filter(({ host }) => host.startsWith('collector.'))
const events = (path: string) => heard().filter((one) => one.method == 'POST' && one.path.startsWith(path))

for (const [name, { path }] of Object.entries(libraries))
  it(`lets ${name} send while it is granted, and nothing before a yes or after a no`, async () => {
    const page = await browser.page()
    async function isSilent() {
      await page.evaluate(act)
      await page.settle(400)
      expect(heard()).toEqual([])
    }
    async function isHeard() {
      await page.raw.waitForFunction(() => 'act' in window)
      await page.evaluate(act)
      await expect.poll(() => events(path).length).toBeGreaterThan(0)
      await page.settle(400)
      server.requests.clear()
    }
    server.requests.clear()
    await page.goto(`${server.origin()}/${name}`)
    await isSilent()
    await page.evaluate(() => consent.rejectAll())
    await isSilent()
    await page.reload()
    await isSilent()
    await page.evaluate(() => consent.set({ analytics: true }))
    await isHeard()
    await page.reload()
    await isHeard()
    await page.evaluate(() => consent.withdraw())
    await isSilent()
    await page.evaluate(() => consent.set({ analytics: true }))
    await isHeard()
    await page.evaluate(() => consent.withdraw())
    await page.reload()
    await isSilent()
    await page.evaluate(() => consent.acceptAll())
    await isHeard()
    await page.evaluate(() => {
      ;(window as unknown as { off(): void }).off()
      consent.withdraw()
    })
    await isHeard()
    expect(page.errors).toEqual([])
  })

it('does not let PostHog or Mixpanel go by a yes of theirs that the visitor’s record has not', async () => {
  for (const name of ['PostHog', 'Mixpanel']) {
    const page = await browser.page()
    await page.goto(`${server.origin()}/${name}`)
    await page.evaluate(() => consent.acceptAll())
    await page.evaluate(() => {
      consent.stop()
      document.cookie = 'eu-consent=; max-age=0'
    })
    // It may still say that the visitor leaves.
    await page.goto('about:blank')
    await page.settle(400)
    server.requests.clear()
    await page.goto(`${server.origin()}/${name}`)
    await page.evaluate(act)
    await page.settle(400)
    expect(await page.evaluate(() => consent.record)).toBe(null)
    expect(heard(), name).toEqual([])
  }
})

it('keeps what PostHog stores off the browser until a yes, and from a withdrawal on', async () => {
  const page = await browser.page()
  const kept = async () =>
    [...Object.keys((await page.storage()).local), ...(await page.jar()).map(({ name }) => name)].filter(
      // The first dates, which are ours.
      (name) => name != 'treize',
    )
  await page.goto(`${server.origin()}/PostHog`)
  await page.evaluate(act)
  expect(await kept()).toEqual([])
  await page.evaluate(() => consent.rejectAll())
  expect(await kept()).toEqual(['eu-consent'])
  await page.evaluate(() => consent.acceptAll())
  expect(await kept()).toContain('ph_phc_localtest_posthog')
  await page.evaluate(() => consent.withdraw())
  expect(await kept()).toEqual(['eu-consent'])
})

it('writes into each of Segment’s events what is granted, and tells it of each change', async () => {
  const page = await browser.page()
  server.requests.clear()
  await page.goto(`${server.origin()}/Segment`)
  await page.evaluate(() => consent.set({ analytics: true, marketing: false }))
  await page.raw.waitForFunction(() => 'act' in window)
  await page.evaluate(act)
  const told = () =>
    events('/v1/t').map(({ body }) => {
      const { event, context } = JSON.parse(body)
      return [event, context.consent.categoryPreferences]
    })
  await expect.poll(told).toEqual([['bought', { Analytics: true, Advertising: false }]])
  await page.evaluate(() => consent.set({ marketing: true }))
  await expect.poll(told).toHaveLength(2)
  expect(told()[1]).toEqual(['Segment Consent Preference Updated', { Analytics: true, Advertising: true }])
})
