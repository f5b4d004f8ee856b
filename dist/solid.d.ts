import { JSX } from 'solid-js';
import { G as Given } from './shared/create-view.js';
import { Consent } from './index.js';
import { Policy, NameOf } from './index.js';
import './shared/record-type.js';

/** Gives a consent to every `useConsent()` and `<Consented>` below it. */
declare function ConsentProvider(props: Given & {
    children?: JSX.Element;
}): JSX.Element;
/**
 * Everything of the consent, whose `has`, `record` and `unasked` are reactive, whoever makes the choice.
 *
 * @example
 * const consent = useConsent<typeof policy>()
 * createEffect(() => consent.has('analytics') && start())
 * @throws Error outside of a `<ConsentProvider>`.
 */
declare function useConsent<P extends Policy = Policy>(): Consent<P>;
/** Renders its children while `to`, one name or all of a list, is granted, and `fallback` while it is not. */
declare function Consented<P extends Policy = Policy>(props: {
    to: NameOf<P> | readonly NameOf<P>[];
    fallback?: JSX.Element;
    children?: JSX.Element;
}): JSX.Element;

export { ConsentProvider, Consented, useConsent };
