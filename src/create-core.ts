import { awaitMore } from './await-more'
import { createEvents } from './consent/events'
import { cleanSource } from './consent/record'
import type { Consent, ConsentEvents, HeldDetail } from './consent/types'
import type { Core, Life } from './core'
import { createFacade } from './create-facade'
import { attempt } from './gates/attempt'
import { createVerdict } from './gates/verdict'
import { holdPage } from './hold-page'
import { openRecord } from './open-record'
import { isCrawler } from './page/is-crawler'
import { onOpenClick } from './page/on-open-click'
import type { TellOwner } from './page/tell-owner'
import { createTrust } from './page/trust'
import { ownMembers } from './page/own-members'
import { isPrerendered } from './page/when-ready'
import type { Rules } from './policy/compile'
import { NativeDate } from './policy/native-date'
import type { Policy } from './policy/policy'

/** Joins policy, gates and the reading half of a consent: from the first line on, what is not granted is held. */
export function createCore(
  policy: Policy,
  rules: Rules,
  tell: TellOwner,
  trust = createTrust(globalThis.window),
  /** Called when something waits for what grants. */
  onWait = () => {},
): Core {
  const { names, essential } = rules
  const known = new Set([...names, ...essential])
  const page = typeof document == 'object' ? window : undefined
  // https://w3c.github.io/gpc/
  const { globalPrivacyControl, userAgent } = (page?.navigator ?? {}) as Partial<Navigator> & {
    globalPrivacyControl?: boolean
  }
  const undo: (() => void)[] = []
  const wait = awaitMore(onWait)

  const life: Life = {
    policy,
    // What is prerendered grants nothing: nobody has opened it yet.
    active: !isPrerendered(page?.document),
    ready: false,
    stopped: false,
    closed: undefined,
  }

  const { natives, ledger, recordCookie, state } = openRecord(page, rules, life, () =>
    wait.whenThere((more) => more.keep(state.record)),
  )
  const events = createEvents<ConsentEvents>((event, detail) =>
    attempt(() => page && ownMembers(page.document).dispatchEvent(new CustomEvent(`treize:${event}`, { detail }))),
  )

  // After a mistake in the policy, whatever else does not fit comes of it; what grants has looked for one.
  const isKnown = (name: string) =>
    known.has(name) || void wait.whenThere(() => rules.broken || tell.use('unknown', name, [...known]))
  const has = (name: string) => !!isKnown(name) && (life.active || essential.has(name)) && state.has(name)
  const verdict = createVerdict(rules, has, () => life.stopped)

  // What was held before anybody could listen.
  const early: HeldDetail[] = []
  // A page that has been read may hold something to release at once, before there is a gate to pass.
  if (page && ownMembers(page.document).readyState != 'loading') void state.record
  // Before any listener of the page, which may stop clicks.
  const clicks = onOpenClick(page, () => consent.open())
  const gate =
    page &&
    holdPage(page, { listen: clicks.listen, rules, verdict, ledger, events, tell, trust, wait, life, early, isKnown })

  function decide(choices: Record<string, boolean | undefined>, given?: string, at?: number) {
    // With nothing to decide on there is nothing to keep: no record, and none overwritten. A server's process has no
    // visitor: what it granted, it would grant to everybody.
    if (!page || !names.length) return
    const answers: Record<string, boolean> = Object.create(null)
    for (const [name, yes] of Object.entries(choices ?? {})) {
      if (!isKnown(name) || yes === undefined) continue
      // Texts come from forms, and "false" is no yes.
      if (typeof yes == 'boolean') answers[name] = yes
      else tell.use('answer', name, yes)
    }
    const said = Object.values(answers)
    // Nobody can agree to a policy that could not be read; a refusal needs no policy.
    if (!said.length || (rules.broken && said.some(Boolean))) return
    const before = new Set(names.filter(has))
    const source = cleanSource(given)
    if (!state.decide(answers, source, at)) return
    life.closed = undefined
    wait.whenThere((more) => more.decided(before, source))
  }

  const consent = createFacade({
    names,
    signalled: globalPrivacyControl ? rules.signalled : [],
    state,
    events,
    gate,
    tell,
    wait,
    has,
    isKnown,
    life,
    canAsk: () => life.active && !isCrawler(userAgent) && !rules.broken,
    early,
    decide,
    stop() {
      life.stopped = true
      life.closed = undefined
      gate?.stop()
      clicks.stop()
      for (const back of undo) back()
    },
  }) as Consent

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
    life,
    early,
    now: Date.now,
    Date: NativeDate,
    has,
    decide,
    wait,
    undo,
    consent,
  }
}
