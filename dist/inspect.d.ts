import { A as AnyConsent } from './shared/create-view.js';
import './shared/types.js';
import './shared/policy.js';
import './shared/record-type.js';

/** Where names are declared. */
declare const FACILITIES: readonly ["cookies", "storage", "indexedDB", "caches", "serviceWorkers"];
/** The facilities that names are declared for. */
type Facility = (typeof FACILITIES)[number];

/** What something can be declared as. */
type DeclaredKind = Facility | 'requests';
/** What happens to something that nothing declares. */
type UndeclaredRule = 'hold' | 'report' | 'pass' | (string & {});
/** A category or service that something belongs to. */
interface NamedOwner {
    /** As the API calls it: `analytics/matomo`. */
    name: string;
    category: string;
    service?: string;
    /** Its name for visitors. */
    label: string;
    provider?: string;
}
/** Whose something is by the policy, as one kind of thing. */
interface Ownership {
    kind: DeclaredKind;
    /** The kind in words: `cookie`, `URL`. */
    what: string;
    owners: NamedOwner[];
    /** The declarations that decide. */
    by: string[];
    /** How long a cookie is said to live. */
    lifetime?: string;
    /** The host of a cookie that is not the site's own: no script reaches it. */
    host?: string;
    /** What must be granted first; empty where nothing need be. */
    waitsFor: string[];
    /** What is called in its place until then; `true`: itself, without cookies. */
    instead?: string | true;
    /** It is called in place of something else, and waits for nothing. */
    standsIn?: true;
    /** Whether it may be stored or called now; missing where no visitor is. */
    granted?: boolean;
}
/** Whose a URL or a name is, and what happens to it. */
interface Explanation {
    /** What was asked about. */
    asked: string;
    /** One for each kind that it is declared as; empty: nothing declares it. */
    found: Ownership[];
    /** What happens to it where nothing declares it, by kind. */
    undeclared?: {
        [kind in 'cookies' | 'storage' | 'requests']?: UndeclaredRule;
    };
    /** All this in a few sentences. */
    sentence: string;
}

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
declare function explain(consent: AnyConsent, asked: string): Explanation;
/** Opens the panel that shows the owner what the page stores and calls. Returns what closes it; does nothing on a server. */
declare function inspect(consent: AnyConsent, { catalogue }?: InspectOptions): () => void;

export { explain, inspect };
export type { Explanation, InspectOptions, NamedOwner, Ownership };
