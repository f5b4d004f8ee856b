import { nativeGetter } from '../page/native-getter'
import { ownMembers } from '../page/own-members'
import { attempt } from './attempt'
import { type View, holdEmptyFrames } from './hold-empty-frames'
import { createRealms } from './realms'
import { patch } from './patch'

const CONTAINERS = 'iframe,frame,object,embed'
const FRAME_TAG = /<(i?frame|object|embed)/i

export interface FrameGateOptions<Gate> {
  window: View
  /** Puts the gates into a fresh realm. */
  hold(inner: View, onLeave: () => void): Gate
  /** The window's document is about to be another. */
  onLeave?: (() => void) | undefined
  /** The document has forgotten its listeners. */
  listen(): void
  /** Whether an empty frame is there for something that has to wait. */
  awaits(frame: Element): boolean
}

export interface FrameGate<Gate> {
  /** Looks at an element that the parser has added. */
  added(element: Element): void
  /** Looks for new frames. */
  look(): void
  /** Whether a node, or HTML, may bring a frame: to look for new ones takes time for each that is there. */
  mayBring(node: unknown): boolean
  /** Looks for what code has just put into `target`. */
  inserted(target: unknown, brought: boolean): void
  /** The gates of the frames. */
  gates(): Gate[]
  stop(): void
}

/**
 * The gate at fresh realms: a frame or a pop-up of the page's own origin has the browser's own functions, so it gets gates
 * as soon as code can reach it.
 */
export function holdFrames<Gate extends { look(): void; stop(): void }>({
  window,
  hold,
  onLeave,
  listen,
  awaits,
}: FrameGateOptions<Gate>): FrameGate<Gate> {
  const { document } = window
  const { matches, querySelector } = window.Element.prototype
  const nodeType = nativeGetter<number>(window.Node.prototype, 'nodeType')
  const watched = new WeakSet<Element>()
  const undo: (() => void)[] = []
  let stopped = false

  const natives = ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement'].map((name) => {
    const { prototype } = window[name as 'HTMLIFrameElement'] ?? {}
    return [prototype, prototype && Object.getOwnPropertyDescriptor(prototype, 'contentWindow')?.get] as const
  })
  const viewOf = (element: Element) =>
    natives.find(([prototype]) => prototype && element instanceof prototype.constructor)?.[1]?.call(element) as
      | View
      | null
      | undefined
  const empty = holdEmptyFrames(viewOf, (frame) => !stopped && awaits(frame))
  const { enter, look, gates, ...realms } = createRealms(window, hold, empty.listen)

  /** Whatever document an element shows, now and later. */
  function watch(element: Element) {
    look()
    enter(viewOf(element))
    if (watched.has(element)) return
    watched.add(element)
    // The browser's own first page, which the parser's frames get now, is not the one.
    setTimeout(empty.fill, 0, element)
    element.addEventListener('load', () => {
      look()
      enter(viewOf(element))
    })
  }
  for (const [prototype] of natives)
    for (const key of ['contentWindow', 'contentDocument', 'getSVGDocument']) {
      const front = (run: () => unknown, _: unknown, self: Element) => {
        watch(self)
        return run()
      }
      undo.push(patch(prototype, key, { get: front, call: front }))
    }
  undo.push(
    patch(window, 'open', {
      call(run) {
        const opened = run() as View | null
        enter(opened)
        return opened
      },
    }),
  )

  // A window of its own, over all others. https://wicg.github.io/document-picture-in-picture/
  const { prototype: pictures } =
    (window as { DocumentPictureInPicture?: { prototype: object } }).DocumentPictureInPicture ?? {}
  undo.push(
    patch(pictures, 'requestWindow', {
      async call(run) {
        const opened = (await run()) as View
        enter(opened)
        return opened
      },
    }),
  )
  function added(target: unknown) {
    if (attempt(() => matches.call(target as Element, CONTAINERS))) watch(target as Element)
  }
  /** A frame that has just come calls its listeners before the method that has brought it returns. */
  const hear = (event: Event) => {
    const frame = event.target as Element
    const isOurs = empty.isFilled(frame)
    added(frame)
    empty.fill(frame)
    // That of the page which we gave it is nobody's.
    if (isOurs) event.stopImmediatePropagation()
  }

  /** What `document.open()` undoes. */
  function start() {
    document.addEventListener('load', hear, true)
    if (onLeave) window.addEventListener('pagehide', onLeave)
    listen()
  }
  start()
  for (const element of ownMembers(document).querySelectorAll(CONTAINERS)) watch(element)

  return {
    added,
    look,
    mayBring(node) {
      if (typeof node == 'string') return FRAME_TAG.test(node)
      if (node == null) return false
      const type = attempt(() => nodeType(node))
      return type == 1 ? matches.call(node, CONTAINERS) || !!querySelector.call(node, CONTAINERS) : type != 3
    },
    inserted(target, brought) {
      // A document may get a tag in pieces.
      if (brought || target == document) look()
      if (target == document) start()
    },
    gates,
    stop() {
      stopped = true
      for (const back of undo) back()
      document.removeEventListener('load', hear, true)
      if (onLeave) attempt(() => window.removeEventListener('pagehide', onLeave))
      realms.stop()
    },
  }
}
