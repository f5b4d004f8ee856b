import type { More } from './core'

/** Keeps what was asked for until what grants is there. */
export interface Wait {
  /** What grants, once it is there. */
  readonly more: More | undefined
  /** Runs now, or when what grants comes. @param lasts whether it is also done after a mistake in the policy. */
  whenThere(run: (more: More) => void, lasts?: boolean): void
  connect(more: More): void
  /** Forgets what may not be done after a mistake in the policy. */
  drop(): void
}

/** @param onWait called when something waits. */
export function awaitMore(onWait: () => void): Wait {
  let more: More | undefined
  let waiting: { run: (more: More) => void; lasts: boolean }[] = []
  return {
    get more() {
      return more
    },
    whenThere(run, lasts = false) {
      if (more) return run(more)
      waiting.push({ run, lasts })
      onWait()
    },
    connect(given) {
      more = given
      for (const { run } of waiting.splice(0)) run(given)
    },
    drop() {
      waiting = waiting.filter(({ lasts }) => lasts)
    },
  }
}
