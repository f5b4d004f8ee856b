import { isFrameworkKey } from '../policy/framework-keys'
import { type Held, createHeld } from './held'
import { LEDGER } from './ledger'
import { type Run, patch } from './patch'
import type { Verdict } from './verdict'

// The stand-ins of every window: one may be given to a method of another's.
const standIns = new WeakSet<object>()

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

/** The gate at localStorage and sessionStorage, by method and by property. */
export interface StorageGate {
  /** Writes what was held and may now be written. */
  release(): void
  stop(): void
}

export function holdStorage({
  window,
  needs,
  verdict,
  onHeld,
  onUndeclared,
  onLetIn,
}: StorageGateOptions): StorageGate {
  const { prototype } = window.Storage
  // Pages get a stand-in for each storage, and call its methods on it; whoever has the real one passes as it.
  const fronts = new Map<Storage, Storage>()
  const reals = new Map<Storage, Storage>()
  const helds = new Map<Storage, Held>()
  // What nothing declares and waits: its writer reads it back in this page, and nothing reaches the disk.
  const drafts = new Map<Storage, Map<string, string>>()
  let stopped = false
  const mayWrite = (owners: readonly string[]) => stopped || verdict.mayWrite(owners, 'storage')

  // What is the browser's own on every storage.
  const native = (key: string | symbol): key is symbol => typeof key == 'symbol' || key in prototype
  // What we keep ourselves is nobody else's.
  const shows = (key: string | symbol) => stopped || native(key) || (key != LEDGER && verdict.mayRead(needs(key)))
  const draft = (storage: Storage, key: string | symbol) => drafts.get(storage)?.get(key as string)
  const drop = (storage: Storage, key: string) => {
    helds.get(storage)?.drop(key)
    drafts.get(storage)?.delete(key)
  }
  const withDrafts = <T extends string | symbol>(storage: Storage, found: T[]) => [
    ...new Set<T | string>([...found.filter(shows), ...(drafts.get(storage)?.keys() ?? [])]),
  ]
  const keys = (storage: Storage) => withDrafts(storage, Object.keys(storage))

  function write(storage: Storage, key: string, value: unknown, native: () => void) {
    if (key == LEDGER && !stopped) return
    const wanted = needs(key)
    const known = stopped || (!wanted.length && isFrameworkKey(key) && fronts.get(storage) == window.sessionStorage)
    if (!wanted.length && !known) onUndeclared(key)
    const run = () => {
      drop(storage, key)
      native()
      if (!wanted.length && !known) onLetIn(key)
    }
    if (known || mayWrite(wanted)) return run()
    helds.get(storage)?.keep(key, wanted, run)
    if (!wanted.length) drafts.get(storage)?.set(key, `${value}`)
    onHeld(key, wanted)
  }
  function stand(storage: Storage): Storage {
    const put = (key: string | symbol, value: unknown) => {
      front.setItem(key as string, value as string)
      return true
    }
    const front: Storage = new Proxy(storage, {
      get(_, key) {
        const waiting = draft(storage, key)
        if (waiting !== undefined) return waiting
        const value = shows(key) ? Reflect.get(storage, key, stopped ? storage : front) : undefined
        // Once stopped, the browser's methods know no stand-in, which a page may still have.
        return stopped && typeof value == 'function' ? value.bind(storage) : value
      },
      has: (_, key) => draft(storage, key) !== undefined || (shows(key) && key in storage),
      ownKeys: () => withDrafts(storage, Reflect.ownKeys(storage)),
      getOwnPropertyDescriptor(_, key) {
        const value = draft(storage, key)
        if (value !== undefined) return { value, writable: true, enumerable: true, configurable: true }
        return shows(key) ? Reflect.getOwnPropertyDescriptor(storage, key) : undefined
      },
      set: (_, key, value, on) =>
        native(key) || on != front ? Reflect.set(storage, key, value, on == front ? storage : on) : put(key, value),
      defineProperty: (_, key, given) =>
        native(key) || !('value' in given) ? Reflect.defineProperty(storage, key, given) : put(key, given.value),
      deleteProperty(_, key) {
        if (key == LEDGER && !stopped) return true
        if (typeof key != 'symbol') drop(storage, key)
        return Reflect.deleteProperty(storage, key)
      },
    })
    standIns.add(front)
    fronts.set(storage, front)
    reals.set(front, storage)
    helds.set(storage, createHeld(mayWrite))
    drafts.set(storage, new Map())
    return front
  }

  const access = (run: Run) => {
    // Where storage is blocked, this throws as it always has.
    const storage = run() as Storage | null
    return storage && (fronts.get(storage) ?? stand(storage))
  }
  type Call = (storage: Storage, run: () => unknown, key: string, args: unknown[]) => unknown
  /** Methods called on a stand-in. */
  const method = (key: string, call: Call, part: 'call' | 'get' = 'call') =>
    patch(prototype, key, {
      [part]: (run: Run, args: unknown[], self: Storage) => {
        const storage = reals.get(self)
        if (!storage && standIns.has(self)) {
          const found = self[key] as unknown
          return part == 'get' || typeof found != 'function' ? found : found.apply(self, args)
        }
        return storage ? call(storage, () => run(args, storage), String(args[0]), args) : run()
      },
    })

  const undo = [
    patch(window, 'localStorage', { get: access }),
    patch(window, 'sessionStorage', { get: access }),
    patch(window.StorageEvent.prototype, 'storageArea', { get: (run) => access(run) }),
    patch(window, 'StorageEvent', {
      construct: (run, [type, init]) =>
        reals.has(init?.storageArea) ? run([type, { ...init, storageArea: reals.get(init.storageArea) }]) : run(),
    }),
    // Too few arguments: the browser says so itself.
    method('setItem', (storage, run, key, args) => (args.length < 2 ? run() : write(storage, key, args[1], run))),
    method('getItem', (storage, run, key, args) =>
      args.length ? (draft(storage, key) ?? (shows(key) ? run() : null)) : run(),
    ),
    method('removeItem', (storage, run, key) => {
      if (key == LEDGER && !stopped) return undefined
      drop(storage, key)
      return run()
    }),
    method('key', (storage, run, index, args) => (args.length ? (keys(storage)[+index >>> 0] ?? null) : run())),
    method('clear', (storage, run) => {
      const kept = storage.getItem(LEDGER)
      run()
      if (kept != null) storage.setItem(LEDGER, kept)
      helds.set(storage, createHeld(mayWrite))
      drafts.get(storage)?.clear()
    }),
    method('length', (storage) => keys(storage).length, 'get'),
  ]
  return {
    release() {
      for (const held of helds.values()) held.release()
    },
    stop() {
      stopped = true
      drafts.clear()
      for (const back of undo) back()
    },
  }
}
