import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/**
 * Tells Microsoft Advertising's tag (UET) of each choice: `ad_storage` is denied before anything else in `uetq`, then
 * updated at each choice and for a returning visitor. It only tells: mark the tag with `data-consent`, or declare
 * `https://bat.bing.com/*` and `https://bat.bing.net/*` in `requests`, so that it does not run before a yes.
 *
 * @example uetConsent(consent, { ad_storage: 'marketing' })
 * @returns the undo.
 * @see https://help.ads.microsoft.com/apex/index/3/en/60119
 */
declare function uetConsent<P extends Policy>(consent: Consent<P>, { ad_storage }: {
    ad_storage: Names<P>;
}): () => void;
/**
 * Tells Microsoft Clarity of each choice by its consent API v2, first what is denied. It only tells: mark the tag with
 * `data-consent`, or declare `https://*.clarity.ms/*` in `requests`, so that it records nothing before a yes; without
 * consent it would still send, only without cookies.
 *
 * @example clarityConsent(consent, { ad_Storage: 'marketing', analytics_Storage: 'analytics' })
 * @returns the undo.
 * @see https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2
 */
declare function clarityConsent<P extends Policy>(consent: Consent<P>, { ad_Storage, analytics_Storage }: {
    ad_Storage: Names<P>;
    analytics_Storage: Names<P>;
}): () => void;

export { clarityConsent, uetConsent };
