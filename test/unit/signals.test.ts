import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { createConsent } from '../../src/index'

const folder = new URL('../../src/signals/', import.meta.url)
const all = Object.assign(
  {},
  ...(await Promise.all(readdirSync(fileURLToPath(folder)).map((file) => import(new URL(file, folder).href)))),
) as Record<string, (consent: unknown, names: unknown, instance: unknown) => () => void>

/** Writes down which of its methods are called. */
function spy(called: string[]): unknown {
  return new Proxy({}, { get: (_, key) => () => void called.push(String(key)) })
}

it('tells nobody on a server, touches no global there, and can be undone', () => {
  expect(Object.keys(all).sort()).toEqual([
    'amplitudeConsent',
    'clarityConsent',
    'googleConsentMode',
    'matomoConsent',
    'metaConsent',
    'mixpanelConsent',
    'pinterestConsent',
    'posthogConsent',
    'segmentConsent',
    'shopifyConsent',
    'tiktokConsent',
    'uetConsent',
    'wordpressConsent',
  ])
  const warn = vi.spyOn(console, 'warn')
  const before = Object.getOwnPropertyNames(globalThis)
  const called: string[] = []
  for (const [name, tell] of Object.entries(all)) {
    const consent = createConsent({ policy: { version: '1' }, categories: { analytics: {} } })
    const mapped = /google|uet|clarity|segment|shopify|wordpress/.test(name)
    const undo = tell(consent, mapped ? { ad_storage: 'analytics' } : 'analytics', spy(called))
    consent.acceptAll()
    undo()
  }
  expect(called).toEqual([])
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before)
  expect(warn).not.toHaveBeenCalled()
})
