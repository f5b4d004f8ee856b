/** An attribute as it is written: where it begins and ends, and where its value does, without quotes. */
export interface WrittenAttribute {
  /** In lower case. */
  name: string
  start: number
  valueStart: number
  valueEnd: number
  end: number
}

/** How far the HTML has been read. */
export interface Scanned {
  /** Where a tag begins that is not whole, else the length of the HTML. */
  end: number
  /** The element, or `!--`, in whose text the HTML ends. */
  raw: string
}

/** Hears of a start tag: its name and where that ends, its attributes, and where it ends. */
export type OnTag = (name: string, nameEnd: number, attributes: WrittenAttribute[], end: number) => void

const LONGEST_NAME = 20
const NAME = /[^\t\n\f\r />]*/y
const GAP = /[\t\n\f\r /]*/y
const KEY = /=?[^\t\n\f\r />=]*/y
const EQUALS = /[\t\n\f\r ]*=[\t\n\f\r ]*/y
const UNQUOTED = /[^\t\n\f\r >]*/y
const EMPTY_COMMENT = /-?>/y
const SCRIPT = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi
// Scripts run where we are, so what stands in `noscript` is text.
const RAW = /^(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)$/

/** The content of such an element is text. */
export const isRaw = (name: string) => RAW.test(name)

/** Where a pattern ends that is looked for at one place, or from there on; -1 where it is not found. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Where the text of such an element ends; -1 when it does not. */
export function findEnd(html: string, raw: string, at: number): number {
  if (raw == 'plaintext') return -1
  if (raw == '!--') return match(/--!?>/g, html, at)
  if (raw != 'script') {
    const end = new RegExp(`</${raw}(?=[\\t\\n\\f\\r />])`, 'gi')
    end.lastIndex = at
    return end.exec(html)?.index ?? -1
  }
  // A script in a comment in a script. https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
  let depth = 0
  SCRIPT.lastIndex = at
  for (let found = SCRIPT.exec(html); found; found = SCRIPT.exec(html)) {
    const token = found[0].toLowerCase()
    if (token == '<!--') {
      depth ||= 1
      SCRIPT.lastIndex -= 2
    } else if (token == '-->') depth = 0
    else if (token == '<script') depth &&= 2
    else if (depth < 2) return found.index
    else depth = 1
  }
  return -1
}

/**
 * Tells of every start tag in HTML as a parser would find it, in one pass: no place is read again, whatever the HTML is.
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function scanTags(
  html: string,
  isWanted: (name: string) => boolean,
  onTag: OnTag,
  raw = '',
  depths = { svg: 0, math: 0 },
  isText = isRaw,
): Scanned {
  const { length } = html
  let at = 0
  while (at < length) {
    if (raw) {
      at = findEnd(html, raw, at)
      if (at < 0) return { end: length, raw }
      raw = ''
    }
    const start = html.indexOf('<', at)
    if (start < 0) break
    const next = html[start + 1]
    if (next === undefined) return { end: start, raw }
    const closing = next == '/'
    const nameStart = closing ? start + 2 : start + 1
    if (!/[a-z]/i.test(html[nameStart] ?? '')) {
      if (closing || next == '!' || next == '?') {
        if (html.startsWith('!--', start + 1)) {
          at = match(EMPTY_COMMENT, html, start + 4)
          if (at < 0) {
            at = start + 4
            raw = '!--'
          }
          continue
        }
        const data = (depths.svg || depths.math) && html.startsWith('![CDATA[', start + 1)
        const end = html.indexOf(data ? ']]>' : '>', start)
        if (end < 0) return { end: start, raw }
        at = end + (data ? 3 : 1)
      } else at = start + 1
      continue
    }
    const nameEnd = match(NAME, html, nameStart)
    const name = html.slice(nameStart, nameEnd).toLowerCase()
    const attributes: WrittenAttribute[] = []
    at = readAttributes(html, nameEnd, isWanted, attributes)
    if (at < 0) return { end: start, raw }
    if (name == 'svg' || name == 'math') {
      if (!closing) depths[name] += html[at - 2] == '/' ? 0 : 1
      else if (depths[name]) depths[name]--
    }
    if (closing) continue
    onTag(name, nameEnd, attributes, at)
    if (!depths.svg && !depths.math && isText(name)) raw = name
  }
  return { end: length, raw }
}

/** Reads to the end of a tag, which it gives; -1 where there is none. */
function readAttributes(
  html: string,
  from: number,
  isWanted: (name: string) => boolean,
  attributes: WrittenAttribute[],
): number {
  for (let at = from; ; ) {
    const start = match(GAP, html, at)
    if (start >= html.length) return -1
    if (html[start] == '>') return start + 1
    const nameEnd = match(KEY, html, start)
    let valueEnd = nameEnd
    let end = nameEnd
    let valueStart = match(EQUALS, html, nameEnd)
    if (valueStart >= 0) {
      const quote = html[valueStart]
      const quoted = quote == '"' || quote == "'"
      if (quoted) valueStart++
      valueEnd = quoted ? html.indexOf(quote, valueStart) : match(UNQUOTED, html, valueStart)
      if (valueEnd < 0) return -1
      end = quoted ? valueEnd + 1 : valueEnd
    } else valueStart = nameEnd
    // A tag may have any number of attributes, of any length.
    const name = nameEnd - start < LONGEST_NAME ? html.slice(start, nameEnd).toLowerCase() : ''
    if (isWanted(name)) attributes.push({ name, start, valueStart, valueEnd, end })
    at = end
  }
}
