import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/** What is asked of a Mixpanel instance. */
interface MixpanelLike {
    opt_in_tracking(options?: {
        track?: () => void;
    }): void;
    opt_out_tracking(options?: {
        delete_user?: boolean;
    }): void;
    has_opted_in_tracking(): boolean;
    has_opted_out_tracking(): boolean;
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
declare function mixpanelConsent<P extends Policy>(consent: Consent<P>, names: Names<P>, mixpanel: MixpanelLike): () => void;

export { mixpanelConsent };
export type { MixpanelLike };
