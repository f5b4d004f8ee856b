import type { HeldDetail } from '../consent/types'
import type { Trust } from '../page/trust'
import { whenReady } from '../page/when-ready'

const SCRIPTS = 'script[type="text/plain"][data-consent]'
const EMBEDS = '[data-consent]:is([data-src],[data-srcset]):not(script)'

export interface ElementGateOptions {
  document: Document
  open(needs: readonly string[]): boolean
  onHeld(detail: HeldDetail): void
  trust: Trust
}

/** The gate at elements that are marked with `data-consent`. */
export interface ElementGate {
  /** Runs the scripts and loads the embeds that may be now, in document order; takes back embeds that may not. */
  release(): void
  /** Loads one held element, for this once and whatever was decided. */
  load(element: Element): void
  stop(): void
}

export function holdElements({ document, open, onHeld, trust }: ElementGateOptions): ElementGate {
  const told = new WeakSet<Element>()
  const embeds = new Set<Element>()
  const wanted = new WeakSet<Element>()
  // Scripts that block the parser run one after the other; the ones that wait for the document come after them.
  let blocking: Promise<unknown> = Promise.resolve()

  const needs = (element: Element) => (element.getAttribute('data-consent') ?? '').split(/\s+/).filter(Boolean)

  function mayRun(element: Element): boolean {
    const names = needs(element)
    if (wanted.has(element) || (names.length && open(names))) return true
    if (!told.has(element)) {
      told.add(element)
      const name = ['src', 'data-src', 'data-srcset'].map((key) => element.getAttribute(key)).find(Boolean) ?? ''
      onHeld({ kind: element.localName, name, needs: names, element })
    }
    return false
  }

  function run(marked: HTMLScriptElement): Promise<unknown> | undefined {
    queued.delete(marked)
    // While it waited its turn, the page may have taken it away, or the visitor a yes back.
    if (!marked.isConnected || !mayRun(marked)) return
    const script = document.createElement('script')
    // Nodes, not names: a parser takes attribute names that setAttribute refuses.
    for (const attribute of marked.attributes)
      if (!/^(type|data-type|src|data-src)$/.test(attribute.name))
        script.setAttributeNode(attribute.cloneNode() as Attr)
    const type = marked.getAttribute('data-type')
    if (type) script.type = type
    // Browsers hide the nonce from the attribute.
    script.nonce = marked.nonce ?? ''
    script.async = marked.hasAttribute('async')
    const url = marked.getAttribute('src') || marked.getAttribute('data-src')
    const done = new Promise((resolve) => {
      script.addEventListener('load', resolve)
      script.addEventListener('error', resolve)
    })
    try {
      if (url) script.src = trust.createScriptURL(url)
      else script.text = trust.createScript(marked.text)
      marked.replaceWith(script)
    } catch {
      // Trusted Types without a place for our policy: the browser has said so, and it stays held.
      return
    }
    return url ? done : undefined
  }

  function release() {
    const waiting: HTMLScriptElement[] = []
    for (const marked of document.querySelectorAll<HTMLScriptElement>(SCRIPTS)) {
      // Until the parser has gone on, a script may not have its whole text yet.
      if (document.readyState == 'loading' && !isWhole(marked)) break
      if (mayRun(marked) && !queued.has(marked)) {
        queued.add(marked)
        waiting.push(marked)
      }
    }
    let loading: (Promise<unknown> | undefined)[] = []
    const later: HTMLScriptElement[] = []
    for (const marked of waiting) {
      const external = marked.hasAttribute('src') || marked.hasAttribute('data-src')
      const module = marked.getAttribute('data-type') == 'module'
      if (marked.hasAttribute('async') && (external || module)) run(marked)
      else if (module || (external && marked.hasAttribute('defer'))) later.push(marked)
      else if (external) blocking = blocking.then(() => void loading.push(run(marked)))
      else
        blocking = blocking.then(async () => {
          const before = loading
          loading = []
          await Promise.all(before)
          run(marked)
        })
    }
    blocking = blocking.then(() => Promise.all(loading))
    // Which the parser has not finished: more may come that blocks.
    if (later.length) void whole.then(() => blocking).then(() => later.forEach(run))

    for (const element of document.querySelectorAll(EMBEDS)) {
      if (embeds.has(element) || !mayRun(element)) continue
      embeds.add(element)
      swap(element, (key) => element.getAttribute(`data-${key}`))
    }
    for (const element of embeds) {
      if (mayRun(element)) continue
      embeds.delete(element)
      swap(element, () => null)
    }
  }

  function swap(element: Element, value: (key: string) => string | null) {
    for (const key of ['src', 'srcset']) {
      if (!element.hasAttribute(`data-${key}`)) continue
      const to = value(key)
      if (to == null) element.removeAttribute(key)
      else element.setAttribute(key, to)
    }
  }

  const queued = new WeakSet<Element>()
  const whole = new Promise<void>((resolve) => whenReady(document, resolve))
  let unfinished = false
  const observer = new MutationObserver((changes) => {
    const any = (node: Node) =>
      node instanceof Element && (node.matches('[data-consent]') || !!node.querySelector('[data-consent]'))
    if (unfinished || changes.some(({ addedNodes }) => [...addedNodes].some(any))) {
      unfinished = false
      release()
    }
  })
  observer.observe(document, { childList: true, subtree: true })
  const cancel = whenReady(document, release)

  const isWhole = (element: Element) => {
    for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true
    unfinished = true
    return false
  }

  return {
    release,
    load(element) {
      wanted.add(element)
      release()
    },
    stop() {
      observer.disconnect()
      cancel()
    },
  }
}
