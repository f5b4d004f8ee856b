import { Readable } from 'svelte/store';
import { Consent } from './index.js';
import { Policy } from './index.js';
import './shared/record-type.js';

/**
 * Gives a consent to every `useConsent()` in the components below, and returns what they get.
 *
 * @param granted what the server knew to be granted, as `readConsent(…).granted` lists it. The HTML of the server and its
 * hydration go by this list, the browser's own record from then on.
 * @example
 * const consent = provideConsent(createConsent(policy), data.granted)
 */
declare function provideConsent<P extends Policy>(consent: Consent<P>, granted?: readonly string[]): Readable<Consent<P>>;
/**
 * Everything of the consent as a store, which changes after each choice, here or in another page.
 *
 * @example
 * const consent = useConsent<typeof policy>() // in the markup: {#if $consent.has('analytics')}
 * @throws Error where no component above has called `provideConsent()`.
 */
declare function useConsent<P extends Policy = Policy>(): Readable<Consent<P>>;

export { provideConsent, useConsent };
