import { createReceipt } from './consent/receipt'
import type { SweepDetail } from './consent/types'
import type { Core } from './create-core'
import { addCsp } from './gates/add-csp'
import { attempt } from './gates/attempt'
import { releaseMarked } from './gates/elements/release-marked'
import { createSweep } from './gates/sweep'
import { writeRecord } from './gates/write-record'
import { afterPaint } from './page/after-paint'
import { onCookieChange } from './page/on-cookie-change'
import { onNavigate } from './page/on-navigate'
import { onNews } from './page/on-news'
import { createSender } from './page/send-record'
import { whenActive, whenReady } from './page/when-ready'
import { allowedSources } from './policy/allowed-sources'
import { findStandIn, openPatterns } from './policy/stand-ins'

/** How long a page that goes on without loading has for its scripts to look around, before it is swept. Milliseconds. */
const SETTLED = 300

/** How long another page may take to write the record anew. Milliseconds. */
const ANEW = 300

/** Adds to what holds all that grants: keeping choices, releasing, sweeping, hearing of other pages. */
export function addMore(core: Core): void {
  const { rules, tell, page, natives, recordCookie, state, events, verdict, ledger, gate, trust, has } = core
  const { names } = rules
  const { policy } = core.consent
  const hasStandIns = openPatterns(policy).length > 0
  const isRefused = (needs: readonly string[]) => needs.some(state.refused)
  const isWithheld = (needs: readonly string[]) => !verdict.mayRead(needs)
  const granted = () => new Set(names.filter(has))

  const sourcesNow = () =>
    allowedSources([...rules.patterns(['requests'], has), ...openPatterns(policy)], rules.record.domain).join(' ')
  const sources = page && policy.csp && core.isActive() && !verdict.isGranted(names) ? sourcesNow() : undefined
  if (sources !== undefined) attempt(() => addCsp(page as Window, sources))

  const runSweep = gate && natives && createSweep({ gate, natives, rules, ledger })
  /** @param matches whether what needs these is to go. */
  async function sweep(matches: (needs: readonly string[]) => boolean, all = true): Promise<SweepDetail> {
    const swept = (await runSweep?.(matches, all)) ?? { deleted: [], kept: [] }
    // A yes after a no starts a new period, and till then we remember nothing of theirs; a script that says no and yes
    // for the visitor starts none.
    if (matches != isWithheld && page?.navigator.userActivation?.isActive !== false)
      swept.deleted.forEach(ledger.forget)
    if (swept.deleted.length || swept.kept.length) events.emit('sweep', swept)
    return swept
  }

  // Looking into the jar and the storages costs time, so only where there is something to find.
  let watching = false
  function sweepRefused(all?: boolean) {
    if (!core.isActive() || !names.length || verdict.isGranted(names)) return
    if (isRefused(names)) void sweep(isRefused, all)
    // The browser sends a cookie with every request, also while nobody has answered.
    if (names.some((name) => !has(name) && !state.refused(name))) void sweep(isWithheld, false)
    if (watching || !page) return
    watching = true
    // A response sets cookies past every script; where the browser tells, they go at once.
    core.onStop(onCookieChange(page, () => sweepRefused(false)))
  }

  function changed(before: ReadonlySet<string>, source: string, reloads = false) {
    core.reconsider()
    attempt(() => gate?.release())
    const now = granted()
    const denied = names.filter(state.refused)
    events.emit('choice', { granted: [...now], denied, source })
    const gained = [...now].filter((name) => !before.has(name))
    const lost = [...before].filter((name) => !has(name))
    if (gained.length) events.emit('grant', { granted: gained, denied: [], source })
    if (lost.length) events.emit('revoke', { granted: [], denied: lost, source })
    // A yes answers the visitor's click first; a no takes back at once.
    const release = () => {
      if (core.isStopped()) return
      if (reloads && sources !== undefined && sources != sourcesNow()) page?.location.reload()
      else gate?.releaseElements()
    }
    if (page && !lost.length) afterPaint(release)
    else release()
  }

  /** What was decided in another page, or by its server, is decided here. */
  function adoptRecord(again = false) {
    // It may be written anew just now: what is gone has to stay gone for a moment.
    if (!again && state.record && core.isActive() && !recordCookie?.read().length)
      return void setTimeout(adoptRecord, ANEW, true)
    if (core.isStopped()) return
    const before = granted()
    if (!state.refresh()) return
    changed(before, state.record?.source ?? 'api')
    sweepRefused()
  }
  const news = page && onNews(page, recordCookie?.key ?? rules.record.name, () => adoptRecord())

  /** Global Privacy Control is a refusal of what nobody has answered yet, and never more than that. */
  function applySignal() {
    const unsaid = rules.broken ? [] : core.consent.signalled.filter((name) => state.answer(name) === undefined)
    const { at, source = 'gpc' } = state.record ?? {}
    if (unsaid.length)
      core.decide(Object.fromEntries(unsaid.map((name) => [name, false])), source, at ? Date.parse(at) : core.now())
  }

  const endpoint = policy.consent?.endpoint
  const send =
    page &&
    natives &&
    endpoint &&
    createSender({ fetch: natives.fetch, document: page.document }, endpoint, natives.storages[0])

  /** What is called in place of a URL that must wait; undefined where that may go, or nothing is named. */
  function standIn(to: string): string | true | undefined {
    // After a mistake in the policy nothing of it is trusted.
    if (!page || rules.broken || !hasStandIns) return undefined
    const url = attempt(() => new URL(to, page.document.baseURI))
    const owners = url ? rules.requests.find(url, page.location.origin) : []
    return url && !verdict.mayCall(owners) ? findStandIn(policy, owners, url, page.location.origin) : undefined
  }

  let due = 0
  /** In a task of its own: looking into the jar and the storages takes time. */
  function sweepSoon(pause: number) {
    if (due) return
    due = window.setTimeout(() => {
      due = 0
      if (core.isStopped()) return
      state.tidy()
      sweepRefused()
    }, pause)
  }
  function start() {
    sweepSoon(0)
    void Promise.resolve().then(() => {
      core.setReady()
      events.emit('ready', { record: state.record })
    })
  }

  core.connect({
    createRelease: (elements) => releaseMarked(elements, trust, (url) => tell.use('stalled', url), standIn),
    standIn(args, at, to, _, omits) {
      const other = standIn(to)
      if (!other || (other === true && !omits)) return false
      const asked = args[at] as Request | undefined
      // A body that is read from a request is a stream, which browsers send over HTTP/2 alone.
      if (other !== true && asked?.method && !/^(GET|HEAD)$/.test(asked.method)) return false
      if (other === true) args[1] = { ...(args[1] as RequestInit | undefined), credentials: 'omit' }
      // A request says how it is sent, too.
      else args[at] = asked?.method ? new Request(other, asked) : other
      return true
    },
    keep: (record) =>
      page &&
      recordCookie &&
      natives &&
      attempt(() => writeRecord(natives.cookies, page.location, recordCookie, rules.record.domain, record)),
    decided(before, source) {
      changed(before, source, true)
      sweepRefused()
      news?.tell()
      if (send) send(state.record)
    },
    async erase() {
      const before = granted()
      state.forget()
      changed(before, 'api')
      news?.tell()
      const swept = await sweep((needs) => !!needs.length && !verdict.isEssential(needs))
      ledger.forget()
      return swept
    },
    receipt: () =>
      createReceipt(policy, state.record, page?.location.host ?? '', page?.document.documentElement.lang ?? ''),
  })
  if (!page || !news) return
  core.onStop(news.stop)
  // What was decided in another page before this one listened.
  if (core.isActive()) adoptRecord()
  // What was held until now, and is granted, is put into the page.
  gate?.releaseElements()
  core.onStop(
    whenActive(page.document, () => {
      if (!core.isActive()) {
        core.activate()
        state.refresh()
        // What was held waits for nothing else, whoever looked into the jar before.
        if (state.record || names.some(has)) changed(new Set(), state.record?.source ?? 'api')
        sweepRefused()
      }
      // After this turn, so that whoever started us hears of it too.
      void Promise.resolve().then(() => core.isStopped() || applySignal())
      core.onStop(whenReady(page.document, start))
    }),
    // Once its scripts have looked around there too.
    onNavigate(page, () => sweepSoon(SETTLED)),
  )
}
