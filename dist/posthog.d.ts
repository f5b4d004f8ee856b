import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/** What is asked of a PostHog instance. */
interface PostHogLike {
    opt_in_capturing(options?: {
        captureEventName?: string | null | false;
    }): void;
    opt_out_capturing(): void;
    clear_opt_in_out_capturing(): void;
    has_opted_out_capturing(): boolean;
    get_explicit_consent_status(): 'granted' | 'denied' | 'pending';
}
/**
 * Has PostHog capture only while it is granted. Call it after `posthog.init`, which must start with nothing. What
 * PostHog remembers of an earlier yes does not outlive the visitor's record; after `posthog.reset()` it captures
 * nothing until the next page.
 *
 * @example
 * posthog.init('phc_…', {
 *   opt_out_capturing_by_default: true,
 *   opt_out_persistence_by_default: true,
 *   advanced_disable_flags: true, // or it asks for its settings before a yes
 * })
 * posthogConsent(consent, 'analytics', posthog)
 * @returns the undo.
 * @see https://posthog.com/docs/privacy/data-collection
 */
declare function posthogConsent<P extends Policy>(consent: Consent<P>, names: Names<P>, posthog: PostHogLike): () => void;

export { posthogConsent };
export type { PostHogLike };
