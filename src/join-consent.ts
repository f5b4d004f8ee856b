import Cookies from 'js-cookie'
import { createEvents } from './consent/events'
import { createReceipt } from './consent/receipt'
import { createState } from './consent/state'
import type { Consent, ConsentEvents, GatedCookies, SweepDetail } from './consent/types'
import { attempt } from './gates/attempt'
import { gateApi } from './gates/gate-api'
import { createLedger } from './gates/ledger'
import { holdWindow } from './gates/hold-window'
import { takeNatives } from './gates/natives'
import { createOwnCookie } from './gates/own-cookie'
import { createId } from './consent/create-id'
import { isCrawler } from './page/is-crawler'
import { onCookieChange } from './page/on-cookie-change'
import { onNavigate } from './page/on-navigate'
import { onNews } from './page/on-news'
import { onOpenClick } from './page/on-open-click'
import { createSender } from './page/send-record'
import { afterPaint } from './page/after-paint'
import type { TellOwner } from './page/tell-owner'
import { createTrust } from './page/trust'
import { createVerdict } from './gates/verdict'
import { isPrerendered, whenActive, whenReady } from './page/when-ready'
import type { Rules } from './policy/compile'
import { addLifetime } from './policy/lifetime'
import { createOwnSite } from './policy/own-site'
import type { Policy } from './policy/policy'

const EVENTS: readonly string[] = ['ready', 'choice', 'grant', 'revoke', 'held', 'sweep', 'open']

/** Joins policy, consent and gates, for a policy that has been checked; the only place that knows them all. */
export function joinConsent(
  policy: Policy,
  rules: Rules,
  tell: TellOwner,
  trust = createTrust(globalThis.window),
): Consent {
  const { names, essential, exempt, undeclared, broken } = rules
  const known = new Set([...names, ...essential])
  const { name: cookieName, lifetime, domain, version } = rules.record
  const page = typeof document == 'object' ? window : undefined
  // https://w3c.github.io/gpc/
  const { globalPrivacyControl, userAgent } = (page?.navigator ?? {}) as Partial<Navigator> & {
    globalPrivacyControl?: boolean
  }
  const signalled = globalPrivacyControl ? rules.signalled : []
  // A page that replaces it later changes no date of ours.
  const { now } = Date
  const undo: (() => void)[] = []

  // What is prerendered grants nothing: nobody has opened it yet.
  let active = !isPrerendered(page?.document)
  const natives = page && takeNatives(page)
  const own =
    natives &&
    createOwnCookie(natives.cookies, page.location, {
      name: cookieName,
      domain,
      endOf: (text) => addLifetime(Date.parse(text.split('|')[1] ?? ''), lifetime),
    })
  const state = createState({
    names,
    essential,
    exempt,
    version,
    lifetime,
    shared: !!domain,
    read: () => (active && attempt(() => own?.read())) || [],
    write: (text, expires) => attempt(() => own?.write(text, expires)),
    now,
    createId,
  })
  const endpoint = policy.consent?.endpoint
  const send = page && endpoint && createSender(page, endpoint, () => natives?.storages[0]() as Storage)
  const events = createEvents<ConsentEvents>((event, detail) =>
    attempt(() => page?.document.dispatchEvent(new CustomEvent(`treize:${event}`, { detail }))),
  )

  let stopped = false
  let closed: boolean | undefined
  // After a mistake in the policy, whatever else does not fit comes of it.
  const isKnown = (name: string) => known.has(name) || void (broken || tell.use('unknown', name, [...known]))
  const has = (name: string) => !!isKnown(name) && (active || essential.has(name)) && state.has(name)
  const verdict = createVerdict(rules, has)
  const isRefused = (needs: readonly string[]) => needs.some(state.refused)

  const ledger = createLedger(() => natives?.storages[0]() as Storage, now)
  // A page that has been read may hold something to release at once, before there is a gate to pass.
  if (page?.document.readyState != 'loading') void state.record
  const gate =
    page &&
    holdWindow({
      window: page,
      natives,
      rules,
      verdict,
      ledger,
      isOwn: createOwnSite(domain, page.location.hostname),
      closed: () => (closed ??= verdict.somethingHeld()),
      onHeld(detail) {
        // A mark that names nothing waits for ever.
        if (detail.element && !detail.needs.length && names.length) isKnown('')
        events.emit('held', detail)
      },
      onUndeclared(kind, name) {
        // What is not read of a policy with a mistake is not missing in it.
        if (!broken && undeclared[kind] != 'pass') tell.undeclared(kind, name, undeclared[kind] == 'hold')
      },
      onStalled: (url) => tell.use('stalled', url),
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
    attempt(() => gate?.release())
    const granted = names.filter(has)
    const denied = names.filter(state.refused)
    events.emit('choice', { granted, denied, source })
    const more = granted.filter((name) => !before.has(name))
    const less = names.filter((name) => before.has(name) && !has(name))
    if (more.length) events.emit('grant', { granted: more, denied: [], source })
    if (less.length) events.emit('revoke', { granted: [], denied: less, source })
    // A yes answers the visitor's click first; a no takes back at once.
    const release = () => stopped || gate?.releaseElements()
    if (page && !less.length) afterPaint(release)
    else release()
  }

  function decide(choices: Record<string, boolean | undefined>, source: string, at?: number) {
    // With nothing to decide on there is nothing to keep: no record, and none overwritten. A server's process has no
    // visitor: what it granted, it would grant to everybody.
    if (!page || !names.length) return
    Object.keys(choices).forEach(isKnown)
    // Nobody can agree to a policy that could not be read; a refusal needs no policy.
    if (broken && Object.values(choices).some(Boolean)) return
    const before = new Set(names.filter(has))
    if (!state.decide(choices, source, at)) return
    changed(before, source)
    sweepRefused()
    news?.tell()
    if (send) send(state.record)
  }
  const decideAll = (yes: boolean, source: string) =>
    decide(
      Object.fromEntries(names.map((name) => [name, yes && (!signalled.includes(name) || state.has(name))])),
      source,
    )

  /** What was decided elsewhere is decided here. */
  function meet() {
    const before = new Set(names.filter(has))
    if (!state.refresh()) return
    changed(before, state.record?.source ?? 'api')
    sweepRefused()
  }
  const news = page && onNews(page, own?.key ?? cookieName, meet)

  /** Global Privacy Control is a refusal of what nobody has answered yet, and never more than that. */
  function honour() {
    const unsaid = broken ? [] : signalled.filter((name) => state.answer(name) === undefined)
    const { at, source = 'gpc' } = state.record ?? {}
    if (unsaid.length)
      decide(Object.fromEntries(unsaid.map((name) => [name, false])), source, at ? Date.parse(at) : now())
  }

  let due = 0
  /** In a task of its own: looking into the jar and the storages takes time. */
  function sweepSoon(pause: number) {
    if (due) return
    due = window.setTimeout(() => {
      due = 0
      if (stopped) return
      state.tidy()
      sweepRefused()
    }, pause)
  }

  let ready = false
  function start() {
    sweepSoon(0)
    void Promise.resolve().then(() => {
      ready = true
      events.emit('ready', { record: state.record })
    })
  }
  if (page) {
    undo.push(
      onOpenClick(page, () => consent.open()),
      whenActive(page.document, () => {
        if (!active) {
          active = true
          state.refresh()
          // What was held waits for nothing else, whoever looked into the jar before.
          if (state.record || names.some(has)) changed(new Set(), state.record?.source ?? 'api')
          sweepRefused()
        }
        // After this turn, so that whoever started us hears of it too.
        void Promise.resolve().then(() => stopped || honour())
        undo.push(whenReady(page.document, start))
      }),
      // Once its scripts have looked around there too.
      onNavigate(page, () => sweepSoon(300)),
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
      if (!EVENTS.includes(event)) tell.use('event', event, EVENTS)
      if (event == 'ready' && ready) void Promise.resolve().then(() => callback({ record: state.record } as never))
      return events.on(event, callback)
    },
    acceptAll: (source = 'api') => decideAll(true, source),
    rejectAll: (source = 'api') => decideAll(false, source),
    set: (choices, source = 'api', at) => decide(choices, source, at && +at),
    withdraw: () => decideAll(false, 'withdrawal'),
    open: () => events.emit('open', {}),
    get record() {
      return state.record
    },
    get unasked() {
      return active && !isCrawler(userAgent) && !broken && state.unasked
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
      const before = new Set(names.filter(has))
      state.forget()
      changed(before, 'api')
      news?.tell()
      const swept = await sweep((needs) => !!needs.length && !verdict.isEssential(needs))
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
