import { FACILITIES } from './compile'
import { withinLongest } from './lifetime'
import { readPattern } from './match-url'
import { AGAIN, ENCODED, parsePolicy } from './parse-policy'
import type { Category, Declaration, Policy, Service, Undeclared } from './policy'

type Json = { [key: string]: unknown }

/** Keys whose values declare nothing: words for visitors, how long something lives. */
const WORDS = /^(label|why|provider|privacy|lifetime|instead|credentials|texts)$/
/** Keys of a policy whose texts declare nothing. */
const REST = /^(\$schema|policy|controller|consent|undeclared|csp|worker|banner|inspect)$/
/** Keys of a category or service that say yes or no. */
const FLAGS = ['essential', 'exempt', 'sale', 'ads'] as const
/** Keys of a declaration, which are no names themselves. */
const DECLARATION = /^(\d+|name|url|text)$/
/** A host in what is no pattern, with what stands for a part of it before. */
const HOST = /^\/?(?:[^/]*\/\/)?(?:[^/@]*@)?(?:([^/?#]*\*)\.?)?([^/?#*]+\.[^/?#*.]+)(?![^/?#])/
/** What stands between two hosts, also in a regular expression. */
const BETWEEN = /[\s,;|()^$"'<>]+/

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

/** The URLs that a text may mean: itself, or else each host that it names. */
const readUrls = (text: string) =>
  readPattern(text)
    ? [text]
    : text
        .replace(/\\/g, '')
        .split(BETWEEN)
        .flatMap((part) => {
          const [, star, host] = HOST.exec(part) ?? []
          const url = `*://${star ? '*.' : ''}${host}/*`
          return host && readPattern(url) ? [url] : []
        })

/** What a text says that holds a whole document or a part of it; anything else as it is. */
function decode(value: unknown): unknown {
  try {
    return isString(value) && ENCODED.test(value) ? decode(parsePolicy(value)[0]) : value
  } catch {
    return value
  }
}

/**
 * What a category or service declares; a text under a key that is none of ours declares a URL, a name, or both.
 *
 * @param onLost hears of a request that names no host.
 */
function readStores(part: Json, onLost: () => void): Service & Category {
  const stores: Record<string, (string | Declaration)[] | boolean> = {}
  const add = (key: string, ...items: (string | Declaration)[]) => {
    const list = (stores[key] ??= []) as (string | Declaration)[]
    list.push(...items)
  }
  for (const flag of FLAGS) if (part[flag] === !!part[flag] && !(AGAIN + flag in part)) stores[flag] = part[flag]
  for (const [key, value] of Object.entries(part)) {
    if (WORDS.test(key)) continue
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
      const urls = readUrls(text)
      if (urls[0]) add('requests', ...urls)
      else if (/requests$/.test(key)) onLost()
      if (key != 'requests' || !urls[0]) for (const facility of FACILITIES) add(facility, text)
    }
  }
  return stores as Service
}

const WAYS = /^(hold|report|pass)$/
/** What happens to what nothing declares, where it is one of the known words; what is said twice is held. */
function readUndeclared(value: unknown): Undeclared {
  const words = isObject(value) ? value : { cookies: value, storage: value }
  return Object.fromEntries(
    Object.entries(words)
      .map(([key, way]) => [key, AGAIN + key in words ? 'hold' : way] as const)
      .filter(([, way]) => isString(way) && WAYS.test(way)),
  )
}

/** What could be read of a policy. */
export interface Declared extends Policy {
  /** Whether some of it could not: any host may be one that it means. */
  lost: boolean
}

/**
 * Reads what a policy declares, whatever else is wrong with it: names and URLs under whatever key. Of a policy without a
 * mistake that is all that the gates need; words for visitors are left out. The version is empty where it cannot be read.
 */
export function readDeclared(source: unknown): Declared {
  const value = decode(source)
  // Several blocks; of those that are in each other nothing can be read.
  if (isList(value) && !value.some(isList)) {
    const parts = value.map(readDeclared)
    const all = parts.flatMap(({ categories }, i) =>
      Object.entries(categories).map(([key, one]) => [`${i}.${key}`, one]),
    )
    return {
      policy: { version: '' },
      // What one of them holds, none of the others lets pass.
      undeclared: parts.some(({ undeclared }) => (undeclared as Undeclared).requests == 'hold')
        ? { requests: 'hold' }
        : undefined,
      categories: Object.fromEntries(all) as Policy['categories'],
      lost: parts.some(({ lost }) => lost),
    }
  }
  // A key may be `__proto__`.
  const categories: { [key: string]: Category } = Object.create(null)
  const { policy, consent, undeclared } = (isObject(value) ? value : {}) as { [key: string]: Json | undefined }
  let lost = false
  const onLost = () => {
    lost = true
  }
  const asPart = (name: string, one: unknown): Json => (isObject(one) ? one : { [name]: one })
  function readGroup(group: Json) {
    for (const [name, part] of Object.entries(group)) {
      if (!isObject(part) && !isString(part)) continue
      const category = asPart(name, part)
      const services = decode(category.services)
      categories[name] = {
        ...readStores(isObject(services) ? { ...category, services: [] } : category, onLost),
        services: Object.fromEntries(
          Object.entries(isObject(services) ? services : {}).map(([name, one]) => [
            name,
            readStores(asPart(name, one), onLost),
          ]),
        ),
      }
    }
  }
  try {
    for (const [key, one] of Object.entries(isObject(value) ? value : {})) {
      const group = asPart(key, decode(one))
      if (!REST.test(key)) readGroup(group)
      // Where a text belongs, but whole categories are.
      else for (const [name, inner] of Object.entries(group)) if (isObject(inner) && !WORDS.test(name)) readGroup(inner)
    }
  } catch {
    // A circle, or deeper than the stack: what was read until then is held.
    lost = true
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
    undeclared: {
      ...readUndeclared(undeclared),
      ...((lost || (isObject(value) && `${AGAIN}undeclared` in value)) && { requests: 'hold' }),
    },
    categories,
    lost,
  }
}
