import { ConsentRecord } from './index.js';
import { C as CheckedWords } from './shared/policy.js';
import { Policy, NameOf } from './index.js';
export { TableOptions, renderTable } from './shared/render-table.js';
import { W as WebRequest, d as WebResponse } from './shared/record-choice.js';
export { c as Choice, C as ChoiceLog, E as EndpointOptions, r as recordChoice } from './shared/record-choice.js';
export { M as Middleware, S as SiteOptions, c as consentMiddleware, h as honoMiddleware } from './shared/middleware.js';
import './shared/texts.js';

/** What a visitor decided, as a request says it. */
interface ServerConsent<P extends Policy = Policy> {
    /** True when a category or service is granted; essential ones always are. */
    has(name: NameOf<P>): boolean;
    /** What the visitor last said of a name, also under an earlier policy version; undefined: never asked. */
    answer(name: NameOf<P>): boolean | undefined;
    /** Everything that is granted, for the bindings of frameworks. */
    readonly granted: readonly NameOf<P>[];
    /** The record that came with the request, or null: unasked. */
    readonly record: ConsentRecord<NameOf<P>> | null;
    /** Whether something is left to ask. */
    readonly unasked: boolean;
    readonly names: readonly NameOf<P>[];
    readonly policy: P;
}
/**
 * Reads the visitor's choice from a request's `Cookie` header, so that a server can leave out what is not granted:
 * `readConsent(policy, request.headers.cookie).has('analytics')`. It reads and changes nothing; a header that holds no
 * record, or a forged one, grants nothing.
 *
 * @param cookies the header, such as `session_id=1; eu-consent=…`; null or undefined where there is none.
 * @throws PolicyError when the policy has a mistake.
 */
declare function readConsent<const P extends Policy>(policy: P & CheckedWords<P>, cookies: string | null | undefined): ServerConsent<P>;

/**
 * How the cookie table looks, in the page's own fonts and colours. Each selector weighs nothing, so that any rule of the
 * page comes before it; a server that renders the table puts this into its style sheet.
 */
declare const tableStyles = "\n:where(.treize-table-box){container-type:inline-size;min-width:min(100%,16em)}\n:where(.treize-table){width:100%;border-collapse:collapse;text-align:start;font-size:.95em}\n:where(.treize-table :is(th,td)){padding:.5em .75em;text-align:start;vertical-align:top;overflow-wrap:break-word;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}\n:where(.treize-table tbody [scope=row]){font-family:ui-monospace,monospace;font-weight:500;font-size:.92em;min-width:9em;overflow-wrap:anywhere}\n:where(.treize-table [scope=rowgroup]){padding-top:1.5em}\n:where(.treize-table small){display:block;font-weight:400;opacity:.8}\n@container(max-width:50em){:where(.treize-table :is(tbody,tr,th,td)){display:block;border:0;padding:.15em 0;overflow-wrap:anywhere}\n:where(.treize-table thead){position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap;clip-path:inset(50%)}\n:where(.treize-table tbody tr){padding:.6em 0;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}\n:where(.treize-table td:empty){display:none}\n:where(.treize-table td[data-label])::before{content:attr(data-label);display:block;font-size:.85em;opacity:.8}}";

interface GateOptions<P extends Policy = Policy> {
    policy: P & CheckedWords<P>;
    /** What is answered: its cookies say what the visitor chose. */
    request: WebRequest;
    /**
     * Hears of each cookie that is left out, and what must all be granted for it; of an empty list, no category declares it.
     * @default a warning on the console about the undeclared, once for each name
     */
    onHeld?: ((name: string, needs: readonly NameOf<P>[]) => void) | undefined;
    /** In milliseconds since 1970. @default now */
    now?: number | undefined;
}
/**
 * Makes a response obey the visitor's choice: `Set-Cookie` of refused and unasked names is left out, lasting cookies end
 * thirteen months after they were first set (CNIL 2020-092 art. 5), and what was refused is deleted, HttpOnly or not.
 * Session cookies, deletions, every other header and the body stay as they are.
 *
 * How first set is known: with the first lasting cookie goes a companion, `treize-until-` and its name, whose value is the
 * last day of the thirteen months. It holds no identifier and is never renewed.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function gateResponse<const P extends Policy>(response: WebResponse, { policy, request, onHeld, now }: GateOptions<P>): WebResponse;

interface CspOptions {
    /** The `Cookie` header of the request; null or undefined where there is none. */
    cookies: string | null | undefined;
    /** Only tells what would be closed, which is how to begin on a site that exists. @default false */
    reportOnly?: boolean | undefined;
    /** Where browsers report to: a URL or a path. @default nowhere */
    report?: string | undefined;
    /** Other hosts that the site needs, as a policy's `requests`: `https://cdn.example/*`. */
    hosts?: readonly string[] | undefined;
    /** The host of the page, such as `www.example.com`: its subdomains are the site's own. @default `consent.domain` alone */
    host?: string | undefined;
}
/**
 * Writes the header that lets a page of this visitor call the site's own hosts, the essential and the granted ones, and
 * nothing else: also what no script can stop, such as style sheets, fonts, `import()`, redirects and frames.
 * `response.headers.append(...contentSecurityPolicy(policy, { cookies }))` leaves a policy of the site's own as it is:
 * browsers obey both. It says nothing about inline scripts, which only the site can know.
 *
 * @returns the header's name and its value.
 * @throws PolicyError when the policy has a mistake.
 */
declare function contentSecurityPolicy<const P extends Policy>(policy: P & CheckedWords<P>, { cookies, reportOnly, report, hosts, host }: CspOptions): [name: string, value: string];

interface RewriteOptions<P extends Policy = Policy> {
    policy: P & CheckedWords<P>;
    /** What is answered: its URL, and its cookies, which say what the visitor chose. */
    request: WebRequest;
    /** Puts the policy and this script first in `<head>`: the path of `treize.js`, such as `/treize.js`. @default nothing */
    script?: string | undefined;
    /** The nonce of the page's content security policy, for what is put there. */
    nonce?: string | undefined;
    /** Fills an empty `<div data-consent-table>`: `() => renderTable(policy, { texts: fr, language: 'fr' })`. */
    table?: (() => string) | undefined;
}
/**
 * Rewrites a page while it is sent, so that what has to wait is marked before the browser's preload scanner sees it:
 * `<script src>`, embeds, images, links, and what stands in `<noscript>`. Every byte that it does not change stays as it
 * came, in UTF-8 and every other encoding of the web but UTF-16 and ISO-2022. It leaves alone what is in these, is no HTML,
 * is compressed, or is a part (206).
 *
 * A rewritten page is one visitor's own: the response gets `Vary: Cookie`, and must not be kept in a shared cache that
 * does not obey it.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function rewriteHtml<const P extends Policy>(response: WebResponse, { policy, request, script, nonce, table }: RewriteOptions<P>): WebResponse;

export { contentSecurityPolicy, gateResponse, readConsent, rewriteHtml, tableStyles };
export type { CspOptions, GateOptions, RewriteOptions, ServerConsent };
