import { type ComponentChildren, Fragment, createContext, h } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'
import { type Given, createView, isGranted, missing } from '../consent/create-view'
import type { AnyConsent, Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'

const Context = createContext<AnyConsent | null>(null)

/** Gives a consent to every `useConsent()` and `<Consented>` below it. */
export function ConsentProvider({ children, ...given }: Given & { children?: ComponentChildren }): ComponentChildren {
  const { consent } = given
  const [view, setView] = useState<AnyConsent>(() => createView(given, () => 0))
  useLayoutEffect(() => {
    const tell = () => setView(createView(given, () => 1))
    tell()
    return consent.on('choice', tell)
  }, [consent])
  return h(Context.Provider, { value: view }, children)
}

/**
 * Everything of the consent; a component that calls it is drawn again after each choice, here or in another page.
 *
 * @example
 * const { has, open } = useConsent<typeof policy>()
 * @throws Error outside of a `<ConsentProvider>`.
 */
export function useConsent<P extends Policy = Policy>(): Consent<P> {
  return useContext(Context) ?? missing()
}

/** Draws its children while `to`, one name or all of a list, is granted, and `fallback` while it is not. */
export function Consented<P extends Policy = Policy>(props: {
  to: NameOf<P> | readonly NameOf<P>[]
  fallback?: ComponentChildren
  children?: ComponentChildren
}): ComponentChildren {
  const granted = isGranted(useConsent(), props.to)
  // By its key one is never made into the other, where both are the same component.
  return h(Fragment, { key: `${granted}` }, granted ? props.children : props.fallback)
}
