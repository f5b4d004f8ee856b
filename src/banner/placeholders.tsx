import { document } from '../page/own-members'
import type { AnyConsent } from '../consent/types'
import { INSTEAD, lacksContent, readNeeds } from '../page/marks'
import { whenLoaded } from '../page/when-ready'
import { type Spot, boxesAround, coverEmbed } from './cover-embed'
import type { CreateHost } from './create-hosts'
import { drawPlaceholder } from './draw-placeholder'
import { fillFrame } from './fill-frame'
import { fillPlace, findPlace } from './fill-place'
import { followMovers } from './follow-movers'
import { findAll, hasRoom } from './on-embed'
import type { Words } from './words'

const MARKED = `[data-consent]:not([${INSTEAD}])`

/** Gives the focus to what a placeholder stood for, whatever it is. */
function focusPlace(place: HTMLElement) {
  const options = { preventScroll: true }
  place.focus(options)
  if (document.activeElement == place || place.hasAttribute('tabindex')) return
  place.tabIndex = -1
  place.focus(options)
  place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
}

/**
 * Shows in place of every held embed whose it is, and two buttons: load it this once, or always allow its service.
 * Returns the undo.
 */
export function mountPlaceholders(consent: AnyConsent, words: Words, createHost: CreateHost): () => void {
  const shown = new Map<HTMLElement, Spot>()
  // Scripts that name the element they fill: they have no box whose size could change.
  const scripts = new Set<HTMLElement>()
  const loadedOnce = new WeakSet<Element>()
  const stop = new AbortController()
  const { signal } = stop

  // In the next frame: what changes sizes in this one is an error to WebKit.
  // Environments of tests may have none, and no sizes either.
  const sizes =
    window.ResizeObserver &&
    new ResizeObserver((changes) =>
      requestAnimationFrame(() => {
        for (const { target } of changes) place(target as HTMLElement)
        follow()
      }),
    )
  const attributes = new MutationObserver((changes) => {
    for (const { target } of changes) place(target as HTMLElement)
    follow()
  })
  function follow() {
    for (const element of [...shown.keys(), ...scripts]) place(element)
    chase()
  }
  const chase = followMovers((mover) => [...shown.keys()].some((element) => mover.contains(element)), follow, signal)

  function add(element: Element | undefined) {
    // Those of a frame belong to another document, where our style sheet does not hold.
    if (!element?.matches(MARKED) || element.ownerDocument != window.document) return
    if (element.localName == 'script') {
      if (!element.hasAttribute('data-consent-for')) return
      scripts.add(element as HTMLElement)
      return place(element as HTMLElement)
    }
    sizes?.observe(element)
    attributes.observe(element, { attributes: true })
    setTimeout(place, 0, element)
  }

  /** Whether an element waits for the visitor. */
  function isHeld(element: HTMLElement) {
    const needs = readNeeds(element)
    if (loadedOnce.has(element) || (needs.length && needs.every(consent.has))) return false
    return element instanceof HTMLScriptElement
      ? element.isConnected && element.type == 'text/plain'
      : element.matches(MARKED) && lacksContent(element)
  }

  function place(element: HTMLElement) {
    const filled = scripts.has(element) ? findPlace(element) : undefined
    const wanted = !signal.aborted && isHeld(element) && (filled === undefined ? hasRoom(element) : !!filled)
    if (filled !== undefined && !element.isConnected) scripts.delete(element)
    let spot = shown.get(element)
    if (spot && !(wanted && spot.isThere())) {
      const { activeElement, ownerDocument } = spot.root
      shown.delete(element)
      spot.remove()
      spot = undefined
      // Else the focus would go with the button that was pressed; a frame keeps it.
      if (activeElement && ownerDocument == window.document) focusPlace(filled ?? element)
    }
    if (!wanted) return
    if (!spot) {
      spot = filled
        ? fillPlace(filled, createHost)
        : (fillFrame(element, createHost) ?? coverEmbed(element, createHost))
      draw(element, spot.root)
      shown.set(element, spot)
      // What grows above an embed moves it.
      for (const around of [element.parentElement, document.body]) if (around) sizes?.observe(around)
      // A slide or a menu that it is in comes and goes.
      for (const around of boxesAround(element)) attributes.observe(around, { attributes: true })
      chase()
    }
    spot.follow()
  }

  function draw(element: HTMLElement, root: ShadowRoot) {
    const needs = readNeeds(element)
    root.append(
      drawPlaceholder({
        element,
        words,
        needs,
        policy: consent.policy,
        onOnce() {
          loadedOnce.add(element)
          place(element)
          consent.load(element)
        },
        onAllow: () => consent.set(Object.fromEntries(needs.map((name) => [name, true])), 'placeholder'),
      }),
    )
  }

  function start() {
    findAll(MARKED).forEach(add)
    signal.addEventListener(
      'abort',
      consent.on('held', ({ element }) => add(element)),
    )
    signal.addEventListener('abort', consent.on('choice', follow))
    for (const event of ['load', 'scroll', 'transitionend'])
      document.addEventListener(event, follow, { capture: true, signal })
    addEventListener('resize', follow, { signal })
  }
  // Until then a framework may still replace what the server sent.
  signal.addEventListener('abort', whenLoaded(start))

  return () => {
    stop.abort()
    sizes?.disconnect()
    attributes.disconnect()
    follow()
  }
}
