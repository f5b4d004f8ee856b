import { C as CheckedWords } from './shared/policy.js';
import { Policy } from './index.js';
import { S as Store } from './shared/store.js';
export { Q as Query } from './shared/store.js';
import { P as Proof, S as Stat, C as ChoiceLog, a as Count, A as Answer } from './shared/record-choice.js';
import { EndpointOptions } from './server.js';
export { b as Appended, c as Choice } from './shared/record-choice.js';

interface ReaderOptions {
    /** The site's name in records and checkpoints, such as `www.example.com`. */
    site: string;
    /** The private key that signs checkpoints, as `createKey()` makes it. Who has it can write another log: keep it apart. */
    key: string;
    /** How long a record is kept once its choice is over: the owner must be able to prove it that long. @default "5 years" */
    keep?: string | undefined;
    now?: (() => number) | undefined;
}
/** What can be asked of a log that is there. */
interface LogReader {
    /** The public key that checks what this log signs: write it where others keep it. */
    verifier: string;
    /** All records of a visitor, oldest first. */
    find(id: string): Promise<Proof[]>;
    /** Takes a visitor's id out of the log. What it proves stays: who has the id can still show a record to be theirs. */
    pseudonymise(id: string): Promise<number>;
    /** The policy of a version, or of a hash as it stands in records; of several with one version the newest. */
    policyOf(versionOrHash: string): Promise<{
        hash: string;
        policy: Policy;
    } | undefined>;
    /** How often each answer was given and each count was added to. */
    stats(from?: string, to?: string): Promise<Stat[]>;
    /** Signs every day that is over, and gives the heads of all of them: to be written where others keep them. */
    anchor(): Promise<string[]>;
    /** Writes the log as lines of JSON, which `verify` reads without a server: as it is at this moment, while more comes. */
    export(): AsyncIterable<string>;
    /** Deletes days whose records are all past what `keep` says; gives how many records. */
    purge(): Promise<number>;
    close(): Promise<void>;
}
/** The site that a database has a log of; undefined: of none. */
declare function siteOf({ query }: Store): Promise<string | undefined>;
/**
 * Opens a log for what is asked of it; `consentLog` also adds to it.
 *
 * @throws Error when the key is none, the log is another site's, or `keep` is no time.
 */
declare function readLog(store: Store, { site, key, keep, now }: ReaderOptions): Promise<LogReader>;

interface LogOptions<P extends Policy = Policy> extends ReaderOptions {
    policy: P & CheckedWords<P>;
    /** The hash of the `treize.js` that is served, such as `sha384-…` (CNIL 2020-092 §48). @default unknown */
    code?: string | undefined;
}
/** A log of choices that proves what it holds. */
interface ConsentLog extends ChoiceLog, LogReader {
    /** Adds one to a count. No id is kept with it. */
    count(kind: Count, language: string): Promise<void>;
}
/**
 * Opens a log in a database: append-only, one record for each choice, without address or browser of the visitor.
 *
 * @throws PolicyError when the policy has a mistake; Error when the key is none, or the log is another site's.
 */
declare function consentLog<const P extends Policy>(store: Store, { policy, code, ...rest }: LogOptions<P>): Promise<ConsentLog>;

/** Makes a new private key: a JSON Web Key, as text that only its owner may read. */
declare function createKey(): Promise<string>;

/**
 * One choice as the log keeps it and hashes it. Its bytes are those of RFC 8785, and it has only text and booleans, which
 * every program writes alike. It names nobody: `principal` is a hash of the visitor's id and a salt.
 */
interface Entry {
    schema: 'treize/1';
    /** The choice's own id, UUID version 7. */
    event: string;
    /** Salt and SHA-256 of salt and the record's id, hex: who knows the id can show that it is theirs. */
    principal: string;
    /** The id of the visitor's choice before this one; empty: none is known. */
    previous: string;
    /** When it was made, by the visitor's clock. */
    at: string;
    /** When it came, by the server's clock. */
    received: string;
    /** When it ends. */
    expires: string;
    state: 'given' | 'refused' | 'partial' | 'withdrawn' | 'objected';
    /** Whether the visitor answered the question, or a signal of the browser did. */
    type: 'explicit' | 'expressed';
    source: string;
    language: string;
    choices: {
        [name: string]: boolean;
    };
    /** The policy's version and the SHA-256 of its canonical bytes, hex. */
    policy: string;
    policy_hash: string;
    /** The hash of the code that was served, as the owner names it; empty where it is not known. */
    code: string;
    /** The site. */
    site: string;
    /** The chain that it is in, its place there, and the hash of the entry before it. */
    writer: string;
    number: string;
    link: string;
}

interface AnswerOptions extends Omit<EndpointOptions, 'log'> {
    log: ConsentLog;
}
/**
 * Makes what answers for a log: choices at `consent.endpoint`, counts at `…/count`, and the visitor's rights at
 * `…/rights`.
 *
 * @throws PolicyError when the policy has a mistake; Error when one of `origins` is none.
 */
declare function answerLog<const P extends Policy>(policy: P & CheckedWords<P>, options: AnswerOptions): Answer;

/** What a check of an export found. */
interface Problem {
    kind: 'altered' | 'removed' | 'reordered' | 'added' | 'back-dated' | 'unsigned';
    /** The line of the export, from 1; 0 where it is about what is not in it. */
    line: number;
    /** The record that it is about, by its id; empty where no single one can be named. */
    event: string;
    /** One sentence. */
    what: string;
}

interface VerifyOptions {
    /** The public key as others keep it. @default that of the export itself, which whoever forged it could have put there */
    verifier?: string | undefined;
    /** Heads of days as others keep them: the text of an anchor file. */
    anchors?: string | undefined;
    /** Proofs that visitors keep. */
    receipts?: readonly Proof[] | undefined;
}
interface Report {
    /** How many records were read. */
    entries: number;
    /** In the order of the lines; the first names where the trouble begins. */
    problems: Problem[];
    /** What this check cannot show, one sentence each. */
    limits: string[];
}
/**
 * Checks the export of a log, line by line, without a server: the bytes of each record, its chain, the trees and their
 * signed heads, and what others hold against it. Memory does not grow with the number of records.
 */
declare function verify(lines: AsyncIterable<string> | Iterable<string>, { verifier, anchors, receipts: proofs }?: VerifyOptions): Promise<Report>;

interface ServeOptions {
    policy: Policy;
    /** The site's name in records and checkpoints, such as `www.example.com`. */
    site: string;
    /** Where the log is: a folder, or `postgres://…`. */
    store: string;
    /** The file of the private key; made, readable by its owner alone, where there is none. @default `<store>.key` */
    keyFile?: string | undefined;
    /** The `treize.js` that the site serves, whose hash goes into each record. */
    codeFile?: string | undefined;
    /** Where each day's signed head is appended, to be kept where others can see it. */
    anchorFile?: string | undefined;
    durability?: 'disk' | 'process' | undefined;
    keep?: string | undefined;
    port?: number | undefined;
    /** @default "127.0.0.1" */
    host?: string | undefined;
    /** Origins of the pages that send choices, where they are not this server's own. */
    origins?: readonly string[] | undefined;
    /** Believes `X-Forwarded-For`, which a proxy in front of the server sets. @default false */
    proxy?: boolean | undefined;
    onError?: ((error: unknown) => void) | undefined;
}
interface Served {
    url: string;
    log: ConsentLog;
    close(): Promise<void>;
}
/** Opens the store that a name means: a folder for PGlite, `postgres://` for PostgreSQL. */
declare function openStore(name: string, { durability, onError }?: Pick<ServeOptions, 'durability' | 'onError'>): Promise<Store>;
/**
 * Reads a private key, or makes one.
 * @throws Error when there is none and none is to be made.
 */
declare function readKey(file: string, make?: boolean): Promise<string>;
declare const hashFile: (file: string) => Promise<string>;
/** Serves a log over HTTP: what `npx treize serve` runs. */
declare function serveLog(options: ServeOptions): Promise<Served>;

/** Appends the heads of days that are over to a file, each once, and gives those that are new in it. */
declare function appendAnchors(log: Pick<ConsentLog, 'anchor'>, file: string | undefined): Promise<string[]>;

/** What the command line asks of a log, whether a server has it open or not. */
type AskedLog = Pick<LogReader, 'verifier' | 'stats' | 'anchor' | 'export' | 'close'>;
/** The log in a folder that a server has open; undefined when none answers. */
declare function askLog(folder: string): Promise<AskedLog | undefined>;

interface EvidenceOptions {
    policy: Policy;
    /** The folder in which a folder for this release is made. */
    folder: string;
    /** The `treize.js` that the site serves. */
    codeFile: string;
    /** Every word of the banner, by language: `{ en, fr }`. */
    texts: {
        readonly [language: string]: unknown;
    };
    /** A folder with pictures of the banner, on a desktop and a phone. */
    screenshots?: string | undefined;
    now?: number | undefined;
}
/**
 * Collects what shows, years later, what visitors of a release were asked (CNIL 2020-092 §48): the code and its hash, the
 * policy, the texts in every language, pictures, and a list of all of them with their hashes and the time. The folder is
 * for version control: it has the same bytes for the same release, but for the time.
 *
 * @returns the folder's path.
 * @throws PolicyError when the policy has a mistake.
 */
declare function writeEvidence({ policy, folder, codeFile, texts, screenshots, now, }: EvidenceOptions): Promise<string>;

export { ChoiceLog, Count, Proof, Stat, Store, answerLog, appendAnchors, askLog, consentLog, createKey, hashFile, openStore, readKey, readLog, serveLog, siteOf, verify, writeEvidence };
export type { AnswerOptions, AskedLog, ConsentLog, Entry, EvidenceOptions, LogOptions, LogReader, Problem, ReaderOptions, Report, ServeOptions, Served, VerifyOptions };
