import { decodeEntities } from '../gates/elements/decode-entities'
import { RULE } from '../gates/elements/loads'
import { createOwnersOf } from '../gates/elements/owners-of'
import { createOwnersOfMarked } from '../gates/elements/owners-of-marked'
import { readKind } from '../gates/elements/read-kind'
import { type Put, isWanted, markTag, rewriteHtml } from '../gates/elements/rewrite-html'
import { type OnTag, type Scanned, type WrittenAttribute, findEnd, isRaw, scanTags } from '../gates/elements/scan-tags'
import { createHeadPlace } from './head-place'

type Owners = readonly string[] | undefined

export interface RewriterOptions {
  /** The URL of the page. */
  url: string
  /** What must be granted before a URL may be called; undefined when it may. */
  missing(url: URL): Owners
  /** Whether an element waits that its owner has marked with these names. */
  holds(names: readonly string[]): boolean
  /** Whether no URL of the page's own host can have to wait. */
  ownPasses: boolean
  /** What an inline script with this text waits for. */
  ownersOfInline(text: string): Owners
  /** HTML that is to be first in `<head>`, in ASCII. */
  head: string
  /** Writes the policy's table, in ASCII. */
  table: (() => string) | undefined
  /** Reads characters that are not ASCII as the page's encoding means them. */
  read(text: string): string
}

/** Rewrites HTML in pieces. Its text has one character for each byte, so that whatever is not changed passes as it came. */
export interface Rewriter {
  /** Takes the next piece; gives what can go on. */
  write(text: string): string
  /** Gives the rest. */
  end(): string
}

const MORE = ['href', 'data-consent-table', 'charset', 'http-equiv', 'language', 'nomodule', 'event', 'for']
// A path of the page's own host, which needs no reader of URLs to be known for one.
const OWN_PATH = /^(?!\/\/)[\w./?#%&=-]*$/
const ASCII = /^[\0-\x7f]*$/
/** Without scripts, a `noscript` element in another one is an element as any other. */
const isText = (name: string) => name != 'noscript' && isRaw(name)
const isRead = (name: string) => isWanted(name) || MORE.includes(name)

/** A start tag, and where the element's text ends. */
interface Tag {
  name: string
  start: number
  end: number
  /** -1 where the text has not ended yet; the tag's own end where it has none. */
  textEnd: number
  find(key: string): WrittenAttribute | undefined
  get(key: string): string | null
}

export function createRewriter(options: RewriterOptions): Rewriter {
  const { url, holds, ownersOfInline, head, table, read } = options
  const headPlace = createHeadPlace(!!head)
  let pending = ''
  // What has to come before it makes sense to look at what is pending again.
  let awaited = ''
  let base = ''
  const depths = { svg: 0, math: 0 }
  const decode = (text: string) => (ASCII.test(text) ? text : read(text))
  const ownersOf = createOwnersOf((written) => ownersOfUrl(written, base, decode, options))
  const marks = { runs: true, ownersOf, ofMarked: createOwnersOfMarked(ownersOf, holds) }

  /** Rewrites what is pending, and keeps what has to wait for more. */
  function rewrite(last: boolean): string {
    const html = pending
    let changed = ''
    let copied = 0
    let held = -1
    const put: Put = (from, to, text) => {
      changed += html.slice(copied, from) + text
      copied = to
    }
    const onTag: OnTag = (name, nameEnd, attributes, end) => {
      // Most tags load nothing.
      if (held >= 0 || (headPlace.isDone() && !attributes.length && !isRaw(name))) return
      const isForeign = !!(depths.svg || depths.math)
      const tag = readTag(html, name, nameEnd, attributes, end, isForeign)
      const isTable = !!table && !!tag.find('data-consent-table')
      const missing = last ? undefined : findMissing(html, tag, isTable)
      if (missing !== undefined) {
        held = tag.start
        awaited = missing
        return
      }
      const textEnd = tag.textEnd < 0 ? html.length : tag.textEnd
      const headAt = isForeign ? undefined : headPlace.find(html, name, attributes, tag.start, end)
      if (headAt !== undefined) put(headAt, headAt, head)
      if (name == 'base' && !base && !isForeign) base = readBase(tag.get('href'), url)
      const owners = !isForeign && isInline(tag) ? ownersOfInline(decode(html.slice(end, textEnd))) : undefined
      if (owners) markInline(nameEnd, tag.find('type'), owners, put)
      else markTag(html, name, nameEnd, attributes, marks, put)
      if (isTable && /^\s*<\//.test(html.slice(end))) put(end, end, table())
      // Without scripts what stands in it is loaded, and nobody has been asked.
      if (name == 'noscript' && !isForeign)
        put(end, textEnd, rewriteHtml(html.slice(end, textEnd), { ...marks, isText }))
    }
    const scanned = scanTags(html, isRead, onTag, '', depths)
    if (last) held = html.length
    else {
      if (held < 0) [held, awaited] = findRest(html, scanned)
      headPlace.pass(html, held)
    }
    pending = html.slice(held)
    return changed + html.slice(copied, held)
  }

  let begun = false
  let passes = false
  return {
    write(text) {
      // UTF-16, whatever the header says. https://encoding.spec.whatwg.org/#bom-sniff
      if (!begun && text) passes = /^(\xfe\xff|\xff\xfe)/.test(text)
      begun ||= !!text
      if (passes) return text
      // A sign of two letters may come in two pieces.
      const came = !awaited || (pending.slice(-1) + text).includes(awaited)
      pending += text
      return came ? rewrite(false) : ''
    },
    end: () => rewrite(true),
  }
}

function readTag(
  html: string,
  name: string,
  nameEnd: number,
  attributes: readonly WrittenAttribute[],
  end: number,
  isForeign: boolean,
): Tag {
  const find = (key: string) => attributes.find((one) => one.name == key)
  return {
    name,
    start: nameEnd - name.length - 1,
    end,
    textEnd: isRaw(name) && !isForeign ? findEnd(html, name, end) : end,
    find,
    get(key) {
      const one = find(key)
      return one ? decodeEntities(html.slice(one.valueStart, one.valueEnd)) : null
    },
  }
}

/** What has to come before a tag can be rewritten; undefined when it can be. */
function findMissing(html: string, { end, textEnd }: Tag, isTable: boolean): string | undefined {
  // An element whose content is text waits until all of it is here: browsers do nothing with it before that.
  if (textEnd < 0) return '</'
  return isTable && /^\s*<?$/.test(html.slice(end)) ? '' : undefined
}

/** Where the part begins that has to wait for more, and what has to come before it is read again. */
function findRest(html: string, { end, raw }: Scanned): [from: number, awaited: string] {
  // A comment. Where it holds what begins one, a reader that starts there ends where one that starts before it does.
  if (raw) return [html.lastIndexOf('<!--'), '>']
  return [end, end < html.length ? '>' : '']
}

/** What must be granted before an address may be called that stands in the page; undefined when it may. */
function ownersOfUrl(
  written: string,
  base: string,
  decode: (text: string) => string,
  { url, missing, ownPasses }: RewriterOptions,
): Owners {
  if (ownPasses && !base && OWN_PATH.test(written)) return undefined
  try {
    return missing(new URL(decode(written), base || url))
  } catch {
    // The browser says itself what is wrong with it.
    return undefined
  }
}

/** Whether an element is a script whose text runs, and that nobody has marked. */
function isInline({ name, find, get }: Tag): boolean {
  if (name != 'script' || find('src') || find('data-consent')) return false
  const kind = readKind((key) => get(key == 'data-type' ? 'type' : key))
  return !!kind && kind != 'rules'
}

/** Where relative URLs of the page begin. */
function readBase(href: string | null, url: string): string {
  try {
    return href ? new URL(href, url).href : ''
  } catch {
    // As browsers do: one that is no URL counts for nothing.
    return ''
  }
}

function markInline(nameEnd: number, type: WrittenAttribute | undefined, owners: readonly string[], put: Put) {
  put(nameEnd, nameEnd, ` type=text/plain data-consent=${owners.join('&#32;')} ${RULE}`)
  if (type) put(type.start, type.start, 'data-')
}
