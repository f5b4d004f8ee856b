import type { Core } from './core'
import type { Policy } from './policy/policy'

/**
 * Goes on with what could be read of a policy in which a mistake was found: what it declares is held, what was granted
 * meanwhile is not, and what the visitor granted under this version before stays granted. A refusal stands.
 */
export function distrust({ rules, state, wait, life, decide }: Core, declared: Policy): void {
  const { source = 'api' } = state.record ?? {}
  const refused = rules.names.filter(state.refused)
  life.policy = declared
  rules.broken = true
  rules.exempt.clear()
  wait.drop()
  state.reread()
  life.closed = undefined
  const lost = refused.filter((name) => !state.refused(name))
  if (lost.length) decide(Object.fromEntries(lost.map((name) => [name, false])), source)
}
