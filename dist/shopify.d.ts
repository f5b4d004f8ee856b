import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

declare const KEYS: readonly ["analytics", "marketing", "preferences", "sale_of_data"];
type Key = (typeof KEYS)[number];
/** What each of Shopify's permissions needs; what is not named stays denied. */
type ShopifyMapping<P extends Policy> = {
    [K in Key]?: Names<P> | undefined;
};
/**
 * Tells a Shopify shop of each choice, by its customer privacy API: loads that (`consent-tracking-api`), then sets the
 * visitor's consent, for a returning visitor only where Shopify has kept another. Shopify's own pixels and Web Pixels
 * obey it; other scripts of the theme must be marked or declared.
 *
 * @example shopifyConsent(consent, { analytics: 'analytics', marketing: 'marketing', sale_of_data: 'marketing' })
 * @returns the undo.
 * @see https://shopify.dev/docs/api/customer-privacy
 */
declare function shopifyConsent<P extends Policy>(consent: Consent<P>, mapping: ShopifyMapping<P>): () => void;

export { shopifyConsent };
export type { ShopifyMapping };
