import type { ConsentRecord } from '../consent/record-type'
import type { CheckedWords, NameOf, Policy } from '../policy/policy'
import { readState } from './read-state'

/** What a visitor decided, as a request says it. */
export interface ServerConsent<P extends Policy = Policy> {
  /** True when a category or service is granted; essential ones always are. */
  has(name: NameOf<P>): boolean
  /** What the visitor last said of a name, also under an earlier policy version; undefined: never asked. */
  answer(name: NameOf<P>): boolean | undefined
  /** Everything that is granted, for the bindings of frameworks. */
  readonly granted: readonly NameOf<P>[]
  /** The record that came with the request, or null: unasked. */
  readonly record: ConsentRecord<NameOf<P>> | null
  /** Whether something is left to ask. */
  readonly unasked: boolean
  readonly names: readonly NameOf<P>[]
  readonly policy: P
}

/**
 * Reads the visitor's choice from a request's `Cookie` header, so that a server can leave out what is not granted:
 * `readConsent(policy, request.headers.cookie).has('analytics')`. It reads and changes nothing; a header that holds no
 * record, or a forged one, grants nothing.
 *
 * @param cookies the header, such as `session_id=1; eu-consent=…`; null or undefined where there is none.
 * @throws PolicyError when the policy has a mistake.
 */
export function readConsent<const P extends Policy>(
  policy: P & CheckedWords<P>,
  cookies: string | null | undefined,
): ServerConsent<P> {
  const { rules, state } = readState(policy, cookies)
  const { names } = rules
  const { has, answer, record, unasked } = state
  const consent: ServerConsent = { has, answer, granted: names.filter(has), record, unasked, names, policy }
  return consent as unknown as ServerConsent<P>
}
