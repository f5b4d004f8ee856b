const KEPT = ['keydown', 'keypress', 'keyup', 'wheel', 'mousedown', 'touchstart', 'touchmove']

/** The element of ours that an event happens in. */
const hostOf = (event: Event) =>
  event.composedPath().find((node) => (node as HTMLElement).dataset?.treize == 'host') as HTMLElement | undefined

/**
 * Keeps what a visitor types, scrolls and presses in elements of ours from the page, which sees only an element without a
 * name: from its shortcuts, its own way of scrolling and its traps of the focus. Returns the undo.
 */
export function keepInput(): () => void {
  const keep = (event: Event) => {
    if (hostOf(event)) event.stopPropagation()
  }
  /** A trap of the focus takes presses away before they reach us: those are made again, for us alone. */
  const press = (event: Event) => {
    const [target] = event.composedPath()
    const root = hostOf(event)?.shadowRoot
    if (!target || !root) return
    const came = () => clearTimeout(timer)
    const timer = setTimeout(() => {
      root.removeEventListener('click', came, true)
      // What the browser has done all the same is not done twice.
      if (event.defaultPrevented || !(target instanceof HTMLInputElement))
        target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    })
    root.addEventListener('click', came, { capture: true, once: true })
  }
  // On the way down, before the page's own on its document.
  for (const type of KEPT) addEventListener(type, keep, { capture: true, passive: true })
  addEventListener('click', press, true)
  return () => {
    for (const type of KEPT) removeEventListener(type, keep, true)
    removeEventListener('click', press, true)
  }
}
