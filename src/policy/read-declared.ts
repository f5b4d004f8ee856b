import { FACILITIES } from './compile'
import { withinLongest } from './lifetime'
import { readPattern } from './match-url'
import type { Category, Declaration, Policy, Service } from './policy'

type Json = { [key: string]: unknown }

/** Keys whose values declare nothing: words for visitors, how long something lives. */
const WORDS = /^(label|why|provider|privacy|lifetime|instead|credentials)$/
/** Keys of a policy that declare nothing. */
const REST = /^(\$schema|policy|controller|consent|undeclared|csp|worker|banner|inspect)$/
/** Keys of a category or service that say yes or no. */
const FLAGS = ['essential', 'exempt', 'sale', 'ads'] as const
/** Keys of a declaration, which are no names themselves. */
const DECLARATION = /^(\d+|name|url|text)$/
const HOST = /^(?:[^/]*\/\/)?(?:[^/@\s]*@)?((?:\*\.)?[^/?#@*\s]+\.[^/?#@*\s.]+)/

/** A URL as a pattern that needs no reader to be known for one. */
const PLAIN_URL = /^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,4})?\/[\w./*-]*$/
const KNOWN = new Set<string>([...FACILITIES, 'inline'])

const isObject = (value: unknown): value is Json => typeof value == 'object' && !!value
const isString = (value: unknown): value is string => typeof value == 'string'
const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/** Every text in a value, however deep, and every key that may be a name. */
function texts(value: unknown): string[] {
  if (typeof value == 'string') return [value]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    WORDS.test(key) ? [] : [...(DECLARATION.test(key) ? [] : [key]), ...texts(inner)],
  )
}

/** A declaration with its lifetime, where it has one; else its texts. */
const read = (item: unknown): (string | Declaration)[] =>
  isObject(item) && isString(item.name) && isString(item.lifetime)
    ? [{ name: item.name, lifetime: item.lifetime }]
    : texts(item)

/** What a category or service declares; a text under a key that is none of ours declares a URL, a name, or both. */
function readStores(part: Json): Service & Category {
  const stores: Record<string, (string | Declaration)[] | boolean> = {}
  const add = (key: string, ...items: (string | Declaration)[]) => {
    const list = (stores[key] ??= []) as (string | Declaration)[]
    list.push(...items)
  }
  for (const flag of FLAGS) if (part[flag] === !!part[flag]) stores[flag] = part[flag]
  for (const [key, value] of Object.entries(part)) {
    if (WORDS.test(key) || (key == 'services' && isObject(value))) continue
    if (KNOWN.has(key)) {
      for (const item of isList(value) ? value : [value]) add(key, ...(isString(item) ? [item] : read(item)))
      continue
    }
    // As nearly every policy has them.
    if (key == 'requests' && isList(value) && value.every((item) => isString(item) && PLAIN_URL.test(item))) {
      add(key, ...(value as string[]))
      continue
    }
    for (const text of texts(value)) {
      const [, host] = HOST.exec(text) ?? []
      const url = readPattern(text) ? text : host && `*://${host}/*`
      if (url) add('requests', url)
      if (key != 'requests' || !url) for (const facility of FACILITIES) add(facility, text)
    }
  }
  return stores as Service
}

const WAYS = /^(hold|report|pass)$/
/** What happens to what nothing declares, where it is one of the known words. */
function readUndeclared(value: unknown): Policy['undeclared'] {
  if (isString(value)) return WAYS.test(value) ? value : undefined
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, way]) => isString(way) && WAYS.test(way)))
    : undefined
}

/**
 * Reads what a policy declares, whatever else is wrong with it: names and URLs under whatever key. Of a policy without a
 * mistake that is all that the gates need; words for visitors are left out. The version is empty where it cannot be read.
 */
export function readDeclared(value: unknown): Policy {
  // Several blocks; of those that are in each other nothing can be read.
  if (isList(value) && !value.some(isList)) {
    const parts = value.map(readDeclared)
    const all = parts.flatMap(({ categories }, i) =>
      Object.entries(categories).map(([key, one]) => [`${i}.${key}`, one]),
    )
    return { policy: { version: '' }, categories: Object.fromEntries(all) as Policy['categories'] }
  }
  // A key may be `__proto__`.
  const categories: { [key: string]: Category } = Object.create(null)
  const { policy, consent, undeclared } = (isObject(value) ? value : {}) as { [key: string]: Json | undefined }
  try {
    for (const [key, group] of Object.entries(isObject(value) ? value : {}))
      for (const [name, part] of Object.entries(!REST.test(key) && isObject(group) ? group : {})) {
        const category = isObject(part) ? part : { [name]: part }
        const services = isObject(category.services) ? Object.entries(category.services) : []
        categories[name] = {
          ...readStores(category),
          services: Object.fromEntries(services.map(([name, one]) => [name, isObject(one) ? readStores(one) : {}])),
        }
      }
  } catch {
    // A circle, or deeper than the stack: what was read until then is held.
  }
  const text = (value: unknown) => (isString(value) ? value : '')
  const lifetime = text(consent?.lifetime)
  return {
    policy: { version: text(policy?.version) },
    consent: {
      cookie: text(consent?.cookie) || undefined,
      domain: text(consent?.domain) || undefined,
      lifetime: withinLongest(lifetime) ? lifetime : undefined,
    },
    undeclared: readUndeclared(undeclared),
    categories,
  }
}
