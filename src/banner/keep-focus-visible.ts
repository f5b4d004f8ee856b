import { afterPaint } from '../page/after-paint'
import { document } from '../page/own-members'
import { adoptSheet } from './adopt-sheet'

/** Left free around what has the focus, in pixels. */
const GAP = 24

/**
 * Keeps what gets the focus out from under the banner (WCAG 2.2, 2.4.11): the page scrolls it free, and where there is
 * no more page to scroll, the banner makes room. Returns the undo.
 */
export function keepFocusVisible(banner: HTMLElement): () => void {
  let isHere = true
  let dropSheet = () => {}
  // Asked any earlier, the browser would have to lay out the page once more for it.
  afterPaint(() => {
    if (!isHere) return
    const { top, bottom } = banner.getBoundingClientRect()
    const side = top < innerHeight - bottom ? 'top' : 'bottom'
    // A sheet, for a framework that takes over the whole document compares its attributes with its own.
    dropSheet = adoptSheet(window.document, `:root{scroll-padding-${side}:${Math.round(bottom - top + GAP)}px}`)
  })

  function follow(event: FocusEvent) {
    // Inside a component too.
    const [target] = event.composedPath()
    if (!(target instanceof Element) || event.target == (banner.getRootNode() as ShadowRoot).host) return
    /** How far the page has to go for it to come out; 0 where more of it can be seen than a rim at a side. */
    const look = () => {
      const over = banner.getBoundingClientRect()
      const under = target.getBoundingClientRect()
      const isBeside = under.left < over.left - GAP || under.right > over.right + GAP
      if (
        isBeside ||
        under.top < over.top ||
        under.bottom > over.bottom ||
        under.left > over.right ||
        under.right < over.left
      )
        return 0
      return over.top < innerHeight - over.bottom ? under.top - over.bottom - GAP : under.bottom - over.top + GAP
    }
    const free = () => {
      const { scrollY } = window
      const top = look()
      if (top) scrollBy({ top, behavior: 'instant' })
      // What is fixed does not come out, nor does the last line of a page.
      if (look()) scrollTo({ top: scrollY, behavior: 'instant' })
    }
    // Once the browser has scrolled to it.
    requestAnimationFrame(() => {
      banner.style.transform = ''
      free()
      const { top, bottom } = banner.getBoundingClientRect()
      // To the other edge; unlike a change of place, a transform is no layout shift.
      if (look()) banner.style.transform = `translateY(${innerHeight - bottom - top}px)`
      free()
    })
  }
  document.addEventListener('focusin', follow)
  return () => {
    isHere = false
    document.removeEventListener('focusin', follow)
    dropSheet()
  }
}
