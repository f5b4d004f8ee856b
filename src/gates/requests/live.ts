type End = (made: object) => void

/** What was made while it might, and would go on calling. */
export interface Live {
  /** @param end ends it. */
  add<T extends object>(made: T, url: unknown, end: End): T
  /** Ends all whose URL has to wait now. */
  takeBack(): void
}

/** As many as are kept before those are left out that the page has forgotten. */
const MANY = 64

export function createLive(waits: (url: unknown) => boolean): Live {
  let live: { of: WeakRef<object>; url: unknown; end: End }[] = []
  return {
    add(made, url, end) {
      if (live.length % MANY == MANY - 1) live = live.filter(({ of }) => of.deref())
      live.push({ of: new WeakRef(made), url, end })
      return made
    },
    takeBack() {
      live = live.filter(({ of, url, end }) => {
        const made = of.deref()
        if (!made || !waits(url)) return !!made
        end(made)
        return false
      })
    },
  }
}
