import type { CheckedWords, Policy } from '../policy/policy'
import { type AnswerOptions, answerLog } from '../log/answer-log'
import { contentSecurityPolicy } from './content-security-policy'
import { tellUndeclared, gateResponse } from './gate-response'
import { type EndpointOptions, recordChoice } from './record-choice'
import { rulesOf } from './read-state'
import { mayBePage, rewriteHtml } from './rewrite-html'
import type { Answer, WebRequest, WebResponse } from './web-types'

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

/** What answers at `consent.endpoint`. */
export interface Endpoint {
  /** Whether a request is one to it: where there is a whole log, also one to its `/rights` and `/count`. */
  has(url: string): boolean
  answer: Answer
}

/** @throws PolicyError when the policy has a mistake. */
export function createEndpoint(policy: Policy, options: EndpointOptions): Endpoint {
  const { log } = options
  const isWhole = !!log && 'find' in log
  const endpoint = policy.consent?.endpoint
  return {
    has(url) {
      if (!endpoint) return false
      const here = new URL(url)
      const there = new URL(endpoint, here)
      if (there.host != here.host) return false
      const path = there.pathname.replace(/\/$/, '')
      const paths = [there.pathname, ...(isWhole ? [`${path}/rights`, `${path}/count`] : [])]
      return paths.includes(here.pathname)
    },
    answer: isWhole ? answerLog(policy, options as AnswerOptions) : recordChoice(policy, options),
  }
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
  const endpoint = createEndpoint(policy, options)
  return async (request, next) => {
    const { url, headers } = request
    if (endpoint.has(url)) return endpoint.answer(request)
    let response = gateResponse(await next(), { policy, request, onHeld })
    if (!mayBePage(response.headers.get('content-type'))) return response
    response = rewriteHtml(response, {
      policy,
      request,
      script,
      nonce: nonce?.(request),
      table: table && (() => table(request)),
    })
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
