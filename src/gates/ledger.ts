import { LONGEST, addMonths } from '../policy/lifetime'

/** The key in localStorage. */
export const LEDGER = 'treize'

// No cookie has a name that begins with a space, so this key of the ledger is none of theirs.
const LET_IN = ' let in'
/** Stands before a storage key among what was let in. */
export const STORED = ' '
// Nor this: the record that this origin wrote last, where no name of its cookie keeps other hosts out.
const RECORD = ' record'
// As many undeclared names as are remembered, and how long each may be.
const MOST = 100

/** Remembers when each lasting cookie was first set, in localStorage: no cookie can, since none may outlive thirteen months. */
export interface Ledger {
  /**
   * The last moment that a cookie written now may live to, in milliseconds since 1970, whole seconds; 0 where the first
   * date cannot be kept: such a cookie may live for the session.
   */
  end(name: string): number
  /** Remembers what nothing declares and was written because everything is granted. */
  letIn(name: string): void
  wasLetIn(name: string): boolean
  /** The record that this origin wrote last: no other host writes this storage. */
  recordText(): string | undefined
  keepRecordText(text: string | undefined): void
  /** Starts afresh for a cookie, or for all. */
  forget(this: void, name?: string): void
}

/** @param storage may throw or be missing, then the ledger lives for the page. */
export function createLedger(storage: () => Storage, now: () => number): Ledger {
  // Seconds since 1970, so that the first end date and every later one are the same.
  let first: Record<string, number> = Object.create(null)
  const letIn = new Set<string>()
  let record: string | undefined
  let text: string | null = null
  let kept = true

  function load() {
    try {
      const found = storage().getItem(LEDGER)
      // Other pages write it too, but seldom.
      if (found == text) return
      text = found
      record = undefined
      for (const [name, value] of Object.entries(JSON.parse(found || '{}') as Record<string, unknown>))
        if (typeof value == 'number' && value > 0) first[name] = Math.min(value, first[name] ?? value)
        else if (name == RECORD && typeof value == 'string') record = value
        else if (name == LET_IN && Array.isArray(value)) for (const one of value.slice(0, MOST)) letIn.add(`${one}`)
    } catch {
      // Storage is blocked, or another's text stands there.
    }
  }
  function save() {
    kept = false
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name]
      const all = { ...first, ...(letIn.size && { [LET_IN]: [...letIn] }), ...(record && { [RECORD]: record }) }
      text = Object.keys(all).length ? JSON.stringify(all) : null
      if (text) storage().setItem(LEDGER, text)
      else storage().removeItem(LEDGER)
      kept = true
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
      // There may be room again.
      if (!kept) save()
      if (!(until(name) > now() && (first[name] as number) * 1000 <= now())) {
        first[name] = Math.floor(now() / 1000)
        save()
      }
      return kept ? until(name) : 0
    },
    letIn(name) {
      load()
      if (letIn.has(name) || letIn.size >= MOST || name.length > MOST) return
      letIn.add(name)
      save()
    },
    wasLetIn(name) {
      load()
      return letIn.has(name)
    },
    recordText() {
      load()
      return record
    },
    keepRecordText(given) {
      load()
      if (record == given) return
      record = given
      save()
    },
    forget(name) {
      load()
      if (name === undefined) {
        first = Object.create(null)
        letIn.clear()
      } else {
        const known = [name, STORED + name].filter((entry) => letIn.delete(entry)).length || name in first
        if (!known) return
        delete first[name]
      }
      save()
    },
  }
}
