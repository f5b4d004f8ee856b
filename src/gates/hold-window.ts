import type { HeldDetail, SweepDetail } from '../consent/types'
import type { Trust } from '../page/trust'
import type { Rules } from '../policy/compile'
import { attempt } from './attempt'
import { type CookieGate, holdCookies } from './cookies'
import { holdElements } from './elements/hold-marked'
import { holdDatabases } from './hold-databases'
import { LEDGER, type Ledger } from './ledger'
import { patch } from './patch'
import { holdRequests } from './requests/hold-requests'
import { type Lateness, createLateness } from './requests/lateness'
import { holdStorage } from './storage'
import { createShelves, sweepCookies, sweepShelf, sweepStorage } from './sweep'
import { holdUnmarked } from './unmarked'

export interface WindowGateOptions {
  window: Window & typeof globalThis
  rules: Rules
  ledger: Ledger
  /** The cookie of the record, which is nobody's to grant. */
  own: string
  /** Whether all of them are granted; of none: whether undeclared names may be written. */
  open(needs: readonly string[], facility?: keyof Rules['undeclared']): boolean
  /** Whether a host is the site's own. */
  isOwn(host: string): boolean
  /** Whether all of them are essential. */
  essential(needs: readonly string[]): boolean
  /** Whether anything at all may have to wait. */
  closed(): boolean
  onHeld(detail: HeldDetail): void
  onUndeclared(kind: keyof Rules['undeclared'], name: string): void
  /** A script that has not answered in time, so that the others go on without it. */
  onStalled(url: string): void
  trust: Trust
  now(): number
  /** How late refusals come, the same for a window and its frames. */
  lateness?: Lateness
}

/** Every gate of a window, and of the frames in it that share its origin. */
export interface WindowGate {
  cookies: CookieGate
  /** The browser's own localStorage. */
  local(): Storage
  /** Writes what was held and may go now. */
  release(): void
  /** Runs the scripts and loads the embeds that may be now. */
  releaseElements(): void
  /** Deletes what the names that match own: cookies at once, and when it is `all`, keys, then databases and the like. */
  sweep(matches: (needs: readonly string[]) => boolean, all: boolean): Promise<SweepDetail>
  /** Loads one held element once. */
  load(element: Element): void
  /** Undoes every patch. */
  stop(): void
}

// Asking the browser what there is costs time, so only where a policy declares something.
const FACILITIES = ['indexedDB', 'caches', 'serviceWorkers'] as const

/** The owner of the record itself. */
const OWN: readonly string[] = ['']

export function holdWindow(options: WindowGateOptions): WindowGate {
  const { window, rules, ledger, own, essential, closed, isOwn, onHeld, onUndeclared, onStalled, trust, now } = options
  const { lateness = createLateness(() => performance.now()) } = options
  const { owners, requests, undeclared, names } = rules
  const open: typeof options.open = (needs, facility) => needs == OWN || options.open(needs, facility)
  const tell = (kind: string, name: string, needs: readonly string[], element?: Element) =>
    onHeld({ kind, name, needs: [...needs], ...(element && { element }) })

  /** What must be granted before a URL may be called; undefined when it may be. */
  function missing(to: unknown, declared?: boolean): [url: string, needs: readonly string[]] | undefined {
    let url: URL
    try {
      url = new URL((to as Request)?.url ?? String(to), window.document.baseURI)
    } catch {
      // The browser says itself what is wrong with it.
      return undefined
    }
    const needs = requests.find(url, window.location.origin)
    if (needs.length) return open(needs) ? undefined : [url.href, needs]
    if (declared || undeclared.requests == 'pass' || !/^(http|ws)/.test(url.protocol) || isOwn(url.hostname))
      return undefined
    onUndeclared('requests', `${url.origin}/*`)
    return options.open([], 'requests') ? undefined : [url.href, names]
  }

  const shelved = window.origin == 'null' ? [] : FACILITIES.filter((facility) => owners[facility].size)
  const shelves = shelved.length ? createShelves(window) : undefined
  const cookies = holdCookies({
    window,
    ledger,
    needs: (name) => (name == own ? OWN : owners.cookies.find(name)),
    open,
    essential: (needs) => needs == OWN || essential(needs),
    onHeld: (name, needs) => tell('cookie', name, needs),
    onUndeclared: (name) => onUndeclared('cookies', name),
    now,
  })
  const storage = holdStorage({
    window,
    needs: owners.storage.find,
    open: (needs) => open(needs, 'storage'),
    onHeld: (name, needs) => tell('storage', name, needs),
    onUndeclared: (name) => onUndeclared('storage', name),
  })
  const { querySelectorAll } = window.Element.prototype
  const elements = holdElements({
    window,
    open,
    onHeld: (kind, name, needs, element) => tell(kind, name, needs, element),
    onAdded(element) {
      unmarked?.look(element)
      if (element.localName == 'iframe') enter(element as HTMLIFrameElement)
      for (const inner of querySelectorAll.call(element, 'iframe')) enter(inner as HTMLIFrameElement)
    },
    onStalled,
    trust,
  })
  // A site that declares no requests keeps the browser's own functions for them.
  const unmarked =
    requests.size || undeclared.requests != 'pass'
      ? holdUnmarked({
          window,
          missing: (url, mentioned) => missing(url, mentioned)?.[1],
          closed,
          held: elements.held,
          onFrame: enter,
          trust,
        })
      : undefined
  const databases =
    shelves &&
    holdDatabases({
      window,
      refuses(facility, name, silent) {
        const needs = owners[facility].find(name)
        if (!needs.length || open(needs)) return false
        if (!silent) tell(facility, name, needs)
        return true
      },
      lateness,
    })
  const undo = [cookies.stop, storage.stop, elements.stop]
  if (databases) undo.push(databases.stop)
  if (unmarked)
    undo.push(
      unmarked.stop,
      holdRequests(window, (to) => {
        const found = closed() ? missing(to) : undefined
        if (!found) return undefined
        tell('request', ...found)
        return lateness.of(found[0])
      }),
    )

  /** Forgets the frames that the page has taken away. */
  function prune() {
    for (const [element, { gate }] of frames) if (!element.isConnected && frames.delete(element)) attempt(gate.stop)
  }

  let stopped = false
  const frames = new Map<HTMLIFrameElement, { document: Document; gate: WindowGate }>()
  const listening = new WeakSet<HTMLIFrameElement>()
  const frame = window.HTMLIFrameElement.prototype
  const view = Object.getOwnPropertyDescriptor(frame, 'contentWindow')
  /** A fresh realm has the browser's own functions: the frame gets gates of its own. */
  function enter(element: HTMLIFrameElement) {
    if (stopped) return
    if (!listening.has(element)) {
      listening.add(element)
      element.addEventListener('load', () => enter(element))
    }
    try {
      const inner = view?.get?.call(element) as typeof window | null
      if (!inner?.document) return
      const known = frames.get(element)
      const own = 'treize' in inner
      if (known?.document == inner.document && !own) return
      known?.gate.stop()
      prune()
      // A page with gates of its own writes its own record.
      if (own) return void frames.delete(element)
      frames.set(element, { document: inner.document, gate: holdWindow({ ...options, lateness, window: inner }) })
      // The next document is there in the next task, before its scripts.
      inner.addEventListener('pagehide', () => setTimeout(enter, 0, element))
    } catch {
      // Another origin: the browser itself keeps it apart.
    }
  }
  for (const key of ['contentWindow', 'contentDocument'])
    undo.push(
      patch(frame, key, {
        get(run, _, self) {
          enter(self)
          return run()
        },
      }),
    )

  for (const inner of window.document.querySelectorAll('iframe')) enter(inner)

  function stop() {
    stopped = true
    for (const back of undo) attempt(back)
    for (const { gate } of frames.values()) attempt(gate.stop)
  }

  return {
    cookies,
    local: storage.real[0] as () => Storage,
    release() {
      lateness.forget()
      // Each is a step of its own: a sandbox refuses one of them, a frame may be gone in the middle.
      for (const gate of [cookies, storage, databases]) attempt(() => gate?.release())
      prune()
      for (const { gate } of frames.values()) attempt(gate.release)
    },
    releaseElements() {
      elements.release()
      for (const { gate } of frames.values()) attempt(gate.releaseElements)
    },
    load: elements.load,
    async sweep(matches, all) {
      const swept: SweepDetail = { deleted: [], kept: [] }
      const add = (part: SweepDetail | undefined) => {
        swept.deleted.push(...(part?.deleted ?? []))
        swept.kept.push(...(part?.kept ?? []))
      }
      add(attempt(() => sweepCookies(cookies, window.location, (name) => name != own && matches(cookies.needs(name)))))
      if (!all) return swept
      for (const real of storage.real)
        add(attempt(() => sweepStorage(real(), (name) => name != LEDGER && matches(owners.storage.find(name)))))
      for (const facility of shelved) {
        const shelf = shelves?.[facility]
        if (shelf) add(await sweepShelf(shelf, (name) => matches(owners[facility].find(name))).catch(() => undefined))
      }
      return swept
    },
    stop,
  }
}
