import type { Core } from './core'
import { attempt } from './gates/attempt'
import { ourController } from './gates/our-worker'
import { registerWorker } from './gates/register-worker'
import { ANY } from './policy/allowed-sources'

export interface WorkerUpdate {
  /**
   * Gives the service worker what may be called now.
   *
   * @param keep false where nothing of ours is to stay.
   */
  update(keep: boolean): Promise<unknown> | undefined
  /** Lets everything pass and takes the worker away. */
  stop(): void
}

const NONE: WorkerUpdate = { update: () => undefined, stop() {} }

/**
 * Makes the service worker that the policy's `worker` names follow the choices, where there is or was one.
 *
 * @param sources reads the hosts that may be called now, separated by spaces.
 */
export function createWorkerUpdate(core: Core, sources: () => string): WorkerUpdate {
  const { page, natives, rules, verdict, life, tell } = core
  const file = life.policy.worker
  const register = natives?.register
  if (!page || !register || rules.broken) return NONE
  // Where a browser refuses storage it refuses workers too, and Firefox says so on the console.
  if (!attempt(natives.storages[0])) return NONE
  // A worker stays when the policy wants none any more.
  if (!file && !attempt(() => ourController(page.navigator.serviceWorker))) return NONE
  const worker = registerWorker({ page, register, tell, file })
  return {
    update(keep) {
      // A page that is prerendered has no visitor yet, and the other pages have the same worker.
      if (!life.active || life.stopped) return undefined
      const holds = !!file && !verdict.isGranted(rules.names)
      return worker.set(holds ? sources() : ANY, holds && keep)
    },
    stop: worker.stop,
  }
}
