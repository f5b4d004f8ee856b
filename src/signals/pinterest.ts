import { type Names, eachChoice, isGranted } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { type Call, whenMade } from '../page/when-made'
import type { Policy } from '../policy/policy'

/**
 * Tells Pinterest's tag of each choice, first before its `load` and `page`: `setconsent` with true or false. With
 * false it sends nothing and deletes its first-party storage. It only tells: mark the tag with `data-consent`, or
 * declare `https://s.pinimg.com/*` and `https://ct.pinterest.com/*` in `requests`, so that it does not run before a yes.
 *
 * @example pinterestConsent(consent, 'marketing')
 * @returns the undo.
 * @see https://help.pinterest.com/en/business/article/install-the-pinterest-tag
 */
export function pinterestConsent<P extends Policy>(consent: Consent<P>, names: Names<P>): () => void {
  if (typeof window == 'undefined') return () => {}
  let pintrk: Call | undefined
  const tell = (granted: boolean) => pintrk?.('setconsent', granted)
  const off = eachChoice(consent, names, tell)
  const cancel = whenMade('pintrk', (made) => {
    pintrk = made
    tell(isGranted(consent, names))
  })
  return () => {
    off()
    cancel()
  }
}
