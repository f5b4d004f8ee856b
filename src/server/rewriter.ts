import { decodeEntities } from '../gates/elements/decode-entities'
import { RULE } from '../gates/elements/loads'
import { createOwnersOf } from '../gates/elements/owners-of'
import { readKind } from '../gates/elements/read-kind'
import { type Put, isWanted, markTag, rewriteHtml } from '../gates/elements/rewrite-html'
import { type WrittenAttribute, findEnd, isRaw, scanTags } from '../gates/elements/scan-tags'

type Owners = readonly string[] | undefined

export interface RewriterOptions {
  /** The URL of the page. */
  url: string
  /** What must be granted before a URL may be called; undefined when it may. */
  missing(url: URL): Owners
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
const PAGE = /<!doctype\s+html|<html(?=[\s>])/i

export function createRewriter(options: RewriterOptions): Rewriter {
  const { url, missing, ownPasses, ownersOfInline, head, table, read } = options
  let pending = ''
  // What has to come before it makes sense to look at what is pending again.
  let awaited = ''
  let base = ''
  let isPage = false
  let headAt: 'before' | 'inside' | 'done' = head ? 'before' : 'done'
  const depths = { svg: 0, math: 0 }
  const decode = (text: string) => (ASCII.test(text) ? text : read(text))
  const marks = {
    runs: true,
    ownersOf: createOwnersOf((written) => {
      if (ownPasses && !base && OWN_PATH.test(written)) return undefined
      try {
        return missing(new URL(decode(written), base || url))
      } catch {
        // The browser says itself what is wrong with it.
        return undefined
      }
    }),
  }

  /** Whether a tag is where the policy and the script go: first in `<head>`, but after what names the page's encoding. */
  function putHead(name: string, attributes: readonly WrittenAttribute[], start: number, end: number, put: Put) {
    isPage ||= name == 'html' || PAGE.test(pending.slice(0, start))
    if (name == 'html') return
    if (headAt == 'before' && name == 'head') {
      headAt = 'inside'
      return
    }
    // A part of a page has no head.
    const wanted = isPage || headAt == 'inside'
    headAt = 'done'
    // Browsers look for the encoding in the first 1,024 bytes only.
    const names = name == 'meta' && attributes.some((one) => /^(charset|http-equiv)$/.test(one.name))
    if (wanted) put(names ? end : start, names ? end : start, head)
  }

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
    const hold = (start: number, text: string) => {
      held = start
      awaited = text
    }
    const { end, raw } = scanTags(
      html,
      (name) => isWanted(name) || MORE.includes(name),
      (name, nameEnd, attributes, end) => {
        // Most tags load nothing.
        if (held >= 0 || (headAt == 'done' && !attributes.length && !isRaw(name))) return
        const start = nameEnd - name.length - 1
        const foreign = depths.svg || depths.math
        const find = (key: string) => attributes.find((one) => one.name == key)
        const get = (key: string) => {
          const one = find(key)
          return one ? decodeEntities(html.slice(one.valueStart, one.valueEnd)) : null
        }
        // An element whose content is text waits until all of it is here: browsers do nothing with it before that.
        const found = isRaw(name) && !foreign ? findEnd(html, name, end) : end
        if (found < 0 && !last) return hold(start, '</')
        const textEnd = found < 0 ? html.length : found
        const isTable = table && find('data-consent-table')
        if (isTable && !last && /^\s*<?$/.test(html.slice(end))) return hold(start, '')

        if (headAt != 'done' && !foreign) putHead(name, attributes, start, end, put)
        if (name == 'base' && !base && !foreign) base = readBase(get('href'), url)
        const isInline = name == 'script' && !foreign && !find('src') && !find('data-consent')
        const kind = isInline && readKind((key) => get(key == 'data-type' ? 'type' : key))
        const owners = kind && kind != 'rules' ? ownersOfInline(decode(html.slice(end, textEnd))) : undefined
        if (owners) markInline(nameEnd, find('type'), owners, put)
        else markTag(html, name, nameEnd, attributes, marks, put)
        if (isTable && /^\s*<\//.test(html.slice(end))) put(end, end, table())
        // Without scripts what stands in it is loaded, and nobody has been asked.
        if (name == 'noscript' && !foreign)
          put(end, textEnd, rewriteHtml(html.slice(end, textEnd), { ...marks, isText }))
      },
      '',
      depths,
    )
    let to = html.length
    if (last) pending = ''
    else {
      if (held >= 0) to = held
      else if (raw) {
        // A comment. Where it holds what begins one, a reader that starts there ends where one that starts before it does.
        to = html.lastIndexOf('<!--')
        awaited = '>'
      } else {
        to = end
        awaited = end < html.length ? '>' : ''
      }
      if (headAt == 'before') isPage ||= PAGE.test(html.slice(0, to))
      pending = html.slice(to)
    }
    return changed + html.slice(copied, to)
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
