import { attempt } from './attempt'

/** Writes that wait, the latest for each place. */
export interface Held {
  keep(id: string, needs: readonly string[], write: () => void): void
  drop(id: string): void
  /** Writes what may now be written. */
  release(): void
}

export function createHeld(open: (needs: readonly string[]) => boolean): Held {
  const waiting = new Map<string, { needs: readonly string[]; write: () => void }>()
  return {
    keep: (id, needs, write) => void waiting.set(id, { needs, write }),
    drop: (id) => void waiting.delete(id),
    release() {
      for (const [id, { needs, write }] of waiting) {
        if (!open(needs)) continue
        waiting.delete(id)
        // A full storage or a sandbox refuses one of them; the others are still written.
        attempt(write)
      }
    },
  }
}
