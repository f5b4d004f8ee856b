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

// In all other encodings of the web a byte of a tag's signs is that sign, so tags are read without knowing which it is.
const UNREADABLE = /^(utf-16|iso-2022|replacement)/
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i
const entities = (text: string) => text.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`)
const quoted = (text: string) => entities(text.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`))

/** Reads bytes as a page's `Content-Type` says; browsers take no notice of a name that they do not know. */
function decoderOf(type: string | null | undefined): TextDecoder {
  try {
    return new TextDecoder(CHARSET.exec(type ?? '')?.[1])
  } catch {
    return new TextDecoder()
  }
}

/** Whether browsers show a response as a page, or look into it to find out, which they do where nothing says what it is. */
export const mayBePage = (type: string | null | undefined): boolean => !type || /^\s*text\/html\s*(;|$)/i.test(type)

/** Whether a response is HTML that may be rewritten. */
export const isHtml = (type: string | null | undefined, encoding: string | null | undefined): boolean =>
  mayBePage(type) && !UNREADABLE.test(decoderOf(type).encoding) && /^(identity)?$/i.test(encoding ?? '')

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
  const decoder = decoderOf(type)
  const rewriter = createRewriter({
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
    read: (text) => decoder.decode(toBytes(text)),
  })
  return type ? rewriter : guessKind(rewriter)
}

// https://mimesniff.spec.whatwg.org/#rules-for-identifying-an-unknown-mime-type
const STARTS_PAGE =
  /^[\t\n\f\r ]*(?:\xef\xbb\xbf)?[\t\n\f\r ]*<(?:!--|(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[ >])/i
/** As many bytes as browsers look at. */
const LOOKED_AT = 1445

/** Rewrites a page that nothing says to be one, and lets everything else pass. */
function guessKind(rewriter: Rewriter): Rewriter {
  let looked = ''
  let isPage: boolean | undefined
  function write(text: string, last: boolean) {
    if (isPage !== undefined) return isPage ? rewriter.write(text) : text
    looked += text
    if (!last && looked.length < LOOKED_AT && !/>/.test(looked)) return ''
    isPage = STARTS_PAGE.test(looked)
    return isPage ? rewriter.write(looked) : looked
  }
  return {
    write: (text) => write(text, false),
    end: () => write('', true) + (isPage ? rewriter.end() : ''),
  }
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
 * came, in UTF-8 and every other encoding of the web but UTF-16 and ISO-2022. It leaves alone what is in these, is no HTML,
 * is compressed, or is a part (206).
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
  if (status < 200 || status == 206 || !isHtml(type, old.get('content-encoding'))) return response
  // A page that comes as it was keeps its own headers, and a head says what the page would have.
  if (!body && method != 'HEAD') return response
  const headers = new Headers(old)
  changeHeaders(headers)
  return new Response(method == 'HEAD' ? body : body?.pipeThrough(createStream(rewriter)), {
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
