/** What of a part of a script may not run, and what may go well without a global, as it is read token by token. */
export interface Doubts {
  /** Goes on to a token. */
  reach(at: number): void
  /** Whether a token is in what may not run. */
  isPerhaps(at: number): boolean
  /** Whether a token is in what may go well. */
  isTried(at: number): boolean
  /** What ends with a token may not run. */
  perhapsTo(end: number): void
  /** The same, of what begins later. */
  perhapsFrom(start: number, end: number): void
  /** What ends with a token may go well. */
  tryTo(end: number): void
  /** A function that is called where it stands ends with a token. */
  call(end: number): void
  /** A `return` that may not run: if it does, the rest of its function does not. */
  leave(): void
}

export function createDoubts(to: number): Doubts {
  const later = new Map<number, number>()
  const ends: number[] = []
  let perhapsUntil = -1
  let triedUntil = -1
  const perhapsTo = (end: number) => {
    perhapsUntil = Math.max(perhapsUntil, end)
  }
  const tryTo = (end: number) => {
    triedUntil = Math.max(triedUntil, end)
  }
  return {
    reach(at) {
      perhapsTo(later.get(at) ?? -1)
      while (at > (ends.at(-1) ?? at)) ends.pop()
    },
    isPerhaps: (at) => at <= perhapsUntil,
    isTried: (at) => at <= triedUntil,
    perhapsTo,
    perhapsFrom: (start, end) => void later.set(start, end),
    tryTo,
    call: (end) => void ends.push(end),
    leave: () => tryTo(ends.at(-1) ?? to),
  }
}
