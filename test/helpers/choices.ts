import { createId } from '../../src/consent/create-id'
import { iso } from '../../src/consent/record'
import type { Choice } from '../../src/log/types'
import { addMonths } from '../../src/policy/lifetime'

/** A choice as a page sends it. */
export function createChoice(time: number, rest: Partial<Choice> = {}): Choice {
  const at = iso(time)
  const hex = Date.parse(at).toString(16).padStart(12, '0')
  return {
    event: `${hex.slice(0, 8)}-${hex.slice(8)}-7${createId().slice(15)}`,
    id: createId(),
    at,
    expires: iso(addMonths(Date.parse(at), 6)),
    policy: '1',
    source: 'banner',
    language: 'fr',
    choices: { analytics: true, marketing: false },
    ...rest,
  }
}
