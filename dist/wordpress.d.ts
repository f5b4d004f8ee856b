import { N as Names } from './shared/each-choice.js';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/** What each category of the WP Consent API needs; what is not named is not told of. */
type WordPressMapping<P extends Policy> = {
    [K in 'functional' | 'preferences' | 'statistics' | 'statistics-anonymous' | 'marketing']?: Names<P> | undefined;
};
/**
 * Tells the plugins of a WordPress site of each choice, by the WP Consent API: first that consent is opt-in, because
 * until that is said the API answers every plugin with a yes; then, when the page has been read, `allow` or `deny` for
 * each category. The API keeps what it is told in cookies of its own,
 * `wp_consent_*`: declare them as essential, or they wait.
 *
 * @example wordpressConsent(consent, { preferences: 'preferences', statistics: 'analytics', marketing: 'marketing' })
 * @returns the undo.
 * @see https://github.com/WordPress/wp-consent-level-api
 */
declare function wordpressConsent<P extends Policy>(consent: Consent<P>, mapping: WordPressMapping<P>): () => void;

export { wordpressConsent };
export type { WordPressMapping };
