import Cookies from 'js-cookie'
import { createEvents } from './consent/events'
import { createReceipt } from './consent/receipt'
import { createState } from './consent/state'
import type { Consent, ConsentEvents, GatedCookies, SweepDetail } from './consent/types'
import { attempt } from './gates/attempt'
import { OURSELVES } from './gates/cookies'
import { gateApi } from './gates/gate-api'
import { createLedger } from './gates/ledger'
import { type WindowGate, holdWindow } from './gates/hold-window'
import { createId } from './consent/create-id'
import { onCookieChange } from './page/on-cookie-change'
import { onNews } from './page/on-news'
import { onOpenClick } from './page/on-open-click'
import { afterPaint } from './page/after-paint'
import { createTellOwner } from './page/tell-owner'
import { createTrust } from './page/trust'
import { whenReady } from './page/when-ready'
import type { Rules } from './policy/compile'
import { isSignalled } from './policy/is-signalled'
import { recordCookie } from './policy/record-cookie'
import type { Policy } from './policy/policy'

/** Joins policy, consent and gates, for a policy that has been checked; the only place that knows them all. */
export function joinConsent(policy: Policy, rules: Rules, trust = createTrust(globalThis.window)): Consent {
  const { names, essential } = rules
  const known = new Set([...names, ...essential])
  const { name: cookieName, lifetime } = recordCookie(policy)
  const page = typeof document == 'object' ? window : undefined
  const { globalPrivacyControl } = (page?.navigator ?? {}) as { globalPrivacyControl?: boolean }
  // https://w3c.github.io/gpc/
  const signalled = globalPrivacyControl ? names.filter((name) => isSignalled(policy, name)) : []
  const now = () => Date.now()
  const tell = createTellOwner()
  const undo: (() => void)[] = []

  let gate: WindowGate | undefined
  const readRecord = () => Cookies.get(cookieName)
  const state = createState({
    names,
    essential,
    version: policy.policy.version,
    lifetime,
    // Past the gate, which asks for the record in its turn.
    read: () => attempt(() => (gate ? gate.cookies.as(OURSELVES, readRecord) : readRecord())),
    write: (text, expires) => attempt(() => gate?.cookies.as(OURSELVES, () => keep(text, expires))),
    now,
    createId,
  })
  const events = createEvents<ConsentEvents>((event, detail) =>
    page?.document.dispatchEvent(new CustomEvent(`treize:${event}`, { detail })),
  )

  let stopped = false
  let closed: boolean | undefined
  const isKnown = (name: string) => known.has(name) || void tell.unknown(name)
  const has = (name: string) => !!isKnown(name) && state.has(name)
  const isEssential = (needs: readonly string[]) => !!needs.length && needs.every((name) => essential.has(name))
  const isOpen = (needs: readonly string[]) =>
    needs.length ? needs.every(has) : policy.undeclared == 'report' || (!!names.length && names.every(state.has))
  const isRefused = (needs: readonly string[]) => needs.some(state.refused)

  function keep(text: string | null, expires: Date) {
    const { domain } = policy.consent ?? {}
    const attributes = { expires, sameSite: 'Lax', secure: page?.location.protocol == 'https:' } as const
    // Of two copies, one for the host and one for the domain, the older must not stay.
    if (domain || text == null) Cookies.remove(cookieName)
    if (domain) {
      Cookies.set(cookieName, text ?? '', { ...attributes, domain })
      // On a host outside that domain, such as a developer's own, the browser drops it.
      if (Cookies.get(cookieName) == text) return
    }
    if (text != null) Cookies.set(cookieName, text, attributes)
  }

  const ledger = createLedger(() => gate?.local() as Storage, now)
  // A page that has been read may hold something to release at once, before there is a gate to pass.
  if (page?.document.readyState != 'loading') void state.record
  gate =
    page &&
    holdWindow({
      window: page,
      rules,
      ledger,
      own: cookieName,
      open: isOpen,
      essential: isEssential,
      closed: () => (closed ??= !names.every(state.has)),
      onHeld: (detail) => events.emit('held', detail),
      onUndeclared: (kind, name) => tell.undeclared(kind, name, policy.undeclared != 'report'),
      trust,
      now,
    })

  /** @param matches whether what needs these is to go. */
  async function sweep(matches: (needs: readonly string[]) => boolean, all = true): Promise<SweepDetail> {
    const swept = (await gate?.sweep(matches, all)) ?? { deleted: [], kept: [] }
    // A yes after a no starts a new period, and till then we remember nothing of theirs.
    swept.deleted.forEach(ledger.forget)
    if (swept.deleted.length || swept.kept.length) events.emit('sweep', swept)
    return swept
  }

  // Looking into the jar and the storages costs time, so only where there is something to find.
  let watching = false
  function sweepRefused(all?: boolean) {
    if (!isRefused(names)) return
    void sweep(isRefused, all)
    if (watching || !page) return
    watching = true
    // A response sets cookies past every script; where the browser tells, they go at once.
    undo.push(onCookieChange(page, () => sweepRefused(false)))
  }

  function changed(before: Set<string>, source: string) {
    closed = undefined
    gate?.release()
    const granted = names.filter(state.has)
    const denied = names.filter(state.refused)
    events.emit('choice', { granted, denied, source })
    const more = granted.filter((name) => !before.has(name))
    const less = names.filter((name) => before.has(name) && !state.has(name))
    if (more.length) events.emit('grant', { granted: more, denied: [], source })
    if (less.length) events.emit('revoke', { granted: [], denied: less, source })
    // A yes answers the visitor's click first; a no takes back at once.
    const release = () => stopped || gate?.releaseElements()
    if (page && !less.length) afterPaint(release)
    else release()
  }

  function decide(choices: Record<string, boolean | undefined>, source: string, at?: Date) {
    // With nothing to decide on there is nothing to keep: no record, and none overwritten.
    if (!names.length) return
    Object.keys(choices).forEach(isKnown)
    const before = new Set(names.filter(state.has))
    if (!state.decide(choices, source, at)) return
    changed(before, source)
    sweepRefused()
    news?.tell()
  }
  const decideAll = (yes: boolean, source: string) =>
    decide(
      Object.fromEntries(names.map((name) => [name, yes && (!signalled.includes(name) || state.has(name))])),
      source,
    )

  /** What was decided in another page is decided here. */
  const news =
    page &&
    onNews(page, () => {
      const before = new Set(names.filter(state.has))
      if (!state.refresh()) return
      changed(before, state.record?.source ?? 'api')
      sweepRefused()
    })

  let ready = false
  if (page) {
    undo.push(
      onOpenClick(page.document, () => consent.open()),
      whenReady(page.document, () => {
        // In a task of its own: looking into the jar and the storages takes time.
        setTimeout(() => stopped || sweepRefused())
        // After this turn, so that whoever started us hears of it too.
        void Promise.resolve().then(() => {
          ready = true
          events.emit('ready', { record: state.record })
        })
      }),
    )
  }

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
      if (event == 'ready' && ready) void Promise.resolve().then(() => callback({ record: state.record } as never))
      return events.on(event, callback)
    },
    acceptAll: (source = 'api') => decideAll(true, source),
    rejectAll: (source = 'api') => decideAll(false, source),
    set: (choices, source = 'api', at) => decide(choices, source, at),
    withdraw: () => decideAll(false, 'withdrawal'),
    open: () => events.emit('open', {}),
    get record() {
      return state.record
    },
    get unasked() {
      return state.unasked
    },
    answer: state.answer,
    names,
    signalled,
    policy,
    cookies: (name) =>
      gateApi(Cookies as unknown as GatedCookies, (run) =>
        gate && isKnown(name) ? gate.cookies.as(name, run) : undefined,
      ),
    async erase() {
      const before = new Set(names.filter(state.has))
      state.forget()
      changed(before, 'api')
      news?.tell()
      const swept = await sweep((needs) => !!needs.length && !isEssential(needs))
      ledger.forget()
      return swept
    },
    load: (element) => gate?.load(element),
    receipt: () =>
      createReceipt(policy, state.record, page?.location.host ?? '', page?.document.documentElement.lang ?? ''),
    stop() {
      stopped = true
      news?.stop()
      gate?.stop()
      for (const back of undo) back()
    },
  }
  return consent
}
