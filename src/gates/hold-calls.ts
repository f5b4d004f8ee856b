import type { Trust } from '../page/trust'
import type { Rules } from '../policy/compile'
import { siteOf } from '../policy/own-site'
import type { Missing } from './find-missing'
import { holdNavigation } from './hold-navigation'
import { holdRequests } from './requests/hold-requests'
import { holdWorkers } from './requests/hold-workers'
import type { Lateness } from './requests/lateness'
import { writePrologue } from './requests/worker-prologue'
import type { Verdict } from './verdict'

/** Hears of what is held. */
export type TellHeld = (kind: string, name: string, needs: readonly string[], element?: Element) => void

/**
 * Puts what the policy names in place of a URL into the arguments of a call that must wait; says whether it has.
 *
 * @param omits whether the call can be told to send no cookies.
 */
export type StandIn = (
  args: unknown[],
  at: number,
  url: string,
  needs: readonly string[],
  omits: boolean | undefined,
) => boolean | undefined

export interface CallOptions {
  window: Window & typeof globalThis
  /** The window of the page. */
  root: Window & typeof globalThis
  rules: Rules
  verdict: Verdict
  lateness: Lateness
  trust: Trust
  missing(to: unknown): Missing | undefined
  standIn: StandIn
  closed(): boolean
  /** Whether a frame has this name. */
  isFrame(name: string): boolean
  tell: TellHeld
}

/** Holds what code calls: requests, also of its workers, and what it sends frames to. */
export function holdCalls(options: CallOptions): { listen(): void; takeBack(): void; stop(): void } {
  const { window, root, rules, verdict, lateness, trust, missing, standIn, closed, isFrame, tell } = options
  const requests = holdRequests(
    window,
    (args, at = 0, omits) => {
      const found = missing(args[at])
      if (!found || standIn(args, at, ...found, omits)) return undefined
      tell('request', ...found)
      return lateness.of(found[0])
    },
    (url) => !!missing(url),
  )
  const stopWorkers = holdWorkers({
    window,
    trust,
    prologue() {
      if (!closed()) return undefined
      const waits = (owner: string) => !verdict.isGranted([owner])
      const urls = rules.patterns(['requests'], waits)
      const names = rules.patterns(['indexedDB', 'caches'], waits)
      const { origin, hostname } = root.location
      const allowed = verdict.mayCall([])
        ? undefined
        : [
            `*://*.${siteOf(rules.record.domain, hostname)}/*`,
            ...rules.patterns(['requests'], (owner) => !waits(owner)),
          ]
      return allowed || urls.length + names.length ? writePrologue(urls, names, origin, allowed) : undefined
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
    takeBack: requests.takeBack,
    stop() {
      requests.stop()
      stopWorkers()
      navigation.stop()
    },
  }
}
