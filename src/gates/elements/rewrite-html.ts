import { decodeEntities } from './decode-entities'
import { attempt } from '../attempt'
import { LOADING_KEYS, LOADING_LINK, LOADS, RULE, splitSrcset } from './loads'
import { type WrittenAttribute, scanTags } from './scan-tags'

const WANTED = new Set([...LOADING_KEYS, 'xlink:href', 'consent', 'rel', 'type', 'srcdoc'])

export type OfMarked = (
  name: string,
  attributes: ReadonlyMap<string, WrittenAttribute>,
  textOf: (attribute: WrittenAttribute) => string,
) => RewriteOptions['ownersOf'] | undefined

export interface RewriteOptions {
  /** Whether scripts in it will run. */
  runs: boolean
  /** Who has to grant what an attribute loads; undefined when it may be loaded. */
  ownersOf(value: string, key: string, name: string): readonly string[] | undefined
  /** What is asked in place of `ownersOf` of an element that its owner has marked. @default nothing: it is left as it is */
  ofMarked?: OfMarked | undefined
  /** The element whose text the HTML begins in. */
  raw?: string
  /** Whether an element's content is text. @default what is text where scripts run */
  isText?(name: string): boolean
}

/** Puts text in place of what stands between two places. */
export type Put = (from: number, to: number, text: string) => void

/** Marks in HTML what has to wait. Only names of attributes change, so that no text becomes something else. */
export function rewriteHtml(html: string, options: RewriteOptions): string {
  let changed = ''
  let based = options
  let copied = 0
  const put: Put = (from, to, text) => {
    changed += html.slice(copied, from) + text
    copied = to
  }
  scanTags(
    html,
    isWanted,
    (name, nameEnd, attributes) => {
      // Of several the first counts.
      const href = name == 'base' && based == options && attributes.find((attribute) => attribute.name == 'href')
      if (href) {
        const base = decodeEntities(html.slice(href.valueStart, href.valueEnd))
        if (base) based = { ...options, ownersOf: ownersUnder(base, options) }
      }
      markTag(html, name, nameEnd, attributes, based, put)
    },
    options.raw,
    undefined,
    options.isText,
  )
  return copied ? changed + html.slice(copied) : html
}

/** Who has to grant what a document loads that says itself what its URLs begin with. */
function ownersUnder(base: string, { ownersOf }: RewriteOptions): RewriteOptions['ownersOf'] {
  const from = attempt(() => new URL(base, globalThis.location?.href))
  return (value, key, name) => {
    const at = (url: string) => attempt(() => new URL(url, from).href) ?? url
    return ownersOf(/srcset/.test(key) ? splitSrcset(value).map(at).join(', ') : at(value), key, name)
  }
}

/** The attributes that `markTag` has to know. */
export const isWanted = (name: string) => WANTED.has(name.replace('data-', ''))

/** Marks one start tag, where it has to wait. */
export function markTag(
  html: string,
  name: string,
  nameEnd: number,
  attributes: readonly WrittenAttribute[],
  { runs, ownersOf, ofMarked }: RewriteOptions,
  put: Put,
): void {
  const keys = LOADS[name]
  if (!keys) return
  const textOf = ({ valueStart, valueEnd }: WrittenAttribute) => decodeEntities(html.slice(valueStart, valueEnd))
  // Of attributes of one name the first counts.
  const first = new Map<string, WrittenAttribute>()
  for (const attribute of attributes) if (!first.has(attribute.name)) first.set(attribute.name, attribute)
  const isScript = name == 'script'
  const isMarked = first.has('data-consent')
  const find = isMarked ? ofMarked?.(name, first, textOf) : ownersOf
  if (!find || (isScript && !runs)) return
  const rel = first.get('rel')
  const waits = name != 'link' || (rel && LOADING_LINK.test(textOf(rel))) ? keys : []
  let owners: readonly string[] | undefined
  const deferred = new Set<string>()
  for (const [written, attribute] of first) {
    const key = written.replace('xlink:', '')
    if (!waits.includes(key) && !(isScript && key == 'href')) continue
    const found = find(textOf(attribute), key, name)
    if (!found) continue
    owners = found
    deferred.add(written)
  }
  // Without quotes, so that where the tag is only text it stays text.
  if (owners)
    put(
      nameEnd,
      nameEnd,
      (isScript ? ' type=text/plain' : '') + (isMarked ? '' : ` data-consent=${owners.join('&#32;')} ${RULE}`),
    )
  for (const attribute of attributes) {
    const { name: written, start, valueStart, end } = attribute
    if (deferred.has(written)) {
      const key = written.replace('xlink:', '')
      // Of two with one name browsers take the first: a lazy loader's own comes before what stands in its place.
      put(start, start + written.length - key.length, first.has(`data-${key}`) ? 'data-consent-' : 'data-')
    } else if (owners && isScript && written == 'type') put(start, start, 'data-')
    else if (name == 'iframe' && written == 'srcdoc' && valueStart < end) {
      const inner = textOf(attribute)
      const rewritten = rewriteHtml(inner, { runs: true, ownersOf, ofMarked })
      if (rewritten != inner)
        put(start, end, `srcdoc=${rewritten.replace(/[&\s"'<>=`]/g, (sign) => `&#${sign.charCodeAt(0)};`)}`)
    }
  }
}
