import type { SweepDetail } from './consent/types'
import type { Core } from './core'
import { createSweep } from './gates/sweep'
import { onCookieChange } from './page/on-cookie-change'

type Matches = (needs: readonly string[]) => boolean

/** Deletes what is there without a yes. */
export interface Sweeper {
  /** @param matches whether what needs these is to go. @param all whether databases and the like are looked through too. */
  sweep(matches: Matches, all?: boolean): Promise<SweepDetail>
  sweepRefused(all?: boolean): void
  /** In a task of its own: looking into the jar and the storages takes time. @param pause in milliseconds. */
  sweepSoon(pause: number): void
}

export function createSweeper({
  page,
  natives,
  gate,
  rules,
  ledger,
  state,
  events,
  verdict,
  life,
  undo,
  has,
}: Core): Sweeper {
  const { names } = rules
  const isRefused: Matches = (needs) => needs.some(state.refused)
  const isWithheld: Matches = (needs) => !verdict.mayRead(needs)
  const runSweep = gate && natives && createSweep({ gate, natives, rules, ledger })

  async function sweep(matches: Matches, all = true): Promise<SweepDetail> {
    const swept = (await runSweep?.(matches, all)) ?? { deleted: [], kept: [] }
    // A yes after a no starts a new period, and till then we remember nothing of theirs; a script that says no and yes
    // for the visitor starts none.
    if (matches != isWithheld && page?.navigator.userActivation?.isActive !== false)
      swept.deleted.forEach(ledger.forget)
    if (swept.deleted.length || swept.kept.length) events.emit('sweep', swept)
    return swept
  }

  // Looking into the jar and the storages costs time, so only where there is something to find.
  let watching = false
  function sweepRefused(all?: boolean) {
    if (!life.active || !names.length || verdict.isGranted(names)) return
    if (isRefused(names)) void sweep(isRefused, all)
    // The browser sends a cookie with every request, also while nobody has answered.
    if (names.some((name) => !has(name) && !state.refused(name))) void sweep(isWithheld, false)
    if (watching || !page) return
    watching = true
    // A response sets cookies past every script; where the browser tells, they go at once.
    undo.push(onCookieChange(page, () => sweepRefused(false)))
  }

  let due = 0
  return {
    sweep,
    sweepRefused,
    sweepSoon(pause) {
      if (due) return
      due = window.setTimeout(() => {
        due = 0
        if (life.stopped) return
        state.tidy()
        sweepRefused()
      }, pause)
    },
  }
}
