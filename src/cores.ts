import type { Core } from './core'

const cores = new WeakMap<object, Core>()

/** Remembers what stands behind a consent, for the modules that an owner looks at a page with. */
export const keepCore = (core: Core): void => void cores.set(core.consent, core)

/** What stands behind a consent, or behind a view of one. */
export function findCore(consent: object): Core | undefined {
  for (let one: object | null = consent; one; one = Object.getPrototypeOf(one) as object | null) {
    const core = cores.get(one)
    if (core) return core
  }
  return undefined
}
