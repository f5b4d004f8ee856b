import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/**
 * Tells Meta's pixel of each choice: `revoke` before its `init`, on every page, and `grant` at a yes. It only tells:
 * mark the pixel with `data-consent`, or declare `https://connect.facebook.net/*` and `https://*.facebook.com/*` in
 * `requests`, so that it does not run before a yes.
 *
 * @example metaConsent(consent, 'marketing')
 * @returns the undo.
 * @see https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 */
declare function metaConsent<P extends Policy>(consent: Consent<P>, names: Names<P>): () => void;

export { metaConsent };
