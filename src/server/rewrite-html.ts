import { createVerdict } from '../gates/verdict'
import type { Rules } from '../policy/compile'
import type { CheckedWords, Policy } from '../policy/policy'
import { readPattern } from '../policy/match-url'
import { createOwnSite } from '../policy/own-site'
import { readState } from './read-state'
import { type Rewriter, createRewriter } from './rewriter'
import type { WebRequest, WebResponse } from './web-types'

export interface RewriteOptions<P extends Policy = Policy> {
  policy: P & CheckedWords<P>
  /** What is answered: its URL, and its cookies, which say what the visitor chose. */
  request: WebRequest
  /** Puts the policy and this script first in `<head>`: the path of `treize.js`, such as `/treize.js`. @default nothing */
  script?: string | undefined
  /** The nonce of the page's content security policy, for what is put there. */
  nonce?: string | undefined
  /** Fills an empty `<div data-consent-table>`: `() => renderTable(policy, { texts: fr, language: 'fr' })`. */
  table?: (() => string) | undefined
}

/** What a page is rewritten by, without the classes of the web. */
export interface PageOptions {
  policy: Policy
  /** The URL of the request, absolute. */
  url: string
  /** The `Cookie` header of the request. */
  cookies: string | null | undefined
  script?: string | undefined
  nonce?: string | undefined
  table?: (() => string) | undefined
  /** The response's `Content-Type`. */
  type: string | null | undefined
}

// Encodings in which every byte below 128 is that letter, so that tags can be read without knowing which it is. UTF-16 and
// ISO-2022 are none: their pages pass as they are.
const ENCODINGS = /^(utf-?8|(us-)?ascii|latin1|windows-125\d|iso-8859-\d+(-[ei])?|koi8-[ru]|euc-(jp|kr)|macintosh)$/i
const entities = (text: string) => text.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`)
const quoted = (text: string) => entities(text.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`))

/** Whether a response is HTML that may be rewritten. */
export function isHtml(type: string | null | undefined, encoding: string | null | undefined): boolean {
  const [, name, charset = 'utf-8'] = /^\s*([^\s;]+)(?:.*?;\s*charset\s*=\s*"?([^\s;"]+))?/i.exec(type ?? '') ?? []
  return /^text\/html$/i.test(name ?? '') && ENCODINGS.test(charset) && /^(identity)?$/i.test(encoding ?? '')
}

/** The policy and the script as they stand in a page. Only ASCII, whatever encoding the page has. */
function writeHead({ policy, script, nonce }: PageOptions): string {
  if (!script) return ''
  const mark = nonce ? ` nonce="${quoted(nonce)}"` : ''
  const json = JSON.stringify(policy).replace(
    /[<\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script type="application/json" data-treize${mark}>${json}</script><script src="${quoted(script)}"${mark}></script>`
}

/** Whether a policy declares requests to a host by its name, by a star, or by a path of the site. */
const reachesHost = ({ patterns }: Rules, hostname: string) =>
  patterns(['requests'], () => true).some((pattern) => {
    const [host = ''] = readPattern(pattern) ?? []
    const name = host.replace(/^\*\.?|:\d+$/g, '')
    return !name || `.${hostname}`.endsWith(`.${name}`)
  })

/** Makes what rewrites one page. */
export function createPageRewriter(options: PageOptions): Rewriter {
  const { policy, url, cookies, table, type } = options
  const { rules, state } = readState(policy, cookies)
  const verdict = createVerdict(rules, state.has)
  const { origin, hostname } = new URL(url)
  const isOwn = createOwnSite(rules.record.domain, hostname)
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type ?? '') ?? []
  return createRewriter({
    url,
    missing(to) {
      const needs = rules.requests.find(to, origin)
      if (needs.length) return verdict.mayCall(needs) ? undefined : needs
      if (rules.undeclared.requests == 'pass' || !/^(http|ws)/.test(to.protocol) || isOwn(to.hostname)) return undefined
      return verdict.mayCall([]) ? undefined : rules.names
    },
    holds: (names) => !verdict.isGranted(names),
    ownPasses: !reachesHost(rules, hostname),
    ownersOfInline(text) {
      const owners = rules.inline(text)
      return owners.length && !verdict.isGranted(owners) ? owners : undefined
    },
    head: writeHead(options),
    table: table && (() => entities(table())),
    read: (text) => new TextDecoder(charset).decode(toBytes(text)),
  })
}

// Ten times as fast where there is one.
const { Buffer: Native }: { Buffer?: typeof Buffer } = globalThis

/** Reads bytes as text with one character for each. */
export function fromBytes(bytes: Uint8Array): string {
  if (Native) return Native.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let text = ''
  // Arguments of a call are limited.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  if (Native) return new Uint8Array(Native.from(text, 'latin1'))
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** A stream of bytes through a rewriter. */
const createStream = (rewriter: Rewriter): ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> =>
  new TransformStream({
    transform(bytes, controller) {
      const text = rewriter.write(fromBytes(bytes))
      if (text) controller.enqueue(toBytes(text))
    },
    flush(controller) {
      const text = rewriter.end()
      if (text) controller.enqueue(toBytes(text))
    },
  })

/**
 * Rewrites a page while it is sent, so that what has to wait is marked before the browser's preload scanner sees it:
 * `<script src>`, embeds, images, links, and what stands in `<noscript>`. Every byte that it does not change stays as it
 * came, in UTF-8, ISO 8859 and Windows-125x alike. It leaves alone what is no HTML, is compressed, is a part (206), or is
 * in an encoding that it cannot read (UTF-16, ISO-2022).
 *
 * A rewritten page is one visitor's own: the response gets `Vary: Cookie`, and must not be kept in a shared cache that
 * does not obey it.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function rewriteHtml<const P extends Policy>(
  response: WebResponse,
  { policy, request, script, nonce, table }: RewriteOptions<P>,
): WebResponse {
  const { headers: asked, url, method } = request
  const { body, headers: old, status, statusText } = response
  const type = old.get('content-type')
  const rewriter = createPageRewriter({ policy, url, cookies: asked.get('cookie'), script, nonce, table, type })
  if (!body || status < 200 || status == 206 || method == 'HEAD' || !isHtml(type, old.get('content-encoding')))
    return response
  const headers = new Headers(old)
  changeHeaders(headers)
  return new Response(body.pipeThrough(createStream(rewriter)), {
    status,
    statusText,
    headers,
  })
}

/** What the headers of a rewritten page say: its length is another, and it is this visitor's. */
export function changeHeaders(headers: {
  get(name: string): string | null
  set(name: string, value: string): void
  delete(name: string): void
}): void {
  // With a date or a tag, a browser would ask whether the page is still the same, and show what an earlier choice allowed.
  for (const name of ['content-length', 'content-md5', 'content-digest', 'repr-digest', 'etag', 'last-modified'])
    headers.delete(name)
  const vary = headers.get('vary')
  if (!/(^|,)\s*(cookie|\*)\s*(,|$)/i.test(vary ?? '')) headers.set('vary', vary ? `${vary}, Cookie` : 'Cookie')
}
