import { ownMembers } from '../../page/own-members'
import { EMBEDS, KEYS, readNeeds } from '../../page/marks'
import { nativeGetter } from '../../page/native-getter'
import { standing, written } from '../../page/own-elements'
import { whenReady } from '../../page/when-ready'
import { attempt } from '../attempt'
import { patch } from '../patch'
import { LOADING } from './loads'

const ADDED = { childList: true, subtree: true }
const MARKED = '[data-consent]'
const WANTED = `${LOADING},${MARKED}`

/** Puts what may be released into the page, and takes back what may not; says how to end. */
export interface Release {
  /** @param embeds those that are looked at, else all: a page that grows may have thousands. */
  (embeds?: readonly Element[]): void
  /** Loads what the policy names in place of what an element waits for. */
  stand(element: Element): void
  stop(): void
}
/** Undefined as long as what grants is not there. */
export type CreateRelease = (elements: MarkedElements) => Release | undefined

/** The marked elements of a window. */
export interface MarkedElements {
  window: Window & typeof globalThis
  /** The browser's own methods, which no gate of ours stands before. */
  natives: Pick<Element, 'setAttribute' | 'getAttribute' | 'removeAttribute' | 'replaceWith'>
  /** Those that match, in document order, shadow trees too. */
  all<E extends Element>(selector: string): E[]
  /** Whether an element need not wait; of each that has to, it is said once. */
  mayRun(element: Element): boolean
  /** Whether the parser has gone on behind an element; if not, it is looked at again. */
  isWhole(element: Element): boolean
  /** Whether the parser has read the document. */
  isRead(): boolean
  /** What loads something in place of a URL that waits. */
  standing: typeof standing
  written: typeof written
}

export interface ElementGateOptions {
  window: Window & typeof globalThis
  open(needs: readonly string[]): boolean
  onHeld(kind: string, name: string, needs: readonly string[], element: Element): void
  /** An element that has been added to the page and may load something, before what is marked is looked for. */
  onAdded(element: Element): void
  createRelease: CreateRelease
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

function addedBy(changes: readonly MutationRecord[]): Set<Node> {
  const added = new Set<Node>()
  for (const { addedNodes, target } of changes) {
    for (const node of addedNodes) added.add(node)
    // The parser may bring a script's text after its tag, and in pieces.
    const element = target.nodeType == 3 ? target.parentNode : target
    if (element?.nodeName == 'SCRIPT') added.add(element)
  }
  return added
}

export function holdElements({ window, open, onHeld, onAdded, createRelease }: ElementGateOptions): ElementGate {
  const { document } = window
  const { setAttribute, getAttribute, removeAttribute, replaceWith, matches, querySelectorAll } =
    window.Element.prototype
  const firstInside = nativeGetter<Element | null>(window.Element.prototype, 'firstElementChild')
  const roots = new Set<WeakRef<ParentNode>>()
  const watched = new WeakSet<ParentNode>()
  const told = new WeakSet<Element>()
  const wanted = new WeakSet<Element>()
  let read = false
  let unfinished = false

  function mayRun(element: Element): boolean {
    const names = readNeeds(element)
    if (wanted.has(element) || (names.length && open(names))) return true
    if (!told.has(element)) {
      told.add(element)
      const name =
        KEYS.map((key) => element.getAttribute(`data-${key}`) || getAttribute.call(element, key)).find(Boolean) ?? ''
      onHeld(element.localName, name, names, element)
    }
    releasing?.stand(element)
    return false
  }

  const all = <E extends Element>(selector: string) =>
    [...roots].flatMap((root) => {
      const node = root.deref()
      const found = node && ownMembers(node).querySelectorAll<E>(selector)
      if (!found) roots.delete(root)
      return [...(found ?? [])]
    })

  function isWhole(element: Element) {
    for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true
    unfinished = true
    return false
  }

  let releasing: Release | undefined
  function release(embeds?: readonly Element[]) {
    const natives = { setAttribute, getAttribute, removeAttribute, replaceWith }
    const isRead = () => read
    // A frame may show a page of another origin by now.
    releasing ??= attempt(() => createRelease({ window, natives, all, mayRun, isWhole, isRead, standing, written }))
    releasing?.(embeds)
  }

  let found: Element[] = []
  /** Looks at an element that has been added, and at what is in it. */
  function look(element: Element) {
    const inside = firstInside(element) ? querySelectorAll.call(element, WANTED) : []
    for (const one of matches.call(element, WANTED) ? [element, ...inside] : inside) {
      onAdded(one)
      if (matches.call(one, MARKED)) found.push(one)
    }
  }
  const observer = new MutationObserver((changes) => {
    const added = addedBy(changes)
    for (const node of added) {
      if (node.nodeType != 1) continue
      const element = node as Element
      if (element.shadowRoot) watch(element.shadowRoot)
      // The parser tells of each node, and what came with its parent is looked at with it.
      if (added.has(node.parentNode as Node)) continue
      look(element)
    }
    if (!found[0] && !unfinished) return
    const embeds = found.filter((element) => matches.call(element, EMBEDS))
    found = []
    unfinished = false
    release(embeds)
  })
  const watch = (root: ParentNode) => {
    if (watched.has(root)) return
    watched.add(root)
    roots.add(new WeakRef(root))
    observer.observe(root, {
      ...ADDED,
      characterData: root == document && ownMembers(document).readyState == 'loading',
    })
    // One that the parser made has its children already.
    if (root != document) for (const child of root.children) look(child)
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
      read = true
      release()
    })
  })

  return {
    release,
    held: (element) => !mayRun(element),
    load(element) {
      wanted.add(element)
      release()
    },
    stop() {
      stopped = true
      releasing?.stop()
      observer.disconnect()
      unpatch()
      cancel()
    },
  }
}
