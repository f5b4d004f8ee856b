import { NativeDate } from '../policy/native-date'
import { type CookieInit, holdCookieStore } from './cookie-store'
import { createHeld } from './held'
import { BRIEF, endByLifetimes } from '../policy/lifetime'
import type { Ledger } from './ledger'
import { parseCookie } from './parse-cookie'
import { patch } from './patch'
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

// RFC 6265bis §5.7: name, domain and path make a cookie.
const identity = ({ name, domain, path }: Pick<CookieInit, 'name' | 'domain' | 'path'>) =>
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
  const mayWrite = (owners: readonly string[]) => verdict.mayWrite(owners, 'cookies')
  const held = createHeld(mayWrite)
  const claimed = new Map<string, readonly string[]>()
  let claimant: string | undefined

  const needs = (name: string) => claimed.get(name) ?? declared(name)

  const readable = (name: string) => verdict.mayRead(needs(name))

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
    if (!owners.length && !verdict.ended()) onUndeclared(name)
    const write = () => {
      if (!owners.length && !verdict.ended()) onLetIn(name)
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
    if (verdict.ended()) return text
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

  undo.push(
    ...holdCookieStore({ window, now, readable, pass: (name, init, ...rest) => pass(name, identity(init), ...rest) }),
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
      for (const back of undo) back()
    },
  }
}
