import type { Trust } from '../page/trust'
import { whenReady } from '../page/when-ready'
import { LOADING_KEYS as KEYS } from './elements/loads'
import { patch } from './patch'

const SCRIPTS = 'script[type="text/plain"][data-consent]'
const ADDED = { childList: true, subtree: true }
/** As long as held scripts may take together before a visitor's click is answered, in milliseconds. */
const SLICE = 8
const EMBEDS = `[data-consent]:is(${KEYS.map((key) => `[data-${key}]`)}):not([type="text/plain"])`

export interface ElementGateOptions {
  window: Window & typeof globalThis
  open(needs: readonly string[]): boolean
  onHeld(kind: string, name: string, needs: readonly string[], element: Element): void
  /** A node that has been added to the page, before what is marked in it is looked for. */
  onAdded(element: Element): void
  trust: Trust
}

/** The gate at elements that are marked with `data-consent`. */
export interface ElementGate {
  /** Runs the scripts and loads the embeds that may be now, in document order; takes back embeds that may not. */
  release(): void
  /** Loads one held element, for this once and whatever was decided. */
  load(element: Element): void
  /** Whether an element has to wait for what it is marked with; it is said of each once. */
  held(element: Element): boolean
  stop(): void
}

export function holdElements({ window, open, onHeld, onAdded, trust }: ElementGateOptions): ElementGate {
  // The browser's own, which no gate of ours stands before.
  const { document } = window
  const { setAttribute, getAttribute, hasAttribute, matches, querySelector } = window.Element.prototype
  const roots = new Set<WeakRef<ParentNode>>()
  const watched = new WeakSet<ParentNode>()
  const told = new WeakSet<Element>()
  const embeds = new Set<Element>()
  const wanted = new WeakSet<Element>()
  const ran = new WeakSet<Element>()
  // Scripts that block the parser run one after the other; the ones that wait for the document come after them.
  let blocking: Promise<unknown> = Promise.resolve()
  let since = 0

  const needs = (element: Element) => (element.getAttribute('data-consent') ?? '').split(/\s+/).filter(Boolean)

  function mayRun(element: Element): boolean {
    const names = needs(element)
    if (wanted.has(element) || (names.length && open(names))) return true
    if (!told.has(element)) {
      told.add(element)
      const name =
        KEYS.map((key) => element.getAttribute(key) || element.getAttribute(`data-${key}`)).find(Boolean) ?? ''
      onHeld(element.localName, name, names, element)
    }
    return false
  }

  function run(marked: HTMLScriptElement): Promise<unknown> | undefined {
    queued.delete(marked)
    // While it waited its turn, the page may have taken it away, or the visitor a yes back.
    if (!marked.isConnected || !mayRun(marked)) return
    const script = document.createElement('script')
    // Nodes, not names: a parser takes attribute names that setAttribute refuses.
    for (const attribute of [...marked.attributes])
      if (!/^(type|data-type|src|data-src)$/.test(attribute.name))
        script.setAttributeNode(
          // A handler in the tag hears of it once.
          /^on/.test(attribute.name) ? marked.removeAttributeNode(attribute) : (attribute.cloneNode() as Attr),
        )
    const type = marked.getAttribute('data-type')
    if (type) script.type = type
    // Browsers hide the nonce from the attribute.
    script.nonce = marked.nonce ?? ''
    script.async = marked.hasAttribute('async')
    const url = marked.getAttribute('src') || marked.getAttribute('data-src')
    // A site that keeps its pages, and makes their scripts anew, must find it marked.
    const mark = () => {
      ran.add(script)
      if (type) script.dataset.type = type
      script.type = 'text/plain'
    }
    const done = new Promise((resolve) => {
      // Whoever listens does so at the one that was held.
      for (const event of ['load', 'error'])
        script.addEventListener(event, () => {
          mark()
          resolve(marked.dispatchEvent(new Event(event)))
        })
    })
    try {
      if (url) script.src = trust.createScriptURL(url)
      else script.text = trust.createScript(marked.text)
      marked.replaceWith(script)
      if (!url) mark()
    } catch {
      // Trusted Types without a place for our policy: the browser has said so, and it stays held.
      return
    }
    return url ? done : undefined
  }

  const all = <E extends Element>(selector: string) =>
    [...roots].flatMap((root) => {
      const found = root.deref()?.querySelectorAll<E>(selector)
      if (!found) roots.delete(root)
      return [...(found ?? [])]
    })

  async function breathe() {
    if (performance.now() - since < SLICE) return
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }

  function release() {
    since = performance.now()
    const waiting: HTMLScriptElement[] = []
    for (const marked of all<HTMLScriptElement>(SCRIPTS)) {
      // Until the parser has gone on, a script may not have its whole text yet.
      if (document.readyState == 'loading' && !isWhole(marked)) break
      if (!ran.has(marked) && mayRun(marked) && !queued.has(marked)) {
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
          await breathe()
          run(marked)
        })
    }
    blocking = blocking.then(() => Promise.all(loading))
    // Which the parser has not finished: more may come that blocks.
    if (later.length)
      void whole
        .then(() => blocking)
        .then(async () => {
          for (const marked of later) {
            await breathe()
            run(marked)
          }
        })

    for (const element of all(EMBEDS)) {
      // A site that keeps its pages brings them back as they were.
      if (embeds.has(element) || (!mayRun(element) && !isLoaded(element))) continue
      embeds.add(element)
      const load = () => embeds.has(element) && mayRun(element) && swap(element, true)
      // Chromium forgets a URL that a frame gets in the same task as its place in the page.
      if (element.localName == 'iframe') setTimeout(load)
      else load()
    }
    for (const element of embeds) {
      if (mayRun(element)) continue
      embeds.delete(element)
      swap(element, false)
    }
  }

  const isLoaded = (element: Element) =>
    KEYS.some(
      (key) =>
        hasAttribute.call(element, key) && getAttribute.call(element, key) == getAttribute.call(element, `data-${key}`),
    )

  /** Gives an element the URLs that wait in its marks, or takes them back. */
  function swap(element: Element, on: boolean) {
    for (const key of KEYS) {
      const url = element.getAttribute(`data-${key}`)
      if (url == null) continue
      if (!on) element.removeAttribute(key)
      else if (!hasAttribute.call(element, key))
        try {
          setAttribute.call(element, key, trust.createScriptURL(url))
        } catch {
          // Trusted Types without a place for our policy, as above.
        }
    }
    // A player has looked at its sources when it was made, and looks again only when told to.
    const player = element.localName == 'source' && element.parentElement
    if (player instanceof HTMLMediaElement) player.load()
  }

  const queued = new WeakSet<Element>()
  const whole = new Promise<void>((resolve) => whenReady(document, resolve))
  let unfinished = false
  const observer = new MutationObserver((changes) => {
    let found = unfinished
    const added = new Set<Node>()
    for (const { addedNodes, target } of changes) {
      for (const node of addedNodes) added.add(node)
      // The parser may bring a script's text after its tag, and in pieces.
      const element = target.nodeType == 3 ? target.parentNode : target
      if (element?.nodeName == 'SCRIPT') added.add(element)
    }
    for (const node of added) {
      if (node.nodeType != 1) continue
      const element = node as Element
      if (element.shadowRoot) watch(element.shadowRoot)
      // The parser tells of each node, and what came with its parent is looked at with it.
      if (added.has(node.parentNode as Node)) continue
      onAdded(element)
      found ||= matches.call(element, '[data-consent]') || !!querySelector.call(element, '[data-consent]')
    }
    if (found) {
      unfinished = false
      release()
    }
  })
  const watch = (root: ParentNode) => {
    if (watched.has(root)) return
    watched.add(root)
    roots.add(new WeakRef(root))
    observer.observe(root, { ...ADDED, characterData: root == document && document.readyState == 'loading' })
    // One that the parser made has its children already.
    if (root != document) for (const child of root.children) onAdded(child)
  }
  watch(document)
  const unpatch = patch(window.Element.prototype, 'attachShadow', {
    call(run) {
      const root = run() as ShadowRoot
      watch(root)
      return root
    },
  })
  const cancel = whenReady(document, () => {
    observer.observe(document, ADDED)
    release()
  })

  const isWhole = (element: Element) => {
    for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true
    unfinished = true
    return false
  }

  return {
    release,
    held: (element) => !mayRun(element),
    load(element) {
      wanted.add(element)
      release()
    },
    stop() {
      observer.disconnect()
      unpatch()
      cancel()
    },
  }
}
