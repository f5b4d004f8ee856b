import { document } from '../page/own-members'

/** What has the focus, in whatever shadow tree. */
function findFocus(): Element | null {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused
}

function focus(element: Element | null): boolean {
  // SVG elements and MathML's take it too.
  ;(element as HTMLElement | null)?.focus?.()
  return !!element?.matches(':focus-within')
}

/** Remembers where the visitor was, and brings them back there. */
export function keepFocus(host: HTMLElement, root: ShadowRoot) {
  let before: Element | null = null
  let outside: Element | null = null
  // Where the visitor was before coming to the banner.
  host.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget) outside = relatedTarget as Element
  })
  return {
    remember() {
      before = findFocus()
    },
    /** What is drawn anew in other words has as many parts. Gives what brings the focus back to the same one. */
    keep() {
      const parts = () => [...root.querySelectorAll('a,button,input,summary')]
      const index = root.activeElement ? parts().indexOf(root.activeElement) : -1
      return () => void focus(parts()[index] ?? null)
    },
    /** The button that opened it may have been drawn anew, and a link in a menu be hidden with it. */
    giveBack() {
      const back = before
      before = null
      void (focus(back) || focus(root.querySelector('[data-treize="customize"]')) || focus(outside))
    },
  }
}
