import { NativeDate } from '../policy/native-date'
import { createHeld } from './held'
import { BRIEF, endByLifetimes } from '../policy/lifetime'
import type { Ledger } from './ledger'
import { parseCookie } from './parse-cookie'
import { type Front, patch } from './patch'
import type { Verdict } from './verdict'

export interface CookieGateOptions {
  window: Window & typeof globalThis
  ledger: Ledger
  /** What must be granted for a name. */
  needs(name: string): readonly string[]
  verdict: Verdict
  /** How long the policy says that a name lives. */
  lifetimes(name: string): readonly string[]
  onHeld(name: string, needs: readonly string[]): void
  onUndeclared(name: string): void
  /** Something undeclared has been written. */
  onLetIn(name: string): void
  now(): number
}

/** The gate at `document.cookie` and `cookieStore`. */
export interface CookieGate {
  /** Names written in a category's name belong to it. */
  as<T>(owner: string, run: () => T): T
  /** Who owns a name, those claimed by `as` included. */
  needs(name: string): readonly string[]
  /** Writes what was held and may now be written. */
  release(): void
  stop(): void
}

type Init = {
  name?: string
  expires?: number | Date | null
  maxAge?: number
  path?: string
  domain?: string | null
}
// https://wicg.github.io/cookie-store/#dictdef-cookieinit
const MEMBERS = ['name', 'value', 'expires', 'maxAge', 'domain', 'path', 'sameSite', 'partitioned'] as const

/** Reads each member once: a getter may give the gate one date and the browser another. */
function copyInit(given: object): Init {
  const init = Object.create(null)
  for (const key of MEMBERS) {
    const value = (given as Record<string, unknown>)[key]
    if (value !== undefined) init[key] = key == 'expires' && value != null ? +(value as number) : value
  }
  return init
}

// RFC 6265bis §5.7: name, domain and path make a cookie.
const identity = ({ name, domain, path }: Pick<Init, 'name' | 'domain' | 'path'>) =>
  [name, domain ?? '', path ?? '/'].join(';')

export function holdCookies({
  window,
  ledger,
  needs: declared,
  verdict,
  lifetimes,
  onHeld,
  onUndeclared,
  onLetIn,
  now,
}: CookieGateOptions): CookieGate {
  const { document } = window
  const undo: (() => void)[] = []
  const mayWrite = (owners: readonly string[]) => stopped || verdict.mayWrite(owners, 'cookies')
  const held = createHeld(mayWrite)
  const claimed = new Map<string, readonly string[]>()
  let claimant: string | undefined
  let stopped = false

  const needs = (name: string) => claimed.get(name) ?? declared(name)

  const readable = (name: string) => stopped || verdict.mayRead(needs(name))

  /** When a cookie that asks for `expires` must end, if that is earlier; 0 at the end of the session. */
  function capped(name: string, owners: readonly string[], expires: number): number | undefined {
    const last = expires > now() + BRIEF ? ledger.end(name) : expires
    // What keeps a visitor signed in slides by nature, and an owner may have declared less than it needs.
    const end = verdict.isEssential(owners) ? last : endByLifetimes(last, now(), lifetimes(name))
    return end < expires ? end : undefined
  }

  /** Runs `writeUntil` with the date that `capped` says, now or when it is granted. */
  function pass(name: string, id: string, expires: number | undefined, writeUntil: (end: number | undefined) => void) {
    if (claimant) claimed.set(name, [...new Set([...declared(name), claimant])])
    const owners = needs(name)
    if (expires !== undefined && expires <= now()) {
      // A deletion harms nobody. An essential cookie that is written again after it is a new one.
      held.drop(id)
      if (verdict.isEssential(owners)) ledger.forget(name)
      return writeUntil(undefined)
    }
    if (!owners.length && !stopped) onUndeclared(name)
    const write = () => {
      if (!owners.length && !stopped) onLetIn(name)
      writeUntil(expires === undefined ? undefined : capped(name, owners, expires))
    }
    if (mayWrite(owners)) return write()
    held.keep(id, owners, write)
    onHeld(name, owners)
  }

  function writeText(text: string, native: (text: string) => void) {
    const cookie = parseCookie(text, now())
    pass(cookie.name, identity(cookie), cookie.expires, (end) => {
      // Browsers count in whole seconds.
      const expires = end ?? (cookie.expires && Math.ceil(cookie.expires / 1000) * 1000)
      const parts = [cookie.pair, ...cookie.rest]
      // Written out, so that the browser reads the date as the gate did.
      if (expires !== undefined && end !== 0)
        parts.push(`expires=${new NativeDate(Math.min(expires, 8.64e15)).toUTCString()}`)
      native(parts.join(';'))
    })
  }

  // Pages read far more often than cookies change: the same jar gets the same answer until the next choice.
  let jar = ''
  let shown = ''
  function filter(text: string): string {
    if (stopped) return text
    if (claimant && !verdict.isGranted([claimant])) return ''
    if (text != jar) {
      jar = text
      shown = text
        .split('; ')
        .filter((pair) => readable(pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : ''))
        .join('; ')
    }
    return shown
  }

  // The accessor stands on Document.prototype, and on the document itself where a tool has put one over it.
  for (let target: object | null = document; target; target = Object.getPrototypeOf(target) as object | null) {
    undo.push(
      patch(target, 'cookie', {
        get: (run) => filter(run() as string),
        set: (run, [text]) => writeText(`${text}`, (allowed) => run([allowed])),
      }),
    )
  }

  const store = window.CookieStore?.prototype as CookieStore | undefined
  const wrap = (key: 'set' | 'get' | 'getAll' | 'delete', call: Front) => undo.push(patch(store, key, { call }))

  wrap('set', async (run, [first, ...rest]) => {
    const given = (rest.length ? { name: first, value: rest[0] } : first) as object | null
    // Wrong arguments get the browser's own error.
    if (!given || typeof given != 'object') return run()
    const init = copyInit(given)
    if (init.expires != null && init.maxAge != null) return run([init])
    const expires = init.maxAge != null ? now() + init.maxAge * 1000 : init.expires == null ? undefined : +init.expires
    let done: unknown = Promise.resolve()
    const { maxAge: _, expires: __, ...others } = init
    pass(String(init.name), identity(init), expires, (end) => {
      const promise = run([end === undefined ? init : { ...others, ...(end && { expires: end }) }]) as Promise<unknown>
      // One that waited is written in nobody's turn, who could hear that the browser refuses it.
      promise.catch(() => {})
      done = promise
    })
    return done
  })
  wrap('delete', (run, args) => {
    const [first] = args
    // Wrong arguments get the browser's own error.
    if (!args.length || first === null || typeof first == 'symbol') return run()
    const init = typeof first == 'object' && first ? copyInit(first) : { name: first }
    let done: unknown
    pass(String(init.name), identity(init), 0, () => {
      done = run([init.name === undefined ? first : init])
    })
    return done
  })
  wrap('getAll', async (run) => ((await run()) as { name: string }[]).filter(({ name }) => readable(name)))
  wrap('get', async (run) => {
    const one = (await run()) as { name: string } | null
    return one && readable(one.name) ? one : null
  })
  for (const key of ['changed', 'deleted'])
    undo.push(
      patch(window.CookieChangeEvent?.prototype, key, {
        get: (run) => (run() as { name: string }[]).filter(({ name }) => readable(name)),
      }),
    )

  return {
    as(owner, run) {
      const outer = claimant
      claimant = owner
      try {
        return run()
      } finally {
        claimant = outer
      }
    },
    needs,
    release() {
      jar = ''
      held.release()
    },
    stop() {
      stopped = true
      for (const back of undo) back()
    },
  }
}
