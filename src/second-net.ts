import type { Core } from './core'
import { addCsp } from './gates/add-csp'
import { attempt } from './gates/attempt'
import { allowedSources } from './policy/allowed-sources'
import { openPatterns } from './policy/stand-ins'
import { type WorkerUpdate, createWorkerUpdate } from './update-worker'

/** What stops calls that no gate reaches, where the policy wants it: its `csp` and its `worker`. */
export interface SecondNet extends WorkerUpdate {
  /** Whether the page's own security policy, which only a new page can widen, is another by now. */
  isOutdated(): boolean
}

export function createSecondNet(core: Core): SecondNet {
  const { rules, page, verdict, has, life } = core
  const { policy } = life
  const sourcesNow = () =>
    allowedSources([...rules.patterns(['requests'], has), ...openPatterns(policy)], rules.record.domain).join(' ')
  const sources = page && policy.csp && life.active && !verdict.isGranted(rules.names) ? sourcesNow() : undefined
  if (page && sources !== undefined) attempt(() => addCsp(page, sources))
  return {
    ...createWorkerUpdate(core, sourcesNow),
    isOutdated: () => sources !== undefined && sources != sourcesNow(),
  }
}
