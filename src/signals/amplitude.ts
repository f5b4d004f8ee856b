import { type Names, nowAndEachChoice } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'

/** What is asked of an Amplitude instance. */
export interface AmplitudeLike {
  setOptOut(optOut: boolean): void
}

/**
 * Has Amplitude send only while it is granted. Amplitude stores its identifiers and asks for its settings as soon as
 * it is initialised, opted out or not, so initialise it after the yes; what is called on it before that waits in its
 * own buffer and is sent then.
 *
 * @example
 * await consent.when('analytics')
 * amplitude.init('key')
 * amplitudeConsent(consent, 'analytics', amplitude)
 * @returns the undo.
 * @see https://amplitude.com/docs/sdks/analytics/browser/browser-sdk-2#opt-users-out-of-tracking
 */
export function amplitudeConsent<P extends Policy>(
  consent: Consent<P>,
  names: Names<P>,
  amplitude: AmplitudeLike,
): () => void {
  return nowAndEachChoice(consent, names, (granted) => amplitude.setOptOut(!granted))
}
