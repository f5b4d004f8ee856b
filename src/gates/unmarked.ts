import type { Trust } from '../page/trust'
import { type Front, type Run, patch } from './patch'

// What each element loads by itself. https://html.spec.whatwg.org/multipage/urls-and-fetching.html
const LOADS: Record<string, string[]> = {
  script: ['src'],
  iframe: ['src'],
  frame: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  input: ['src'],
  object: ['data'],
  link: ['href', 'imagesrcset'],
  // Of SVG.
  image: ['href'],
}
/** Copies of an element that a rule has marked take this along. */
const RULE = 'data-consent-rule'
const NAMES = Object.keys(LOADS)
const SELECTOR = NAMES.join()
const PROPERTIES =
  'Script.src IFrame.src Frame.src Image.src Image.srcset Source.src Source.srcset Media.src Video.poster Track.src Embed.src Input.src Object.data Link.href Link.imageSrcset'
// Each prototype has some of them.
const PARENTS = 'Node Element CharacterData DocumentType Document DocumentFragment Range'
const INSERTIONS =
  'appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith insertAdjacentElement insertNode surroundContents'
const TAG = new RegExp(`<(${NAMES.join('|')})(?=[\\s/])((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'gi')
// Of a tag that is written in several pieces.
const UNENDED = /<(\w[^<>]*)?$/
const ATTRIBUTE = /(?<=[\s/"'])(?:xlink:)?([\w-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/gi
const ADDRESS = /(?:https?:)?\/\/[^\s"'`<>\\)]+/g

export interface UnmarkedGateOptions {
  window: Window & typeof globalThis
  /** What must be granted before a URL may be called, or is only mentioned; undefined when it may. */
  missing(url: string, mentioned?: boolean): readonly string[] | undefined
  /** Whether anything at all may have to wait. */
  closed(): boolean
  /** Whether an element has to wait for what it is marked with, which is then said. */
  held(element: Element): boolean
  /** A frame may have a document of its own now. */
  onFrame(frame: HTMLIFrameElement): void
  trust: Trust
}

/**
 * Turns elements that nobody marked, and whose URL a category must grant first, into marked ones: the URL goes from
 * `src` to `data-src`, and `data-consent` says what it waits for.
 */
export function holdUnmarked({ window, missing, closed, held, onFrame, trust }: UnmarkedGateOptions): {
  /** Looks at what the parser has added. */
  look(node: Node): void
  stop(): void
} {
  const { document } = window
  const { setAttribute, removeAttribute } = window.Element.prototype
  // Scripts that have run, or never will: only the parser's own may still be stopped.
  const done = new WeakSet<Element>()
  const undo: (() => void)[] = []

  const wanted = (value: string, key: string) => {
    for (const url of /srcset/.test(key) ? value.split(/[\s,]+/) : [value]) {
      const needs = url && missing(url)
      if (needs) return needs
    }
    return undefined
  }
  const marked = (element: Element) => element.hasAttribute('data-consent') && !element.hasAttribute(RULE)

  function mark(element: Element, needs: readonly string[]) {
    setAttribute.call(element, 'data-consent', needs.join(' '))
    setAttribute.call(element, RULE, '')
  }
  /** Forgets a URL that waited, and the mark with the last of them. */
  function leave(element: Element, key: string) {
    if (!element.hasAttribute(RULE)) return
    removeAttribute.call(element, `data-${key}`)
    if (LOADS[element.localName]?.some((other) => element.hasAttribute(`data-${other}`))) return
    for (const name of ['data-consent', RULE]) removeAttribute.call(element, name)
  }

  /** Takes a URL that an element is about to get, if it has to wait; else gives back what an earlier one left. */
  function take(element: Element, key: string, value: string): boolean {
    // Our own files are nobody's to hold, whatever a policy declares.
    if (!LOADS[element.localName]?.includes(key) || 'treize' in element) return false
    if (!closed() && !element.hasAttribute(RULE)) return false
    if (marked(element)) {
      if (!held(element)) return false
    } else {
      const needs = wanted(value, key)
      if (!needs) {
        leave(element, key)
        return false
      }
      mark(element, needs)
    }
    setAttribute.call(element, `data-${key}`, value)
    removeAttribute.call(element, key)
    held(element)
    // A pixel or a sound that never enters the page is a request: it fails, and is not sent later.
    if (/img|audio/.test(element.localName))
      setTimeout(
        () => element.isConnected || (element as HTMLImageElement).src || element.dispatchEvent(new Event('error')),
      )
    return true
  }

  function check(element: Element, parsed: boolean) {
    if (element.localName == 'script') return checkScript(element as HTMLScriptElement, parsed)
    for (const key of LOADS[element.localName] ?? []) {
      const value = element.getAttribute(key)
      if (value == null || !take(element, key, value)) continue
      // A copy ends what the parser has begun to load.
      if (parsed && /frame|embed|object/.test(element.localName)) element.replaceWith(element.cloneNode(true))
    }
  }

  function checkScript(script: HTMLScriptElement, parsed: boolean) {
    if ('treize' in script || done.has(script) || (parsed && document.readyState != 'loading')) return
    if (!parsed) {
      done.add(script)
      // What is only moved has run.
      if (script.isConnected) return
    }
    if (!/^$|^module$|javascript/.test(script.type)) return
    // What code puts into the page waits as it is, with its listeners: the browser knows whether it may run at all.
    if (!parsed && script.src && !script.text) return take(script, 'src', script.getAttribute('src') as string)
    if (marked(script)) {
      if (!held(script)) return
    } else {
      let urls = ['src', 'href', 'xlink:href'].flatMap((key) => script.getAttribute(key) ?? [])
      // A script in the page's own HTML that names a declared URL is the one that starts it.
      if (parsed && !urls.length) urls = (script.textContent ?? '').match(ADDRESS) ?? []
      const needs = urls.map((url) => missing(url, !script.src)).find(Boolean)
      if (!needs) return
      mark(script, needs)
    }
    if (script.type) setAttribute.call(script, 'data-type', script.type)
    setAttribute.call(script, 'type', 'text/plain')
  }

  /** Looks at nodes before the page has them. */
  function look(node: unknown, parsed = false) {
    const element = node as Element
    // What the parser brings is asked about only when something of it loads: the first answer takes time.
    if (!element?.nodeType || (!parsed && !closed())) return
    if (LOADS[element.localName] && closed()) check(element, parsed)
    // A form's own members may be fields of that name.
    const { querySelectorAll } = element.nodeType == 1 ? window.Element.prototype : element
    if (element.firstChild)
      for (const inner of querySelectorAll?.call(element, SELECTOR) ?? []) if (closed()) check(inner, parsed)
  }

  /** Marks in HTML what has to wait. Only names of attributes change, so that no text becomes something else. */
  function rewrite(html: string, runs: boolean): string {
    return html.replace(TAG, (tag, name: string, rest: string) => {
      const script = /^script$/i.test(name)
      if (/\sdata-consent\b/i.test(rest) || (script && !runs)) return tag
      const own = LOADS[name.toLowerCase()]
      let needs: readonly string[] | undefined
      const changed = rest.replace(ATTRIBUTE, (all: string, key: string, equals: string, value: string) => {
        const url = value
          .replace(/^["']|["']$/g, '')
          .replace(/&#(x?)([\da-f]+);?/gi, (_, hex, code) => String.fromCharCode(Number.parseInt(code, hex ? 16 : 10)))
          .replace(/&amp;/g, '&')
        const found = own?.includes(key.toLowerCase()) && wanted(url, key.toLowerCase())
        if (!found) return all
        needs = found
        return `data-${key}${equals}${value}`
      })
      if (!needs) return tag
      // Without quotes, so that where the tag is only text it stays text.
      const type = script ? ' type=text/plain' : ''
      return `<${name}${type} data-consent=${needs.join('&#32;')} ${RULE}${script ? changed.replace(/\stype\s*=/i, ' data-type=') : changed}>`
    })
  }
  const types = (window as unknown as { trustedTypes?: { isHTML(value: unknown): boolean } }).trustedTypes
  /** Trusts what was made of trusted HTML, and nothing else; undefined where the page does not let us. */
  function bless(from: unknown, text: string): string | undefined {
    if (!types?.isHTML(from)) return text
    const trusted = trust.createHTML(text)
    return types.isHTML(trusted) ? trusted : undefined
  }
  const html = (run: Run, args: unknown[], at: number, runs: boolean) => {
    const given = args.length > at && closed() ? String(args[at]) : ''
    const changed = rewrite(given, runs)
    const blessed = bless(args[at], changed)
    // Where the page trusts no policy of ours, its own HTML goes as it is.
    if (changed == given || blessed === undefined) return run(args)
    return run(args.map((arg, index) => (index == at ? blessed : arg)))
  }
  /** HTML that an element gets: its scripts never run, so they are none of ours. */
  const inner =
    (at = 0): Front =>
    (run, args, self: Element) => {
      const root = self.parentNode ?? self
      const result = html(run, args, at, false)
      if (/<(script|iframe)/i.test(String(args[at])))
        for (const found of root.querySelectorAll('script,iframe'))
          if (found.localName == 'script') done.add(found)
          else onFrame(found as HTMLIFrameElement)
      return result
    }
  const spots = new WeakMap<Element, ChildNode>()
  let unended = ''
  const write: Front = (run, args) => {
    const late = document.readyState == 'loading' ? null : document.currentScript
    const whole = [unended, ...args].map(String).join('')
    const delayed = late?.hasAttribute('data-consent')
    const text = types?.isHTML(args[0]) || !(delayed || closed()) ? whole : whole.replace(UNENDED, '')
    unended = whole.slice(text.length)
    // What a script leaves open, the parser goes on with.
    queueMicrotask(() => {
      if (unended && document.readyState == 'loading') run([unended])
      unended = ''
    })
    if (late && delayed) {
      // A held script runs after the page has been read, and what it writes then would replace the page.
      const part = document.createRange().createContextualFragment(bless(args[0], text) ?? text)
      const last = part.lastChild
      const spot = spots.get(late) ?? late
      spot.after(part)
      if (last) spots.set(late, last as ChildNode)
      return undefined
    }
    const result = html(run, args[0] == text ? args : [text], 0, true)
    if (closed()) for (const script of document.scripts) done.add(script)
    return result
  }

  for (const one of PROPERTIES.split(' ')) {
    const [name, key] = one.split('.') as [string, string]
    undo.push(
      patch((window as unknown as Record<string, { prototype: object }>)[`HTML${name}Element`]?.prototype, key, {
        set(run, args, self: Element) {
          // What is no text is the browser's own to refuse, where there is nothing to hold.
          if (!closed() && !self.hasAttribute?.(RULE)) return run()
          // The browser itself says what a page's Trusted Types refuse.
          if (types && name == 'Script') run(args, document.createElement('script'))
          return take(self, key.toLowerCase(), String(args[0])) || run()
        },
      }),
    )
  }
  const { Element, ShadowRoot, Document, Range } = window
  for (const [key, at] of [
    ['setAttribute', 0],
    ['setAttributeNS', 1],
  ] as const)
    undo.push(
      patch(Element.prototype, key, {
        call: (run, args, self: Element) =>
          LOADS[self.localName] &&
          args.length > at + 1 &&
          (closed() || self.hasAttribute(RULE)) &&
          take(self, String(args[at]).toLowerCase().replace('xlink:', ''), String(args[at + 1]))
            ? undefined
            : run(),
      }),
    )
  for (const key of ['setAttributeNode', 'setAttributeNodeNS'])
    undo.push(
      patch(Element.prototype, key, {
        call: (run, [node], self: Element) => (take(self, node?.localName, node?.value) ? null : run()),
      }),
    )
  undo.push(
    patch(Element.prototype, 'removeAttribute', {
      call(run, args, self: Element) {
        leave(self, String(args[0]).toLowerCase())
        return run()
      },
    }),
    patch(window, 'Audio', {
      construct(run, args) {
        const audio = run([])
        if (args[0] !== undefined) audio.src = args[0]
        return audio
      },
    }),
    patch(window.HTMLIFrameElement.prototype, 'srcdoc', { set: (run, args) => html(run, args, 0, true) }),
  )
  for (const name of PARENTS.split(' '))
    for (const key of INSERTIONS.split(' '))
      undo.push(
        patch((window as unknown as Record<string, { prototype: object }>)[name]?.prototype, key, {
          call(run, args) {
            for (const node of args) look(node)
            const result = run()
            for (const node of args) if (node?.localName == 'iframe') onFrame(node)
            return result
          },
        }),
      )
  for (const { prototype } of [Element, ShadowRoot]) {
    undo.push(patch(prototype, 'innerHTML', { set: inner() }), patch(prototype, 'setHTMLUnsafe', { call: inner() }))
  }
  undo.push(
    patch(Element.prototype, 'outerHTML', { set: inner() }),
    patch(Element.prototype, 'insertAdjacentHTML', { call: inner(1) }),
    patch(Document.prototype, 'write', { call: write }),
    patch(Document.prototype, 'writeln', { call: write }),
    patch(Range.prototype, 'createContextualFragment', { call: (run, args) => html(run, args, 0, false) }),
  )
  return {
    look: (node) => look(node, true),
    stop() {
      for (const back of undo) back()
    },
  }
}
