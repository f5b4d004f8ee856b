import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/**
 * Tells Pinterest's tag of each choice, first before its `load` and `page`: `setconsent` with true or false. With
 * false it sends nothing and deletes its first-party storage. It only tells: mark the tag with `data-consent`, or
 * declare `https://s.pinimg.com/*` and `https://ct.pinterest.com/*` in `requests`, so that it does not run before a yes.
 *
 * @example pinterestConsent(consent, 'marketing')
 * @returns the undo.
 * @see https://help.pinterest.com/en/business/article/install-the-pinterest-tag
 */
declare function pinterestConsent<P extends Policy>(consent: Consent<P>, names: Names<P>): () => void;

export { pinterestConsent };
