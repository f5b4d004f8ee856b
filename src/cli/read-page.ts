import { decodeEntities } from '../gates/elements/decode-entities'
import { LOADING_LINK, LOADS, splitSrcset } from '../gates/elements/loads'
import { readKind } from '../gates/elements/read-kind'
import { type WrittenAttribute, findEnd, isRaw, scanTags } from '../gates/elements/scan-tags'
import type { Html } from './read-html'
import { toUrl } from './to-url'

/** An element that loads or runs something, as its opening tag is written. */
export interface Element {
  /** As `script`. */
  name: string
  /** The part of the page that the places of the tag are places of, and where that part begins. */
  html: string
  from: number
  /** Where the tag begins, where its name ends, and where it ends. */
  start: number
  nameEnd: number
  end: number
  attributes: readonly WrittenAttribute[]
  /** What an attribute says, as a browser reads it. */
  get(key: string): string | undefined
  /** Reads a part of the page as its encoding means it. */
  decode(part: string): string
  /** An address that stands in the page, absolute; undefined where it is none. */
  toUrl(address: string): URL | undefined
}

/** What an element of a page fetches, or an inline script that it runs. */
export interface Use {
  file: string
  line: number
  column: number
  /** The name of the element. */
  tag: string
  /** The attribute that names the address, as it is written; none of an inline script. */
  attribute?: string
  url?: string
  /** The address, absolute; undefined where no browser knows it. */
  to?: URL | undefined
  /** The text of an inline script. */
  text?: string
  /** What `data-consent` says, where the element is marked. */
  marked?: string | undefined
  /** The element of the file: of what stands in a frame's `srcdoc`, the frame. */
  element: Element
  /** Whether it stands in `srcdoc`. */
  isInner: boolean
}

export interface Page {
  /** Relative to where the caller is, or the URL. */
  name: string
  path: string
  /** One character for each byte. */
  html: string
  uses: Use[]
  /** What `<html lang>` says. */
  language?: string
  /** The addresses of its links, as they are written. */
  links: string[]
  /** What they start from, where `<base>` says that. */
  base?: string
}

/** Without scripts, what stands in a `noscript` element is loaded, and nobody has been asked. */
const isTextWithoutScripts = (name: string) => name != 'noscript' && isRaw(name)

/** Reads what a page loads, by the readers that hold it in a browser. */
export function readPage(name: string, path: string, { html, decode }: Html): Page {
  const page: Page = { name, path, html, uses: [], links: [] }
  const placeOf = createPlaces(html, decode)
  let base: string | undefined
  const onPage = (address: string) => toUrl(address, base)

  /** Reads the page, a part that begins at a place, or the document in a frame's `srcdoc`. */
  function read(part: Pick<Element, 'html' | 'from' | 'decode'>, isText: typeof isRaw, frame?: Element) {
    const depths = { svg: 0, math: 0 }
    const onTag = (name: string, nameEnd: number, attributes: WrittenAttribute[], end: number) => {
      const first = new Map(attributes.toReversed().map((one) => [one.name, one]))
      const valueOfAttribute = ({ valueStart, valueEnd }: WrittenAttribute) =>
        decodeEntities(part.decode(part.html.slice(valueStart, valueEnd)))
      const get = (key: string) => {
        const attribute = first.get(key)
        return attribute && valueOfAttribute(attribute)
      }
      const element = { ...part, name, start: nameEnd - name.length - 1, nameEnd, end, attributes, get, toUrl: onPage }
      const isForeign = !!(depths.svg || depths.math)
      const uses = findUses(element, isForeign)
      if (uses.length) {
        const outer = frame ?? element
        const place = placeOf(outer.from + outer.start)
        const common = { file: page.name, ...place, tag: name, marked: get('data-consent'), element: outer }
        for (const use of uses) page.uses.push({ ...common, isInner: !!frame, ...use })
      }
      if (isForeign) return
      const [href, lang, srcdoc] = [get('href'), get('lang'), get('srcdoc')]
      if (name == 'html' && lang) page.language ??= lang
      if (name == 'a' && href) page.links.push(href)
      if (name == 'base' && href && !frame) {
        page.base ??= href
        base ??= onPage(href)?.href
      }
      if (name == 'iframe' && srcdoc) read({ html: srcdoc, from: 0, decode: (text) => text }, isRaw, frame ?? element)
      if (name == 'noscript' && isText(name)) {
        const inner = part.html.slice(end, textEndOf(element))
        read({ ...part, html: inner, from: part.from + end }, isTextWithoutScripts, frame)
      }
    }
    scanTags(part.html, (name) => !!name, onTag, '', depths, isText)
  }

  read({ html, from: 0, decode }, isRaw)
  return page
}

/** What an element loads by its attributes, each once, or runs as its text. */
function findUses(element: Element, isForeign: boolean): Pick<Use, 'attribute' | 'url' | 'to' | 'text'>[] {
  const { name, html, end, attributes, get, decode, toUrl } = element
  if (name == 'script' && !isScript(element)) return []
  if (name == 'link' && !LOADING_LINK.test(get('rel') ?? '')) return []
  if (name == 'input' && get('type')?.toLowerCase() != 'image') return []
  // A ping goes when a visitor follows the link. One of SVG has its address in `href`.
  const keys = name == 'script' && isForeign ? ['href'] : (LOADS[name]?.filter((key) => key != 'ping') ?? [])
  const uses = [...new Set(attributes.map((one) => one.name))].flatMap((attribute) => {
    // A lazy loader of the page's own may use the same name; what it fetches is declared all the same.
    const key = attribute.replace(/^(data-|xlink:)/, '')
    const value = keys.includes(key) ? get(attribute)?.trim() : undefined
    return (value ? (key.endsWith('srcset') ? splitSrcset(value) : [value]) : []).map((url) => ({
      attribute,
      url,
      to: toUrl(url),
    }))
  })
  if (name != 'script' || isForeign || get('src') !== undefined || get('data-src') !== undefined) return uses
  return [{ text: decode(html.slice(end, textEndOf(element))) }]
}

/** Whether a browser runs a script, or will once it is released. */
function isScript({ get }: Element): boolean {
  // Where the browser knows no modules, it runs what is `nomodule`.
  const kind = readKind((key) => (key == 'nomodule' ? null : (get(key == 'data-type' ? 'type' : key) ?? null)))
  return kind == 'classic' || kind == 'module' || isHeld(get('type'))
}

/** Whether a script has the type of those that wait. */
export const isHeld = (type: string | undefined): boolean => type?.trim().toLowerCase() == 'text/plain'

function textEndOf({ html, name, end }: Element): number {
  const textEnd = findEnd(html, name, end)
  return textEnd < 0 ? html.length : textEnd
}

/** Says the line and column, both from 1, of places that come in their order. */
function createPlaces(html: string, decode: (part: string) => string) {
  let line = 1
  let column = 1
  let from = 0
  let lineEnd = html.indexOf('\n')
  return (at: number): { line: number; column: number } => {
    while (lineEnd >= 0 && lineEnd < at) {
      line++
      column = 1
      from = lineEnd + 1
      lineEnd = html.indexOf('\n', from)
    }
    column += decode(html.slice(from, at)).length
    from = at
    return { line, column }
  }
}
