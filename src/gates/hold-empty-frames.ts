import { attempt } from './attempt'

/** https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface */
export type View = Window & typeof globalThis & { navigation?: EventTarget }

const BLANK = 'about:blank'

/**
 * The gate at empty frames that are there for something that has to wait: where one without a page is sent to by its
 * `location`, no browser tells, so that each is given one.
 *
 * @param awaits whether an empty frame is such a one, now.
 */
export function holdEmptyFrames(
  viewOf: (frame: Element) => View | null | undefined,
  awaits: (frame: Element) => boolean,
) {
  const filled = new WeakSet<Element>()
  const isBlank = (frame: Element) => attempt(() => viewOf(frame)?.location.href) == BLANK

  return {
    /** Gives a frame a page, once. */
    fill(frame: Element) {
      const inner = viewOf(frame)
      if (!attempt(() => inner?.navigation) || filled.has(frame) || !isBlank(frame) || !awaits(frame)) return
      filled.add(frame)
      inner?.location.replace(BLANK)
    },
    /** Whether a frame shows the page that it was given. */
    isFilled: (frame: Element) => filled.has(frame) && isBlank(frame),
    /** Holds what the document of a frame is left for. */
    listen(inner: View) {
      inner.navigation?.addEventListener('navigate', (event: Event & { destination?: { url: string } }) => {
        const frame = inner.frameElement as HTMLIFrameElement | null
        if (!frame || !event.cancelable || !awaits(frame)) return
        event.preventDefault()
        // There it is held as any other URL.
        frame.src = String(event.destination?.url)
      })
    },
  }
}
