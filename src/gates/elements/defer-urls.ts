import { nativeGetter } from '../../page/native-getter'
import { ownElements, standing } from '../../page/own-elements'
import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import { stopScript } from './held-script'
import { createInlineRule } from './inline-rule'
import { type InspectTree, createInspectTree } from './inspect-tree'
import { LOADING_LINK, LOADS, RULE } from './loads'
import { createOwnersOf } from './owners-of'
import { createOwnersOfMarked } from './owners-of-marked'
import { type Relate, createRelate } from './create-relate'
import { type RewriteArgument, createRewriteArgument } from './rewrite-argument'

export interface DeferUrlsOptions {
  window: Window & typeof globalThis
  /** What must be granted before a URL may be called; undefined when it may. */
  missing(url: string): readonly string[] | undefined
  /** Whether anything at all may have to wait. */
  closed(): boolean
  /** Whether an element has to wait for what it is marked with, which is then said. */
  held(element: Element): boolean
  /** Whether something that is marked with these names waits. */
  holds(names: readonly string[]): boolean
  /** What the policy says that an inline script with this text waits for. */
  ownersOfInline(text: string): readonly string[] | undefined
  trust: Trust
}

/** Moves URLs that have to wait out of the attributes that load them, and back. */
export interface DeferUrls extends RewriteArgument, InspectTree, Relate {
  /** Who has to grant what an attribute would load. */
  ownersOf(value: string, key: string, name: string): readonly string[] | undefined
  /**
   * Takes a URL that an element is about to get, if it has to wait; else gives back what an earlier one left.
   *
   * @param waits what is to be loaded in its place later. @default the URL
   */
  deferUrl(element: Element, key: string, value: string, waits?: string): boolean
  /** Forgets a URL that waited, and the mark with the last of them. */
  restoreUrl(element: Element, key: string): void
  /** The URL that was written and waits; null when there is none. */
  writtenUrl(element: Element, key: string): string | null
  inspectElement(element: Element, parsed: boolean): void
  /** Scripts that have run, or never will: only the parser's own may still be stopped. */
  alreadyRun: WeakSet<Element>
}

/** Every text in JSON, as a browser reads it. */
function textsIn(json: string): string[] {
  const texts: string[] = []
  attempt(() => JSON.parse(json, (_, value) => void (typeof value == 'string' && texts.push(value))))
  return texts
}

export function createDeferUrls(options: DeferUrlsOptions): DeferUrls {
  const { window, missing, closed, held, holds, ownersOfInline, trust } = options
  const { document, Node, Document } = window
  const { setAttribute, removeAttribute, getAttribute, hasAttribute } = window.Element.prototype
  const readyState = nativeGetter<string>(Document.prototype, 'readyState')
  const isConnected = nativeGetter<boolean>(Node.prototype, 'isConnected')
  const nameOf = nativeGetter<string>(window.Element.prototype, 'localName')
  const alreadyRun = new WeakSet<Element>()
  const givenBack = new WeakMap<Element, string>()
  const has = (element: Element, key: string) => hasAttribute.call(element, key)
  const get = (element: Element, key: string) => getAttribute.call(element, key)

  const ownersOf = createOwnersOf(missing)
  const isMarked = (element: Element) => has(element, 'data-consent') && !has(element, RULE)
  function markElement(element: Element, owners: readonly string[]) {
    setAttribute.call(element, 'data-consent', owners.join(' '))
    setAttribute.call(element, RULE, '')
  }

  function restoreUrl(element: Element, key: string) {
    if (!has(element, RULE)) return
    removeAttribute.call(element, `data-${key}`)
    if (LOADS[nameOf(element)]?.some((other) => has(element, `data-${other}`))) return
    for (const name of ['data-consent', RULE]) removeAttribute.call(element, name)
  }

  function deferUrl(element: Element, key: string, value: string, waits = value): boolean {
    const name = nameOf(element)
    if (!LOADS[name]?.includes(key) || ownElements.has(element)) return false
    if (!closed() && !has(element, RULE)) return false
    if (isMarked(element)) {
      if (!held(element)) return false
    } else {
      // Until a link says that it loads, its URL is only a name.
      const owners =
        name == 'link' && !LOADING_LINK.test(get(element, 'rel') ?? '') ? undefined : ownersOf(value, key, name)
      if (!owners) {
        restoreUrl(element, key)
        return false
      }
      markElement(element, owners)
    }
    setAttribute.call(element, `data-${key}`, waits)
    removeAttribute.call(element, key)
    held(element)
    setTimeout(() => {
      giveBack(element, key, waits)
      // A pixel or a sound that never enters the page is a request: it fails, and is not sent later.
      if (/img|audio/.test(name) && !isConnected(element) && !has(element, 'src'))
        element.dispatchEvent(new Event('error'))
    })
    return true
  }

  /** Lazy loaders set `src` and take `data-src` away, which says what waits. One that would do so for ever does it once. */
  function giveBack(element: Element, key: string, value: string) {
    const waits = has(element, 'data-consent') && !has(element, key) && !has(element, `data-${key}`)
    if (!waits || givenBack.get(element) == value) return
    givenBack.set(element, value)
    setAttribute.call(element, `data-${key}`, value)
  }

  function inspectElement(element: Element, parsed: boolean) {
    if (standing.has(element)) return
    const name = nameOf(element)
    if (name == 'script') return inspectScript(element as HTMLScriptElement, parsed)
    for (const key of LOADS[name] ?? []) {
      const value = get(element, key) ?? (key == 'href' ? get(element, 'xlink:href') : null)
      // A stand-in of the owner's stays where the marked URL will stand.
      if (value == null || (isMarked(element) && has(element, `data-${key}`) && !missing(value))) continue
      // What a lazy loader will load is the page's own; what stands there until then is only a picture in its place.
      const own = has(element, RULE) ? null : get(element, `data-${key}`)
      if (!deferUrl(element, key, value, own ?? value)) continue
      if (key == 'href') removeAttribute.call(element, 'xlink:href')
      // A copy ends what the parser has begun to load.
      if (parsed && /frame|embed|object/.test(name)) element.replaceWith(element.cloneNode(true))
    }
  }

  const waitsFor = createInlineRule({ window, ownersOfInline, trust })

  function inspectScript(script: HTMLScriptElement, parsed: boolean) {
    if (ownElements.has(script) || alreadyRun.has(script) || (parsed && readyState(document) != 'loading')) return
    if (!parsed) {
      alreadyRun.add(script)
      // What is only moved has run.
      if (isConnected(script)) return
    }
    const speculates = script.type == 'speculationrules'
    if (!speculates && !/^$|^module$|javascript/.test(script.type)) return
    const src = get(script, 'src')
    // What code puts into the page waits as it is, with its listeners: the browser knows whether it may run at all.
    // One of SVG has no `text`, and its `src` says nothing.
    if (!parsed && src && script.text === '') return deferUrl(script, 'src', src)
    if (isMarked(script)) {
      if (!held(script)) return
    } else {
      let urls = ['src', 'href', 'xlink:href'].flatMap((key) => get(script, key) ?? [])
      const external = urls.length
      if (speculates) urls = textsIn(script.text)
      const owners = urls.map(missing).find(Boolean) ?? (parsed && !external ? waitsFor(script) : undefined)
      if (!owners) return
      markElement(script, owners)
    }
    stopScript({ getAttribute, setAttribute }, script)
  }

  return {
    ...createRewriteArgument({ window, closed, ownersOf, ofMarked: createOwnersOfMarked(ownersOf, holds), trust }),
    ...createRelate({ natives: window.Element.prototype, closed, ownersOf, deferUrl }),
    ownersOf,
    deferUrl,
    restoreUrl,
    writtenUrl: (element, key) => (has(element, RULE) ? get(element, `data-${key}`) : null),
    ...createInspectTree({ window, closed, inspectElement }),
    inspectElement,
    alreadyRun,
  }
}
