import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { whenLoaded } from '../page/when-ready'
import { findOwner } from '../policy/find-owner'
import type { createHosts } from './create-hosts'
import type { Words } from './words'

const MARKED = '[data-consent]'
const HELD = `${MARKED}:is([data-src],[data-srcset],[data-data]):not([src],[srcset],[data])`
/** What is not larger, in pixels, is no content but a tracker. */
const PIXEL = 40

/**
 * Shows in place of every held embed whose it is, and two buttons: load it this once, or always allow its service.
 * Returns the undo.
 */
export function mountPlaceholders(
  // biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
  consent: Consent<any>,
  words: Words,
  createHost: ReturnType<typeof createHosts>,
): () => void {
  const { texts } = words
  const shown = new Map<HTMLElement, { host: HTMLElement; root: ShadowRoot }>()
  const stop = new AbortController()
  const { signal } = stop

  // In the next frame: what changes sizes in this one is an error to WebKit.
  const sizes = new ResizeObserver((changes) => requestAnimationFrame(() => look(changes)))
  const attributes = new MutationObserver(look)
  function look(changes: readonly { target: Node }[]) {
    for (const { target } of changes) place(target as HTMLElement)
    follow()
  }
  function follow() {
    for (const element of shown.keys()) place(element)
  }

  function add(element: Element | undefined) {
    // Those of a frame belong to another document, where our style sheet does not hold.
    if (!element?.matches(MARKED) || element.ownerDocument != document) return
    sizes.observe(element)
    attributes.observe(element, { attributes: true })
  }

  function place(element: HTMLElement) {
    let here = shown.get(element)
    const { offsetWidth, offsetHeight, style } = element
    if (signal.aborted || !(offsetWidth > PIXEL && offsetHeight > PIXEL && element.matches(HELD))) {
      if (!here) return
      const { activeElement } = here.root
      shown.delete(element)
      here.host.remove()
      style.visibility = ''
      // Else the focus would go with the button that was pressed.
      if (activeElement) element.focus({ preventScroll: true })
      return
    }
    if (!here) {
      here = createHost()
      draw(element, here.root)
      shown.set(element, here)
      // It keeps its box, and nobody tabs into an empty frame.
      style.visibility = 'hidden'
      if (element.parentElement) sizes.observe(element.parentElement)
    }
    if (element.nextSibling != here.host) element.after(here.host)
    const { zIndex, borderRadius } = getComputedStyle(element)
    const at = here.root.firstChild as HTMLElement
    // A float of no size moves nothing and scrolls with the embed; in a flex box or a grid it would count as an item.
    const parent = element.parentElement ?? element
    const out = /flex|grid|contents/.test(getComputedStyle(parent).display)
    at.style.cssText = `position:${out ? 'absolute' : 'relative'};z-index:${zIndex}`
    if (out) anchor(parent, at.offsetParent)
    const from = at.getBoundingClientRect()
    const to = element.getBoundingClientRect()
    const scale = to.width / offsetWidth
    const box = at.firstChild as HTMLElement
    box.style.cssText = `left:${(to.left - from.left) / scale}px;top:${(to.top - from.top) / scale}px;width:${offsetWidth}px;height:${offsetHeight}px;border-radius:${borderRadius}`
  }

  /** What is out of the flow scrolls with, and is cut by, only what is positioned. */
  function anchor(from: Element | null, to: Element | null) {
    for (let up = from; up && up != to; up = up.parentElement) {
      if (getComputedStyle(up).overflow == 'visible') continue
      const { style } = up as HTMLElement
      style.position = 'relative'
      signal.addEventListener('abort', () => {
        style.position = ''
      })
    }
  }

  function draw(element: HTMLElement, root: ShadowRoot) {
    const { consent: names = '', src, srcset, data } = element.dataset
    const needs = names.split(/\s+/).filter(Boolean)
    const { policy }: Consent = consent
    const list = (values: (string | undefined)[]) => values.filter(Boolean).join(', ')
    const label = list([words.names(policy, needs), element.title])
    const provider = list(needs.map((name) => findOwner(policy, name).one.provider))
    const link = document.createElement('a')
    link.href = src ?? srcset ?? data ?? ''
    const button = (hook: string, text: string, run: () => void) => (
      <button type="button" part={`button ${hook}`} data-treize={hook} onClick={run}>
        {text}
      </button>
    )
    render(
      <div class="treize at">
        <fieldset aria-label={label} part="placeholder" data-treize="placeholder">
          <b>{label}</b>
          <p>{words.fill(texts.embed, { provider: provider || link.host })}</p>
          {button('load-once', texts.once, () => consent.load(element))}
          {button('always-allow', texts.allow, () =>
            consent.set(Object.fromEntries(needs.map((name) => [name, true])), 'placeholder'),
          )}
        </fieldset>
      </div>,
      root,
    )
  }

  function start() {
    document.querySelectorAll(MARKED).forEach(add)
    signal.addEventListener(
      'abort',
      consent.on('held', ({ element }) => add(element)),
    )
    for (const event of ['scroll', 'resize']) addEventListener(event, follow, { capture: true, signal })
  }
  // Frameworks compare the page that the server sent with their own before that, and want no strangers in it.
  signal.addEventListener('abort', whenLoaded(start))

  return () => {
    stop.abort()
    sizes.disconnect()
    attributes.disconnect()
    follow()
  }
}
