import { document } from '../page/own-members'

/** What has the focus, in whatever shadow tree or frame of the site. */
function findFocus(): Element | null {
  let focused: Element | null = null
  for (let inner = document.activeElement; inner; ) {
    focused = inner
    const { shadowRoot, contentDocument } = inner as HTMLIFrameElement
    inner = shadowRoot?.activeElement ?? contentDocument?.querySelector(':focus') ?? null
  }
  return focused
}

/** What stands for an element that is gone or hidden, and for each that it was in: of the same id, or what opens it. */
function findOpeners(element: Element | null): Element[] {
  if (!element) return []
  const id = JSON.stringify(element.getAttribute('id'))
  return [
    ...document.querySelectorAll(`[id=${id}],[popovertarget=${id}],[aria-controls=${id}]`),
    ...element.querySelectorAll(':scope>summary'),
    ...findOpeners(element.parentElement),
  ]
}

/** All that leads to the settings, first the page's own. */
const findLinks = () => [
  ...document.querySelectorAll('[data-consent-open]'),
  ...[...document.querySelectorAll('[data-treize=host]')].flatMap(
    ({ shadowRoot }) => shadowRoot?.querySelector('[data-treize=reopen]') ?? [],
  ),
]

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
      // A visitor who was nowhere stays there.
      const isFrom = back && back != document.body
      void [
        back,
        ...findOpeners(back),
        root.querySelector('[data-treize="customize"]'),
        outside,
        ...(isFrom ? findLinks() : []),
      ].some(focus)
    },
  }
}
