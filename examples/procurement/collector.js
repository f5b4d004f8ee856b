import { gunzipSync } from 'node:zlib'

/** What the trackers of this site talk to: a Snowplow collector under `/collect`, a PostHog under `/ph`. */
export function createCollector() {
  const received = []

  /** Notes something that came from a tracker: the claim "nothing is sent before a choice" is read from this list. */
  function note(tracker, event, path) {
    received.push({ tracker, event, path, at: new Date().toISOString() })
  }

  /** Answers a tracker; returns false when the request is not for it. */
  function answer({ method, url, body, response }) {
    const { pathname } = url
    const json = (value) => {
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
      response.end(JSON.stringify(value))
      return true
    }

    if (pathname.startsWith('/collect/')) {
      for (const name of snowplowEvents(body)) note('snowplow', name, pathname)
      response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end('ok')
      return true
    }
    if (!pathname.startsWith('/ph/')) return false

    const path = pathname.slice('/ph'.length)
    if (/^\/array\/[^/]+\/config(\.js)?$/.test(path)) {
      note('posthog', 'reads its settings', pathname)
      if (!path.endsWith('.js')) return json(POSTHOG_SETTINGS)
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' })
      response.end(
        `(window._POSTHOG_REMOTE_CONFIG??={})[${JSON.stringify(path.split('/')[2])}]={config:${JSON.stringify(POSTHOG_SETTINGS)},siteApps:[]}`,
      )
      return true
    }
    if (path.startsWith('/flags') || path.startsWith('/decide')) {
      note('posthog', 'reads its flags', pathname)
      return json({ flags: {}, featureFlags: {}, featureFlagPayloads: {}, errorsWhileComputingFlags: false })
    }
    for (const name of posthogEvents(body, url)) note('posthog', name, pathname)
    return json(method == 'GET' ? {} : { status: 'Ok' })
  }

  return { received, note, answer }
}

const POSTHOG_SETTINGS = {
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: true,
  isAuthenticated: false,
  toolbarParams: {},
  sessionRecording: false,
  surveys: false,
  heatmaps: false,
  siteApps: [],
  capturePerformance: false,
  captureDeadClicks: false,
  autocapture_opt_out: false,
  autocaptureExceptions: false,
  errorTracking: { autocaptureExceptions: false },
  defaultIdentifiedOnly: true,
}

const SNOWPLOW = { pv: 'page view', pp: 'page ping', se: 'structured event', ue: 'self-describing event' }

function snowplowEvents(body) {
  try {
    const { data } = JSON.parse(body.toString())
    return data.map(({ e, se_ac: action }) => (action ? `${action}` : (SNOWPLOW[e] ?? e)))
  } catch {
    return ['something unreadable']
  }
}

function posthogEvents(body, url) {
  try {
    let text
    if (body[0] == 0x1f && body[1] == 0x8b) text = gunzipSync(body).toString()
    else {
      text = body.toString()
      const data = new URLSearchParams(text).get('data') ?? url.searchParams.get('data')
      if (data) text = data.startsWith('{') || data.startsWith('[') ? data : Buffer.from(data, 'base64').toString()
    }
    const sent = JSON.parse(text)
    return [sent.batch ?? sent].flat().map(({ event }) => String(event))
  } catch {
    return ['something unreadable']
  }
}
