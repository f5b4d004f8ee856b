import { ConsentRecord } from './index.js';
import { C as CheckedWords } from './shared/policy.js';
import { Policy, NameOf } from './index.js';
export { renderTable } from './shared/render-table.js';
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
declare const tableStyles = "\n:where(.treize-table){width:100%;border-collapse:collapse;text-align:start;font-size:.95em}\n:where(.treize-table :is(th,td)){padding:.5em .75em;text-align:start;vertical-align:top;overflow-wrap:anywhere;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}\n:where(.treize-table tbody [scope=row]){font-family:ui-monospace,monospace;font-weight:500;font-size:.92em;min-width:9em}\n:where(.treize-table [scope=rowgroup]){padding-top:1.5em}\n:where(.treize-table small){display:block;font-weight:400;opacity:.8}\n@media(max-width:40em){:where(.treize-table :is(tbody,tr,th,td)){display:block;border:0;padding:.15em 0}\n:where(.treize-table thead){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n:where(.treize-table tbody tr){padding:.6em 0;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}\n:where(.treize-table td:empty){display:none}\n:where(.treize-table td[data-label])::before{content:attr(data-label) \": \";opacity:.8}}";

export { readConsent, tableStyles };
export type { ServerConsent };
