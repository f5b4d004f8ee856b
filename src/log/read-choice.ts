import { MOST_CHOICES } from '../policy/check'
import type { Rules } from '../policy/compile'
import { addLifetime } from '../policy/lifetime'
import { iso } from '../consent/record'
import type { Choice } from './types'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
// A day for clocks that are wrong, as the page has it.
const GRACE = 86_400_000
const KEYS = ['event', 'id', 'at', 'expires', 'policy', 'source', 'language', 'choices']

const RULES: readonly [key: Exclude<keyof Choice, 'choices'>, rule: RegExp][] = [
  ['event', UUID],
  ['id', UUID],
  ['at', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ['expires', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ['policy', /^[\w .:+-]{1,64}$/],
  ['source', /^[\w .:+-]{1,32}$/],
  ['language', /^([a-z]{2,8}(-[a-z\d]{1,8}){0,5})?$/i],
]
const NAME = /^[a-z\d][\w.-]{0,63}(\/[a-z\d][\w.-]{0,63})?$/i

/** The time of a date; `NaN` when the calendar has none such. */
function readDate(text: string): number {
  const time = Date.parse(text)
  return !Number.isNaN(time) && iso(time) == text ? time : Number.NaN
}

/** Reads the body of a request; a sentence says why it is none that could be stored. */
export function readChoice(text: string, { record }: Rules, now: number): Choice | string {
  // It says what it likes, until it was checked.
  let value: Choice
  try {
    value = JSON.parse(text)
  } catch {
    return 'The body is not JSON.'
  }
  if (typeof value != 'object' || !value || Array.isArray(value)) return 'The body is not an object.'
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) return 'The body has a key that is not known.'
  for (const [key, rule] of RULES)
    if (typeof value[key] != 'string' || !rule.test(value[key])) return `"${key}" is not what it has to be.`
  const { choices, at, expires, event } = value
  if (typeof choices != 'object' || !choices || Array.isArray(choices)) return '"choices" is not an object.'
  const entries = Object.entries(choices)
  if (!entries.length || entries.length > MOST_CHOICES) return '"choices" has too few or too many.'
  if (!entries.every(([name, yes]) => NAME.test(name) && typeof yes == 'boolean')) return '"choices" has a wrong entry.'

  const time = readDate(at)
  if (Number.isNaN(time)) return '"at" is no date.'
  // Whoever sends it later must have kept it, and a choice that is over is kept by nobody.
  const end = addLifetime(time, record.lifetime)
  if (time > now + GRACE || !(end > now)) return '"at" is too early or too late.'
  const over = readDate(expires)
  // The record is kept by it: with an early end, or one that no calendar has, it would be deleted at once or never.
  if (!(over > time && over <= addLifetime(time, '13 months'))) return '"expires" is no date, or too early or too late.'
  if (Number.parseInt(event.replace('-', '').slice(0, 12), 16) != time || event[14] != '7')
    return '"event" does not say when.'
  const { id, policy, source, language } = value
  // In an object without a prototype, so that no name of it is taken for a choice.
  return { event, id, at, expires, policy, source, language, choices: Object.assign(Object.create(null), choices) }
}
