import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import type { MarkedElements } from './hold-marked'
import { isExternal, kindOf, readTurn, urlOf } from './held-script'
import { createPastEvents } from './past-events'

/** Puts held scripts into the page as the browser would have run them. */
export interface RunScript {
  /** Resolves when the script has run or failed; undefined where there is nothing to wait for. Of one that was put in before, a second one takes its place. */
  run(marked: HTMLScriptElement, alone: boolean): Promise<unknown> | undefined
  /** Whether an element has run a script, and only looks as if it were held. */
  hasRun(element: Element): boolean
  isReplaced(marked: Element): boolean
  /** Calls what released scripts listen to, and is over. */
  tell(): void
  stop(): void
}

export interface RunScriptOptions {
  window: Window & typeof globalThis
  /** The browser's own: a script that may run is asked about by no gate. */
  natives: MarkedElements['natives']
  trust: Trust
  /** Runs when a script that nobody waits for has run and listens to something. */
  onLate(): void
}

export function createRunScript({ window, natives, trust, onLate }: RunScriptOptions): RunScript {
  const { document } = window
  const { setAttribute, replaceWith } = natives
  const { createElement } = window.Document.prototype
  const { addEventListener, removeEventListener } = window.EventTarget.prototype
  const ran = new WeakSet<Element>()
  const made = new WeakMap<Element, HTMLScriptElement>()
  const answers = new WeakMap<EventTarget, () => void>()

  // A page may stop these events before they reach the script.
  const listen = ({ target }: Event) => target && answers.get(target)?.()
  const past = createPastEvents(window, (script, claim) => {
    if (ran.has(script)) return false
    answers.set(script, () => {
      answers.delete(script)
      claim()
      onLate()
    })
    return true
  })
  for (const event of ['load', 'error']) addEventListener.call(document, event, listen, true)

  function copy(marked: Element, type: string | null, nonce = ''): HTMLScriptElement {
    const script = createElement.call(document, 'script') as HTMLScriptElement
    // Nodes, not names: a parser takes attribute names that setAttribute refuses.
    for (const attribute of [...marked.attributes])
      if (!/^(type|data-type|src|data-src)$/.test(attribute.name))
        script.setAttributeNode(
          // A handler in the tag hears of it once.
          /^on/.test(attribute.name) ? marked.removeAttributeNode(attribute) : (attribute.cloneNode() as Attr),
        )
    if (type != null) script.type = type
    // Browsers hide the nonce from the attribute.
    script.nonce = nonce
    return script
  }

  /** A site that keeps its pages, and makes their scripts anew, must find it marked, with each attribute in its place. */
  function mark(script: HTMLScriptElement, type: string | null, marked: Element) {
    if (type != null) script.dataset.type = type
    script.type = 'text/plain'
    for (const { name } of [...marked.attributes]) {
      // Without its attribute a nonce is lost.
      const attribute = name == 'nonce' ? null : script.getAttributeNode(name)
      // Trusted Types may refuse an address.
      if (attribute) attempt(() => script.setAttributeNode(script.removeAttributeNode(attribute)))
    }
  }

  /** Takes a script that has not run out of the browser's own list: of another document, it never will. */
  function abandon(script: HTMLScriptElement) {
    answers.delete(script)
    document.implementation.createHTMLDocument('').adoptNode(script)
  }

  function run(marked: HTMLScriptElement, alone: boolean): Promise<unknown> | undefined {
    const earlier = made.get(marked)
    const { order, fetched } = readTurn(marked)
    const kind = kindOf(marked)
    const type = marked.getAttribute('data-type')
    const script = copy(earlier ?? marked, type, marked.nonce)
    // What is not in order has no place in the browser's list, where each waits for those before it.
    script.async = alone || order == 'none'
    ran.add(script)
    try {
      if (isExternal(marked)) setAttribute.call(script, 'src', trust.createScriptURL(urlOf(marked)))
      else script.text = trust.createScript(marked.text)
    } catch {
      // Trusted Types without a place for our policy: the browser has said so, and it stays held.
      return undefined
    }
    made.set(marked, script)
    const place = () => replaceWith.call(earlier ?? marked, script)
    if (!fetched) {
      past.during(place)
      // Data stays data, for those who read it.
      if (kind) mark(script, type, marked)
      if (kind != 'module') return undefined
      past.expectModule(onLate)
      // It does not say when it has run: one that imports nothing has after two tasks.
      return new Promise((resolve) => setTimeout(() => setTimeout(resolve)))
    }
    const claim = past.expect()
    const answer = new Promise<void>((resolve) => {
      answers.set(script, () => {
        answers.delete(script)
        mark(script, type, marked)
        claim()
        resolve()
      })
    })
    for (const event of ['load', 'error'])
      addEventListener.call(script, event, () => {
        answers.get(script)?.()
        // Page code added its listeners to the element that was held.
        marked.dispatchEvent(new window.Event(event))
      })
    place()
    if (earlier) abandon(earlier)
    return answer
  }

  return {
    run,
    hasRun: (element) => ran.has(element),
    isReplaced: (marked) => made.has(marked),
    tell: past.tell,
    stop() {
      past.stop()
      for (const event of ['load', 'error']) removeEventListener.call(document, event, listen, true)
    },
  }
}
