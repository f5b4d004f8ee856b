import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/** An event on its way through Segment. */
interface Passing {
    payload: {
        obj: {
            context?: object | undefined;
        };
    };
    next(payload: any): void;
}
/** What is asked of a Segment instance. */
interface SegmentLike {
    track(event: string): unknown;
    addSourceMiddleware(middleware: (passing: Passing) => void | Promise<void>): unknown;
}
/**
 * Writes into each of Segment's events what is granted (`context.consent.categoryPreferences`), by the categories of
 * your Segment workspace, lets none through while nothing is, and tells Segment of each change by the event "Segment
 * Consent Preference Updated". Segment calls its servers and stores an identifier when it is loaded, so load it after
 * a yes. What is called on an instance before it is loaded waits in Segment's own buffer and is sent then.
 *
 * @example
 * await consent.when('analytics')
 * const analytics = AnalyticsBrowser.load({ writeKey: '…' })
 * segmentConsent(consent, { Analytics: 'analytics', Advertising: 'marketing' }, analytics)
 * @returns the undo.
 * @see https://segment.com/docs/privacy/consent-management/consent-in-segment-connections/
 */
declare function segmentConsent<P extends Policy>(consent: Consent<P>, mapping: {
    readonly [category: string]: Names<P>;
}, analytics: SegmentLike): () => void;

export { segmentConsent };
export type { SegmentLike };
