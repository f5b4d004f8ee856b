import { addLifetime, withinLongest } from './lifetime'
import { readPattern } from './match-url'
import type { Policy } from './policy'
import { findStandInMistake } from './check-stand-ins'
import { type Kind, type OneOf, PATTERNS, type Shape, shape } from './shape'

/** As many categories and services as one cookie keeps choices about: 4,096 bytes with its name. */
export const MOST_CHOICES = 1200

/** What a policy's value had to be. */
export type Rule =
  | Kind
  | 'list'
  | 'object'
  | 'identifier'
  | 'known key'
  | 'single key'
  | 'awaited'
  | 'record lifetime'
  | 'some category'
  | 'number of choices'
  | 'stand-in'
  | 'free stand-in'
  | 'JSON'

/** What is wrong with a policy: where, what came, what was expected; of an unknown key, those that are known. */
export type Mistake = readonly [path: string, got: unknown, rule: Rule, keys?: readonly string[]]

const isObject = (value: unknown): value is object => typeof value == 'object' && !!value
const isString = (value: unknown): value is string => typeof value == 'string'
const isText = (value: unknown) =>
  isString(value) || (isObject(value) && !Array.isArray(value) && Object.values(value).every(isString))

/** What every object has, and a policy's key may not be called. */
const NATIVE = /^(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(Locale)?String|valueOf)$/

const ACCEPTS: Record<Exclude<Kind, OneOf>, RegExp | ((value: unknown) => boolean)> = {
  string: isString,
  text: isText,
  boolean: (value) => value === !!value,
  lifetime: (value) => value == 'session' || (isString(value) && addLifetime(0, value) > 0),
  ...PATTERNS,
  url: (value) => isString(value) && !!readPattern(value),
  omit: /^omit$/,
}

/** Finds the first mistake in a policy; undefined when it is one. */
export function findMistake(value: unknown): Mistake | undefined {
  if (isObject(value) && 'then' in value) return ['policy', value, 'awaited']
  const mistake = find(value, shape, 'policy')
  if (mistake) return mistake
  const { consent, categories } = value as Policy
  const lifetime = consent?.lifetime
  if (lifetime && !withinLongest(lifetime)) return ['policy.consent.lifetime', lifetime, 'record lifetime']
  const all = Object.values(categories)
  const count = all.length + all.flatMap(({ services }) => Object.keys(services ?? {})).length
  if (!count) return ['policy.categories', categories, 'some category']
  if (count > MOST_CHOICES) return ['policy.categories', count, 'number of choices']
  return findStandInMistake(value as Policy)
}

function find(value: unknown, expected: Shape, path: string): Mistake | undefined {
  if (isString(expected)) {
    const accepts = ACCEPTS[expected as keyof typeof ACCEPTS] ?? RegExp(`^(${expected})$`)
    const fits = accepts instanceof RegExp ? isString(value) && accepts.test(value) : accepts(value)
    return fits ? undefined : [path, value, expected]
  }
  const isList = Array.isArray(expected)
  const word = (expected as Record<string, Shape>)['=']
  if (word && isString(value)) return find(value, word, path)
  if (!isObject(value) || Array.isArray(value) != isList) return [path, value, isList ? 'list' : 'object']
  const { '=': _, ...shapes } = expected as Record<string, Shape>
  const names = Object.keys(shapes)
  const given = Object.keys(value)
  // What is not there is looked at too, if it has to be.
  for (const key of new Set([...given, ...names.filter((name) => /^\w+$/.test(name) && !isList)])) {
    const one = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
    let inner = isList ? shapes[0] : names.includes(key) ? shapes[key] : shapes[`${key}?`]
    if (shapes['*']) {
      if (!/^[a-z\d][\w.-]{0,63}$/i.test(key) || NATIVE.test(key)) return [path, key, 'identifier']
      inner = shapes['*']
    }
    if (!inner || /\?/.test(key)) return [path, key, 'known key', names.map((name) => name.replace('?', ''))]
    // An item of a list is an object, or a string that stands for its first key: what is neither was meant as one.
    if (isList && !isObject(one)) inner = Object.values(inner)[0] as Shape
    const optional = one === undefined && !isList && !names.includes(key)
    const mistake = optional ? undefined : find(one, inner, isList ? `${path}[${key}]` : `${path}.${key}`)
    if (mistake) return mistake
  }
  return undefined
}
