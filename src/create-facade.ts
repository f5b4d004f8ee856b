import Cookies from 'js-cookie'
import type { Wait } from './await-more'
import type { Events } from './consent/events'
import type { State } from './consent/state'
import type { Consent, ConsentEvents, GatedCookies, HeldDetail } from './consent/types'
import type { Life } from './core'
import { gateApi } from './gates/gate-api'
import { NativeDate } from './policy/native-date'
import type { WindowGate } from './gates/hold-window'
import type { TellOwner } from './page/tell-owner'

const EVENTS: readonly string[] = ['ready', 'choice', 'grant', 'revoke', 'held', 'sweep', 'open']

export interface FacadeOptions {
  names: readonly string[]
  /** The names that Global Privacy Control speaks for. */
  signalled: readonly string[]
  state: State
  events: Events<ConsentEvents>
  gate: WindowGate | undefined
  tell: TellOwner
  wait: Wait
  has(name: string): boolean
  /** Whether the policy has the name; else the owner is told. */
  isKnown(name: string): true | undefined
  /** Whether this visitor can be asked now. */
  canAsk(): boolean
  life: Life
  /** What was held before anybody could listen. */
  early: readonly HeldDetail[]
  decide(choices: Record<string, boolean | undefined>, source?: string, at?: number): void
  stop(): void
}

/** Makes the object that the page's own code works with; `explain` is added by what can answer it. */
export function createFacade(options: FacadeOptions): Omit<Consent, 'explain'> {
  const { names, signalled, state, events, gate, tell, wait, has, isKnown, life, early, decide } = options
  const decideAll = (yes: boolean, source?: string) =>
    decide(
      Object.fromEntries(names.map((name) => [name, yes && (!signalled.includes(name) || state.has(name))])),
      source,
    )

  return {
    has,
    when: (...wanted) =>
      new Promise((resolve) => {
        let off = () => {}
        const check = () => {
          if (!wanted.every(has)) return
          off()
          resolve()
        }
        off = events.on('grant', check)
        check()
      }),
    on(event, callback) {
      if (!EVENTS.includes(event)) tell.use('event', event, EVENTS)
      const soon = (read: () => unknown) => void Promise.resolve().then(() => callback(read() as never))
      if (event == 'ready' && life.ready) soon(() => ({ record: state.record }))
      if (event == 'held') for (const detail of early) soon(() => detail)
      return events.on(event, callback)
    },
    acceptAll: (source) => decideAll(true, source),
    rejectAll: (source) => decideAll(false, source),
    set: (choices, source, at) => decide(choices, source, at && +new NativeDate(at)),
    withdraw: () => decideAll(false, 'withdrawal'),
    open: () => wait.whenThere(() => events.emit('open', {})),
    get record() {
      return state.record
    },
    get unasked() {
      return options.canAsk() && state.unasked
    },
    answer: state.answer,
    names: [...names],
    signalled,
    get policy() {
      return life.policy
    },
    cookies: (name) =>
      gateApi(Cookies as unknown as GatedCookies, (run) =>
        gate && isKnown(name) ? gate.cookies.as(name, run) : undefined,
      ),
    erase: () => new Promise((resolve) => wait.whenThere((more) => resolve(more.erase()), true)),
    load(element) {
      if (element) gate?.load(element)
    },
    receipt() {
      if (!wait.more) throw new Error('[treize] receipt() is there from "ready" on: treize.on("ready", …)')
      return wait.more.receipt()
    },
    stop: options.stop,
  }
}
