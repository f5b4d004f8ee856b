import type { Tracker } from './trackers'

/** A tracker that is only looked at as a tag: its own hosts, and what its page runs. */
export interface TagTracker extends Pick<Tracker, 'start'> {
  from: string
  file: string
  /** The address of its file, as its maker gives it. */
  src: string
  /** What it calls. */
  hosts: string[]
  body?: string
}

/** More that npm ships, each with its vendor's own addresses. */
export const moreTrackers: Record<string, TagTracker> = {
  Mux: {
    from: 'mux-embed',
    file: 'dist/mux.js',
    src: 'https://src.litix.io/core/4/mux.js',
    hosts: ['https://*.litix.io/*'],
    body: '<video id="film"></video>',
    start: `mux.monitor('#film', { data: { env_key: 'environment', player_name: 'Film' } })
      mux.emit('#film', 'play')`,
  },
  Keen: {
    from: 'keen-tracking',
    file: 'dist/keen-tracking.min.js',
    src: 'https://cdn.jsdelivr.net/npm/keen-tracking@5/dist/keen-tracking.min.js',
    hosts: ['https://cdn.jsdelivr.net/npm/keen-tracking*', 'https://api.keen.io/*'],
    start: `const client = new Keen({ projectId: 'project', writeKey: 'key' })
      client.recordEvent('pageviews', { title: document.title })`,
  },
  Adjust: {
    from: '@adjustcom/adjust-web-sdk',
    file: 'dist/adjust-latest.min.js',
    src: 'https://cdn.adjust.com/adjust-latest.min.js',
    hosts: ['https://*.adjust.com/*', 'https://*.adjust.world/*', 'https://*.adjust.net.in/*'],
    start: `Adjust.initSdk({ appToken: 'abcdefghijkl', environment: 'sandbox' })`,
  },
  'GA lite': {
    from: 'ga-lite',
    file: 'dist/ga-lite.min.js',
    src: 'https://cdn.jsdelivr.net/npm/ga-lite@2/dist/ga-lite.min.js',
    hosts: ['https://cdn.jsdelivr.net/npm/ga-lite*', 'https://www.google-analytics.com/*'],
    start: `galite('create', 'UA-1234-5', 'auto')
      galite('send', 'pageview')`,
  },
  mParticle: {
    from: '@mparticle/web-sdk',
    file: 'dist/mparticle.js',
    src: 'https://jssdkcdns.mparticle.com/js/v2/key/mparticle.js',
    hosts: ['https://*.mparticle.com/*'],
    start: `mParticle.init('key', { isDevelopmentMode: true, requestConfig: false, workspaceToken: 'shop' })
      mParticle.ready(function () {
        mParticle.logEvent('Visit')
        mParticle.upload()
      })`,
  },
}
