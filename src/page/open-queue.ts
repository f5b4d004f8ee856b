/** The commands that a page queues for a vendor's script, until that script has run and takes them over. */
export interface Queue {
  /** Whether the vendor's script already runs. */
  readonly taken: boolean
  /** Puts commands before those of the page, as long as nobody has read them. */
  lead(...entries: unknown[]): void
  push(...entries: unknown[]): void
  /** Takes the queue off the window when nobody has used it. */
  close(): void
}

/** Opens a vendor's queue on the window, the page's own if it has one. */
export function openQueue(name: string): Queue {
  const page = window as unknown as Record<string, unknown[]>
  const missing = !page[name]
  const first = (page[name] ??= [])
  let ours = 0
  // Google's script puts a push of its own on the array, Microsoft's and Matomo's an object in its place.
  const isTaken = () => page[name] != first || !Array.isArray(first) || Object.hasOwn(first, 'push')
  function push(...entries: unknown[]) {
    ours += entries.length
    page[name]?.push(...entries)
  }
  return {
    get taken() {
      return isTaken()
    },
    push,
    lead(...entries) {
      if (isTaken()) return push(...entries)
      first.splice(ours, 0, ...entries)
      ours += entries.length
    },
    close() {
      if (missing && !isTaken() && first.length == ours) delete page[name]
    },
  }
}
