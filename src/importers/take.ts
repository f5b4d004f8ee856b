import type { Consent } from '../consent/types'
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

/**
 * Records earlier answers as the visitor's, unless there is an answer already; what Global Privacy Control refuses is no
 * yes. Says whether something was recorded.
 */
export function take<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  earlier: Earlier | undefined,
  source: string,
): boolean {
  const { names, record, signalled, policy } = consent as unknown as Consent
  const answered = names.some(
    (name) => consent.answer(name as NameOf<P>) !== undefined && !policy.categories[categoryOf(name)]?.exempt,
  )
  if (!earlier || (answered && record?.source != 'gpc')) return false

  const choices: { [name: string]: boolean } = {}
  const given: { [name: string]: unknown[] } = {}
  for (const [theirs, ours] of Object.entries(mapping))
    for (const name of [ours].flat() as string[])
      (given[name] ??= []).push(Object.hasOwn(earlier.answers, theirs) ? earlier.answers[theirs] : undefined)
  // One purpose here that was several there needs each of them.
  for (const [name, answers] of Object.entries(given)) {
    if (answers.includes(false)) choices[name] = false
    else if (answers.every((answer) => answer === true)) choices[name] = !signalled.includes(name)
  }
  // All the services of a category together speak for it.
  for (const name of names) {
    const services = names.filter((one) => one != name && categoryOf(one) == name)
    if (name in choices || !services.length || !services.every((one) => one in choices)) continue
    choices[name] = services.every((one) => choices[one])
  }
  if (!Object.keys(choices).length) return false
  const { at = Date.now() } = earlier
  ;(consent as unknown as Consent).set(choices, source, new Date(at))
  return consent.record?.source == source
}
