/** Text for visitors: one string, or one for each language, as `{ "en": "Audience", "fr": "Audience" }`. */
type Text = string | {
    [language: string]: string;
};
/** A cookie, key, database, cache or service worker by its name. `*` stands for any characters, anywhere. */
interface Declaration {
    /** The name, such as `session_id` or `_pk_id.*`. */
    name: string;
    /** How long it lives, as `"13 months"`, `"30 minutes"` or `"session"`. Shown to visitors. */
    lifetime?: string | undefined;
    /** What it is for, in the visitor's words. */
    why?: Text | undefined;
}
/** A URL that is called, such as `https://*.example.com/*`; a leading `/` means this site. */
interface RequestDeclaration {
    /** Scheme, host and path. `*.` before the host covers the host and all below it; `*` in the path, any characters. */
    url: string;
    /** What it is for, in the visitor's words. */
    why?: Text | undefined;
}
/** What a category or a service stores and calls. */
interface Stores {
    /** Cookies, by name. */
    cookies?: readonly (string | Declaration)[] | undefined;
    /** localStorage and sessionStorage keys. */
    storage?: readonly (string | Declaration)[] | undefined;
    /** IndexedDB databases, by name. */
    indexedDB?: readonly (string | Declaration)[] | undefined;
    /** Cache Storage caches, by name. */
    caches?: readonly (string | Declaration)[] | undefined;
    /** Service workers, by scope. */
    serviceWorkers?: readonly (string | Declaration)[] | undefined;
    /** URLs it calls. */
    requests?: readonly (string | RequestDeclaration)[] | undefined;
}
/** What Global Privacy Control speaks of: off until the visitor switches it on, while the browser sends that signal. */
interface Signalled {
    /** Sells or shares personal data. @default false */
    sale?: boolean | undefined;
    /** Advertises by what is known of the visitor. @default true in the category `marketing`, else false */
    ads?: boolean | undefined;
}
/** One tool inside a category. */
interface Service extends Stores, Signalled {
    /** Its name for visitors. @default its key in the policy */
    label?: Text | undefined;
    /** What it is for. */
    why?: Text | undefined;
    /** Who runs it. */
    provider?: string | undefined;
    /** Where its privacy policy is: a URL or a path. */
    privacy?: string | undefined;
}
/** A purpose that the visitor decides on. */
interface Category extends Stores, Signalled {
    /** True: the site does not work without it, so it is never asked about (CNIL 2020-091 §49). @default false */
    essential?: boolean | undefined;
    /**
     * True: audience measurement that CNIL 2020-091 §50 exempts from consent. It is on until the visitor switches it off or
     * refuses all, and is not asked about. The site answers for the conditions: for itself alone, anonymous statistics,
     * data kept for 25 months. @default false
     */
    exempt?: boolean | undefined;
    /** Its name for visitors. @default the translated name of a well-known category, else its key */
    label?: Text | undefined;
    /** What it is for. @default the translated sentence of a well-known category */
    why?: Text | undefined;
    /** The tools that serve this purpose, each with a choice of its own. */
    services?: {
        [service: string]: Service;
    } | undefined;
}
/** How the banner looks and what it says; changing it asks nobody again. */
interface Banner {
    /** A box in a corner, a bar along an edge, or a dialog in the middle that waits for an answer. @default "box" */
    layout?: 'box' | 'bar' | 'dialog' | (string & {}) | undefined;
    /** Where a box is; a bar takes its edge from it. @default "bottom left" */
    position?: Corner | (string & {}) | undefined;
    /** Calls the refusal "Reject all" or, as CNIL 2020-092 also allows, "Continue without accepting". @default "reject" */
    refusal?: 'reject' | 'continue' | (string & {}) | undefined;
    /** Where the small button that opens the settings is. A page with a `data-consent-open` of its own has none. @default "bottom left" */
    reopen?: Corner | 'none' | (string & {}) | undefined;
    /** Words of your own, by the names that `Texts` has: `{ "title": { "en": "Biscuits", "fr": "Biscuits" } }`. */
    texts?: {
        [text: string]: Text;
    } | undefined;
}
/** A corner of the window. */
type Corner = 'bottom left' | 'bottom right' | 'top left' | 'top right';
/** What a site stores and calls, and why: the one document that Treize works from. */
interface Policy {
    /** Where the JSON Schema is, for the editor: `./node_modules/treize/schema.json`. */
    $schema?: string | undefined;
    policy: {
        /** Changing it asks every visitor again: a date or a number, at most 64 letters, digits, spaces and `. _ : + -`. */
        version: string;
        /** Where visitors read the privacy policy: a URL or a path. */
        url?: string | undefined;
    };
    /** Who is responsible for the site (CNIL 2020-091 §24). */
    controller?: {
        /** The organisation's name. */
        name: string;
        /** Where to write to, usually the data protection officer's e-mail address. */
        contact?: string | undefined;
        /** The supervisory authority to complain to, such as `CNIL`. */
        authority?: string | undefined;
    } | undefined;
    /** How the visitor's choice is kept. */
    consent?: {
        /** How long a choice lasts, thirteen months at most. @default "6 months" */
        lifetime?: string | undefined;
        /** The name of its cookie. @default "eu-consent", the name that CNIL 2020-092 recommends */
        cookie?: string | undefined;
        /** Shares the choice with subdomains: `.example.com`. @default this host only */
        domain?: string | undefined;
        /** Where records are sent to be kept as proof: a URL or a path of this site. */
        endpoint?: string | undefined;
    } | undefined;
    /**
     * Cookies and storage keys that no category declares: `"hold"` makes writes wait until every category is granted,
     * `"report"` lets them through and says so. @default "hold"
     */
    undeclared?: 'hold' | 'report' | (string & {}) | undefined;
    /** How the banner looks and what it says. */
    banner?: Banner | undefined;
    /** The purposes, by their key: letters, digits, `.`, `_` and `-`. */
    categories: {
        [category: string]: Category;
    };
}
/** Everything that has a choice of its own in a policy: `"analytics"`, `"analytics/matomo"`. */
type NameOf<P extends Policy> = {
    [C in keyof P['categories'] & string]: C | (P['categories'][C] extends {
        services: infer S;
    } ? `${C}/${keyof S & string}` : never);
}[keyof P['categories'] & string];

/** How a choice was made. */
type Source = 'banner' | 'preferences' | 'api' | 'withdrawal' | (string & {});
/** The visitor's choices as they are kept: what, when, how, and about which policy. */
interface ConsentRecord<Name extends string = string> {
    /** A random UUID, made with the first choice. */
    id: string;
    /** When the choice was made: ISO 8601, UTC, whole seconds. */
    at: string;
    /** When it ends: ISO 8601, UTC. */
    expires: string;
    /** The version of the policy that the visitor was shown. */
    policy: string;
    source: Source;
    /** True for granted, false for refused; what was never asked about is missing. */
    choices: Partial<Record<Name, boolean>>;
}
/** What every choice event says: all that is granted and denied now, or newly so for `grant` and `revoke`. */
interface ChoiceDetail<Name extends string = string> {
    granted: Name[];
    denied: Name[];
    source: Source;
}
/** Something that a gate stopped. */
interface HeldDetail<Name extends string = string> {
    kind: 'cookie' | 'storage' | 'request' | 'script' | 'iframe' | 'img' | (string & {});
    /** The cookie's name, the key or the URL; empty for an inline script. */
    name: string;
    /** What must all be granted to release it; empty when nothing declares it. */
    needs: Name[];
    /** The element that waits, when it is one. */
    element?: Element;
}
/** What a sweep did. */
interface SweepDetail {
    /** Names that are gone. */
    deleted: string[];
    /** Names that the browser would not delete for a script. */
    kept: string[];
}
/** The events, by name; on `document` each is a `CustomEvent` called `treize:` and its name. */
interface ConsentEvents<Name extends string = string> {
    /** Once, when the page can be asked: with the current record, or null. */
    ready: {
        record: ConsentRecord<Name> | null;
    };
    /** At each choice, with everything that is now granted and denied. */
    choice: ChoiceDetail<Name>;
    /** After a choice that granted something more: only that. */
    grant: ChoiceDetail<Name>;
    /** After a choice that took something back: only that. */
    revoke: ChoiceDetail<Name>;
    held: HeldDetail<Name>;
    sweep: SweepDetail;
    /** The visitor wants to see the preferences. */
    open: Record<string, never>;
}
/** The proof of a record, as JSON that a visitor can keep, by ISO/IEC TS 27560:2023. */
interface Receipt {
    receipt: 'treize/1';
    /** The fields below that have underscores in their names are those of this standard. */
    schema_version: 'ISO/IEC TS 27560:2023';
    /** The record's random id, which stands for the visitor too; missing where nothing is recorded. */
    receipt_id?: string;
    record_id?: string;
    pii_principal_id?: string;
    /** The host that asked. */
    site: string;
    /** The language of the page, as BCP 47. */
    language: string;
    record: ConsentRecord | null;
    policy: Policy['policy'];
    controller: Policy['controller'];
    /** Every choice by itself: what for, what is stored, who gets it, and what was answered. */
    pii_processing: {
        /** The category or service. */
        service: string;
        purpose: Text;
        lawful_basis: 'consent';
        event_state: 'given' | 'refused';
        /** What it stores and calls, as the policy declares it. */
        pii_information: Stores;
        pii_controllers: ['controller'];
        recipient_third_parties?: [string];
        privacy_notice?: string;
        collection_method: Source;
        storage_locations: ['browser'];
        retention_period: string;
        jurisdiction?: string;
        withdrawal_method: string;
    }[];
    party_identification?: {
        party_id: string;
        party_type: string;
        party_name?: string;
        party_contact?: string;
        party_address?: string;
    }[];
    events: null | [
        {
            /** ISO 8601. */
            event_time: string;
            /** When it ends: ISO 8601. */
            validity_duration: string;
            entity_id: string;
            event_type: 'explicit';
            event_state: 'given' | 'refused' | 'withdrawn';
        }
    ];
}
/** The js-cookie API, gated by a category. */
interface GatedCookies {
    get(name: string): string | undefined;
    get(): {
        [name: string]: string;
    };
    set(name: string, value: string, attributes?: Cookies.CookieAttributes): string | undefined;
    remove(name: string, attributes?: Cookies.CookieAttributes): void;
    withAttributes(attributes: Cookies.CookieAttributes): GatedCookies;
    withConverter(converter: Cookies.Converter<string>): GatedCookies;
}
/** A consent: what the visitor decided on this site, enforced in this page until `stop()`. */
interface Consent<P extends Policy = Policy> {
    /** True when a category or service is granted now; essential ones always are. */
    has(name: NameOf<P>): boolean;
    /** Resolves when all of them are granted, now or later. */
    when(...names: NameOf<P>[]): Promise<void>;
    /** Calls back at each event; `ready` also when it has already been. Returns the undo. */
    on<E extends keyof ConsentEvents>(event: E, callback: (detail: ConsentEvents<NameOf<P>>[E]) => void): () => void;
    /** Grants everything; what Global Privacy Control refuses only where the visitor has switched it on before. */
    acceptAll(source?: Source): void;
    /** Refuses everything that is not essential, and sweeps. */
    rejectAll(source?: Source): void;
    /**
     * Grants and refuses by name; a category speaks for those of its services that are not named.
     *
     * @param at when the visitor chose, if that was earlier, as in another tool: the choice lasts from then on, and nothing
     * is recorded where it is over. @default now
     */
    set(choices: {
        [N in NameOf<P>]?: boolean | undefined;
    }, source?: Source, at?: Date): void;
    /** Refuses everything, sweeps, and keeps the refusal. */
    withdraw(): void;
    /** Shows the preferences. */
    open(): void;
    /** The current record, or null: unasked. */
    readonly record: ConsentRecord<NameOf<P>> | null;
    /** Whether something is left to ask: a new visitor, policy version, category or service, or an expired choice. */
    readonly unasked: boolean;
    /** What the browser's own signal, Global Privacy Control, keeps off until the visitor switches it on. */
    readonly signalled: readonly NameOf<P>[];
    /** What the visitor last said of a name, also under an earlier policy version; undefined: never asked. */
    answer(name: NameOf<P>): boolean | undefined;
    /** Every category and service that the visitor decides on, categories before their services. */
    readonly names: readonly NameOf<P>[];
    /** The policy, as given. */
    readonly policy: P;
    /** The js-cookie API, whose reads and writes wait for `name` and end within thirteen months. */
    cookies(name: NameOf<P>): GatedCookies;
    /** Sweeps everything that is not essential, forgets the record and its id; says what was and was not deleted. */
    erase(): Promise<SweepDetail>;
    /** Loads one held element of the page, such as a video, for this once: no choice is made. */
    load(element: Element): void;
    /** What the visitor can keep as proof. */
    receipt(): Receipt;
    /** Undoes every patch. */
    stop(): void;
}

export type { Banner as B, Consent as C, Declaration as D, GatedCookies as G, HeldDetail as H, NameOf as N, Policy as P, Receipt as R, Service as S, Text as T, Category as a, ChoiceDetail as b, ConsentEvents as c, ConsentRecord as d, RequestDeclaration as e, Source as f, SweepDetail as g };
