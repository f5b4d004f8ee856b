import { EMBEDS, KEYS, lacksMarked, readNeeds } from '../../page/marks'
import type { Trust } from '../../page/trust'
import { whenReady } from '../../page/when-ready'
import { attempt } from '../attempt'
import { patch } from '../patch'
import { createRunScript } from './run-script'
import { createScriptQueue } from './script-queue'

const SCRIPTS = 'script[type="text/plain"][data-consent]'
const ADDED = { childList: true, subtree: true }

export interface ElementGateOptions {
  window: Window & typeof globalThis
  open(needs: readonly string[]): boolean
  onHeld(kind: string, name: string, needs: readonly string[], element: Element): void
  /** A node that has been added to the page, before what is marked in it is looked for. */
  onAdded(element: Element): void
  /** A script that has not answered in time, so that the others go on without it. */
  onStalled(url: string): void
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

export function holdElements(options: ElementGateOptions): ElementGate {
  const { window, open, onHeld, onAdded, onStalled, trust } = options
  // The browser's own, which no gate of ours stands before.
  const { document } = window
  const { setAttribute, getAttribute, removeAttribute, matches, querySelector } = window.Element.prototype
  const roots = new Set<WeakRef<ParentNode>>()
  const watched = new WeakSet<ParentNode>()
  const told = new WeakSet<Element>()
  // What stood in the place of a URL until it was loaded.
  const loaded = new WeakMap<Element, Map<string, string | null>>()
  const wanted = new WeakSet<Element>()
  const queued = new WeakSet<Element>()
  let whole = false
  const deferred: HTMLScriptElement[] = []
  const scripts = createRunScript(window, trust, () => queue.look())
  const queue = createScriptQueue(onStalled, scripts.tell)

  function mayRun(element: Element): boolean {
    const names = readNeeds(element)
    if (wanted.has(element) || (names.length && open(names))) return true
    if (!told.has(element)) {
      told.add(element)
      const name =
        KEYS.map((key) => element.getAttribute(`data-${key}`) || getAttribute.call(element, key)).find(Boolean) ?? ''
      onHeld(element.localName, name, names, element)
    }
    return false
  }

  function run(marked: HTMLScriptElement, alone: boolean): Promise<unknown> | undefined {
    queued.delete(marked)
    // While it waited its turn, the page may have taken it away, or the visitor a yes back.
    return scripts.isReplaced(marked) || (marked.isConnected && mayRun(marked)) ? scripts.run(marked, alone) : undefined
  }
  function enqueue(marked: HTMLScriptElement) {
    const { fetched } = scripts.read(marked)
    queue.add({ name: scripts.urlOf(marked), fetched, run: (alone) => run(marked, alone) })
  }

  const all = <E extends Element>(selector: string) =>
    [...roots].flatMap((root) => {
      const found = root.deref()?.querySelectorAll<E>(selector)
      if (!found) roots.delete(root)
      return [...(found ?? [])]
    })

  function releaseScripts() {
    for (const marked of all<HTMLScriptElement>(SCRIPTS)) {
      // Until the parser has gone on, a script may not have its whole text yet.
      if (document.readyState == 'loading' && !isWhole(marked)) break
      if (scripts.hasRun(marked) || !mayRun(marked) || queued.has(marked)) continue
      queued.add(marked)
      const { order } = scripts.read(marked)
      if (order == 'none') void attempt(() => run(marked, true))?.then(queue.look)
      else if (order == 'deferred') deferred.push(marked)
      else enqueue(marked)
    }
    // Which the parser has not finished: more may come that blocks.
    if (whole) deferred.splice(0).forEach(enqueue)
  }

  function release() {
    attempt(releaseScripts)
    for (const element of all(EMBEDS)) attempt(() => releaseEmbed(element))
  }

  function releaseEmbed(element: Element) {
    // A site that keeps its pages brings them back as they were.
    if (!mayRun(element)) return swap(element, false)
    if (loaded.has(element) || !lacksMarked(element)) return
    loaded.set(element, new Map(KEYS.map((key) => [key, getAttribute.call(element, key)])))
    const load = () => loaded.has(element) && mayRun(element) && swap(element, true)
    // Chromium forgets a URL that a frame gets in the same task as its place in the page.
    if (element.localName == 'iframe') setTimeout(load)
    else load()
  }

  /** Gives an element the URLs that wait in its marks, or takes them back. */
  function swap(element: Element, on: boolean) {
    const standIns = loaded.get(element)
    if (!on) loaded.delete(element)
    let changed = false
    for (const key of KEYS) {
      const url = element.getAttribute(`data-${key}`)
      const value = getAttribute.call(element, key)
      if (url == null || (on ? value == url : !standIns && value != url)) continue
      const standIn = standIns?.get(key)
      changed = true
      // Trusted Types without a place for our policy: the browser has said so, and it stays held.
      attempt(() => {
        if (!on && standIn == null) removeAttribute.call(element, key)
        else
          setAttribute.call(
            element,
            key,
            trust[key == 'srcdoc' ? 'createHTML' : 'createScriptURL'](on ? url : (standIn as string)),
          )
      })
    }
    if (!changed) return
    // A player has looked at its sources when it was made, and looks again only when told to.
    const player = element.localName == 'source' && element.parentElement
    if (player instanceof HTMLMediaElement) player.load()
  }

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
  let stopped = false
  const cancel = whenReady(document, () => {
    // In a task of its own: what a script listens to in the middle of an event may be called by it, or not.
    setTimeout(() => {
      if (stopped) return
      observer.observe(document, ADDED)
      whole = true
      release()
    })
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
      stopped = true
      scripts.stop()
      observer.disconnect()
      unpatch()
      cancel()
    },
  }
}
