import { A as AnyConsent, E as Explanation } from './shared/types.js';
export { N as NamedOwner, O as Ownership } from './shared/types.js';
import './shared/policy.js';
import './shared/record-type.js';

interface InspectOptions {
    /** What is known of services, as in `treize/catalogue.json`. @default nothing */
    catalogue?: {
        readonly [service: string]: object;
    } | undefined;
}
/**
 * Says whose a URL, a cookie, a key or a database is, by which declaration, what it waits for, and what happens to it
 * where nothing declares it.
 *
 * @example
 * explain(consent, '_ga_ABC123').sentence
 */
declare const explain: (consent: AnyConsent, asked: string) => Explanation;
/** Opens the panel that shows the owner what the page stores and calls. Returns what closes it; does nothing on a server. */
declare function inspect(consent: AnyConsent, { catalogue }?: InspectOptions): () => void;

export { Explanation, explain, inspect };
export type { InspectOptions };
