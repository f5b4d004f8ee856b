import Cookies from 'js-cookie'
import { createEvents, type Events } from './consent/events'
import { createState, type State } from './consent/state'
import type { Consent, ConsentEvents, GatedCookies, HeldDetail, Receipt, SweepDetail } from './consent/types'
import { createId } from './consent/create-id'
import { attempt } from './gates/attempt'
import type { CreateRelease } from './gates/elements/hold-marked'
import { gateApi } from './gates/gate-api'
import { type StandIn, type WindowGate, holdWindow } from './gates/hold-window'
import { type Ledger, createLedger } from './gates/ledger'
import { type Natives, takeNatives } from './gates/natives'
import { type RecordCookie, createRecordCookie } from './gates/record-cookie'
import { type Verdict, createVerdict } from './gates/verdict'
import { isCrawler } from './page/is-crawler'
import { onOpenClick } from './page/on-open-click'
import type { TellOwner } from './page/tell-owner'
import { type Trust, createTrust } from './page/trust'
import { isPrerendered } from './page/when-ready'
import type { Rules } from './policy/compile'
import { addLifetime } from './policy/lifetime'
import { NativeDate } from './policy/native-date'
import { createOwnSite } from './policy/own-site'
import type { Policy } from './policy/policy'

const EVENTS: readonly string[] = ['ready', 'choice', 'grant', 'revoke', 'held', 'sweep', 'open']

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
  /** The page's clock, as it was before the page could replace it. */
  now(): number
  Date: DateConstructor
  has(name: string): boolean
  isStopped(): boolean
  isActive(): boolean
  /** A page that was prerendered has a visitor now. */
  activate(): void
  /** Asks again what may have to wait. */
  reconsider(): void
  /**
   * Goes on with what could be read of a policy in which a mistake was found: what it declares is held, what was asked for
   * meanwhile is not done, and what the visitor granted under this version before stays granted.
   */
  distrust(declared: Policy): void
  setReady(): void
  decide(choices: Record<string, boolean | undefined>, source: string, at?: number): void
  /** Takes what grants, and does what was asked for before it came. */
  connect(more: More): void
  /** What `stop()` undoes besides the gates. */
  onStop(...back: (() => void)[]): void
  consent: Consent
}

/** Joins policy, gates and the reading half of a consent: from the first line on, what is not granted is held. */
export function createCore(
  given: Policy,
  rules: Rules,
  tell: TellOwner,
  trust = createTrust(globalThis.window),
  /** Called when something waits for what grants. */
  onWait = () => {},
): Core {
  const { names, essential, exempt, undeclared } = rules
  const known = new Set([...names, ...essential])
  const { name: cookieName, lifetime, domain, version } = rules.record
  const page = typeof document == 'object' ? window : undefined
  // https://w3c.github.io/gpc/
  const { globalPrivacyControl, userAgent } = (page?.navigator ?? {}) as Partial<Navigator> & {
    globalPrivacyControl?: boolean
  }
  const signalled = globalPrivacyControl ? rules.signalled : []
  const { now } = Date
  const undo: (() => void)[] = []

  // What is prerendered grants nothing: nobody has opened it yet.
  let active = !isPrerendered(page?.document)
  let stopped = false
  let ready = false
  let closed: boolean | undefined
  let policy = given
  let more: More | undefined
  const waiting: ((more: More) => void)[] = []
  function withMore(run: (more: More) => void) {
    if (more) return run(more)
    waiting.push(run)
    onWait()
  }

  const natives = page && takeNatives(page)
  const ledger = createLedger(() => natives?.storages[0]() as Storage, now)
  const recordCookie =
    natives &&
    createRecordCookie(natives.cookies, page.location, {
      name: cookieName,
      domain,
      endOf: (text) => addLifetime(Date.parse(text.split('|')[1] ?? ''), lifetime),
      ledger,
    })
  const state = createState({
    names,
    essential,
    exempt,
    version,
    lifetime,
    shared: !!domain,
    read: () => (active && attempt(() => recordCookie?.read())) || [],
    keep: () => withMore((more) => more.keep(state.record)),
    now,
    createId,
  })
  const events = createEvents<ConsentEvents>((event, detail) =>
    attempt(() => page?.document.dispatchEvent(new CustomEvent(`treize:${event}`, { detail }))),
  )

  // After a mistake in the policy, whatever else does not fit comes of it.
  const isKnown = (name: string) => known.has(name) || void (rules.broken || tell.use('unknown', name, [...known]))
  const has = (name: string) => !!isKnown(name) && (active || essential.has(name)) && state.has(name)
  const verdict = createVerdict(rules, has)

  // What was held before anybody could listen.
  const early: HeldDetail[] = []
  // A page that has been read may hold something to release at once, before there is a gate to pass.
  if (page?.document.readyState != 'loading') void state.record
  const gate =
    page &&
    holdWindow({
      window: page,
      rules,
      verdict,
      ledger,
      isOwn: createOwnSite(domain, page.location.hostname),
      closed: () => (closed ??= verdict.somethingHeld()),
      onHeld(detail) {
        // A mark that names nothing waits for ever.
        if (detail.element && !detail.needs.length && names.length) isKnown('')
        if (!ready) early.push(detail)
        events.emit('held', detail)
      },
      onUndeclared(kind, name) {
        // What is not read of a policy with a mistake is not missing in it.
        if (!rules.broken && undeclared[kind] != 'pass') tell.undeclared(kind, name, undeclared[kind] == 'hold')
      },
      createRelease: (...asked) => more?.createRelease(...asked),
      standIn: (...asked) => more?.standIn(...asked),
      trust,
      now,
    })

  function decide(choices: Record<string, boolean | undefined>, source: string, at?: number) {
    // With nothing to decide on there is nothing to keep: no record, and none overwritten. A server's process has no
    // visitor: what it granted, it would grant to everybody.
    if (!page || !names.length) return
    Object.keys(choices).forEach(isKnown)
    // Nobody can agree to a policy that could not be read; a refusal needs no policy.
    if (rules.broken && Object.values(choices).some(Boolean)) return
    const before = new Set(names.filter(has))
    if (!state.decide(choices, source, at)) return
    closed = undefined
    withMore((more) => more.decided(before, source))
  }
  const decideAll = (yes: boolean, source: string) =>
    decide(
      Object.fromEntries(names.map((name) => [name, yes && (!signalled.includes(name) || state.has(name))])),
      source,
    )

  const consent: Consent = {
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
      if (event == 'ready' && ready) soon(() => ({ record: state.record }))
      if (event == 'held') for (const detail of early) soon(() => detail)
      return events.on(event, callback)
    },
    acceptAll: (source = 'api') => decideAll(true, source),
    rejectAll: (source = 'api') => decideAll(false, source),
    set: (choices, source = 'api', at) => decide(choices, source, at && +at),
    withdraw: () => decideAll(false, 'withdrawal'),
    open: () => withMore(() => events.emit('open', {})),
    get record() {
      return state.record
    },
    get unasked() {
      return active && !isCrawler(userAgent) && !rules.broken && state.unasked
    },
    answer: state.answer,
    names,
    signalled,
    get policy() {
      return policy
    },
    cookies: (name) =>
      gateApi(Cookies as unknown as GatedCookies, (run) =>
        gate && isKnown(name) ? gate.cookies.as(name, run) : undefined,
      ),
    erase: () => new Promise((resolve) => withMore((more) => resolve(more.erase()))),
    load: (element) => gate?.load(element),
    receipt() {
      if (!more) throw new Error('[treize] receipt() is there from "ready" on: treize.on("ready", …)')
      return more.receipt()
    },
    stop() {
      stopped = true
      gate?.stop()
      for (const back of undo) back()
    },
  }

  // Before any listener of the page, which may stop clicks.
  if (page) undo.push(onOpenClick(page, () => consent.open()))

  return {
    rules,
    tell,
    page,
    natives,
    recordCookie,
    state,
    events,
    verdict,
    ledger,
    gate,
    trust,
    now,
    Date: NativeDate,
    has,
    isStopped: () => stopped,
    isActive: () => active,
    activate() {
      active = true
    },
    reconsider() {
      closed = undefined
    },
    distrust(declared) {
      policy = declared
      rules.broken = true
      exempt.clear()
      waiting.length = 0
      state.reread()
      closed = undefined
    },
    setReady() {
      ready = true
      early.length = 0
    },
    decide,
    connect(given) {
      more = given
      for (const run of waiting.splice(0)) run(given)
    },
    onStop: (...back) => void undo.push(...back),
    consent,
  }
}
