import { P as Policy, C as CheckedWords } from './policy.js';
import { W as WebRequest, d as WebResponse, E as EndpointOptions } from './record-choice.js';

interface SiteOptions extends EndpointOptions {
    /** Puts the policy and this script first in the `<head>` of each page: the path of `treize.js`. @default nothing */
    script?: string | undefined;
    /** The nonce of a page's content security policy, for what is put there. */
    nonce?: ((request: WebRequest) => string | undefined) | undefined;
    /** Fills each empty `<div data-consent-table>`: `() => renderTable(policy, { texts: fr, language: 'fr' })`. */
    table?: ((request: WebRequest) => string) | undefined;
    /** Sends a content security policy with each page: `"report"` only tells what it would close. @default false */
    csp?: boolean | 'report' | undefined;
    /** Other hosts that the content security policy allows: `https://cdn.example/*`. */
    hosts?: readonly string[] | undefined;
    /** Hears of each cookie that is left out. @default a warning about the undeclared, once for each name */
    onHeld?: ((name: string, needs: readonly string[]) => void) | undefined;
}
/** Answers a request with what comes next, made to obey the visitor's choice. */
type Middleware = (request: WebRequest, next: () => WebResponse | Promise<WebResponse>) => Promise<WebResponse>;
/**
 * Joins the server half in one function: it answers at `consent.endpoint`, and makes every other response obey the
 * visitor's choice: cookies, the page's HTML, and its content security policy. For Astro:
 * `onRequest = (context, next) => middleware(context.request, next)`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function consentMiddleware<const P extends Policy>(policy: P & CheckedWords<P>, options?: SiteOptions): Middleware;
/** The middleware for Hono: `app.use(honoMiddleware(consentMiddleware(policy)))`. */
declare const honoMiddleware: (middleware: Middleware) => (context: {
    req: {
        raw: WebRequest;
    };
    res: unknown;
}, next: () => Promise<void>) => Promise<void>;

export { consentMiddleware as c, honoMiddleware as h };
export type { Middleware as M, SiteOptions as S };
