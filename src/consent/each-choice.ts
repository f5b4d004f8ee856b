import { callAlone } from './events'
import type { NameOf, Policy } from '../policy/policy'
import type { Consent } from './types'

/** A category or a service, or several that must all be granted. */
export type Names<P extends Policy> = NameOf<P> | readonly NameOf<P>[]

/** Whether all of them are granted now. */
export function isGranted<P extends Policy>(consent: Consent<P>, names: Names<P>): boolean {
  // Every one is asked for, so that each that the policy does not know is told of.
  const answers = ([names].flat() as NameOf<P>[]).map((name) => consent.has(name))
  return answers.every(Boolean)
}

/** Tells what is granted now, and again at each choice; in a page only. Returns the undo. */
export function nowAndEachChoice<P extends Policy>(
  consent: Consent<P>,
  names: Names<P>,
  tell: (granted: boolean) => void,
): () => void {
  // On a server nobody chooses.
  if (typeof window == 'undefined') return () => {}
  const run = () => tell(isGranted(consent, names))
  callAlone(run)
  return consent.on('choice', run)
}

/** Tells of each choice, and at once what a returning visitor chose before; in a page only. Returns the undo. */
export function eachChoice<P extends Policy>(
  consent: Consent<P>,
  names: Names<P>,
  tell: (granted: boolean) => void,
): () => void {
  let chosen = !!consent.record
  return nowAndEachChoice(consent, names, (granted) => {
    if (chosen || granted) tell(granted)
    chosen = true
  })
}
