import type { Trust } from '../page/trust'
import type { Rules } from '../policy/compile'
import type { Missing } from './find-missing'
import { holdNavigation } from './hold-navigation'
import { holdRequests } from './requests/hold-requests'
import { holdWorkers } from './requests/hold-workers'
import type { Lateness } from './requests/lateness'
import { writePrologue } from './requests/worker-prologue'
import type { Verdict } from './verdict'

/** Hears of what is held. */
export type TellHeld = (kind: string, name: string, needs: readonly string[], element?: Element) => void

export interface CallOptions {
  window: Window & typeof globalThis
  /** The window of the page. */
  root: Window & typeof globalThis
  rules: Rules
  verdict: Verdict
  lateness: Lateness
  trust: Trust
  missing(to: unknown): Missing | undefined
  closed(): boolean
  /** Whether a frame has this name. */
  isFrame(name: string): boolean
  tell: TellHeld
}

/** Holds what code calls: requests, also of its workers, and what it sends frames to. */
export function holdCalls(options: CallOptions): { listen(): void; stop(): void } {
  const { window, root, rules, verdict, lateness, trust, missing, closed, isFrame, tell } = options
  const stopRequests = holdRequests(window, (to) => {
    const found = missing(to)
    if (!found) return undefined
    tell('request', ...found)
    return lateness.of(found[0])
  })
  const stopWorkers = holdWorkers({
    window,
    trust,
    prologue() {
      if (!closed()) return undefined
      const waits = (owner: string) => !verdict.isGranted([owner])
      const urls = rules.patterns(['requests'], waits)
      const names = rules.patterns(['indexedDB', 'caches'], waits)
      return urls.length + names.length ? writePrologue(urls, names, root.location.origin) : undefined
    },
  })
  const navigation = holdNavigation({
    window,
    root,
    refuses(url) {
      const found = missing(url)
      if (found) tell('navigation', ...found)
      return !!found
    },
    isFrame,
  })
  return {
    listen: navigation.listen,
    stop() {
      stopRequests()
      stopWorkers()
      navigation.stop()
    },
  }
}
