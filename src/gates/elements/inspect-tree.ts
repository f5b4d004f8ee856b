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
}

export function createInspectTree({ window, closed, inspectElement }: InspectTreeOptions): InspectTree {
  const { hasAttribute, querySelectorAll } = window.Element.prototype
  const { querySelectorAll: ofDocument } = window.Document.prototype
  const nodeType = nativeGetter<number>(window.Node.prototype, 'nodeType')
  const nameOf = nativeGetter<string>(window.Element.prototype, 'localName')

  /** Whether an element may have to wait. What is held is asked for last: the first answer takes time. */
  function asks(element: Element) {
    const name = nameOf(element)
    const loads = name == 'script' || LOADS[name]?.some((key) => key == 'href' || hasAttribute.call(element, key))
    return loads && !ownElements.has(element) && closed()
  }

  return {
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
