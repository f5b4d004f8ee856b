/** While a script is read token by token: which tokens may be skipped when it runs, and which may run without the global. */
export interface Doubts {
  /** Goes on to a token. */
  reach(at: number): void
  isSkippable(at: number): boolean
  /** What ends with a token may be skipped. */
  skippableTo(end: number): void
  /** The same, of what begins later. */
  skippableFrom(start: number, end: number): void
  /** Whether a token may run without the global. */
  isTried(at: number): boolean
  /** What ends with a token may run without the global. */
  triedTo(end: number): void
  /** A function that is called where it stands ends with a token. */
  onCalled(end: number): void
  /** A `return` that may be skipped: if it is not, the rest of its function is. */
  onReturn(): void
}

export function createDoubts(to: number): Doubts {
  const later = new Map<number, number>()
  const ends: number[] = []
  let skippableUntil = -1
  let triedUntil = -1
  const skippableTo = (end: number) => {
    skippableUntil = Math.max(skippableUntil, end)
  }
  const triedTo = (end: number) => {
    triedUntil = Math.max(triedUntil, end)
  }
  return {
    reach(at) {
      skippableTo(later.get(at) ?? -1)
      while (at > (ends.at(-1) ?? at)) ends.pop()
    },
    isSkippable: (at) => at <= skippableUntil,
    skippableTo,
    skippableFrom: (start, end) => void later.set(start, end),
    isTried: (at) => at <= triedUntil,
    triedTo,
    onCalled: (end) => void ends.push(end),
    onReturn: () => triedTo(ends.at(-1) ?? to),
  }
}
