/** Every word that visitors read, in one language. `{…}` is filled in. */
interface Texts {
    /** The banner's heading; the word "cookies" is what automatic refusal tools look for. */
    title: string;
    /** `{controller}` is who asks. */
    intro: string;
    /** Who asks where the policy names nobody. */
    us: string;
    /** What a refusal means, and that it can be changed. */
    consequence: string;
    policy: string;
    accept: string;
    reject: string;
    customize: string;
    preferences: string;
    preferencesIntro: string;
    save: string;
    close: string;
    withdraw: string;
    always: string;
    saved: string;
    /** `{date}` and `{id}`. */
    record: string;
    contact: string;
    /** `{names}` is what the browser would not delete. */
    kept: string;
    /** In the place of a held embed; `{provider}` is who runs it, or its host. */
    embed: string;
    /** Loads one held embed, without a choice. */
    once: string;
    /** Allows the service of a held embed from now on. */
    allow: string;
    session: string;
    /** Column heads of the table. */
    columns: [name: string, why: string, provider: string, lifetime: string];
    /** What the cookie of the choice is for. */
    own: string;
    /** Well-known categories: label and purpose. */
    categories: Record<string, [label: string, why: string]>;
}

export type { Texts as T };
