import { standing } from '../page/own-elements'
import { ownMembers } from '../page/own-members'
import { patch } from './patch'

type View = Window & typeof globalThis
type Link = HTMLAnchorElement | SVGAElement

export interface NavigationGateOptions {
  window: View
  /** The page itself: where a link of it leads the visitor is the visitor's own affair. */
  root: View
  /** Whether a document may not be loaded from a URL, which is then said. */
  refuses(url: string): boolean
  /** Whether a frame of the page has this name. */
  isFrame(name: string): boolean
}

/** What is read of a link, of HTML or of SVG, and of forms, whose fields may be called as their members. */
const text = (element: Element, key: string) => element.getAttribute(key) ?? ''

/**
 * The gate at frames that are sent elsewhere without `src`: by links, forms, `window.open` and, where the browser tells
 * of them, by their `location` and by `meta refresh`. What the visitor follows in the page's own window passes.
 */
export function holdNavigation({ window, root, refuses, isFrame }: NavigationGateOptions): {
  /** Listens, again too. */
  listen(): void
  stop(): void
} {
  const { document } = window
  const undo: (() => void)[] = []

  /** Whether what has this target is shown in a frame. */
  function inFrame(given: string | null | undefined) {
    const target = given || ownMembers(document).querySelector('base[target]')?.getAttribute('target') || '_self'
    if (/^_self$/i.test(target)) return window != root
    if (/^_parent$/i.test(target)) return window.parent != root && window != root
    return !target.startsWith('_') && isFrame(target)
  }

  function holdsLink(link: Link): boolean {
    const url = link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href')
    if (url == null) return false
    const ping = text(link, 'ping')
    // A ping is a beacon: it goes without the click's showing it.
    if (ping.split(/\s+/).some((to) => to && refuses(to))) {
      link.removeAttribute('ping')
      setTimeout(() => link.hasAttribute('ping') || link.setAttribute('ping', ping))
    }
    return inFrame(text(link, 'target')) && refuses(url)
  }
  function holdsForm(form: Element, submitter?: Element | null): boolean {
    const target = submitter?.getAttribute('formtarget') ?? text(form, 'target')
    const action = submitter?.getAttribute('formaction') ?? text(form, 'action')
    return inFrame(target) && refuses(action)
  }

  const click = (event: Event) => {
    const link = event.composedPath().find((node) => /^(a|area)$/.test((node as Element).localName))
    if (link && holdsLink(link as Link)) event.preventDefault()
  }
  const submit = (event: Event) => {
    if (holdsForm(event.composedPath()[0] as Element, (event as SubmitEvent).submitter)) event.preventDefault()
  }
  const isStray = (node: Link) => /^(a|area)$/.test(node?.localName) && !node.isConnected

  undo.push(
    patch(window.HTMLFormElement.prototype, 'submit', {
      call: (run, _, self: Element) => (holdsForm(self) ? undefined : run()),
    }),
    patch(window, 'open', {
      call: (run, [url, name]) => (url && name && inFrame(`${name}`) && refuses(url) ? null : run()),
    }),
    // A link that is in no page tells no page of its click.
    patch(window.HTMLElement.prototype, 'click', {
      call: (run, _, self) => (isStray(self) && holdsLink(self) ? undefined : run()),
    }),
    patch(window.EventTarget.prototype, 'dispatchEvent', {
      call: (run, [event], self) => (event?.type == 'click' && isStray(self) && holdsLink(self) ? false : run()),
    }),
    // What happens in a shadow tree may not be told outside it.
    patch(window.Element.prototype, 'attachShadow', {
      call(run) {
        const shadow = run() as ShadowRoot
        shadow.addEventListener('click', click, true)
        shadow.addEventListener('submit', submit, true)
        return shadow
      },
    }),
  )
  const { navigation } = window as unknown as { navigation?: EventTarget }
  const navigate = (event: Event & { destination?: { url: string } }) => {
    const url = event.destination?.url ?? ''
    const frame = window.frameElement as HTMLIFrameElement | null
    const isStandIn = !!frame && standing.has(frame) && frame.src == url
    if (event.cancelable && !isStandIn && refuses(url)) event.preventDefault()
  }
  if (window != root) navigation?.addEventListener('navigate', navigate)

  return {
    listen() {
      window.addEventListener('click', click, true)
      window.addEventListener('submit', submit, true)
    },
    stop() {
      for (const back of undo) back()
      window.removeEventListener('click', click, true)
      window.removeEventListener('submit', submit, true)
      navigation?.removeEventListener('navigate', navigate)
    },
  }
}
