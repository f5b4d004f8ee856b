import { C as Consent } from './shared/types.js';
export { a as ChoiceDetail, b as ConsentEvents, E as Explanation, G as GatedCookies, H as HeldDetail, R as Receipt, S as SweepDetail } from './shared/types.js';
import { P as Policy, C as CheckedWords } from './shared/policy.js';
export { a as Category, D as Declaration, N as NameOf, R as RequestDeclaration, S as Service, T as Text, U as Undeclared } from './shared/policy.js';
export { C as ConsentRecord, S as Source } from './shared/record-type.js';

/**
 * Reads the visitor's choice and, until `stop()`, holds in this page what is not granted.
 * On a server, where there is no document, nothing is granted, decisions are ignored, and nothing is touched.
 *
 * @example
 * const consent = createConsent(policy)
 * consent.when('analytics').then(startAnalytics)
 * @throws PolicyError when the policy is not one; it says where and what to write.
 */
declare function createConsent<const P extends Policy>(policy: P & CheckedWords<P>): Consent<P>;

/**
 * What single values look like, for the judge and for the schema; JSON Schema has no flags, so a letter of either case is
 * written out.
 */
declare const PATTERNS: {
    version: RegExp;
    part: RegExp;
    organisation: RegExp;
    name: RegExp;
    cookie: RegExp;
    'record cookie': RegExp;
    scope: RegExp;
    domain: RegExp;
    path: RegExp;
    link: RegExp;
};
/** One of a few words: `box|bar|dialog`. */
type OneOf = `${string}|${string}`;
/** The kinds of single values: those that a pattern knows, and those that `check.ts` does. */
type Kind = keyof typeof PATTERNS | 'string' | 'text' | 'boolean' | 'lifetime' | 'url' | 'omit' | OneOf;

/** What a policy's value had to be. */
type Rule = Kind | 'list' | 'object' | 'identifier' | 'known key' | 'single key' | 'awaited' | 'record lifetime' | 'some category' | 'number of choices' | 'stand-in' | 'free stand-in' | 'JSON';
/** What is wrong with a policy: where, what came, what was expected; of an unknown key, those that are known. */
type Mistake = readonly [path: string, got: unknown, rule: Rule, keys?: readonly string[]];

/** The owner's mistake in a policy: says where, what came, what was expected and the cure. */
declare class PolicyError extends Error {
    name: string;
    /** Where in the policy: `policy.categories.analytics.cookies[0].lifetime`. */
    readonly path: string;
    constructor(mistake: Mistake);
}

export { Consent, Policy, PolicyError, createConsent };
