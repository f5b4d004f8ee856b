/**
 * Keeps what gets the focus out from under the banner (WCAG 2.2, 2.4.11): the page scrolls it free, and where there is
 * no more page to scroll, the banner makes room. Returns the undo.
 */
export function keepFocusVisible(banner: HTMLElement): () => void {
  const { documentElement } = document
  const { style } = documentElement
  const { top, bottom } = banner.getBoundingClientRect()
  const side = top < innerHeight - bottom ? 'scroll-padding-top' : 'scroll-padding-bottom'
  const before = style.getPropertyValue(side)
  style.setProperty(side, `${bottom - top + 24}px`)

  function look({ target }: FocusEvent) {
    if (!(target instanceof Element) || target.contains((banner.getRootNode() as ShadowRoot).host)) return
    // Once the browser has scrolled to it.
    requestAnimationFrame(() => {
      banner.classList.remove('away')
      const over = banner.getBoundingClientRect()
      const under = target.getBoundingClientRect()
      banner.classList.toggle(
        'away',
        under.top < over.bottom && under.bottom > over.top && under.left < over.right && under.right > over.left,
      )
    })
  }
  document.addEventListener('focusin', look)
  return () => {
    document.removeEventListener('focusin', look)
    style.setProperty(side, before)
    if (!style.length) documentElement.removeAttribute('style')
  }
}
