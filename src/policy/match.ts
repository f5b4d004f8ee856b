interface Pattern {
  middle: string[]
  weight: number
  owners: string[]
}

/** Finds who owns a name, at a cost that does not grow with the number of declarations. */
export interface Table {
  /** Declares that names like `pattern`, where `*` is any characters, belong to `owner`. */
  add(pattern: string, owner: string): void
  /** The owners of the most specific pattern that fits; two owners when patterns tie; none when undeclared. */
  find(name: string): readonly string[]
}

/** A service worker by its path on this site: browsers tell of it by a whole URL. */
const workerPath = (url: string) => url.replace(/^https?:\/\/[^/]*/i, '')

/** Makes the table of one facility. */
export function createTableOf(facility: string): Table {
  const table = createTable()
  if (facility != 'serviceWorkers') return table
  return {
    add: (pattern, owner) => table.add(workerPath(pattern), owner),
    find: (url) => table.find(workerPath(url)),
  }
}

const NONE: readonly string[] = []

export function createTable(): Table {
  const exact = new Map<string, string[]>()
  const globs = new Map<string, Pattern[]>()
  // One entry for each pair of lengths in use, not for each pattern: a look-up is one slice and one map get.
  const lengths = new Map<string, [prefix: number, suffix: number]>()
  let found = new Map<string, readonly string[]>()

  function search(name: string): readonly string[] {
    const same = exact.get(name)
    if (same) return same
    let best: readonly string[] = NONE
    let weight = -1
    for (const [prefix, suffix] of lengths.values()) {
      const end = name.length - suffix
      if (prefix > end) continue
      for (const glob of globs.get(`${name.slice(0, prefix)}*${name.slice(end)}`) ?? []) {
        if (glob.weight < weight || !inOrder(name.slice(prefix, end), glob.middle)) continue
        best = glob.weight > weight ? glob.owners : [...new Set([...best, ...glob.owners])]
        weight = glob.weight
      }
    }
    return best
  }

  return {
    add(pattern, owner) {
      const parts = pattern.split('*')
      const last = parts.length - 1
      const first = parts[0] as string
      const end = parts[last] as string
      if (!last) {
        const owners = exact.get(pattern)
        if (!owners) exact.set(pattern, [owner])
        else if (!owners.includes(owner)) owners.push(owner)
        return
      }
      const key = `${first}*${end}`
      lengths.set(`${first.length}*${end.length}`, [first.length, end.length])
      const glob = { middle: parts.slice(1, -1), weight: pattern.length - last, owners: [owner] }
      const alike = globs.get(key)
      if (alike) alike.push(glob)
      else globs.set(key, [glob])
    },
    find(name) {
      let owners = found.get(name)
      if (!owners) {
        // Names come from pages, so there may be any number of them.
        if (found.size > 999) found = new Map()
        found.set(name, (owners = search(name)))
      }
      return owners
    },
  }
}

function inOrder(text: string, parts: string[]): boolean {
  let at = 0
  return parts.every((part) => {
    const index = text.indexOf(part, at)
    at = index + part.length
    return index >= 0
  })
}
