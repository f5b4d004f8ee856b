import { readCookies } from '../consent/read-cookies'
import { hostName } from '../consent/record'
import { type State, createState } from '../consent/state'
import { type Rules, compilePolicy } from '../policy/compile'
import type { Policy } from '../policy/policy'
import { checkPolicy } from '../policy/policy-error'

/** A visitor as one request shows them: what the policy says, and what they decided. */
export interface RequestState {
  rules: Rules
  state: State
}

// A policy is one object for as long as a server runs, and compiling a long one takes milliseconds.
const compiled = new WeakMap<Policy, Rules>()

/** @throws PolicyError when the policy has a mistake. */
export function rulesOf(policy: Policy): Rules {
  let rules = compiled.get(policy)
  if (!rules) {
    checkPolicy(policy)
    compiled.set(policy, (rules = compilePolicy(policy)))
  }
  return rules
}

/** Every text that a `Cookie` header has for the record: that of this host before one that another may have set. */
export function readRecords({ record: { name, domain } }: Rules, cookies: string): string[] {
  const own = domain ? [] : readCookies(cookies, hostName(name))
  return own.length ? own : readCookies(cookies, name)
}

export function readState(policy: Policy, cookies: string | null | undefined, now = Date.now): RequestState {
  const rules = rulesOf(policy)
  const { names, essential, exempt, record } = rules
  const state = createState({
    names,
    essential,
    exempt,
    version: record.version,
    lifetime: record.lifetime,
    shared: !!record.domain,
    read: () => readRecords(rules, cookies ?? ''),
    keep() {},
    now,
    createId: () => '',
  })
  return { rules, state }
}
