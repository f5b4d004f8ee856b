import { isFrameworkKey } from '../policy/framework-keys'
import { createHeld } from './held'
import { LEDGER } from './ledger'
import type { Verdict } from './verdict'

export interface StorageGateOptions {
  window: Window & typeof globalThis
  /** What must be granted for a key. */
  needs(key: string): readonly string[]
  verdict: Verdict
  onHeld(name: string, needs: readonly string[]): void
  onUndeclared(name: string): void
  /** Something undeclared has been written. */
  onLetIn(name: string): void
}

/** One storage of a window, as pages see it. Each `run` is the browser's own method, on the real storage. */
export interface StorageArea {
  /** What pages get in place of the storage, and call its methods on. */
  front: Storage
  setItem(key: string, value: unknown, run: () => void): void
  getItem(key: string, run: () => unknown): unknown
  removeItem(key: string, run: () => unknown): unknown
  clear(run: () => void): void
  keys(): string[]
  /** Writes what was held and may now be written. */
  release(): void
  stop(): void
}

export function createStorageArea(
  storage: Storage,
  { window, needs, verdict, onHeld, onUndeclared, onLetIn }: StorageGateOptions,
): StorageArea {
  const { prototype } = window.Storage
  // What nothing declares and waits: its writer reads it back in this page, and nothing reaches the disk.
  const drafts = new Map<string | symbol, string>()
  const { ended } = verdict
  const mayWrite = (owners: readonly string[]) => verdict.mayWrite(owners, 'storage')
  let held = createHeld(mayWrite)

  // What is the browser's own on every storage.
  const native = (key: string | symbol): key is symbol => typeof key == 'symbol' || key in prototype
  // What we keep ourselves is nobody else's.
  const isOurs = (key: string | symbol) => key == LEDGER && !ended()
  const shows = (key: string | symbol) => ended() || native(key) || (!isOurs(key) && verdict.mayRead(needs(key)))
  const drop = (key: string) => {
    held.drop(key)
    drafts.delete(key)
  }
  const withDrafts = <T extends string | symbol>(found: T[]) => [
    ...new Set<T | string>([...found.filter(shows), ...(drafts.keys() as Iterable<string>)]),
  ]

  function setItem(key: string, value: unknown, native: () => void) {
    if (isOurs(key)) return
    const wanted = needs(key)
    const known = ended() || (!wanted.length && isFrameworkKey(key) && front == window.sessionStorage)
    if (!wanted.length && !known) onUndeclared(key)
    const run = () => {
      drop(key)
      native()
      if (!wanted.length && !known) onLetIn(key)
    }
    if (known || mayWrite(wanted)) return run()
    held.keep(key, wanted, run)
    if (!wanted.length) drafts.set(key, `${value}`)
    onHeld(key, wanted)
  }
  const put = (key: string | symbol, value: unknown) => {
    front.setItem(key as string, value as string)
    return true
  }
  const front: Storage = new Proxy(storage, {
    get(_, key) {
      const waiting = drafts.get(key)
      if (waiting !== undefined) return waiting
      const value = shows(key) ? Reflect.get(storage, key, ended() ? storage : front) : undefined
      // Once stopped, the browser's methods know no stand-in, which a page may still have.
      return ended() && typeof value == 'function' ? value.bind(storage) : value
    },
    has: (_, key) => drafts.has(key) || (shows(key) && key in storage),
    ownKeys: () => withDrafts(Reflect.ownKeys(storage)),
    getOwnPropertyDescriptor(_, key) {
      const value = drafts.get(key)
      if (value !== undefined) return { value, writable: true, enumerable: true, configurable: true }
      return shows(key) ? Reflect.getOwnPropertyDescriptor(storage, key) : undefined
    },
    set: (_, key, value, on) =>
      native(key) || on != front ? Reflect.set(storage, key, value, on == front ? storage : on) : put(key, value),
    defineProperty: (_, key, given) =>
      native(key) || !('value' in given) ? Reflect.defineProperty(storage, key, given) : put(key, given.value),
    deleteProperty(_, key) {
      if (isOurs(key)) return true
      if (typeof key != 'symbol') drop(key)
      return Reflect.deleteProperty(storage, key)
    },
  })

  return {
    front,
    setItem,
    getItem: (key, run) => drafts.get(key) ?? (shows(key) ? run() : null),
    removeItem(key, run) {
      if (isOurs(key)) return undefined
      drop(key)
      return run()
    },
    clear(run) {
      const kept = storage.getItem(LEDGER)
      run()
      if (kept != null) storage.setItem(LEDGER, kept)
      held = createHeld(mayWrite)
      drafts.clear()
    },
    keys: () => withDrafts(Object.keys(storage)),
    release: () => held.release(),
    stop() {
      drafts.clear()
    },
  }
}
