import { nativeGetter } from '../../page/native-getter'
import type { Trust } from '../../page/trust'
import { type Front, type Run, patch } from '../patch'
import { type DeferUrls, createDeferUrls } from './defer-urls'
import { holdMarkup } from './hold-markup'
import { LOADS, RULE } from './loads'

const PROPERTIES =
  'Script.src IFrame.src Frame.src Image.src Image.srcset Source.src Source.srcset Media.src Video.poster Track.src Embed.src Input.src Object.data Link.href Link.imageSrcset Body.background Anchor.ping Area.ping'

export interface UnmarkedGateOptions {
  window: Window & typeof globalThis
  /** What must be granted before a URL may be called; undefined when it may. */
  missing(url: string): readonly string[] | undefined
  /** What the policy says that an inline script with this text waits for. */
  ownersOfInline(text: string): readonly string[] | undefined
  /** Whether anything at all may have to wait. */
  closed(): boolean
  /** Whether an element has to wait for what it is marked with, which is then said. */
  held(element: Element): boolean
  /** Whether something that is marked with these names waits. */
  holds(names: readonly string[]): boolean
  trust: Trust
}

type Prototypes = Record<string, { prototype: object } | undefined>

/**
 * Turns elements that nobody marked, and whose URL a category must grant first, into marked ones: the URL goes from
 * `src` to `data-src`, and `data-consent` says what it waits for.
 */
export function holdUnmarked(options: UnmarkedGateOptions): {
  /** Looks at what code is about to add. */
  inspect(node: unknown): void
  /** Looks at an element that the parser has added. */
  look(element: Element): void
  /** Takes back what the page has loaded and may no longer. */
  takeBack(): void
  stop(): void
} {
  const { window, closed } = options
  const urls = createDeferUrls(options)

  const undo = [
    ...holdProperties(window, options, urls),
    ...holdAttributes(window, closed, urls),
    ...holdMarkup(options, urls),
    // One that never enters the page may have been given its URL before a refusal.
    ...['load', 'play'].map((key) =>
      patch(window.HTMLMediaElement.prototype, key, {
        call(run, _, self: Element) {
          urls.takeBackElement(self)
          return run()
        },
      }),
    ),
    patch(window, 'Audio', {
      construct(run, args) {
        const audio = run([])
        if (args[0] !== undefined) audio.src = args[0]
        return audio
      },
    }),
  ]
  return {
    inspect: urls.inspectTree,
    look: urls.inspectParsed,
    takeBack: urls.takeBack,
    stop() {
      for (const back of undo) back()
    },
  }
}

/** What elements load by properties, which read back what was written. */
function holdProperties(window: Window & typeof globalThis, { closed }: UnmarkedGateOptions, urls: DeferUrls) {
  const { document } = window
  const { createElement } = window.Document.prototype
  const { hasAttribute } = window.Element.prototype
  const baseUri = nativeGetter<string>(window.Node.prototype, 'baseURI')
  const of = (name: string) => (window as unknown as Prototypes)[name]?.prototype
  const types = 'trustedTypes' in window

  const undo = PROPERTIES.split(' ').map((one) => {
    const [name, key] = one.split('.') as [string, string]
    const attribute = key.toLowerCase()
    return patch(of(`HTML${name}Element`), key, {
      get(run, _, self: Element) {
        const value = run()
        const written = value === '' ? urls.writtenUrl(self, attribute) : null
        if (written === null) return value
        try {
          return /src$|href|data|poster/.test(key) ? new URL(written, baseUri(self)).href : written
        } catch {
          return written
        }
      },
      set(run, args, self: Element) {
        // What is no text is the browser's own to refuse, where there is nothing to hold.
        if (!closed() && !hasAttribute.call(self, RULE)) return run()
        // The browser itself says what a page's Trusted Types refuse.
        if (types && name == 'Script') run(args, createElement.call(document, 'script'))
        return urls.deferUrl(self, attribute, String(args[0])) || run()
      },
    })
  })

  const relate: Front = (run, args, self) => urls.relate(self, String(args[0]), run)
  undo.push(
    patch(of('HTMLLinkElement'), 'rel', { set: relate }),
    patch(of('HTMLLinkElement'), 'relList', {
      get(run, _, self: HTMLLinkElement) {
        const list = run() as DOMTokenList
        const { prototype } = window.DOMTokenList
        for (const key of ['add', 'replace', 'toggle'] as const)
          Object.defineProperty(list, key, {
            value: (...args: unknown[]) =>
              urls.relate(self, [self.rel, ...args].join(' '), () => Reflect.apply(prototype[key], list, args)),
            configurable: true,
          })
        Object.defineProperty(list, 'value', {
          get: () => self.rel,
          set(rel) {
            self.rel = rel
          },
          configurable: true,
        })
        return list
      },
      set: relate,
    }),
  )
  const animated = new WeakMap<object, Element>()
  for (const name of ['SVGImageElement', 'SVGFEImageElement', 'SVGScriptElement'])
    undo.push(
      patch(of(name), 'href', {
        get(run, _, self: Element) {
          const value = run()
          animated.set(value, self)
          return value
        },
      }),
    )
  undo.push(
    patch(of('SVGAnimatedString'), 'baseVal', {
      set(run, args, self) {
        const element = animated.get(self)
        return (element && urls.deferUrl(element, 'href', String(args[0]))) || run()
      },
    }),
  )
  return undo
}

/** What elements load by attributes, in all the ways to set them, which read back what was written. */
function holdAttributes(window: Window & typeof globalThis, closed: () => boolean, urls: DeferUrls) {
  const { prototype } = window.Element
  const { hasAttribute, getAttribute } = prototype
  const { item } = window.NamedNodeMap.prototype
  const owner = nativeGetter<Element | null>(window.Attr.prototype, 'ownerElement')
  const keyOf = (name: unknown) => String(name).toLowerCase().replace('xlink:', '')
  const defers = (element: Element, name: unknown, value: unknown) =>
    !!LOADS[element.localName] &&
    (closed() || hasAttribute.call(element, RULE)) &&
    urls.deferUrl(element, keyOf(name), String(value))
  /** Writes an attribute, unless its URL has to wait: then the writer is given what stands for it. */
  const write = (element: Element, name: unknown, value: unknown, run: Run, instead: unknown) => {
    if (element.localName == 'link' && /^rel$/i.test(String(name))) return urls.relate(element, String(value), run)
    return defers(element, name, value) ? instead : run()
  }

  const undo = (
    [
      ['setAttribute', 0],
      ['setAttributeNS', 1],
    ] as const
  ).map(([key, at]) =>
    patch(prototype, key, {
      call(run, args, self: Element) {
        if (args.length < at + 2) return run()
        const name = String(args[at])
        if (self.localName == 'iframe' && /^srcdoc$/i.test(name)) return urls.rewriteArgument(run, args, at + 1, true)
        return write(self, name, args[at + 1], run, undefined)
      },
    }),
  )
  for (const key of ['setAttributeNode', 'setAttributeNodeNS'])
    undo.push(
      patch(prototype, key, {
        call: (run, [node], self) => (node ? write(self, node.localName, node.value, run, null) : run()),
      }),
    )
  for (const key of ['setNamedItem', 'setNamedItemNS'])
    undo.push(
      patch(window.NamedNodeMap.prototype, key, {
        call(run, [node], self) {
          const first = self.length ? item.call(self, 0) : null
          const element = first && owner(first)
          if (element && node && defers(element, node.localName, node.value)) return null
          const result = run()
          // A list that was empty says only now whose it is.
          const late = node && owner(node)
          if (late && LOADS[late.localName] && closed()) urls.inspectElement(late, true)
          return result
        },
      }),
    )
  const setValue = {
    set(run: () => unknown, args: unknown[], self: Attr) {
      const element = self.nodeType == 2 ? owner(self) : null
      return element ? write(element, self.localName, args[0], run, undefined) : run()
    },
  }
  undo.push(
    patch(window.Attr.prototype, 'value', setValue),
    patch(window.Node.prototype, 'nodeValue', setValue),
    patch(prototype, 'removeAttribute', {
      call(run, args, self: Element) {
        urls.restoreUrl(self, keyOf(args[0]))
        return run()
      },
    }),
    patch(prototype, 'getAttribute', {
      call(run, args, self: Element) {
        const value = run()
        return value === null && hasAttribute.call(self, RULE) && LOADS[self.localName]?.includes(keyOf(args[0]))
          ? getAttribute.call(self, `data-${keyOf(args[0])}`)
          : value
      },
    }),
    patch(prototype, 'hasAttribute', {
      call: (run, args, self: Element) =>
        run() ||
        (hasAttribute.call(self, RULE) &&
          !!LOADS[self.localName]?.includes(keyOf(args[0])) &&
          hasAttribute.call(self, `data-${keyOf(args[0])}`)),
    }),
  )
  return undo
}
