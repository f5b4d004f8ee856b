/** A tracker as its maker ships it, and what an owner declares of it. */
export interface Tracker {
  /** The package on npm. */
  from: string
  /** Its file for a `<script src>`; without one, the package is bundled for it. */
  file?: string
  /** How a bundle gets it. */
  imports: string
  /** The name that the page calls it by. */
  global: string
  /** What the page runs; `collector` is the origin it reports to. */
  start: string
  cookies: string[]
  storage: string[]
  indexedDB?: string[]
  /** Paths at which a collector hears of a visit. */
  sends: RegExp
  /** What it says itself on the console when its collector does not answer. */
  complains?: RegExp
  /** What a cookie calls the visitor, if it is the one that does. */
  visitor?(name: string, value: string): string | undefined
}

/** Eight that npm ships, from eight vendors. */
export const trackers: Record<string, Tracker> = {
  Snowplow: {
    from: '@snowplow/browser-tracker',
    file: 'dist/index.umd.min.js',
    imports: `import * as snowplowBrowserTracking from '@snowplow/browser-tracker'`,
    global: 'snowplowBrowserTracking',
    start: `
      snowplowBrowserTracking.newTracker('sp', collector, { appId: 'shop' })
      snowplowBrowserTracking.enableActivityTracking({ minimumVisitLength: 1, heartbeatDelay: 1 })
      snowplowBrowserTracking.trackPageView()`,
    cookies: ['_sp_id.*', '_sp_ses.*', '_sp_root_domain_test_*'],
    storage: ['snowplowOutQueue_*'],
    sends: /^\/com\.snowplowanalytics\.snowplow\/tp2/,
    visitor: (name, value) => (name.startsWith('_sp_id.') ? value.split('.')[0] : undefined),
  },
  PostHog: {
    from: 'posthog-js',
    file: 'dist/array.full.no-external.js',
    imports: `import posthog from 'posthog-js/dist/module.full.no-external'`,
    global: 'posthog',
    start: `
      posthog.init('phc_localtest', {
        api_host: collector,
        ui_host: collector,
        disable_external_dependency_loading: true,
        disable_session_recording: true,
        disable_surveys: true,
        // Counts automated browsers too.
        opt_out_useragent_filter: true,
      })`,
    cookies: ['ph_*', '__ph_*', 'dmn_chk_*'],
    storage: ['ph_*', '__ph_*'],
    sends: /^\/e\//,
    visitor: (_name, value) => /distinct_id":"([^"]+)/.exec(decodeURIComponent(value))?.[1],
  },
  Mixpanel: {
    from: 'mixpanel-browser',
    file: 'dist/mixpanel.umd.js',
    imports: `import mixpanel from 'mixpanel-browser'`,
    global: 'mixpanel',
    start: `
      mixpanel.init('mixpaneltoken', {
        api_host: collector,
        track_pageview: true,
        batch_flush_interval_ms: 500,
      })`,
    cookies: ['mp_*', '__mp_opt_*'],
    storage: ['__mpq_*', '__mprec_*', 'mp_*', '__mp_opt_*'],
    indexedDB: ['mixpanel*'],
    sends: /^\/track\//,
    visitor: (_name, value) => /device_id":\s*"([^"]+)/.exec(decodeURIComponent(value))?.[1],
  },
  Amplitude: {
    from: '@amplitude/analytics-browser',
    imports: `import * as amplitude from '@amplitude/analytics-browser'`,
    global: 'amplitude',
    start: `
      amplitude.init('amplitudekey', {
        serverUrl: collector + '/2/httpapi',
        remoteConfig: { serverUrl: collector + '/config' },
        autocapture: { attribution: true, pageViews: true, sessions: true },
        logLevel: 0,
      })`,
    cookies: ['AMP_*'],
    storage: ['AMP_*'],
    indexedDB: ['AMP_*'],
    sends: /^\/2\/httpapi/,
    visitor: (name, value) =>
      name == 'AMP_amplitudek'
        ? /deviceId":"([^"]+)/.exec(decodeURIComponent(atob(decodeURIComponent(value))))?.[1]
        : undefined,
  },
  Segment: {
    from: '@segment/analytics-next',
    imports: `import { AnalyticsBrowser } from '@segment/analytics-next'`,
    global: 'AnalyticsBrowser',
    start: `
      const analytics = AnalyticsBrowser.load(
        { writeKey: 'segmentkey', cdnURL: collector },
        { integrations: { 'Segment.io': { apiHost: collector.replace(/^https?:\\/\\//, '') + '/v1', protocol: 'http' } } },
      )
      analytics.page()
      analytics.identify('camille')`,
    cookies: ['ajs_*', '__tld__'],
    storage: ['ajs_*', 'segmentio*', 'persisted-queue:*'],
    sends: /^\/v1\/[pi]$/,
    complains: /^Failed to fetch$/,
    visitor: (name, value) => (name == 'ajs_anonymous_id' ? value : undefined),
  },
  RudderStack: {
    from: '@rudderstack/analytics-js',
    file: 'dist/npm/modern/bundled/umd/index.js',
    imports: `import * as rudderanalytics from '@rudderstack/analytics-js/bundled'`,
    global: 'rudderanalytics',
    start: `
      const rudder = new rudderanalytics.RudderAnalytics()
      rudder.load('rudderkey', collector, { configUrl: collector })
      rudder.page()`,
    cookies: ['rl_*', '__tld__', 'test_rudder_cookie'],
    storage: ['rudder_*', 'rl_*', 'test_rudder_*', '_Is_Incognit'],
    sends: /^\/v1\/page/,
    complains: /RS SDK.* Failed to fetch the source config/,
    visitor: (name, value) => (name == 'rl_anonymous_id' ? value : undefined),
  },
  Countly: {
    from: 'countly-sdk-web',
    file: 'lib/countly.min.js',
    imports: `import Countly from 'countly-sdk-web'`,
    global: 'Countly',
    start: `
      Countly.init({ app_key: 'countlykey', url: collector, storage: 'cookie', ignore_bots: false, interval: 500 })
      Countly.track_sessions()
      Countly.track_pageview()`,
    cookies: ['countlykey/cly_*'],
    storage: ['countlykey/cly_*', 'cly_*'],
    sends: /^\/i\b/,
    visitor: (name, value) => (name.endsWith('/cly_id') ? value : undefined),
  },
  Plausible: {
    from: '@plausible-analytics/tracker',
    imports: `import * as plausibleTracker from '@plausible-analytics/tracker'`,
    global: 'plausibleTracker',
    start: `
      plausibleTracker.init({ domain: 'site.localhost', endpoint: collector + '/api/event', captureOnLocalhost: true })`,
    cookies: [],
    storage: [],
    sends: /^\/api\/event/,
  },
}
