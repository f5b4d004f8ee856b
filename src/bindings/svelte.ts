import { getContext, onMount, setContext } from 'svelte'
import { type Readable, derived, writable } from 'svelte/store'
import { createView, missing } from '../consent/create-view'
import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'

const KEY = Symbol('treize')

/**
 * Gives a consent to every `useConsent()` in the components below, and returns what they get.
 *
 * @param granted what the server knew to be granted, as `readConsent(…).granted` lists it. The HTML of the server and its
 * hydration go by this list, the browser's own record from then on.
 * @example
 * const consent = provideConsent(createConsent(policy), data.granted)
 */
export function provideConsent<P extends Policy>(
  consent: Consent<P>,
  granted?: readonly string[],
): Readable<Consent<P>> {
  const mounted = writable(0)
  onMount(() => mounted.set(1))
  const store = derived<typeof mounted, Consent<P>>(mounted, (turn, set) => {
    const tell = () => set(createView({ consent, granted }, () => turn))
    tell()
    return consent.on('choice', tell)
  })
  return setContext(KEY, store)
}

/**
 * Everything of the consent as a store, which changes after each choice, here or in another page.
 *
 * @example
 * const consent = useConsent<typeof policy>() // in the markup: {#if $consent.has('analytics')}
 * @throws Error where no component above has called `provideConsent()`.
 */
export function useConsent<P extends Policy = Policy>(): Readable<Consent<P>> {
  return getContext(KEY) ?? missing('call provideConsent(consent) in a component above')
}
