import { type Names, nowAndEachChoice } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'

/** What is asked of a Mixpanel instance. */
export interface MixpanelLike {
  opt_in_tracking(options?: { track?: () => void }): void
  opt_out_tracking(options?: { delete_user?: boolean }): void
  has_opted_in_tracking(): boolean
  has_opted_out_tracking(): boolean
}

/**
 * Has Mixpanel track only while it is granted. Call it after `mixpanel.init`, which must start with nothing; it stores
 * even so that it is opted out, and an id of the tab, unless the policy declares `__mp_*` and `mp_*`. A no
 * deletes what Mixpanel keeps in the browser, and does not delete the visitor's profile at Mixpanel, as
 * `opt_out_tracking` by itself would: for that, call `mixpanel.people.delete_user()` before.
 *
 * @example
 * mixpanel.init('token', { opt_out_tracking_by_default: true, opt_out_persistence_by_default: true })
 * mixpanelConsent(consent, 'analytics', mixpanel)
 * @returns the undo.
 * @see https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript#privacy-friendly-tracking
 */
export function mixpanelConsent<P extends Policy>(
  consent: Consent<P>,
  names: Names<P>,
  mixpanel: MixpanelLike,
): () => void {
  return nowAndEachChoice(consent, names, (granted) => {
    // Without an event of its own for a yes.
    if (granted) mixpanel.has_opted_in_tracking() || mixpanel.opt_in_tracking({ track() {} })
    else if (!mixpanel.has_opted_out_tracking()) mixpanel.opt_out_tracking({ delete_user: false })
  })
}
