import { type Run, patch } from './patch'
import { type StorageArea, type StorageGateOptions, createStorageArea } from './storage-area'

// The stand-ins of every window: one may be given to a method of another's.
const fronts = new WeakSet<object>()

/** The gate at localStorage and sessionStorage, by method and by property. */
export interface StorageGate {
  /** Writes what was held and may now be written. */
  release(): void
  stop(): void
}

export function holdStorage(options: StorageGateOptions): StorageGate {
  const { window } = options
  // Whoever has the real storage passes as it.
  const areas = new Map<Storage, StorageArea>()
  const byFront = new Map<Storage, readonly [Storage, StorageArea]>()

  function stand(storage: Storage): StorageArea {
    const area = createStorageArea(storage, options)
    fronts.add(area.front)
    areas.set(storage, area)
    byFront.set(area.front, [storage, area])
    return area
  }
  const access = (run: Run) => {
    // Where storage is blocked, this throws as it always has.
    const storage = run() as Storage | null
    return storage && (areas.get(storage) ?? stand(storage)).front
  }
  type Call = (area: StorageArea, run: () => unknown, key: string, args: unknown[]) => unknown
  /** Methods called on a stand-in. */
  const method = (key: string, call: Call, part: 'call' | 'get' = 'call') =>
    patch(window.Storage.prototype, key, {
      [part]: (run: Run, args: unknown[], self: Storage) => {
        const [storage, area] = byFront.get(self) ?? []
        if (area) return call(area, () => run(args, storage), String(args[0]), args)
        if (!fronts.has(self)) return run()
        const found = self[key] as unknown
        return part == 'get' || typeof found != 'function' ? found : found.apply(self, args)
      },
    })

  const undo = [
    patch(window, 'localStorage', { get: access }),
    patch(window, 'sessionStorage', { get: access }),
    patch(window.StorageEvent.prototype, 'storageArea', { get: (run) => access(run) }),
    patch(window, 'StorageEvent', {
      construct(run, [type, init]) {
        const [storageArea] = byFront.get(init?.storageArea) ?? []
        return storageArea ? run([type, { ...init, storageArea }]) : run()
      },
    }),
    // Too few arguments: the browser says so itself.
    method('setItem', (area, run, key, args) => (args.length < 2 ? run() : area.setItem(key, args[1], run))),
    method('getItem', (area, run, key, args) => (args.length ? area.getItem(key, run) : run())),
    method('removeItem', (area, run, key) => area.removeItem(key, run)),
    method('key', (area, run, index, args) => (args.length ? (area.keys()[+index >>> 0] ?? null) : run())),
    method('clear', (area, run) => area.clear(run)),
    method('length', (area) => area.keys().length, 'get'),
  ]
  return {
    release() {
      for (const area of areas.values()) area.release()
    },
    stop() {
      for (const area of areas.values()) area.stop()
      for (const back of undo) back()
    },
  }
}
