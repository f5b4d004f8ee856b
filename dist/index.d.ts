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

/** The kinds of single values; `check.ts` says what each accepts. */
type Kind = 'string' | 'text' | 'boolean' | 'lifetime' | 'version' | 'name' | 'cookie' | 'record cookie' | 'scope' | 'domain' | 'part' | 'url' | 'link' | 'path' | 'omit' | OneOf;
/** One of a few words: `box|bar|dialog`. */
type OneOf = `${string}|${string}`;

/** What a policy's value had to be. */
type Rule = Kind | 'list' | 'object' | 'identifier' | 'known key' | 'single key' | 'awaited' | 'record lifetime' | 'number of choices' | 'stand-in' | 'free stand-in' | 'JSON';
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
