import { createHeld } from './held'
import type { Ledger } from './ledger'
import { parseCookie } from './parse-cookie'
import { type Front, patch } from './patch'
import type { Verdict } from './verdict'

// A cookie that asks for an hour or less is not entered in the ledger: it would take a page that is never closed to
// keep it for thirteen months, and trackers probe with short cookies under a new name each time.
const BRIEF = 3_600_000

export interface CookieGateOptions {
  window: Window & typeof globalThis
  ledger: Ledger
  /** What must be granted for a name. */
  needs(name: string): readonly string[]
  verdict: Verdict
  onHeld(name: string, needs: readonly string[]): void
  onUndeclared(name: string): void
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
  name: string
  value: string
  expires?: number | Date | null
  maxAge?: number
  path?: string
  domain?: string | null
}

// RFC 6265bis §5.7: name, domain and path make a cookie.
const identity = ({ name, domain, path }: Pick<Init, 'name' | 'domain' | 'path'>) =>
  [name, domain ?? '', path ?? '/'].join(';')

export function holdCookies({
  window,
  ledger,
  needs: declared,
  verdict,
  onHeld,
  onUndeclared,
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

  /** Runs `writeUntil` with the latest date the cookie may have, now or when it is granted. */
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
      const end = expires !== undefined && expires > now() + BRIEF ? ledger.end(name) : undefined
      writeUntil(end !== undefined && (expires as number) > end ? end : undefined)
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
      if (expires !== undefined) parts.push(`expires=${new Date(Math.min(expires, 8.64e15)).toUTCString()}`)
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
    const init = (rest.length ? { name: first, value: rest[0] } : first) as Init | null
    // Wrong arguments get the browser's own error.
    if (!init || typeof init != 'object' || (init.expires != null && init.maxAge != null)) return run()
    const expires = init.maxAge != null ? now() + init.maxAge * 1000 : init.expires == null ? undefined : +init.expires
    let done: unknown = Promise.resolve()
    const { maxAge: _, ...capped } = init
    pass(String(init.name), identity(init), expires, (end) => {
      const promise = run([end === undefined ? init : { ...capped, expires: end }]) as Promise<unknown>
      // One that waited is written in nobody's turn, who could hear that the browser refuses it.
      promise.catch(() => {})
      done = promise
    })
    return done
  })
  wrap('delete', (run, [first]) => {
    const init = (typeof first == 'string' ? { name: first } : (first ?? {})) as Init
    let done: unknown
    pass(String(init.name), identity(init), 0, () => {
      done = run()
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
