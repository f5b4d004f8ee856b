import { document } from '../page/own-members'
import type { JSX as Preact } from 'preact'

type Child = Node | string | number | false | null | undefined | readonly Child[]
type Props = Record<string, unknown>

/**
 * Makes an element of the DOM as JSX says it. What is drawn once needs no renderer, which is the largest part of a
 * banner: the first layer and the placeholders come without one.
 */
export function h(tag: string, props: Props | null, ...children: Child[]): HTMLElement
export function h<P>(component: (props: P) => HTMLElement, props: P): HTMLElement
export function h(tag: string | ((props: unknown) => HTMLElement), props: Props | null, ...children: Child[]) {
  if (typeof tag == 'function') return tag(props)
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(props ?? {}))
    if (typeof value == 'function') {
      if (key == 'ref') value(element)
      else element.addEventListener(key.slice(2).toLowerCase(), value as EventListener)
    } else if (value || value === 0) element.setAttribute(key, value === true ? '' : `${value}`)
  element.append(...(children.flat(9) as Child[]).filter((child) => child || child === 0).map((child) => child as Node))
  return element
}

// TypeScript looks for the types of JSX in a namespace of the factory.
export declare namespace h {
  namespace JSX {
    type Element = HTMLElement
    interface ElementChildrenAttribute {
      children: unknown
    }
    interface IntrinsicElements extends Preact.IntrinsicElements {}
  }
}
