import { type Names, eachChoice, isGranted } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { type Call, whenMade } from '../page/when-made'
import type { Policy } from '../policy/policy'

/**
 * Tells Meta's pixel of each choice: `revoke` before its `init`, on every page, and `grant` at a yes. It only tells:
 * mark the pixel with `data-consent`, or declare `https://connect.facebook.net/*` and `https://*.facebook.com/*` in
 * `requests`, so that it does not run before a yes.
 *
 * @example metaConsent(consent, 'marketing')
 * @returns the undo.
 * @see https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 */
export function metaConsent<P extends Policy>(consent: Consent<P>, names: Names<P>): () => void {
  if (typeof window == 'undefined') return () => {}
  let fbq: Call | undefined
  const tell = (granted: boolean) => fbq?.('consent', granted ? 'grant' : 'revoke')
  const off = eachChoice(consent, names, tell)
  const cancel = whenMade('fbq', (made) => {
    fbq = made
    tell(false)
    if (isGranted(consent, names)) tell(true)
  })
  return () => {
    off()
    cancel()
  }
}
