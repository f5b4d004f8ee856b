import type { HeldDetail } from '../consent/types'
import { isRecordName } from '../consent/record'
import type { Trust } from '../page/trust'
import type { Rules } from '../policy/compile'
import { attempt } from './attempt'
import { type CookieGate, holdCookies } from './cookies'
import { type CreateRelease, holdElements } from './elements/hold-marked'
import { holdDatabases } from './hold-databases'
import { type FrameGate, holdFrames } from './hold-frames'
import { holdInsertions } from './hold-insertions'
import { holdNavigation } from './hold-navigation'
import { holdUnmarked } from './elements/hold-unmarked'
import { type Ledger, STORED } from './ledger'
import { holdRequests } from './requests/hold-requests'
import { holdWorkers } from './requests/hold-workers'
import { type Lateness, createLateness } from './requests/lateness'
import { writePrologue } from './requests/worker-prologue'
import { holdStorage } from './storage'
import { RECORD, type Verdict } from './verdict'

// Written by the build: whether a policy may declare them. The files that `treize build` picks from leave out the gates
// that a policy does not need.
declare const __REQUESTS__: boolean
declare const __DATABASES__: boolean

/** @param omits whether the call can be told to send no cookies. */
export type StandIn = (
  args: unknown[],
  at: number,
  url: string,
  needs: readonly string[],
  omits: boolean | undefined,
) => boolean | undefined

export interface WindowGateOptions {
  window: Window & typeof globalThis
  rules: Rules
  verdict: Verdict
  ledger: Ledger
  /** Whether a host is the site's own. */
  isOwn(host: string): boolean
  /** Whether anything at all may have to wait. */
  closed(): boolean
  onHeld(detail: HeldDetail): void
  onUndeclared(kind: keyof Rules['undeclared'], name: string): void
  /** What puts held elements into a window's page, once that is there. */
  createRelease: CreateRelease
  /** Puts what the policy names in place of a URL into the arguments of a call that must wait; says whether it has. */
  standIn: StandIn
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
  /** Writes what was held and may go now. */
  release(): void
  /** Runs the scripts and loads the embeds that may be now. */
  releaseElements(): void
  window: Window & typeof globalThis
  /** Whether a cookie keeps the record. */
  isRecord(name: string): boolean
  /** Whether the window has databases and the like: a sandbox has none. */
  hasStores: boolean
  /** Looks for frames that have come. */
  look(): void
  /** Whether a frame has this name. */
  isFrame(name: string): boolean
  /** Loads one held element once. */
  load(element: Element): void
  /** Undoes every patch. */
  stop(): void
}

export function holdWindow(options: WindowGateOptions): WindowGate {
  const { window, rules, verdict, ledger, closed, isOwn, onHeld, onUndeclared, createRelease, standIn, trust, now } =
    options
  const { owners, requests, undeclared, names, record } = rules
  const { root, lateness } = options.outer ?? { root: window, lateness: createLateness(() => performance.now()) }
  const isRecord = (name: string) => isRecordName(record.name, name)
  const tell = (kind: string, name: string, needs: readonly string[], element?: Element) =>
    onHeld({ kind, name, needs: [...needs], ...(element && { element }) })

  const requestUrl = Object.getOwnPropertyDescriptor(window.Request?.prototype ?? {}, 'url')?.get
  /** A page may put `url` on every object: only a real request has one. */
  const readUrl = (to: unknown): string =>
    (typeof to == 'object' && attempt(() => requestUrl?.call(to) as string | undefined)) || String(to)

  /** What must be granted before a URL may be called; undefined when it may be. */
  function missing(to: unknown): [url: string, needs: readonly string[]] | undefined {
    if (!__REQUESTS__) return undefined
    let url: URL
    try {
      url = new URL(readUrl(to), window.document.baseURI)
    } catch {
      // The browser says itself what is wrong with it.
      return undefined
    }
    const needs = requests.find(url, root.location.origin)
    if (needs.length) return verdict.mayCall(needs) ? undefined : [url.href, needs]
    if (undeclared.requests == 'pass' || !/^(http|ws)/.test(url.protocol) || isOwn(url.hostname)) return undefined
    onUndeclared('requests', `${url.origin}/*`)
    return verdict.mayCall([]) ? undefined : [url.href, names]
  }

  const hasStores = window.origin != 'null'
  const cookies = holdCookies({
    window,
    ledger,
    needs: (name) => (isRecord(name) ? [RECORD] : owners.cookies.find(name)),
    verdict,
    lifetimes: rules.lifetimes.find,
    onHeld: (name, needs) => tell('cookie', name, needs),
    onUndeclared: (name) => onUndeclared('cookies', name),
    onLetIn: (name) => undeclared.cookies == 'hold' && ledger.letIn(name),
    now,
  })
  const storage = holdStorage({
    window,
    needs: owners.storage.find,
    verdict,
    onHeld: (name, needs) => tell('storage', name, needs),
    onUndeclared: (name) => onUndeclared('storage', name),
    onLetIn: (key) => undeclared.storage == 'hold' && ledger.letIn(STORED + key),
  })
  let frames: FrameGate<WindowGate> | undefined
  const elements = holdElements({
    window,
    open: verdict.isGranted,
    onHeld: (kind, name, needs, element) => tell(kind, name, needs, element),
    onAdded(element) {
      unmarked.look(element)
      frames?.added(element)
    },
    createRelease,
  })
  // Also where no requests are declared: whatever code does to a marked element, it waits.
  const unmarked = holdUnmarked({
    window,
    missing: (url) => missing(url)?.[1],
    ownersOfInline(text) {
      const owners = rules.inline(text)
      return owners.length && !verdict.isGranted(owners) ? owners : undefined
    },
    closed,
    held: elements.held,
    trust,
  })
  const databases =
    __DATABASES__ && hasStores && rules.gates.databases
      ? holdDatabases({
          window,
          refuses(facility, name, silent) {
            const needs = owners[facility].find(name)
            if (verdict.mayRead(needs)) return false
            if (!silent) tell(facility, name, needs)
            return true
          },
          lateness,
        })
      : undefined
  const undo = [cookies.stop, storage.stop, elements.stop, unmarked.stop]
  if (databases) undo.push(databases.stop)
  // A site that declares no requests keeps the browser's own functions for them.
  const hasRequests = __REQUESTS__ && rules.gates.requests
  if (hasRequests)
    undo.push(
      holdRequests(window, (args, at = 0, omits) => {
        const found = closed() ? missing(args[at]) : undefined
        if (!found || standIn(args, at, ...found, omits)) return undefined
        tell('request', ...found)
        return lateness.of(found[0])
      }),
      holdWorkers({
        window,
        trust,
        prologue() {
          if (!closed()) return undefined
          const waits = (owner: string) => !verdict.isGranted([owner])
          const urls = rules.patterns(['requests'], waits)
          const names = rules.patterns(['indexedDB', 'caches'], waits)
          return urls.length + names.length ? writePrologue(urls, names, root.location.origin) : undefined
        },
      }),
    )

  const isFrame = (name: string): boolean =>
    [...window.document.querySelectorAll('iframe,frame,object,embed')].some(
      (element) => element.getAttribute('name') == name,
    ) ||
    (window != root && window.name == name) ||
    !!frames?.gates().some((gate) => gate.isFrame(name))
  const navigation = hasRequests
    ? holdNavigation({
        window,
        root,
        refuses(url) {
          const found = closed() ? missing(url) : undefined
          if (found) tell('navigation', ...found)
          return !!found
        },
        isFrame: options.outer?.isFrame ?? ((name) => isFrame(name)),
      })
    : undefined
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
  undo.push(
    frames.stop,
    holdInsertions(window, unmarked.inspect, (target) => frames?.inserted(target)),
  )

  return {
    cookies,
    release() {
      lateness.forget()
      // Each is a step of its own: a sandbox refuses one of them, a frame may be gone in the middle.
      for (const gate of [cookies, storage, databases]) attempt(() => gate?.release())
      for (const gate of frames?.gates() ?? []) attempt(gate.release)
    },
    releaseElements() {
      elements.release()
      for (const gate of frames?.gates() ?? []) attempt(gate.releaseElements)
    },
    look: () => frames?.look(),
    isFrame,
    load: elements.load,
    window,
    isRecord,
    hasStores,
    stop() {
      for (const back of undo) back()
    },
  }
}
