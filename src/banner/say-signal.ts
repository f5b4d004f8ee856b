import type { Consent } from '../consent/types'
import { categoryOf } from '../policy/find-owner'
import type { Words } from './words'

/** Says that the browser's own signal, Global Privacy Control, is obeyed; empty where there is none. */
export function saySignal({ policy, signalled }: Consent, words: Words): string {
  // A category speaks for its services.
  const names = signalled.filter((name) => categoryOf(name) == name || !signalled.includes(categoryOf(name)))
  return names.length ? words.fill(words.texts.signal, { names: words.names(policy, names) }) : ''
}
