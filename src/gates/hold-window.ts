import type { HeldDetail, SweepDetail } from '../consent/types'
import type { Trust } from '../page/trust'
import type { Rules } from '../policy/compile'
import { attempt } from './attempt'
import { type CookieGate, holdCookies } from './cookies'
import { holdDatabases } from './hold-databases'
import { holdElements } from './elements'
import { type FrameGate, holdFrames } from './hold-frames'
import { holdNavigation } from './hold-navigation'
import { LEDGER, type Ledger } from './ledger'
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
  trust: Trust
  now(): number
  /** What a frame has of the window that it is in. */
  outer?: {
    root: Window & typeof globalThis
    lateness: Lateness
    isFrame(name: string): boolean
    /** The frame's document is about to be another. */
    onLeave(): void
  }
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
  /** Looks for frames that have come. */
  look(): void
  /** Whether a frame has this name. */
  isFrame(name: string): boolean
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
  const { window, rules, ledger, own, essential, closed, isOwn, onHeld, onUndeclared, trust, now } = options
  const { root, lateness } = options.outer ?? { root: window, lateness: createLateness(() => performance.now()) }
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
    const needs = requests.find(url, root.location.origin)
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
  let frames: FrameGate<WindowGate> | undefined
  const elements = holdElements({
    window,
    open,
    onHeld: (kind, name, needs, element) => tell(kind, name, needs, element),
    onAdded(element) {
      unmarked?.look(element)
      frames?.added(element)
    },
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
          onFrame: () => frames?.look(),
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

  const isFrame = (name: string): boolean =>
    [...window.document.querySelectorAll('iframe,frame,object,embed')].some(
      (element) => element.getAttribute('name') == name,
    ) ||
    (window != root && window.name == name) ||
    !!frames?.gates().some((gate) => gate.isFrame(name))
  const navigation =
    unmarked &&
    holdNavigation({
      window,
      root,
      refuses(url) {
        const found = closed() ? missing(url) : undefined
        if (found) tell('navigation', ...found)
        return !!found
      },
      isFrame: options.outer?.isFrame ?? ((name) => isFrame(name)),
    })
  frames = holdFrames({
    window,
    hold: (inner, onLeave) =>
      holdWindow({
        ...options,
        window: inner,
        outer: { root, lateness, isFrame: options.outer?.isFrame ?? isFrame, onLeave },
      }),
    onLeave: options.outer?.onLeave,
    listen: () => navigation?.listen(),
  })
  if (navigation) undo.push(navigation.stop)
  undo.push(frames.stop)

  return {
    cookies,
    local: storage.real[0] as () => Storage,
    release() {
      lateness.forget()
      cookies.release()
      storage.release()
      databases?.release()
      for (const gate of frames?.gates() ?? []) gate.release()
    },
    releaseElements() {
      elements.release()
      for (const gate of frames?.gates() ?? []) gate.releaseElements()
    },
    look: () => frames?.look(),
    isFrame,
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
    stop() {
      for (const back of undo) back()
    },
  }
}
