import { document } from '../page/own-members'
import type { Consent } from '../consent/types'
import { INSTEAD, readNeeds } from '../page/marks'
import { whenLoaded } from '../page/when-ready'

/** What is not wider, in pixels, is no content but a tracker. */
export const PIXEL = 40
/** What is not higher. Players of sound are 31 pixels high in Safari, and 24 can be pressed. */
const LINE = 24
const EMBEDS = `[data-consent-for],[data-consent]:not(script,[${INSTEAD}])`

/** Whether an element has a box that a placeholder would fill. */
export const hasRoom = ({ offsetWidth, offsetHeight }: HTMLElement): boolean =>
  offsetWidth > PIXEL && offsetHeight > LINE

/** The elements that match, also in what components have in them. */
export const findAll = (selector: string, root: ParentNode = document): Element[] => [
  ...root.querySelectorAll(selector),
  ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? findAll(selector, shadowRoot) : [])),
]

/**
 * Runs once, when a held element has a box that a placeholder would fill. Not before the page has loaded: until then a
 * framework may still replace what the server sent. Returns the undo.
 */
export function onEmbed(consent: Consent, run: () => void): () => void {
  const undo: (() => void)[] = []
  function stop() {
    for (const back of undo.splice(0)) back()
  }
  function isEmbed(element: Element) {
    const needs = readNeeds(element)
    return (
      !(needs.length && needs.every(consent.has)) && (element.localName == 'script' || hasRoom(element as HTMLElement))
    )
  }
  /** Only at those: a page may hold thousands, and some every moment. */
  function look(elements: Iterable<Element>) {
    if (!undo.length || ![...elements].some(isEmbed)) return
    stop()
    run()
  }
  // A tab that is opened gives what is in it a box. Environments of tests may have no such observer, and no boxes.
  const sizes = window.ResizeObserver && new ResizeObserver((changes) => look(changes.map(({ target }) => target)))
  const waiting = new Set<Element>()
  function add(...elements: (Element | undefined)[]) {
    // In a task of its own: when the page has put it where it belongs, and a press has been answered.
    if (!waiting.size) setTimeout(watch)
    for (const element of elements) if (element) waiting.add(element)
  }
  function watch() {
    const fresh = [...waiting].filter((element) => element.matches(EMBEDS) && element.ownerDocument == window.document)
    waiting.clear()
    for (const element of fresh) sizes?.observe(element)
    look(fresh)
  }
  const addAll = () => add(...findAll(EMBEDS))
  undo.push(
    () => sizes?.disconnect(),
    whenLoaded(() => {
      undo.push(
        consent.on('held', ({ element }) => add(element)),
        consent.on('choice', addAll),
      )
      addAll()
    }),
  )
  return stop
}
