import type { Route } from '../helpers/serve'

const POSTHOG = {
  supportedCompression: ['gzip-js'],
  hasFeatureFlags: true,
  isAuthenticated: false,
  toolbarParams: {},
  sessionRecording: false,
  surveys: false,
  heatmaps: false,
  siteApps: [],
  capturePerformance: false,
  captureDeadClicks: false,
}
const RUDDERSTACK = {
  source: {
    id: 'source',
    name: 'site',
    writeKey: 'rudderkey',
    enabled: true,
    workspaceId: 'workspace',
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    destinations: [],
  },
}

/** What each vendor's collector answers, settings included: without them Segment and RudderStack do not start. */
const ANSWERS: Record<string, unknown> = {
  '/com.snowplowanalytics.snowplow/tp2': 'ok',
  '/array/phc_localtest/config': POSTHOG,
  '/flags/': { flags: {}, featureFlags: {}, featureFlagPayloads: {}, errorsWhileComputingFlags: false },
  '/e/': { status: 'Ok' },
  '/i/v0/e/': { status: 'Ok' },
  '/track/': 1,
  '/engage/': 1,
  '/groups/': 1,
  '/2/httpapi': { code: 200, events_ingested: 1, payload_size_bytes: 1, server_upload_time: 1 },
  '/config/amplitudekey': { configs: {} },
  '/v1/projects/segmentkey/settings': { integrations: { 'Segment.io': { apiKey: 'segmentkey' } } },
  '/v1/p': { success: true },
  '/v1/i': { success: true },
  '/v1/t': { success: true },
  '/v1/m': { success: true },
  '/sourceConfig/': RUDDERSTACK,
  '/v1/page': 'OK',
  '/v1/identify': 'OK',
  '/v1/track': 'OK',
  '/v1/batch': 'OK',
  '/beacon/v1/batch': 'OK',
  '/i': { result: 'Success' },
  '/o/sdk': {},
  '/api/event': 'ok',
}

/** One server for the collectors of eight vendors, which any site may call. */
export function collect(): Record<string, Route> {
  const routes = Object.entries(ANSWERS).map(([path, value]): [string, Route] => [
    path,
    (request, answer) => {
      answer.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
      answer.setHeader('access-control-allow-credentials', 'true')
      answer.setHeader('access-control-allow-methods', 'GET, POST, PUT, OPTIONS')
      answer.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*')
      const text = typeof value == 'string'
      answer.setHeader('content-type', text ? 'text/plain' : 'application/json')
      answer.end(text ? value : JSON.stringify(value))
    },
  ])
  return Object.fromEntries(routes)
}
