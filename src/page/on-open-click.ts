const MARK = 'data-consent-open'

/**
 * Runs when the visitor presses an element marked `data-consent-open`, also in a shadow tree, once it is told to `listen`:
 * and again when the document has forgotten its listeners.
 */
export function onOpenClick(window: Window | undefined, run: () => void): { listen(): void; stop(): void } {
  const press = (event: Event) => {
    const marked = event.composedPath().find((node) => (node as Element).hasAttribute?.(MARK)) as
      | HTMLElement
      | undefined
    if (!marked) return
    // Browsers click what is a link or a button themselves.
    if (
      event instanceof KeyboardEvent &&
      (!/^(Enter| )$/.test(event.key) ||
        marked != event.composedPath()[0] ||
        marked.matches('[href],button,input,summary'))
    )
      return
    event.preventDefault()
    // Safari gives a button that is pressed no focus, and what has it gets it back. https://webkit.org/b/22261
    marked.focus?.({ preventScroll: true })
    run()
  }
  // On its way down, before the page: menus stop clicks.
  const types = ['click', 'keydown']
  return {
    listen() {
      for (const type of types) window?.addEventListener(type, press, true)
    },
    stop() {
      for (const type of types) window?.removeEventListener(type, press, true)
    },
  }
}
