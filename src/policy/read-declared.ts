import { FACILITIES } from './compile'
import { withinLongest } from './lifetime'
import { readPattern } from './match-url'
import type { Category, Policy, Service } from './policy'

type Json = { [key: string]: unknown }

/** Keys whose values declare nothing: words for visitors, how long something lives. */
const WORDS = /^(label|why|provider|privacy|lifetime)$/
/** Keys of a policy that declare nothing. */
const REST = /^(\$schema|policy|controller|consent|undeclared|banner)$/
/** Keys of a declaration, which are no names themselves. */
const DECLARATION = /^(\d+|name|url)$/
const HOST = /^(?:[^/]*\/\/)?(?:[^/@\s]*@)?((?:\*\.)?[^/?#@*\s]+\.[^/?#@*\s.]+)/

const isObject = (value: unknown): value is Json => typeof value == 'object' && !!value

/** Every text in a value, however deep, and every key that may be a name. */
function texts(value: unknown): string[] {
  if (typeof value == 'string') return [value]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    WORDS.test(key) ? [] : [...(DECLARATION.test(key) ? [] : [key]), ...texts(inner)],
  )
}

/** Every text of a category or service declares a URL, a name, or both where its key does not tell. */
function readStores(part: Json): Service {
  const stores: { [facility: string]: string[] } = {}
  const add = (facility: string, text: string) => void (stores[facility] ??= []).push(text)
  for (const [key, value] of Object.entries(part)) {
    if (WORDS.test(key) || (key == 'services' && isObject(value))) continue
    const facility = FACILITIES.find((facility) => facility == key)
    for (const text of texts(value)) {
      for (const one of facility ? [facility] : FACILITIES) add(one, text)
      if (facility) continue
      const [, host] = HOST.exec(text) ?? []
      if (readPattern(text)) add('requests', text)
      else if (host) add('requests', `*://${host}/*`)
    }
  }
  return stores
}

/**
 * Reads from a policy with mistakes what it declares, so that it can be held: names and URLs under whatever key.
 * Nothing in it is exempt, and words for visitors are left out. Its version is empty where it cannot be read.
 */
export function readDeclared(value: unknown): Policy {
  // Several blocks; of those that are in each other nothing can be read.
  if (Array.isArray(value) && !value.some(Array.isArray)) {
    const parts = value.map(readDeclared)
    const all = parts.flatMap(({ categories }, i) =>
      Object.entries(categories).map(([key, one]) => [`${i}.${key}`, one]),
    )
    return { policy: { version: '' }, categories: Object.fromEntries(all) as Policy['categories'] }
  }
  const categories: { [key: string]: Category } = {}
  const { policy, consent } = (isObject(value) ? value : {}) as { [key: string]: Json | undefined }
  try {
    for (const [key, group] of Object.entries(isObject(value) ? value : {}))
      for (const [name, part] of Object.entries(!REST.test(key) && isObject(group) ? group : {})) {
        const category = isObject(part) ? part : { [name]: part }
        const services = isObject(category.services) ? Object.entries(category.services) : []
        categories[name] = {
          ...readStores(category),
          essential: category.essential === true,
          services: Object.fromEntries(services.map(([name, one]) => [name, isObject(one) ? readStores(one) : {}])),
        }
      }
  } catch {
    // A circle, or deeper than the stack: what was read until then is held.
  }
  const text = (value: unknown) => (typeof value == 'string' ? value : '')
  const lifetime = text(consent?.lifetime)
  return {
    policy: { version: text(policy?.version) },
    consent: {
      cookie: text(consent?.cookie) || undefined,
      domain: text(consent?.domain) || undefined,
      lifetime: withinLongest(lifetime) ? lifetime : undefined,
    },
    categories,
  }
}
