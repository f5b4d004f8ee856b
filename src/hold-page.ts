import type { Core } from './core'
import { type WindowGate, holdWindow } from './gates/hold-window'
import { createOwnSite } from './policy/own-site'

type Parts = Pick<Core, 'rules' | 'verdict' | 'ledger' | 'events' | 'tell' | 'trust' | 'wait' | 'life' | 'early'>

/** Puts the gates in a page, and tells listeners and the owner what they hold. */
export function holdPage(
  page: Window & typeof globalThis,
  {
    rules,
    verdict,
    ledger,
    events,
    tell,
    trust,
    wait,
    life,
    early,
    isKnown,
    listen,
  }: Parts & {
    isKnown(name: string): true | undefined
    /** The document may have forgotten its listeners. */
    listen(): void
  },
): WindowGate {
  const { undeclared, names } = rules
  return holdWindow({
    window: page,
    rules,
    verdict,
    ledger,
    isOwn: createOwnSite(rules.record.domain, page.location.hostname),
    closed: () => (life.closed ??= verdict.somethingHeld()),
    onHeld(detail) {
      // A mark that names nothing waits for ever.
      if (detail.element && !detail.needs.length && names.length) isKnown('')
      if (!life.ready) early.push(detail)
      events.emit('held', detail)
    },
    onUndeclared(kind, name) {
      // What is not read of a policy with a mistake is not missing in it.
      if (!rules.broken && undeclared[kind] != 'pass')
        tell.undeclared(kind, name, undeclared[kind] == 'hold' && !verdict.isGranted(names))
    },
    createRelease: (...asked) => wait.more?.createRelease(...asked),
    standIn: (...asked) => wait.more?.standIn(...asked),
    trust,
    listen,
    now: Date.now,
  })
}
