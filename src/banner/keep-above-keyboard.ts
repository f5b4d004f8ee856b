/** A list needs some room between heading and buttons: below this height all of a layer scrolls. Pixels. */
const LOW = 300

/**
 * Keeps a layer on the screen: above a keyboard, which covers the page without making it smaller, and within the width
 * of a phone whose page is wider. https://developer.mozilla.org/docs/Web/API/VisualViewport Returns the undo.
 */
export function keepAboveKeyboard(layer: HTMLElement): () => void {
  const { visualViewport } = window
  function follow(event?: Event) {
    // A page that is zoomed in with two fingers stays where it is.
    if (!visualViewport || visualViewport.scale > 1) return
    const { width, height, offsetTop } = visualViewport
    layer.style.maxWidth = `${width}px`
    layer.style.setProperty('--up', `${Math.max(0, Math.round(innerHeight - height - offsetTop))}px`)
    layer.style.setProperty('--seen', `${height}px`)
    layer.style.setProperty('--shape', height < LOW ? 'block' : 'flex')
    // What one types is to be seen.
    if (event?.type == 'resize') (layer.getRootNode() as ShadowRoot).activeElement?.scrollIntoView({ block: 'nearest' })
  }
  for (const type of ['resize', 'scroll']) visualViewport?.addEventListener(type, follow)
  // With the browser's own layout of this frame: asked now, it would make one more.
  const first = requestAnimationFrame(() => follow())
  return () => {
    cancelAnimationFrame(first)
    for (const type of ['resize', 'scroll']) visualViewport?.removeEventListener(type, follow)
  }
}
