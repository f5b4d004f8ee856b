import { Consent } from './index.js';
import { Policy, NameOf } from './index.js';
import './shared/record-type.js';

/** Which of our categories and services are the same purpose as one of the other tool's, by its name there. */
type Mapping<P extends Policy> = {
    [theirs: string]: NameOf<P> | readonly NameOf<P>[];
};
/** Where the record is, if not where the tool puts it by default. */
interface ImportOptions {
    /** The name of the cookie or the key. */
    name?: string | undefined;
    /** @default "cookie" */
    storage?: 'cookie' | 'localStorage' | undefined;
}

/**
 * Takes over what visitors answered in Cookiebot, by its categories `preferences`, `statistics` and `marketing`, from
 * the day on which they did; a consent that it only implied is none.
 *
 * @example
 * importCookiebot(consent, { statistics: 'analytics', marketing: 'marketing' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://www.cookiebot.com/en/developer/
 */
declare function importCookiebot<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>, options?: ImportOptions): boolean;

interface CookieConsentOptions extends ImportOptions {
    /** The last `revision` of its configuration; an answer to an earlier one is over. @default 0, as there */
    revision?: number | undefined;
}
/**
 * Takes over what visitors answered in vanilla-cookieconsent 3, by the names of its categories, or `category/service`
 * of its services. The choice counts from the day on which it was made.
 *
 * Name each service of a category that has some: its record does not tell a yes to all of them from a yes to a few.
 *
 * @example
 * importCookieConsent(consent, { analytics: 'analytics', 'ads/pixel': 'marketing/pixel' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://cookieconsent.orestbida.com/reference/api-reference.html
 */
declare function importCookieConsent<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>, options?: CookieConsentOptions): boolean;

/**
 * Takes over what visitors answered in klaro, by the names of its services, so that they are not asked again. Its record
 * says no date: the choice counts from the day of the import. Nor does it tell a visitor's yes from a box that was
 * ticked beforehand (`default: true`): do not name such services here.
 *
 * @example
 * importKlaro(consent, { matomo: 'analytics/matomo', youtube: 'video' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://klaro.org/docs/integration/overview
 */
declare function importKlaro<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>, options?: ImportOptions): boolean;

/**
 * Takes over what visitors answered in OneTrust, by its groups such as `C0002`, from the day on which they closed its
 * banner; where they have not, its groups are only its own default. Nothing is under Global Privacy Control or Do Not
 * Track. Use it only where OneTrust's rule was opt-in: elsewhere its record says yes also for who closed the banner
 * without a choice.
 *
 * @example
 * importOneTrust(consent, { C0002: 'analytics', C0004: 'marketing' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://my.onetrust.com/s/article/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0 (OptanonConsent, OptanonAlertBoxClosed)
 */
declare function importOneTrust<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>): boolean;

/**
 * Takes over the one answer that visitors gave in Osano's open-source cookieconsent 3: allow or deny. To have dismissed
 * its notice is neither. Its record says no date: the choice counts from the day of the import.
 *
 * @param names what it was asked about.
 * @example
 * importOsano(consent, ['analytics', 'marketing'])
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://github.com/osano/cookieconsent
 */
declare function importOsano<P extends Policy>(consent: Consent<P>, names: NameOf<P> | readonly NameOf<P>[], options?: ImportOptions): boolean;

/**
 * Takes over what visitors answered in tarteaucitron, by the keys of its services. Its record says no date: the choice
 * counts from the day of the import. What waits there was not answered; nor was the yes to a service that it starts
 * without asking, such as `matomo` or `plausible`. Use it only where `highPrivacy` was on and `serviceDefaultState` and
 * `user.bypass` were not: there it records a yes that nobody gave.
 *
 * @example
 * importTarteaucitron(consent, { youtube: 'video', gtag: 'analytics' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://github.com/AmauriC/tarteaucitron.js
 */
declare function importTarteaucitron<P extends Policy>(consent: Consent<P>, mapping: Mapping<P>, options?: ImportOptions): boolean;

export { importCookieConsent, importCookiebot, importKlaro, importOneTrust, importOsano, importTarteaucitron };
export type { CookieConsentOptions, ImportOptions, Mapping };
