import { type CookieGate, holdCookies } from './cookies'
import type { TellHeld } from './hold-calls'
import { type DatabaseGate, holdDatabases } from './hold-databases'
import type { WindowGateOptions } from './hold-window'
import { STORED } from './ledger'
import type { Lateness } from './requests/lateness'
import { type StorageGate, holdStorage } from './storage'
import { RECORD } from './verdict'

// Written by the build: whether a policy may declare them.
declare const __DATABASES__: boolean

interface Stores {
  cookies: CookieGate
  storage: StorageGate
  /** Undefined where the policy declares none, or the window has none. */
  databases: DatabaseGate | undefined
}

/** Holds what a window keeps: cookies, storage, and databases and the like. */
export function holdStores({
  window,
  rules,
  verdict,
  ledger,
  onUndeclared,
  now,
  lateness,
  isRecord,
  hasStores,
  tell,
}: WindowGateOptions & {
  lateness: Lateness
  isRecord(name: string): boolean
  hasStores: boolean
  tell: TellHeld
}): Stores {
  const { owners, undeclared } = rules
  return {
    cookies: holdCookies({
      window,
      ledger,
      needs: (name) => (isRecord(name) ? [RECORD] : owners.cookies.find(name)),
      verdict,
      lifetimes: rules.lifetimes.find,
      onHeld: (name, needs) => tell('cookie', name, needs),
      onUndeclared: (name) => onUndeclared('cookies', name),
      onLetIn: (name) => undeclared.cookies == 'hold' && ledger.letIn(name),
      now,
    }),
    storage: holdStorage({
      window,
      needs: owners.storage.find,
      verdict,
      onHeld: (name, needs) => tell('storage', name, needs),
      onUndeclared: (name) => onUndeclared('storage', name),
      onLetIn: (key) => undeclared.storage == 'hold' && ledger.letIn(STORED + key),
    }),
    databases:
      __DATABASES__ && hasStores && rules.gates.databases
        ? holdDatabases({
            window,
            refuses(facility, name, silent) {
              const needs = owners[facility].find(name)
              if (verdict.mayRead(needs)) return false
              if (!silent) tell(facility, name, needs)
              return true
            },
            lateness,
          })
        : undefined,
  }
}
