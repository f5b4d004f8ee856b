import { compilePolicy } from '../policy/compile'
import type { Policy } from '../policy/policy'

/** Stands in a file for the policy. */
const PLACE = JSON.stringify('@treize/policy')

/** The built script that has the gates which a policy needs and no others. */
export function variantOf(policy: Policy): string {
  const { requests, databases } = compilePolicy(policy).gates
  const gates = [...(requests ? ['requests'] : []), ...(databases ? ['databases'] : [])]
  return `policy/${gates.join('-') || 'none'}.js`
}

/** A built script with a policy in it. */
export function writeIn(source: string, policy: Policy): string {
  const { $schema, ...rest } = policy
  const at = source.indexOf(PLACE)
  // A page may be of another encoding; and what would end a script in a page.
  const json = JSON.stringify(rest)
    .replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('<', '\\u003c')
  return `${source.slice(0, at)}(${json})${source.slice(at + PLACE.length)}`
}
