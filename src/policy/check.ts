import { addLifetime, withinLongest } from './lifetime'
import type { Policy } from './policy'
import { PolicyError, type Rule } from './policy-error'
import { type Kind, type Shape, shape } from './shape'

/** As many categories and services as one cookie keeps choices about: 4,096 bytes with its name. */
export const MOST_CHOICES = 1200

type Objects = Record<string, unknown>

const isObject = (value: unknown): value is Objects => typeof value == 'object' && !!value && !Array.isArray(value)
const isString = (value: unknown): value is string => typeof value == 'string'
const fits = (pattern: RegExp) => (value: unknown) => isString(value) && pattern.test(value)

const ACCEPTS: Record<Kind, (value: unknown) => boolean> = {
  string: isString,
  text: (value) => isString(value) || (isObject(value) && Object.values(value).every(isString)),
  boolean: (value) => typeof value == 'boolean',
  lifetime: (value) => isString(value) && addLifetime(0, value) >= 0,
  version: fits(/^[\w .:+-]{1,64}$/),
  // Not a regular expression: it would match nothing for ever, without a word.
  name: fits(/^(?!\/.*\/\w*$|\^|.*(\$|[[(][^\])]*)$)[^;\0-\x1f]+$/),
  url: fits(/^(?=.)((\*|[a-z]+):\/\/(\*|(\*\.)?[^/*\s]+))?(\/\S*)?$/i),
  'hold or report': fits(/^(hold|report)$/),
}

/**
 * Returns the policy if it is one.
 * @throws PolicyError at the first mistake.
 */
export function checkPolicy(value: unknown): Policy {
  check(value, shape, 'policy')
  const policy = value as Policy
  const lifetime = policy.consent?.lifetime
  if (lifetime && !(addLifetime(0, lifetime) && withinLongest(lifetime))) fail('policy.consent.lifetime', lifetime, 'record lifetime')
  let count = 0
  for (const { services } of Object.values(policy.categories)) count += 1 + Object.keys(services ?? {}).length
  if (!count || count > MOST_CHOICES) fail('policy.categories', count, 'number of choices')
  return policy
}

function check(value: unknown, expected: Shape, path: string): void {
  if (isString(expected)) return ACCEPTS[expected](value) ? undefined : fail(path, value, expected)
  if (Array.isArray(expected)) {
    const [item, inner] = expected as unknown as Shape[]
    if (inner) {
      if (!isObject(value)) fail(path, value, 'object')
      for (const key of Object.keys(value as Objects)) {
        if (!/^[a-z\d][\w.-]{0,63}$/i.test(key)) fail(path, key, 'identifier')
        check((value as Objects)[key], inner, `${path}.${key}`)
      }
    } else {
      if (!Array.isArray(value)) fail(path, value, 'list')
      // An item is an object, or a string that stands for its first key.
      const first = Object.values(item as Objects)[0] as Shape
      ;(value as unknown[]).forEach((one, index) => check(one, isString(one) ? first : (item as Shape), `${path}[${index}]`))
    }
    return
  }
  if (!isObject(value)) return fail(path, value, 'object')
  const known = Object.keys(expected).map((key) => key.replace('?', ''))
  for (const key of Object.keys(value)) if (!known.includes(key)) fail(path, key, 'known key', known)
  for (const [key, inner] of Object.entries(expected as Record<string, Shape>)) {
    const name = key.replace('?', '')
    if (value[name] !== undefined || name == key) check(value[name], inner, `${path}.${name}`)
  }
}

function fail(path: string, got: unknown, rule: Rule, keys?: string[]): never {
  throw new PolicyError(path, got, rule, keys)
}
