import { document } from './own-members'
/** Whether an element has a box that can be seen, here or by scrolling the page. */
export function isSeen(element: Element): boolean {
  // Environments of tests lay nothing out, so nothing can be said there.
  if (!document.documentElement.getClientRects().length) return true
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const { scrollWidth } = document.documentElement
  if (
    width < 2 ||
    height < 2 ||
    right + scrollX <= 0 ||
    bottom + scrollY <= 0 ||
    left + scrollX >= scrollWidth ||
    element.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) == false
  )
    return false
  // A closed menu often has its size, in a box that has none.
  for (let up = element.parentElement; up && up != document.body; up = up.parentElement) {
    const box = up.getBoundingClientRect()
    if (
      /hidden|clip/.test(getComputedStyle(up).overflow) &&
      (right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom)
    )
      return false
  }
  return true
}
