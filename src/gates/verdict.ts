import type { Rules } from '../policy/compile'

/** Owns the cookie that keeps the record. No category can have this name. */
export const RECORD = '*record'

/** A list of categories and services; an empty one means that nothing declares the name or URL. */
type Owners = readonly string[]

/** The one place that says what may happen now, also to what nothing declares. */
export interface Verdict {
  /** Whether the gates have ended, so that everything may. */
  ended(): boolean
  /** Whether all of them are granted; of none: no. */
  isGranted(owners: Owners): boolean
  /** Whether all of them are essential; of none: no. */
  isEssential(owners: Owners): boolean
  mayRead(owners: Owners): boolean
  mayWrite(owners: Owners, facility: 'cookies' | 'storage'): boolean
  mayCall(owners: Owners): boolean
  /** Whether any request may have to wait, or be reported. */
  somethingHeld(): boolean
}

/**
 * @param has whether a visitor is here and one name is granted now.
 * @param ended what code has kept of a frame outlives its gates, and asks.
 */
export function createVerdict(
  { names, essential, undeclared }: Rules,
  has: (name: string) => boolean,
  ended = () => false,
): Verdict {
  // Loops rather than methods of arrays, which a page may replace.
  function every(owners: Owners, test: (name: string) => boolean) {
    for (let index = 0; index < owners.length; index++) {
      const owner = owners[index] as string
      if (owner != RECORD && !test(owner)) return false
    }
    return owners.length > 0
  }
  const isGranted = (owners: Owners) => ended() || every(owners, has)
  const passes = (owners: Owners, facility: keyof Rules['undeclared']) =>
    owners.length ? isGranted(owners) : undeclared[facility] != 'hold' || isGranted(names)
  const mayCall = (owners: Owners) => passes(owners, 'requests')

  return {
    ended,
    isGranted,
    isEssential: (owners) => every(owners, (name) => essential.has(name)),
    // A server's CSRF cookie must work.
    mayRead: (owners) => !owners.length || isGranted(owners),
    mayWrite: passes,
    mayCall,
    somethingHeld: () =>
      !ended() && ((names.length > 0 && !isGranted(names)) || undeclared.requests == 'report' || !mayCall([])),
  }
}
