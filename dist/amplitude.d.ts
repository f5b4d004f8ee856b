import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/** What is asked of an Amplitude instance. */
interface AmplitudeLike {
    setOptOut(optOut: boolean): void;
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
declare function amplitudeConsent<P extends Policy>(consent: Consent<P>, names: Names<P>, amplitude: AmplitudeLike): () => void;

export { amplitudeConsent };
export type { AmplitudeLike };
