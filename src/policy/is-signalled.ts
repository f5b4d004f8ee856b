import { categoryOf, findOwner } from './find-owner'
import type { Policy } from './policy'

/** Whether Global Privacy Control speaks of a category or service: it sells or shares data, or advertises by it. */
export function isSignalled(policy: Policy, name: string): boolean {
  const { category, one } = findOwner(policy, name)
  const { sale, ads = categoryOf(name) == 'marketing' } = { ...category, ...one }
  return !!(sale || ads)
}
