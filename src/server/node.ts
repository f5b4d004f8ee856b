import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { CheckedWords, Policy } from '../policy/policy'
import { contentSecurityPolicy } from './content-security-policy'
import { tellUndeclared } from './gate-response'
import { gateSetCookies } from './gate-set-cookies'
import { type SiteOptions, createEndpoint } from './middleware'
import { readState, rulesOf } from './read-state'
import { changeHeaders, createPageRewriter, isHtml, mayBePage } from './rewrite-html'
import type { Rewriter } from './rewriter'
import type { Answer } from './web-types'

export interface NodeOptions extends Omit<SiteOptions, 'nonce' | 'table' | 'isTooMany'> {
  /** Believes `X-Forwarded-Proto`, which a proxy in front of the server sets. @default false */
  proxy?: boolean | undefined
  nonce?: ((request: IncomingMessage) => string | undefined) | undefined
  table?: ((request: IncomingMessage) => string) | undefined
}

const ASKS_AGAIN = ['if-none-match', 'if-modified-since']

type Incoming = IncomingMessage & { originalUrl?: string }
type Done = (error?: Error | null) => void

/** The URL of a request, absolute. A host that is none, which anyone may send, is `localhost`. */
function readUrl(request: Incoming, proxy: boolean | undefined): string {
  const forwarded = proxy ? String(request.headers['x-forwarded-proto'] ?? '').split(',')[0] : ''
  const secure = forwarded ? forwarded.trim() == 'https' : 'encrypted' in request.socket
  const path = request.originalUrl ?? request.url ?? '/'
  const start = `http${secure ? 's' : ''}://`
  for (const host of [request.headers.host ?? request.headers[':authority'], 'localhost'])
    try {
      return new URL(path.startsWith('/') ? `${start}${host}${path}` : path).href
    } catch {
      // The next one is a host.
    }
  return `${start}localhost/`
}

/** Answers with a function of web standards where Node's own request and response are wanted: `app.use('/consent', listener(answer))`. */
export const listener = (answer: Answer): ((request: IncomingMessage, response: ServerResponse) => void) =>
  getRequestListener(answer, { overrideGlobalObjects: false })

/**
 * The server half for Node's `http`, Express, Connect and Fastify (`onRequest`, with `request.raw` and `reply.raw`): it
 * changes the headers and the HTML of the response that comes. Put it after what compresses. For `http` alone, call it
 * first and answer in `next`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function nodeMiddleware<const P extends Policy>(policy: P & CheckedWords<P>, options: NodeOptions = {}) {
  const { script, nonce, table, csp, hosts, proxy, onHeld = tellUndeclared } = options
  rulesOf(policy)
  const { nonce: _, table: __, ...rest } = options
  const endpoint = createEndpoint(policy, rest)
  const answer = listener(endpoint.answer)

  return (request: Incoming, response: ServerResponse, next: () => void): void => {
    const url = readUrl(request, proxy)
    if (endpoint.has(url)) {
      answer(request, response)
      return
    }
    const { headers } = request
    // A page that the browser has kept was not made for this visitor's choice.
    if (/text\/html/i.test(headers.accept ?? '')) for (const name of ASKS_AGAIN) delete headers[name]
    const cookies = headers.cookie ?? ''
    let rewriter: Rewriter | undefined
    let begun = false

    /** Makes the headers obey, once all of them are there. */
    function begin() {
      begun = true
      const now = Date.now()
      const lines = [response.getHeader('set-cookie') ?? []].flat().map(String)
      const allowed = gateSetCookies(lines, { ...readState(policy, cookies), cookies, url, now, onHeld })
      if (allowed.length) response.setHeader('set-cookie', allowed)
      else if (lines.length) response.removeHeader('set-cookie')
      const header = (name: string) => response.getHeader(name)?.toString()
      const type = header('content-type')
      const { statusCode: status } = response
      if (!mayBePage(type)) return
      if (csp) {
        const { hostname: host } = new URL(url)
        const [name, value] = contentSecurityPolicy(policy, { cookies, reportOnly: csp == 'report', hosts, host })
        const own = [response.getHeader(name) ?? []].flat().map(String)
        response.setHeader(name, [...own, value])
      }
      if (status < 200 || [204, 206, 304].includes(status) || !isHtml(type, header('content-encoding'))) return
      rewriter = createPageRewriter({
        policy,
        url,
        cookies,
        script,
        nonce: nonce?.(request),
        table: table && (() => table(request)),
        type,
      })
      changeHeaders({
        get: (name) => header(name) ?? null,
        set: (name, value) => void response.setHeader(name, value),
        delete: (name) => response.removeHeader(name),
      })
    }
    patchResponse(
      response,
      () => begun || begin(),
      () => rewriter,
    )
    next()
  }
}

/** Lets `begin` see the headers before they are sent, and a rewriter the body. */
function patchResponse(response: ServerResponse, begin: () => void, rewriterOf: () => Rewriter | undefined) {
  const { writeHead, write, end } = response
  // In HTTP/2 Node's own end() calls write().
  let ended = false
  response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    const message = typeof rest[0] == 'string' ? rest[0] : undefined
    const given = rest.find((one) => typeof one == 'object') as OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined
    if (response.headersSent || response.writableEnded) return writeHead.apply(this, [status, ...rest] as never)
    // Where they are set, they can be read and changed.
    if (Array.isArray(given)) setPairs(response, given)
    else for (const [name, value] of Object.entries(given ?? {})) if (value != null) response.setHeader(name, value)
    response.statusCode = status
    begin()
    return writeHead.apply(this, (message === undefined ? [status] : [status, message]) as never)
  } as typeof writeHead

  /** A piece as it goes on; null where there is nothing of it yet. */
  function rewrite(chunk: unknown, encoding: unknown): unknown {
    if (!response.headersSent) begin()
    const rewriter = rewriterOf()
    if (!rewriter || chunk == null) return chunk
    const bytes =
      typeof chunk == 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk as Uint8Array)
    const text = rewriter.write(bytes.toString('latin1'))
    return text ? Buffer.from(text, 'latin1') : null
  }
  const parse = (args: unknown[]) => {
    const done = args.find((one) => typeof one == 'function') as Done | undefined
    const [chunk, encoding] = args.filter((one) => typeof one != 'function')
    return { chunk, encoding: typeof encoding == 'string' ? encoding : 'utf8', done }
  }
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    if (ended) return write.apply(this, args as never)
    const { chunk, encoding, done } = parse(args)
    const changed = rewrite(chunk, encoding)
    if (changed == null) {
      if (done) process.nextTick(done)
      return true
    }
    return write.apply(this, [changed, ...(changed === chunk ? [encoding] : []), ...(done ? [done] : [])] as never)
  } as typeof write
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    const { chunk, encoding, done } = parse(args)
    const changed = rewrite(chunk, encoding)
    const rewriter = rewriterOf()
    ended = true
    if (!rewriter) return end.apply(this, args as never)
    const last = Buffer.from(rewriter.end(), 'latin1')
    const all = changed == null ? last : Buffer.concat([changed as Buffer, last])
    return end.apply(this, [...(all.length ? [all] : []), ...(done ? [done] : [])] as never)
  } as typeof end
}

/** Sets headers that came as a list: of pairs, or flat. */
function setPairs(response: ServerResponse, given: readonly unknown[]) {
  const pairs = Array.isArray(given[0]) ? (given as [string, OutgoingHttpHeader][]) : []
  if (!pairs.length)
    for (let at = 0; at < given.length; at += 2) pairs.push([given[at] as string, given[at + 1] as OutgoingHttpHeader])
  const seen = new Set<string>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    if (seen.has(key)) response.appendHeader(name, String(value))
    else response.setHeader(name, value)
    seen.add(key)
  }
}
