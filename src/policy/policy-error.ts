import { type Mistake, findMistake } from './check'
import { explainMistake } from './explain'
import type { Policy } from './policy'

/** The owner's mistake in a policy: says where, what came, what was expected and the cure. */
export class PolicyError extends Error {
  override name = 'PolicyError'
  /** Where in the policy: `policy.categories.analytics.cookies[0].lifetime`. */
  readonly path: string

  constructor(mistake: Mistake) {
    super(explainMistake(mistake))
    this.path = mistake[0]
  }
}

/** @throws PolicyError when the policy has a mistake. */
export function checkPolicy(policy: Policy): void {
  const mistake = findMistake(policy)
  if (mistake) throw new PolicyError(mistake)
}
