import { nativeGetter } from '../../page/native-getter'
import { ownElements } from '../../page/own-elements'
import { attempt } from '../attempt'
import { LOADING, LOADS } from './loads'

interface InspectTreeOptions {
  window: Window & typeof globalThis
  /** Whether anything at all may have to wait. */
  closed(): boolean
  inspectElement(element: Element, parsed: boolean): void
}

/** Looks at elements that may have to wait. */
export interface InspectTree {
  /** Looks at a node and what is in it before the page has them. */
  inspectTree(node: unknown): void
  /** Looks at an element that the parser has brought. */
  inspectParsed(element: Element): void
  /** Takes back what the page has loaded and may no longer; what has run, and the page's looks, stay. */
  takeBack(): void
  /** The same for one element. */
  takeBackElement(element: Element): void
}

export function createInspectTree({ window, closed, inspectElement }: InspectTreeOptions): InspectTree {
  const { document, HTMLMediaElement } = window
  const { hasAttribute, querySelectorAll } = window.Element.prototype
  const { load } = HTMLMediaElement.prototype
  const { querySelectorAll: ofDocument } = window.Document.prototype
  const nodeType = nativeGetter<number>(window.Node.prototype, 'nodeType')
  const nameOf = nativeGetter<string>(window.Element.prototype, 'localName')

  /** Whether an element may have to wait. What is held is asked for last: the first answer takes time. */
  function asks(element: Element) {
    const name = nameOf(element)
    const loads = name == 'script' || LOADS[name]?.some((key) => key == 'href' || hasAttribute.call(element, key))
    return loads && !ownElements.has(element) && closed()
  }

  function takeBackElement(element: Element) {
    const name = nameOf(element)
    if (name == 'script' || (element as HTMLLinkElement).sheet || !asks(element)) return
    const loads = hasAttribute.call(element, 'src')
    inspectElement(element, false)
    // A player goes on with what it has begun until it is told to look again.
    const player = name == 'source' ? element.parentElement : element
    if (loads && player instanceof HTMLMediaElement && !hasAttribute.call(element, 'src'))
      attempt(() => load.call(player))
  }

  return {
    takeBack() {
      for (const element of ofDocument.call(document, LOADING)) takeBackElement(element)
    },
    takeBackElement,
    inspectTree(node) {
      if (!node || typeof node != 'object' || !closed()) return
      const type = attempt(() => nodeType(node))
      if (!type) return
      if (type == 1 && asks(node as Element)) inspectElement(node as Element, false)
      // A form's own members may be fields of that name.
      const find = { 1: querySelectorAll, 9: ofDocument }[type]
      const inside =
        type == 11 ? (node as DocumentFragment).querySelectorAll(LOADING) : find?.call(node as Document, LOADING)
      for (const inner of inside ?? []) if (asks(inner)) inspectElement(inner, false)
    },
    inspectParsed(element) {
      if (asks(element)) inspectElement(element, true)
    },
  }
}
