import type { Core } from './core'
import { addCsp } from './gates/add-csp'
import { attempt } from './gates/attempt'
import { allowedSources } from './policy/allowed-sources'
import { openPatterns } from './policy/stand-ins'
import { createWorkerUpdate } from './update-worker'

/** What stops calls that no gate reaches, where the policy wants it: its `csp` and its `worker`. */
export interface SecondNet {
  /** Whether the page's own security policy, which only a new page can widen, is another by now. */
  isOutdated(): boolean
  /**
   * Gives the service worker what may be called now.
   *
   * @param keep false where nothing of ours is to stay.
   */
  update(keep: boolean): Promise<unknown> | undefined
  /** Takes the service worker away. */
  stop(): void
}

export function createSecondNet(core: Core): SecondNet {
  const { rules, page, verdict, has, life } = core
  const { policy } = life
  const sourcesNow = () =>
    allowedSources([...rules.patterns(['requests'], has), ...openPatterns(policy)], rules.record.domain).join(' ')
  const sources = page && policy.csp && life.active && !verdict.isGranted(rules.names) ? sourcesNow() : undefined
  if (page && sources !== undefined) attempt(() => addCsp(page, sources))
  const worker = createWorkerUpdate(core, sourcesNow)
  return {
    isOutdated: () => sources !== undefined && sources != sourcesNow(),
    update: (keep) => worker?.update(keep),
    stop: () => worker?.stop(),
  }
}
