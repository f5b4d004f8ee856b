import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

declare const KEYS: readonly ["ad_storage", "ad_user_data", "ad_personalization", "analytics_storage", "functionality_storage", "personalization_storage", "security_storage"];
/** What each of Google's seven permissions needs: a category or service of the policy, or several of them. */
type GoogleMapping<P extends Policy> = {
    [K in (typeof KEYS)[number]]?: Names<P> | undefined;
};
interface GoogleOptions {
    /** Takes identifiers out of the requests for advertising while `ad_storage` is denied. Google's default is false. */
    ads_data_redaction?: boolean | undefined;
    /** Passes click identifiers on in the page's own links. Google's default is false. */
    url_passthrough?: boolean | undefined;
    /**
     * Where "denied" is the default, by ISO 3166-2: `['FR', 'US-CA']`. Elsewhere Google then takes everything for
     * granted until a choice, so leave it out unless you may. @default everywhere
     */
    region?: readonly string[] | undefined;
    /** How long Google's tags, once they run, wait for a choice, in milliseconds; for `advanced` only. */
    wait_for_update?: number | undefined;
    /**
     * Google's "advanced" mode: its tag may run before a choice and after a refusal. It then sets no cookies, but calls
     * Google at every page ("cookieless pings": address, browser, screen, referrer, time, a random number), which the
     * EDPB's guidelines 2/2023 count as access to the visitor's device. @default false
     */
    advanced?: boolean | undefined;
}
/**
 * Tells Google's tags of each choice, by Consent Mode v2: everything is denied first, then one update for each choice
 * and one for a returning visitor. `ad_user_data` and `ad_personalization` follow `ad_storage` unless they are named;
 * what is not named stays denied, except `security_storage`.
 *
 * It only tells, and only the page's own `dataLayer`: that Google's tag runs before a choice is for the gates to
 * prevent (the "basic" mode). Mark it with `data-consent`, or declare its addresses in `requests`.
 *
 * @example
 * googleConsentMode(consent, { analytics_storage: 'analytics', ad_storage: 'marketing' })
 * @returns the undo; what Google's tag has read stays read.
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
declare function googleConsentMode<P extends Policy>(consent: Consent<P>, mapping: GoogleMapping<P>, { ads_data_redaction, url_passthrough, region, wait_for_update, advanced }?: GoogleOptions): () => void;

export { googleConsentMode };
export type { GoogleMapping, GoogleOptions };
