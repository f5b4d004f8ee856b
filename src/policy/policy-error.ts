import type { Kind } from './shape'

/** What a policy's value had to be. */
export type Rule = Kind | 'list' | 'object' | 'identifier' | 'known key' | 'record lifetime' | 'number of choices' | 'JSON'

/** The owner's mistake in a policy: says where, what came, what was expected and the cure. */
export class PolicyError extends Error {
  override name = 'PolicyError'

  constructor(
    /** Where in the policy: `policy.categories.analytics.cookies[0].lifetime`. */
    readonly path: string,
    /** What came. */
    readonly got: unknown,
    /** What was expected. */
    readonly rule: Rule,
    /** The keys that there are, where an unknown one came. */
    readonly keys: readonly string[] = [],
  ) {
    super(`[treize] ${path} is wrong`)
  }
}
