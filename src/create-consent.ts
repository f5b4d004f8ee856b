import { addMore } from './add-more'
import type { Consent } from './consent/types'
import { keepCore } from './cores'
import { createCore } from './create-core'
import { createTellOwner } from './page/tell-owner'
import { warnUse } from './page/warn-use'
import { compilePolicy } from './policy/compile'
import { placeOf } from './place-of'
import { explainName } from './policy/explain-name'
import type { CheckedWords, Policy } from './policy/policy'
import { checkPolicy } from './policy/policy-error'

/**
 * Reads the visitor's choice and, until `stop()`, holds in this page what is not granted.
 * On a server, where there is no document, nothing is granted, decisions are ignored, and nothing is touched.
 *
 * @example
 * const consent = createConsent(policy)
 * consent.when('analytics').then(startAnalytics)
 * @throws PolicyError when the policy is not one; it says where and what to write.
 */
export function createConsent<const P extends Policy>(policy: P & CheckedWords<P>): Consent<P> {
  checkPolicy(policy)
  const core = createCore(policy, compilePolicy(policy), createTellOwner(warnUse))
  addMore(core)
  keepCore(core)
  core.consent.explain = (asked) => explainName(policy, core.rules, asked, placeOf(core))
  return core.consent as unknown as Consent<P>
}
