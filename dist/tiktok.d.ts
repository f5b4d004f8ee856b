import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/**
 * Tells TikTok's pixel of each choice: `holdConsent` before anything it queues, then `grantConsent` at a yes and
 * `revokeConsent` at a no, by which it also deletes its cookies. It only tells: mark the pixel with `data-consent`, or
 * declare `https://analytics.tiktok.com/*` in `requests`, so that it does not run before a yes.
 *
 * @example tiktokConsent(consent, 'marketing')
 * @returns the undo.
 * @see https://business-api.tiktok.com/portal/docs?id=1739585600931842
 */
declare function tiktokConsent<P extends Policy>(consent: Consent<P>, names: Names<P>): () => void;

export { tiktokConsent };
