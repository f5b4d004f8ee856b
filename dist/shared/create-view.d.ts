import { A as AnyConsent } from './types.js';

/** What a framework's app is given once, at its root. */
interface Given {
    consent: AnyConsent;
    /**
     * What the server knew to be granted, as `readConsent(…).granted` lists it. The HTML of the server and its hydration go
     * by this list, the browser's own record from then on.
     * @default none
     */
    granted?: readonly string[] | undefined;
}

export type { Given as G };
