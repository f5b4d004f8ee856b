import { readKind } from './read-kind'

const URLS = ['data-src', 'src']

/** How a browser treats a script that was held. */
export const kindOf = (marked: Element) => readKind((name) => marked.getAttribute(name))
export const isExternal = (marked: Element): boolean => URLS.some((name) => marked.hasAttribute(name))
export const urlOf = (marked: Element): string => URLS.map((name) => marked.getAttribute(name)).find(Boolean) ?? ''

/** `none` is the order of what waits for nobody; what is `fetched` says when it has run. */
export interface Turn {
  order: 'blocking' | 'deferred' | 'none'
  fetched: boolean
}

/** Reads when a held script runs among the others. https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
export function readTurn(marked: Element): Turn {
  const kind = kindOf(marked)
  const external = isExternal(marked)
  const fetched = external && /module|classic/.test(kind ?? '')
  const isAsync = (fetched || kind == 'module') && marked.hasAttribute('async')
  if (!kind || kind == 'rules' || isAsync) return { order: 'none', fetched }
  return { order: kind == 'module' || (external && marked.hasAttribute('defer')) ? 'deferred' : 'blocking', fetched }
}

/** Keeps a script from running, which says what it is in another attribute. @param natives the browser's own methods. */
export function stopScript(
  { getAttribute, setAttribute }: Pick<Element, 'getAttribute' | 'setAttribute'>,
  script: Element,
): void {
  const type = getAttribute.call(script, 'type')
  if (type) setAttribute.call(script, 'data-type', type)
  setAttribute.call(script, 'type', 'text/plain')
}
