import { attempt } from '../gates/attempt'
import { LEDGER } from '../gates/ledger'
import type { Natives } from '../gates/natives'
import { otherScopes } from '../gates/our-worker'
import { SHELVED } from '../policy/compile'
import type { Fact } from './fact'

type Stored = Pick<Fact, 'kind' | 'name'>

/** What is kept by Treize itself: its first dates, and choices that wait for the server. */
const OWN_KEYS: readonly string[] = [LEDGER, 'treize-unsent']

const named = (kind: Fact['kind'], names: readonly string[]): Stored[] =>
  [...new Set(names)].map((name) => ({ kind, name }))

/**
 * Everything that is stored for the page now, as the browser has it, by name. What the gates hide from the page is
 * listed too.
 */
export async function listStored(
  window: Window & typeof globalThis,
  natives: Natives,
  isRecord: (name: string) => boolean,
): Promise<Stored[]> {
  const cookies = natives.cookies
    .read()
    .split('; ')
    .map((pair) => pair.split('=')[0] as string)
    .filter((name) => name && !isRecord(name))
  const keys = natives.storages.flatMap((real) => attempt(() => Object.keys(real())) ?? [])
  const shelves = {
    indexedDB: async () => (await natives.databases?.call(window.indexedDB))?.map(({ name }) => name ?? ''),
    caches: async () => natives.cacheNames?.call(window.caches),
    serviceWorkers: () => otherScopes(window.navigator.serviceWorker),
  }
  const shelved = await Promise.all(
    // A sandbox has none.
    SHELVED.map(async (kind) => named(kind, (await shelves[kind]().catch(() => undefined)) ?? [])),
  )
  return [
    ...named('cookies', cookies),
    ...named(
      'storage',
      keys.filter((key) => !OWN_KEYS.includes(key)),
    ),
    ...shelved.flat(),
  ]
}
