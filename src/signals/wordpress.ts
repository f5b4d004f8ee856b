import { type Names, isGranted } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { whenLoaded, whenReady } from '../page/when-ready'
import type { Policy } from '../policy/policy'

/** What each category of the WP Consent API needs; what is not named is not told of. */
export type WordPressMapping<P extends Policy> = {
  [K in 'functional' | 'preferences' | 'statistics' | 'statistics-anonymous' | 'marketing']?: Names<P> | undefined
}

/**
 * Tells the plugins of a WordPress site of each choice, by the WP Consent API: first that consent is opt-in, because
 * until that is said the API answers every plugin with a yes; then, when the page has been read, `allow` or `deny` for
 * each category. The API keeps what it is told in cookies of its own,
 * `wp_consent_*`: declare them as essential, or they wait.
 *
 * @example wordpressConsent(consent, { preferences: 'preferences', statistics: 'analytics', marketing: 'marketing' })
 * @returns the undo.
 * @see https://github.com/WordPress/wp-consent-level-api
 */
export function wordpressConsent<P extends Policy>(consent: Consent<P>, mapping: WordPressMapping<P>): () => void {
  if (typeof window == 'undefined') return () => {}
  const page = window as {
    wp_consent_type?: string | undefined
    wp_set_consent?(category: string, value: 'allow' | 'deny'): void
    wp_has_consent?(category: string): boolean
  }
  const earlier = page.wp_consent_type
  page.wp_consent_type = 'optin'
  const read = () =>
    Object.entries(mapping).map(([category, names]) => [category, !!names && isGranted(consent, names)] as const)
  // Whatever the policy does not know is told of now.
  read()
  function tell() {
    // Before a choice nothing is set, but an older yes that the API has kept is taken back.
    for (const [category, granted] of read())
      if (consent.record || page.wp_has_consent?.(category)) page.wp_set_consent?.(category, granted ? 'allow' : 'deny')
  }
  function begin() {
    document.dispatchEvent(new CustomEvent('wp_consent_type_defined'))
    tell()
  }
  let late = () => {}
  const cancel = whenReady(document, () => {
    if (page.wp_set_consent) begin()
    else late = whenLoaded(begin)
  })
  const off = consent.on('choice', tell)
  return () => {
    off()
    cancel()
    late()
    // With nobody there who reads it.
    if (!page.wp_set_consent) page.wp_consent_type = earlier
  }
}
