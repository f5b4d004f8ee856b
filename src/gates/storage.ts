import type { HeldDetail } from '../consent/types'
import { createHeld } from './held'
import { patch } from './patch'

export interface StorageGateOptions {
  window: Window & typeof globalThis
  /** What must be granted for a key. */
  needs(key: string): readonly string[]
  open(needs: readonly string[]): boolean
  onHeld(detail: HeldDetail): void
}

/** The gate at `setItem` of localStorage and sessionStorage, for keys that the policy declares. */
export interface StorageGate {
  /** Writes what was held and may now be written. */
  release(): void
  stop(): void
}

export function holdStorage({ window, needs, open, onHeld }: StorageGateOptions): StorageGate {
  const held = createHeld(open)
  const stop = patch(window.Storage.prototype, 'setItem', ({ value: native }) => ({
    value(this: Storage, ...given: [string, string]) {
      const key = String(given[0])
      const wanted = needs(key)
      const write = () => native.apply(this, given)
      if (!wanted.length || open(wanted)) return write()
      held.keep(`${this == window.sessionStorage} ${key}`, wanted, write)
      onHeld({ kind: 'storage', name: key, needs: [...wanted] })
    },
  }))
  return { release: held.release, stop }
}
