/** Every word that visitors read, in one language. `{…}` is filled in. */
interface Texts {
    /** The banner's heading; the word "cookies" is what automatic refusal tools look for. */
    title: string;
    /** `{controller}` is who asks. A list of purposes follows. */
    intro: string;
    /** Who asks where the policy names nobody. */
    us: string;
    /** How many others get data, by the plural category of `Intl.PluralRules`; `{count}` is their number. */
    partners: {
        other: string;
    } & {
        [plural in Intl.LDMLPluralRule]?: string;
    };
    /** How many cookies and keys are stored, by plural as above. */
    stored: Texts['partners'];
    /** `{lifetime}` is the longest of several. */
    atMost: string;
    /** Follows how much is stored; `{provider}` is who stores it. */
    from: string;
    /** What a refusal means, and that it can be changed. */
    consequence: string;
    policy: string;
    accept: string;
    reject: string;
    /** What a refusal is called where the policy says `"refusal": "continue"`. */
    continue: string;
    customize: string;
    preferences: string;
    preferencesIntro: string;
    /** Names the field that finds a service among many. */
    search: string;
    /** Global Privacy Control; `{names}` are the categories that stay off. */
    signal: string;
    save: string;
    close: string;
    withdraw: string;
    always: string;
    saved: string;
    /** Heading of the visitor's own data: the record, the receipt, erasure and whom to write to. */
    rights: string;
    /** `{date}` and `{expires}` are when the choice was made and ends, `{source}` one of `sources`, `{id}` its number. */
    record: string;
    /** How a choice was made; `api` stands for every other way. */
    sources: {
        banner: string;
        preferences: string;
        withdrawal: string;
        api: string;
    };
    receipt: string;
    erase: string;
    /** What each of the three buttons does, in a sentence. */
    effects: {
        withdraw: string;
        receipt: string;
        erase: string;
    };
    erased: string;
    /** Who is responsible for the site. */
    controller: string;
    contact: string;
    /** Whom to complain to. */
    authority: string;
    /** `{names}` is what the browser would not delete. */
    kept: string;
    /** In the place of a held embed; `{provider}` is who runs it, or its host. */
    embed: string;
    /** In the place of a held film; `{name}` is the service that shows it. */
    video: string;
    /** Loads one held embed, without a choice. */
    once: string;
    /** Allows the service of a held embed from now on. */
    allow: string;
    session: string;
    /** Column heads of the table. */
    columns: [name: string, why: string, provider: string, lifetime: string, ground: string];
    /** The legal ground of what is asked about, and of what is not. */
    grounds: {
        consent: string;
        essential: string;
    };
    /** What the cookie of the choice is for. */
    own: string;
    /** In the table: `{instead}` is called in the place of `{url}`. */
    instead: string;
    /** In the table: `{url}` is called without cookies. */
    bare: string;
    /** Known categories, by their key: label and purpose. Other keys that stand for them are in `known-categories.ts`. */
    categories: Record<string, [label: string, why: string]>;
}

export type { Texts as T };
