import type { AnyConsent, Consent } from '../consent/types'
import { readCookies } from '../consent/read-cookies'
import { categoryOf } from '../policy/find-owner'
import type { NameOf, Policy } from '../policy/policy'

/** Which of our categories and services are the same purpose as one of the other tool's, by its name there. */
export type Mapping<P extends Policy> = { [theirs: string]: NameOf<P> | readonly NameOf<P>[] }

/** Where the record is, if not where the tool puts it by default. */
export interface ImportOptions {
  /** The name of the cookie or the key. */
  name?: string | undefined
  /** @default "cookie" */
  storage?: 'cookie' | 'localStorage' | undefined
}

/** What another tool recorded: its answers, and when the visitor gave them, if it says so. Milliseconds since 1970. */
export interface Earlier {
  answers: { [theirs: string]: unknown }
  at?: number | undefined
}

/** Reads a text that another tool keeps; undefined where there is none, or storage is blocked. */
export function readKept(name: string, { storage, ...options }: ImportOptions = {}): string | undefined {
  if (typeof document == 'undefined') return undefined
  const key = options.name ?? name
  try {
    if (storage != 'localStorage') return readCookies(document.cookie, key)[0]
    // klaro encodes there what it encodes for a cookie.
    return localStorage.getItem(key)?.replace(/^%7B.*/, decodeURIComponent)
  } catch {
    return undefined
  }
}

/** What may be stored under a category itself, besides its services. */
const STORES = ['cookies', 'storage', 'indexedDB', 'caches', 'serviceWorkers', 'requests']

/**
 * Records earlier answers as the visitor's, unless there is an answer already; what Global Privacy Control refuses is no
 * yes. Says whether something was recorded. The earlier record goes as soon as there is one of ours, so that a yes which
 * was taken back, erased or over does not come back from it.
 *
 * @param kept the names under which it is.
 */
export function take(
  consent: AnyConsent,
  mapping: Names,
  earlier: Earlier | undefined,
  source: string,
  kept: readonly string[],
  options?: ImportOptions,
): boolean {
  const { names, record, signalled, policy } = consent
  const answered = names.some((name) => {
    const said = consent.answer(name)
    // What is exempt is on, and what the browser's signal has refused is off, without the visitor.
    if (said) return !policy.categories[categoryOf(name)]?.exempt
    return said === false && !(record?.source == 'gpc' && signalled.includes(name))
  })
  const choices = earlier && !answered ? choose(consent, mapping, earlier.answers) : {}
  const found = names.some((name) => choices[name] !== undefined)
  if (found) consent.set(choices, source, new Date(earlier?.at ?? Date.now()))
  const taken = found && consent.record?.source == source
  if (consent.record && (answered || taken)) for (const name of kept) forget(name, options)
  return taken
}

type Names = { [theirs: string]: string | readonly string[] }
type Choices = { [name: string]: boolean | undefined }

function choose({ names, signalled, policy }: Consent, mapping: Names, earlier: Earlier['answers']): Choices {
  const given: Choices = {}
  for (const [theirs, ours] of Object.entries(mapping)) {
    const said = Object.hasOwn(earlier, theirs) ? earlier[theirs] : undefined
    const yes = said === true || (said === false ? false : undefined)
    // One purpose here that was several there needs each of them.
    for (const name of [ours].flat())
      given[name] = yes !== false && name in given && given[name] !== true ? given[name] : yes
  }
  // Misspelt names stay in: the consent tells the owner of them.
  const choices = { ...given }
  for (const name of names) {
    const yes = given[name in given ? name : categoryOf(name)]
    choices[name] = yes && !signalled.includes(name)
  }
  for (const name of names) {
    const services = names.filter((one) => one != name && categoryOf(one) == name)
    // A category speaks for its services: no yes of its own for one that was left open there.
    if (services.some((one) => choices[one] === undefined)) choices[name] &&= undefined
    // All of its services together speak for it, but not for what it stores besides them.
    else if (services.length && !(name in given) && !STORES.some((key) => key in (policy.categories[name] ?? {})))
      choices[name] = services.every((one) => choices[one])
  }
  return choices
}

function forget(name: string, options: ImportOptions = {}) {
  if (readKept(name, options) === undefined) return
  const key = options.name ?? name
  if (options.storage == 'localStorage') return localStorage.removeItem(key)
  // On this host and each above it, and without a domain: nobody tells a script where a cookie was set.
  const hosts = location.hostname.split('.')
  for (let i = 0; i <= hosts.length; i++) {
    const domain = hosts.slice(i).join('.')
    document.cookie = `${key}=; path=/; max-age=0${domain && `; domain=${domain}`}`
  }
}
