import { type Names, isGranted } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { whenReady } from '../page/when-ready'
import type { Policy } from '../policy/policy'

const KEYS = ['analytics', 'marketing', 'preferences', 'sale_of_data'] as const

type Key = (typeof KEYS)[number]
/** Shopify's customer privacy API. */
interface Privacy {
  setTrackingConsent(consent: { [K in Key]: boolean }, done: () => void): void
  currentVisitorConsent?(): { [K in Key]?: string } | undefined
}
interface Shopify {
  loadFeatures(features: { name: string; version: string }[], done: (error?: unknown) => void): void
  customerPrivacy?: Privacy
}

/** What each of Shopify's permissions needs; what is not named stays denied. */
export type ShopifyMapping<P extends Policy> = { [K in Key]?: Names<P> | undefined }

/**
 * Tells a Shopify shop of each choice, by its customer privacy API: loads that (`consent-tracking-api`), then sets the
 * visitor's consent, for a returning visitor only where Shopify has kept another. Shopify's own pixels and Web Pixels
 * obey it; other scripts of the theme must be marked or declared.
 *
 * @example shopifyConsent(consent, { analytics: 'analytics', marketing: 'marketing', sale_of_data: 'marketing' })
 * @returns the undo.
 * @see https://shopify.dev/docs/api/customer-privacy
 */
export function shopifyConsent<P extends Policy>(consent: Consent<P>, mapping: ShopifyMapping<P>): () => void {
  if (typeof window == 'undefined') return () => {}
  const page = window as { Shopify?: Shopify }
  const read = () => KEYS.map((key) => [key, !!mapping[key] && isGranted(consent, mapping[key])] as const)
  // Whatever the policy does not know is told of now.
  read()
  let privacy: Privacy | undefined
  const tell = () => privacy?.setTrackingConsent(Object.fromEntries(read()) as { [K in Key]: boolean }, () => {})

  const off = consent.on('choice', tell)
  let stopped = false
  const cancel = whenReady(document, () =>
    page.Shopify?.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
      if (error || stopped) return
      privacy = page.Shopify?.customerPrivacy
      const kept = privacy?.currentVisitorConsent?.()
      if (consent.record && read().some(([key, yes]) => kept?.[key] != (yes ? 'yes' : 'no'))) tell()
    }),
  )
  return () => {
    stopped = true
    off()
    cancel()
  }
}
