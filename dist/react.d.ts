import { ReactNode } from 'react';
import { G as Given } from './shared/create-view.js';
import { Consent } from './index.js';
import { Policy, NameOf } from './index.js';
import './shared/record-type.js';

/** Gives a consent to every `useConsent()` and `<Consented>` below it. */
declare function ConsentProvider({ children, consent, granted }: Given & {
    children?: ReactNode;
}): ReactNode;
/**
 * Everything of the consent; a component that calls it is drawn again after each choice, here or in another page.
 *
 * @example
 * const { has, open } = useConsent<typeof policy>()
 * @throws Error outside of a `<ConsentProvider>`.
 */
declare function useConsent<P extends Policy = Policy>(): Consent<P>;
/** Draws its children while `to`, one name or all of a list, is granted, and `fallback` while it is not. */
declare function Consented<P extends Policy = Policy>(props: {
    to: NameOf<P> | readonly NameOf<P>[];
    fallback?: ReactNode;
    children?: ReactNode;
}): ReactNode;

export { ConsentProvider, Consented, useConsent };
