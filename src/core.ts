import type { Wait } from './await-more'
import type { Events } from './consent/events'
import type { State } from './consent/state'
import type { Consent, ConsentEvents, HeldDetail, Receipt, SweepDetail } from './consent/types'
import type { CreateRelease } from './gates/elements/hold-marked'
import type { StandIn } from './gates/hold-calls'
import type { WindowGate } from './gates/hold-window'
import type { Ledger } from './gates/ledger'
import type { Natives } from './gates/natives'
import type { RecordCookie } from './gates/record-cookie'
import type { Verdict } from './gates/verdict'
import type { TellOwner } from './page/tell-owner'
import type { Trust } from './page/trust'
import type { Rules } from './policy/compile'
import type { Policy } from './policy/policy'

/** What grants, which may come after what holds. */
export interface More {
  /** Puts elements that were held into the page, for each window. */
  createRelease: CreateRelease
  /** Calls something else in place of what must wait, where the policy names it. */
  standIn: StandIn
  /** Writes the record that there is now; null deletes it. */
  keep(record: State['record']): void
  /** Does what a choice asks for. @param before what was granted before it. */
  decided(before: ReadonlySet<string>, source: string): void
  receipt(): Receipt
  erase(): Promise<SweepDetail>
}

/** What changes while a page lives. */
export interface Life {
  policy: Policy
  /** Whether a visitor is here: a page that is prerendered has none. */
  active: boolean
  /** Whether `ready` has been told. */
  ready: boolean
  stopped: boolean
  /** Whether anything may have to wait; undefined: to be asked again. */
  closed: boolean | undefined
}

/** What holds: the gates and the reading half of the record. */
export interface Core {
  rules: Rules
  tell: TellOwner
  /** Undefined on a server. */
  page: (Window & typeof globalThis) | undefined
  natives: Natives | undefined
  recordCookie: RecordCookie | undefined
  state: State
  events: Events<ConsentEvents>
  verdict: Verdict
  ledger: Ledger
  gate: WindowGate | undefined
  trust: Trust
  life: Life
  /** What was held before anybody could listen. */
  early: HeldDetail[]
  /** The page's clock, as it was before the page could replace it. */
  now(): number
  Date: DateConstructor
  has(name: string): boolean
  decide(choices: Record<string, boolean | undefined>, source: string, at?: number): void
  /** What was asked for before what grants was there. */
  wait: Wait
  /** What `stop()` undoes besides the gates. */
  undo: (() => void)[]
  consent: Consent
}
