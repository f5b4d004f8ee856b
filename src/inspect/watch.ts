import { type Front, patch } from '../gates/patch'
import type { DeclaredKind } from '../policy/explain-name'
import { readCaller } from './asked-by'
import { readUrl } from './fact'

/** Who asked for something, by its kind and name. */
export interface Watch {
  callers(kind: DeclaredKind, name: string): readonly string[]
  /** Notes who asks for something in this turn. */
  note(kind: DeclaredKind, name: string): void
  /** Runs when something was asked for. Returns the undo. */
  onNote(run: () => void): () => void
  stop(): void
}

/** As many callers of one name as anybody reads. */
const MOST = 3

const SOURCES = 'Script.src Image.src IFrame.src Link.href Media.src'

/** Stands before what stores and calls, over the gates, and remembers which script asked for what. It changes nothing. */
export function watchPage(window: Window & typeof globalThis): Watch {
  const { document, location } = window
  const callers = new Map<string, Set<string>>()
  const listeners = new Set<() => void>()
  const keyOf = (kind: DeclaredKind, name: string) => `${kind} ${name}`

  function note(kind: DeclaredKind, name: string) {
    const caller = readCaller(Error().stack, location.origin)
    const key = keyOf(kind, name)
    const known = callers.get(key) ?? new Set()
    callers.set(key, known)
    if (caller && known.size < MOST) known.add(caller)
    for (const run of listeners) run()
  }
  function noteUrl(to: unknown) {
    const url = readUrl(typeof to == 'object' && to && 'url' in to ? String(to.url) : String(to), document.baseURI)
    if (url) note('requests', url)
  }
  const names =
    (kind: DeclaredKind, at = 0): Front =>
    (run, args) => {
      note(kind, String(args[at]))
      return run()
    }
  const urls =
    (at = 0): Front =>
    (run, args) => {
      if (args.length > at) noteUrl(args[at])
      return run()
    }
  const of = (name: string) => (window as unknown as Record<string, { prototype: object } | undefined>)[name]?.prototype

  const undo = [
    patch(window.Document.prototype, 'cookie', {
      get: (run) => run(),
      set(run, [text]) {
        note('cookies', String(text).split(';')[0]?.split('=')[0]?.trim() ?? '')
        return run()
      },
    }),
    patch(window.CookieStore?.prototype, 'set', {
      call(run, [first]) {
        note('cookies', String(first?.name ?? first))
        return run()
      },
    }),
    patch(window.Storage.prototype, 'setItem', { call: names('storage') }),
    patch(of('IDBFactory'), 'open', { call: names('indexedDB') }),
    patch(of('CacheStorage'), 'open', { call: names('caches') }),
    patch(window, 'fetch', { call: urls() }),
    patch(window.XMLHttpRequest.prototype, 'open', { call: urls(1) }),
    patch(window.Navigator.prototype, 'sendBeacon', { call: urls() }),
    ...['WebSocket', 'EventSource', 'Worker'].map((key) => patch(window, key, { construct: urls() })),
    ...SOURCES.split(' ').map((one) => {
      const [name, key] = one.split('.') as [string, string]
      return patch(of(`HTML${name}Element`), key, { get: (run) => run(), set: urls() })
    }),
    patch(window.Element.prototype, 'setAttribute', {
      call(run, [key, value]) {
        if (/^(src|href|data)$/i.test(key) && value !== undefined) noteUrl(value)
        return run()
      },
    }),
  ]
  return {
    callers: (kind, name) => [...(callers.get(keyOf(kind, name)) ?? [])],
    note,
    onNote(run) {
      listeners.add(run)
      return () => void listeners.delete(run)
    },
    stop() {
      for (const back of undo) back()
    },
  }
}
