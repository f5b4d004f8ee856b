import { P as Policy, C as CheckedWords } from './policy.js';

/** A choice as a page sends it: the visitor's record, an id of its own, and the language that it was asked in. */
interface Choice {
    /** UUID version 7, whose time is that of the choice: the same choice sent twice has the same. */
    event: string;
    /** The record's id, which stands for the visitor. */
    id: string;
    /** When the choice was made, by the visitor's clock: ISO 8601, UTC, whole seconds. */
    at: string;
    /** When it ends. */
    expires: string;
    /** The version of the policy that the visitor was shown. */
    policy: string;
    /** How it was made: `banner`, `preferences`, `withdrawal`, `gpc`, `api`, or the tool that it was imported from. */
    source: string;
    /** The language of the page, as BCP 47; empty where it says none. */
    language: string;
    choices: {
        [name: string]: boolean;
    };
}
/** What happened to a choice: stored now, stored before, or another choice has its id. */
type Appended = 'stored' | 'known' | 'conflict';
/** Where choices are kept, such as `consentLog`. */
interface ChoiceLog {
    /** Resolves when the choice is on disk. Rejects when it cannot be stored: the page sends it again. */
    append(choice: Choice): Promise<Appended>;
    /** Whether a policy version that is not the current one was in force before, and had these names. */
    knows(version: string, names: readonly string[]): Promise<boolean>;
}
/** What the log proves about one record, for the visitor to keep. */
interface Proof {
    /** The record's bytes, as they are hashed. */
    entry: string;
    /** Its place in its tree, from 0, and what leads from it to the root, hex. */
    index: number;
    path: string[];
    /** The signed head of the tree. */
    checkpoint: string;
    /** The key that has signed it. */
    verifier: string;
}
/** What is counted besides choices. */
type Count = 'asked' | 'dismissed' | 'unseen';
/** How often something was answered or counted: on a day, under a policy version, in a language. */
interface Stat {
    day: string;
    policy: string;
    language: string;
    kind: string;
    count: number;
}

type Own<Name extends string> = typeof globalThis extends {
    [_ in Name]: {
        prototype: infer Found;
    };
} ? Found : unknown;
type WebRequest = Own<'Request'>;
type WebResponse = Own<'Response'>;
/** Answers a request, as Deno, Bun, Hono, Next and the edge call it. */
type Answer = (request: WebRequest) => Promise<WebResponse>;

interface EndpointOptions {
    /** Keeps the choices, such as `consentLog`. @default nothing: only the cookie is set again */
    log?: ChoiceLog | undefined;
    /** Origins of pages that may send choices, such as `https://www.example.com`. @default the endpoint's own, and `consent.domain` */
    origins?: readonly string[] | undefined;
    /** Whether a request is one too many: it gets a 429, and the page sends it again later. @default none is */
    isTooMany?: ((request: WebRequest) => boolean) | undefined;
    /** Hears of what could not be stored, and of a choice that came with the id of another. */
    onError?: ((error: unknown) => void) | undefined;
    now?: (() => number) | undefined;
}
/**
 * Makes what answers at `consent.endpoint`, where a page sends each choice: it checks it, keeps it in a log, and sets the
 * record's cookie again. A cookie that a script has written is dropped by Safari after seven days, one of a server is not;
 * its end stays that of the choice.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function recordChoice<const P extends Policy>(policy: P & CheckedWords<P>, options?: EndpointOptions): Answer;

export { recordChoice as r };
export type { Answer as A, ChoiceLog as C, EndpointOptions as E, Proof as P, Stat as S, WebRequest as W, Count as a, Appended as b, Choice as c, WebResponse as d };
