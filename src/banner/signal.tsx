import { h } from 'preact'
import type { Consent } from '../consent/types'
import { categoryOf } from '../policy/find-owner'
import type { Words } from './words'

/** Says that the browser's own signal, Global Privacy Control, is obeyed. */
export function Signal({ consent: { policy, signalled }, words }: { consent: Consent; words: Words }) {
  if (!signalled.length) return null
  // A category speaks for its services.
  const names = signalled.filter((name) => categoryOf(name) == name || !signalled.includes(categoryOf(name)))
  return (
    <p class="note" part="signal">
      {words.fill(words.texts.signal, { names: words.names(policy, names) })}
    </p>
  )
}
