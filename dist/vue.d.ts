import { ComponentPublicInstance, App } from 'vue';
import { G as Given } from './shared/create-view.js';
import { Consent } from './index.js';
import { Policy, NameOf } from './index.js';
import './shared/record-type.js';

/** Gives a consent to every `useConsent()` and `<Consented>` of an app: `app.use(consentPlugin, { consent })`. */
declare function consentPlugin(app: App, given: Given): void;
/**
 * Everything of the consent, whose `has`, `record` and `unasked` are reactive, whoever makes the choice.
 *
 * @example
 * const consent = useConsent<typeof policy>()
 * watchEffect(() => consent.has('analytics') && start())
 * @throws Error in an app that has no `consentPlugin`.
 */
declare function useConsent<P extends Policy = Policy>(): Consent<P>;
/** Renders its slot while `to`, one name or all of a list, is granted, and the slot `fallback` while it is not. */
declare const Consented: new <P extends Policy = Policy>(props: To<P>) => ComponentPublicInstance<To<P>> & {
    $slots: {
        default?(): unknown;
        fallback?(): unknown;
    };
};
interface To<P extends Policy = Policy> {
    to: NameOf<P> | readonly NameOf<P>[];
}

export { Consented, consentPlugin, useConsent };
