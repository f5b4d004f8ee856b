import { INSTEAD, KEYS } from '../../page/marks'
import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import type { MarkedElements } from './hold-marked'

export interface StandsOptions {
  window: Window & typeof globalThis
  natives: MarkedElements['natives']
  trust: Trust
  standing: MarkedElements['standing']
  /** What is loaded in place of a URL that waits: another one, or itself without cookies, which is `true`. */
  standIn(url: string): string | true | undefined
}

/** Loads in elements that wait what the policy names in place of their URLs. */
export function createStands({ window, natives, trust, standing, standIn }: StandsOptions): {
  stand(element: Element): void
} {
  const { setAttribute, getAttribute, removeAttribute, replaceWith } = natives
  const { createElement } = window.Document.prototype
  const stood = new WeakSet<Element>()

  function mark(element: Element, bare: string) {
    standing.set(element, bare)
    setAttribute.call(element, INSTEAD, bare)
    if (bare) setAttribute.call(element, bare, '')
  }

  /** A script runs once, so that the real one comes with the next page. */
  function standScript(held: HTMLScriptElement) {
    if (stood.has(held)) return
    const url = getAttribute.call(held, 'data-src') ?? getAttribute.call(held, 'src')
    const other = url && standIn(url)
    if (!other) return
    stood.add(held)
    const script = createElement.call(window.document, 'script') as HTMLScriptElement
    const type = getAttribute.call(held, 'data-type')
    if (type) script.type = type
    script.nonce = held.nonce ?? ''
    script.async = held.hasAttribute('async')
    if (other === true) script.crossOrigin = 'anonymous'
    setAttribute.call(script, 'src', trust.createScriptURL(other === true ? url : other))
    mark(script, '')
    replaceWith.call(held, script)
  }

  function standKey(element: Element, key: string): boolean {
    const url = getAttribute.call(element, `data-${key}`)
    if (url == null) return false
    // Something stands there already.
    if (getAttribute.call(element, key) != null) return standing.has(element)
    const other = standIn(url)
    const isBare = other === true
    // Without cookies: by an attribute, which a browser may not know, and which says nothing of a video's picture.
    const bare = element.localName == 'iframe' ? 'credentialless' : 'crossorigin'
    const knows = element.localName == 'iframe' ? bare in element : 'crossOrigin' in element
    if (!other || (isBare && (key == 'poster' || !knows))) return false
    mark(element, isBare ? bare : '')
    const load = () => {
      if (getAttribute.call(element, key) == null && standing.has(element))
        attempt(() => setAttribute.call(element, key, trust.createScriptURL(isBare ? url : other)))
    }
    // Chromium forgets a URL that a frame gets in the same task as its place in the page.
    if (element.localName == 'iframe') setTimeout(load)
    else load()
    return true
  }

  return {
    stand(element) {
      if (element.localName == 'script' && getAttribute.call(element, 'type') == 'text/plain')
        return standScript(element as HTMLScriptElement)
      const stands = KEYS.map((key) => standKey(element, key)).some(Boolean)
      const bare = standing.get(element)
      if (stands || bare === undefined) return
      // It waits for another URL now.
      standing.delete(element)
      for (const name of [INSTEAD, bare]) if (name) removeAttribute.call(element, name)
    },
  }
}
