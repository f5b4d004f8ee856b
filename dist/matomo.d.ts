import { Consent } from './index.js';
import { Policy, NameOf } from './index.js';
import './shared/record-type.js';

interface MatomoOptions {
    /**
     * What waits for a yes: everything that Matomo does, or only its cookies, while it counts visits without them (do
     * not mark its tag then, nor declare its address).
     * @default "everything"
     */
    wait?: 'everything' | 'cookies' | undefined;
    /**
     * Measures the audience without consent, as the CNIL exempts it, and obeys the visitor who opposes: Matomo's cookie
     * ends within thirteen months of the first visit and is not extended, visitors are not followed to other sites, and
     * where the name is refused Matomo stops and deletes its cookies.
     *
     * The name is then a category that the policy marks `exempt`: it declares Matomo's cookies and its address, is not
     * asked about, and stands in the settings with a switch that is on until the visitor opposes.
     *
     * What only you can do: in Matomo, anonymise the IP address (two bytes), delete raw data after 25 months, share
     * nothing between sites, turn off what identifies (User ID, order numbers, session recordings); use the statistics
     * for your own site only; tell visitors of it; look at it all again from time to time.
     * Source: CNIL, Guide RGPD du développeur, sheet 17.
     * @default false
     */
    exempt?: boolean | undefined;
}
/**
 * Tells Matomo of each choice: `requireConsent` before anything the page has queued, `setConsentGiven` on every page
 * where it is granted, `forgetConsentGiven` when it is taken back. It only tells: mark the tag with `data-consent`, or
 * declare its address in `requests`, and Matomo is not even loaded before a yes.
 *
 * What Matomo then remembers of a no is a cookie of its own, `mtm_consent_removed`, here of 393 days instead of thirty
 * years.
 *
 * @example
 * matomoConsent(consent, 'analytics')
 * matomoConsent(consent, 'audience', { exempt: true })
 * @returns the undo.
 * @see https://developer.matomo.org/guides/tracking-consent
 */
declare function matomoConsent<P extends Policy>(consent: Consent<P>, name: NameOf<P>, { wait, exempt }?: MatomoOptions): () => void;

export { matomoConsent };
export type { MatomoOptions };
