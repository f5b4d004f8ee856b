import { LONGEST, addMonths } from '../policy/lifetime'

/** The key in localStorage. */
export const LEDGER = 'treize'

/** Remembers when each lasting cookie was first set, in localStorage: no cookie can, since none may outlive thirteen months. */
export interface Ledger {
  /** The last moment that a cookie written now may live to. Milliseconds since 1970, whole seconds. */
  end(name: string): number
  /** Starts afresh for a cookie, or for all. */
  forget(this: void, name?: string): void
}

/** @param storage may throw or be missing, then the ledger lives for the page. */
export function createLedger(storage: () => Storage, now: () => number): Ledger {
  // Seconds since 1970, so that the first end date and every later one are the same.
  let first: Record<string, number> = Object.create(null)

  let text: string | null = null

  function load() {
    try {
      const kept = storage().getItem(LEDGER)
      // Other pages write it too, but seldom.
      if (kept == text) return
      text = kept
      for (const [name, time] of Object.entries(JSON.parse(kept || '{}') as Record<string, unknown>))
        if (typeof time == 'number' && time > 0) first[name] = Math.min(time, first[name] ?? time)
    } catch {
      // Storage is blocked, or another's text stands there.
    }
  }
  function save() {
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name]
      if (Object.keys(first).length) storage().setItem(LEDGER, JSON.stringify(first))
      else storage().removeItem(LEDGER)
    } catch {
      // Storage is blocked or full.
    }
  }
  // Pages write the same cookies over and over.
  const ends = new Map<number, number>()
  function until(name: string): number {
    const start = first[name] as number
    let end = ends.get(start)
    if (end === undefined) ends.set(start, (end = addMonths(start * 1000, LONGEST)))
    return end
  }

  return {
    end(name) {
      load()
      let end = until(name)
      if (!(end > now() && (first[name] as number) * 1000 <= now())) {
        first[name] = Math.floor(now() / 1000)
        save()
        end = until(name)
      }
      return end
    },
    forget(name) {
      load()
      if (name === undefined) first = Object.create(null)
      else if (!(name in first)) return
      else delete first[name]
      save()
    },
  }
}
