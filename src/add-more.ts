import { ownMembers } from './page/own-members'
import { createReceipt } from './consent/receipt'
import type { Core } from './core'
import { createSweeper } from './create-sweeper'
import { attempt } from './gates/attempt'
import { releaseMarked } from './gates/elements/release-marked'
import { writeRecord } from './gates/write-record'
import { afterPaint } from './page/after-paint'
import { onNavigate } from './page/on-navigate'
import { onNews } from './page/on-news'
import { createSender } from './send-record'
import { whenActive, whenReady } from './page/when-ready'
import { createSecondNet } from './second-net'
import { createStandIns } from './stand-in'

/** How long a page that goes on without loading has for its scripts to look around, before it is swept. Milliseconds. */
const SETTLED = 300

/** How long another page may take to write the record anew. Milliseconds. */
const ANEW = 300

/** Global Privacy Control is a refusal of what nobody has answered yet, and never more than that. */
function applySignal({ rules, consent, state, decide, now }: Core) {
  const unsaid = rules.broken ? [] : consent.signalled.filter((name) => state.answer(name) === undefined)
  const { at, source = 'gpc' } = state.record ?? {}
  if (unsaid.length)
    decide(Object.fromEntries(unsaid.map((name) => [name, false])), source, at ? Date.parse(at) : now())
}

/** Adds to what holds all that grants: keeping choices, releasing, sweeping, hearing of other pages. */
export function addMore(core: Core): void {
  const { rules, tell, page, natives, recordCookie, state, events, verdict, ledger, gate, trust, has, life } = core
  const { names } = rules
  const { policy } = life
  const granted = () => new Set(names.filter(has))

  const net = createSecondNet(core)
  const standIns = createStandIns(core)
  const { sweep, sweepRefused, sweepSoon } = createSweeper(core)

  function changed(before: ReadonlySet<string>, source: string, reloads = false) {
    life.closed = undefined
    attempt(() => gate?.release())
    void net.update(!!state.record)
    const now = granted()
    const denied = names.filter(state.refused)
    events.emit('choice', { granted: [...now], denied, source })
    const gained = [...now].filter((name) => !before.has(name))
    const lost = [...before].filter((name) => !has(name))
    if (gained.length) events.emit('grant', { granted: gained, denied: [], source })
    if (lost.length) events.emit('revoke', { granted: [], denied: lost, source })
    // A yes answers the visitor's click first; a no takes back at once.
    const release = () => {
      if (life.stopped) return
      if (reloads && net.isOutdated()) page?.location.reload()
      else gate?.releaseElements(!!lost.length)
    }
    if (page && !lost.length) afterPaint(release)
    else release()
  }

  /** What was decided in another page, or by its server, is decided here. */
  function adoptRecord(again = false) {
    // It may be written anew just now: what is gone has to stay gone for a moment.
    if (!again && state.record && life.active && !recordCookie?.read().length)
      return void setTimeout(adoptRecord, ANEW, true)
    if (life.stopped) return
    const before = granted()
    if (!state.refresh()) return
    changed(before, state.record?.source ?? 'api')
    sweepRefused()
  }
  const news = page && onNews(page, recordCookie?.key ?? rules.record.name, () => adoptRecord())

  const endpoint = policy.consent?.endpoint
  const send =
    page &&
    natives &&
    endpoint &&
    createSender(
      { fetch: natives.fetch, document: page.document, location: page.location },
      endpoint,
      natives.storages[0],
    )

  function start() {
    sweepSoon(0)
    void Promise.resolve().then(() => {
      life.ready = true
      core.early.length = 0
      events.emit('ready', { record: state.record })
    })
  }

  core.wait.connect({
    createRelease: (elements) => releaseMarked(elements, trust, (url) => tell.use('stalled', url), standIns.find),
    standIn: standIns.standIn,
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
      await net.update(false)
      const swept = await sweep((needs) => !!needs.length && !verdict.isEssential(needs))
      ledger.forget()
      return swept
    },
    receipt: () =>
      createReceipt(
        policy,
        state.record,
        page?.location.host ?? '',
        (page && ownMembers(page.document).documentElement.lang) ?? '',
      ),
  })
  if (!page || !news) return
  core.undo.push(news.stop, net.stop)
  // What was decided in another page before this one listened.
  if (life.active) adoptRecord()
  // What was held until now, and is granted, is put into the page.
  gate?.releaseElements()
  core.undo.push(
    whenActive(page.document, () => {
      if (!life.active) {
        life.active = true
        state.refresh()
        // What was held waits for nothing else, whoever looked into the jar before.
        if (state.record || names.some(has)) changed(new Set(), state.record?.source ?? 'api')
        sweepRefused()
      }
      void net.update(true)
      // After this turn, so that whoever started us hears of it too.
      void Promise.resolve().then(() => life.stopped || applySignal(core))
      core.undo.push(whenReady(page.document, start))
    }),
    // Once its scripts have looked around there too.
    onNavigate(page, () => sweepSoon(SETTLED)),
  )
}
