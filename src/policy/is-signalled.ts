import { categoryOf, findOwner } from './find-owner'
import type { Policy } from './policy'

/** `marketing`, and what owners and other consent tools also call it. */
const MARKETING = /^(?:marketing|ads|advertis(?:ement|ing)|targeting)$/

/** Whether Global Privacy Control speaks of a category or service: it sells or shares data, or advertises by it. */
export function isSignalled(policy: Policy, name: string): boolean {
  const { category, one } = findOwner(policy, name)
  const { sale, ads = MARKETING.test(categoryOf(name)) } = { ...category, ...one }
  return !!(sale || ads)
}
