import { readNeeds } from '../page/marks'
import { ownMembers } from '../page/own-members'
import type { HeldDetail } from '../consent/types'
import { isRecordName } from '../consent/record'
import type { Trust } from '../page/trust'
import type { Rules } from '../policy/compile'
import { attempt } from './attempt'
import type { CookieGate } from './cookies'
import { type CreateRelease, holdElements } from './elements/hold-marked'
import { findMissing } from './find-missing'
import { type StandIn, type TellHeld, holdCalls } from './hold-calls'
import { type FrameGate, holdFrames } from './hold-frames'
import { holdInsertions } from './hold-insertions'
import { holdUnmarked } from './elements/hold-unmarked'
import { holdStores } from './hold-stores'
import type { Ledger } from './ledger'
import { type Lateness, createLateness } from './requests/lateness'
import type { Verdict } from './verdict'

// Written by the build: whether a policy may declare them. The files that `treize build` picks from leave out the gates
// that a policy does not need.
declare const __REQUESTS__: boolean

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
  /** At the start, and when the page's document has forgotten its listeners. */
  listen(): void
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
  /** Runs the scripts and loads the embeds that may be now. @param lost whether some may no longer. */
  releaseElements(lost?: boolean): void
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
  const { window, rules, verdict, closed, isOwn, onHeld, onUndeclared, createRelease, standIn, trust } = options
  const { root, lateness } = options.outer ?? { root: window, lateness: createLateness(() => performance.now()) }
  const isRecord = (name: string) => isRecordName(rules.record.name, name)
  const tell: TellHeld = (kind, name: string, needs: readonly string[], element?: Element) =>
    onHeld({ kind, name, needs: [...needs], ...(element && { element }) })

  const document = ownMembers(window.document)
  const missing = findMissing({ window, root, rules, verdict, isOwn, onUndeclared })
  const hasStores = window.origin != 'null'
  const { cookies, storage, databases } = holdStores({ ...options, lateness, isRecord, hasStores, tell })
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
    holds: (names) => !verdict.isGranted(names),
    trust,
  })
  const undo = [cookies.stop, storage.stop, elements.stop, unmarked.stop]
  if (databases) undo.push(databases.stop)
  const isFrame = (name: string): boolean =>
    [...document.querySelectorAll('iframe,frame,object,embed')].some(
      (element) => element.getAttribute('name') == name,
    ) ||
    (window != root && window.name == name) ||
    (frames?.gates() ?? []).some((gate) => gate.isFrame(name))
  // A site that declares no requests keeps the browser's own functions for them.
  const calls =
    __REQUESTS__ && rules.gates.requests
      ? holdCalls({
          window,
          root,
          rules,
          verdict,
          lateness,
          trust,
          missing: (to) => (closed() ? missing(to) : undefined),
          standIn,
          closed,
          isFrame: options.outer?.isFrame ?? isFrame,
          tell,
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
    awaits(frame) {
      if (frame.hasAttribute('src') || frame.hasAttribute('srcdoc')) return false
      const url = frame.getAttribute('data-src')
      return frame.hasAttribute('data-consent')
        ? !verdict.isGranted(readNeeds(frame))
        : !!url && closed() && !!missing(url)
    },
    listen() {
      calls?.listen()
      if (window == root) options.listen()
    },
  })
  if (calls) undo.push(calls.stop)
  undo.push(
    frames.stop,
    holdInsertions(
      window,
      (node) => {
        unmarked.inspect(node)
        return !!frames?.mayBring(node)
      },
      (target, brought) => frames?.inserted(target, brought),
    ),
  )

  return {
    cookies,
    release() {
      lateness.forget()
      calls?.takeBack()
      // Each is a step of its own: a sandbox refuses one of them, a frame may be gone in the middle.
      for (const gate of [cookies, storage, databases]) attempt(() => gate?.release())
      for (const gate of frames?.gates() ?? []) attempt(gate.release)
    },
    releaseElements(lost) {
      elements.release()
      if (lost) unmarked.takeBack()
      for (const gate of frames?.gates() ?? []) attempt(() => gate.releaseElements(lost))
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
