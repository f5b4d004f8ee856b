import type { Policy } from '../policy/policy'
import type { AnyConsent, Consent } from './types'

/** What a framework's app is given once, at its root. */
export interface Given {
  consent: AnyConsent
  /**
   * What the server knew to be granted, as `readConsent(…).granted` lists it. The HTML of the server and its hydration go
   * by this list, the browser's own record from then on.
   * @default none
   */
  granted?: readonly string[] | undefined
}

/**
 * Everything of a consent, for a framework to follow: `has`, `record` and `unasked` ask `turn` before they answer, and
 * while it says 0 they know only what the server knew.
 */
export function createView<P extends Policy>({ consent, granted = [] }: Given, turn: () => number): Consent<P> {
  const { has, names }: Consent = consent
  return Object.create(consent, {
    has: { value: (name: string) => (turn() || !names.includes(name) ? has(name) : granted.includes(name)) },
    record: { get: () => (turn() ? consent.record : null) },
    // What is not known yet is not asked: a question of the site's own must not flash up for those who have answered.
    unasked: { get: () => !!turn() && consent.unasked },
  })
}

/** Whether a name, or every name of a list, is granted. */
export const isGranted = ({ has }: AnyConsent, to: string | readonly string[]): boolean =>
  [to].flat().every((name) => has(name))

/** @throws Error that says how to give an app its consent. */
export function missing(cure = 'wrap the app in <ConsentProvider consent={…}>'): never {
  throw new Error(`[treize] useConsent found no consent: ${cure}`)
}
