import type { CheckedWords, Policy } from '../policy/policy'
import { contentSecurityPolicy } from './content-security-policy'
import { tellUndeclared, gateResponse } from './gate-response'
import { type EndpointOptions, recordChoice } from './record-choice'
import { rulesOf } from './read-state'
import { rewriteHtml } from './rewrite-html'
import type { WebRequest, WebResponse } from './web-types'

export interface SiteOptions extends EndpointOptions {
  /** Puts the policy and this script first in the `<head>` of each page: the path of `treize.js`. @default nothing */
  script?: string | undefined
  /** The nonce of a page's content security policy, for what is put there. */
  nonce?: ((request: WebRequest) => string | undefined) | undefined
  /** Fills each empty `<div data-consent-table>`: `() => renderTable(policy, { texts: fr, language: 'fr' })`. */
  table?: ((request: WebRequest) => string) | undefined
  /** Sends a content security policy with each page: `"report"` only tells what it would close. @default false */
  csp?: boolean | 'report' | undefined
  /** Other hosts that the content security policy allows: `https://cdn.example/*`. */
  hosts?: readonly string[] | undefined
  /** Hears of each cookie that is left out. @default a warning about the undeclared, once for each name */
  onHeld?: ((name: string, needs: readonly string[]) => void) | undefined
}

/** Answers a request with what comes next, made to obey the visitor's choice. */
export type Middleware = (request: WebRequest, next: () => WebResponse | Promise<WebResponse>) => Promise<WebResponse>

/** Whether a request is one to `consent.endpoint`. */
export function isEndpoint({ consent }: Policy, url: string): boolean {
  if (!consent?.endpoint) return false
  const here = new URL(url)
  const there = new URL(consent.endpoint, here)
  return there.host == here.host && there.pathname == here.pathname
}

/**
 * Joins the server half in one function: it answers at `consent.endpoint`, and makes every other response obey the
 * visitor's choice: cookies, the page's HTML, and its content security policy. For Astro:
 * `onRequest = (context, next) => middleware(context.request, next)`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function consentMiddleware<const P extends Policy>(
  policy: P & CheckedWords<P>,
  options: SiteOptions = {},
): Middleware {
  const { script, nonce, table, csp, hosts, onHeld = tellUndeclared } = options
  rulesOf(policy)
  const answer = recordChoice(policy, options)
  return async (request, next) => {
    const { url, headers } = request as Request
    if (isEndpoint(policy, url)) return answer(request)
    let response = (await next()) as Response
    response = gateResponse(response, { policy, request, onHeld }) as Response
    if (!/^text\/html/i.test(response.headers.get('content-type') ?? '')) return response
    response = rewriteHtml(response, {
      policy,
      request,
      script,
      nonce: nonce?.(request),
      table: table && (() => table(request)),
    }) as Response
    if (!csp) return response
    const [name, value] = contentSecurityPolicy(policy, {
      cookies: headers.get('cookie'),
      reportOnly: csp == 'report',
      hosts,
      host: new URL(url).hostname,
    })
    const changed = new Headers(response.headers)
    changed.append(name, value)
    const { body, status, statusText } = response
    return new Response(body, { status, statusText, headers: changed })
  }
}

/** The middleware for Hono: `app.use(honoMiddleware(consentMiddleware(policy)))`. */
export const honoMiddleware =
  (middleware: Middleware) =>
  async (context: { req: { raw: WebRequest }; res: unknown }, next: () => Promise<void>): Promise<void> => {
    const response = await middleware(context.req.raw, async () => {
      await next()
      return context.res as WebResponse
    })
    // Else Hono puts the cookies of the old response into the new one.
    context.res = undefined
    context.res = response
  }
