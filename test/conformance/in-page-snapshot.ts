/** Every own property of the objects that a page is given, by where it is. */
export type Snapshot = Map<string, PropertyDescriptor>

// Not looked at: what is ours, and what a test puts on the page.
const NOT = /^(treize|takeSnapshot|before|compareSnapshots)$/

/** What a window's globals, their statics and their prototypes look like now. */
function takeSnapshot(view: Window & typeof globalThis): Snapshot {
  const seen: Snapshot = new Map()
  const add = (path: string, target: object) => {
    for (const key of Reflect.ownKeys(target)) {
      if (target == view && NOT.test(String(key))) continue
      seen.set(`${path}.${String(key)}`, Object.getOwnPropertyDescriptor(target, key) as PropertyDescriptor)
    }
  }
  add('window', view)
  for (const key of Reflect.ownKeys(view)) {
    const value: unknown = Object.getOwnPropertyDescriptor(view, key)?.value
    if (typeof value != 'function' || NOT.test(String(key))) continue
    add(String(key), value)
    if (value.prototype) add(`${String(key)}.prototype`, value.prototype)
  }
  const { document, navigator, history, cookieStore, indexedDB, caches, localStorage, sessionStorage } = view
  const one = {
    document,
    navigator,
    history,
    cookieStore,
    indexedDB,
    caches,
    head: document.head,
    root: document.documentElement,
  }
  for (const [path, target] of Object.entries(one)) if (target) add(path, target)
  // What the accessors give: the very objects.
  for (const [path, value] of Object.entries({ ...one, localStorage, sessionStorage }))
    seen.set(`the ${path}`, { value })
  return seen
}

/** Where two snapshots differ: in a function, a value or a flag. */
function compareSnapshots(before: Snapshot, after: Snapshot): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names.filter((name) => {
    const [was, is] = [before.get(name), after.get(name)]
    if (!was || !is) return true
    const keys = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const
    return keys.some((key) => !Object.is(was[key], is[key]))
  })
}

Object.assign(window, { takeSnapshot, compareSnapshots, before: takeSnapshot(window) })
