import type { TellUse } from '../page/tell-owner'
import type { Policy } from '../policy/policy'
import { findAsked, findUnnamed } from './known-categories'
import { type Words, findSameLabel } from './words'

/** Tells the owner of a policy's words that would mislead the visitor who is asked. */
export function tellGaps(policy: Policy, texts: Words['texts'], banner: Policy['banner'], use: TellUse): void {
  const unnamed = findUnnamed(policy, texts)
  if (unnamed) use('unnamed', ...unnamed)
  const asked = findAsked(policy)
  if (asked.length) use('asked', asked)
  const same = findSameLabel(texts, banner)
  if (same) use('same', same)
}
