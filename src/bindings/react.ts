import {
  Fragment,
  type ReactNode,
  createContext,
  createElement,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { type Given, createView, isGranted, missing } from '../consent/create-view'
import type { AnyConsent, Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'

interface Store {
  subscribe(draw: () => void): () => void
  /** The same object until the record changes: React draws anew for each other one. */
  now(): AnyConsent
  first(): AnyConsent
}

const Context = createContext<Store | null>(null)

/** Gives a consent to every `useConsent()` and `<Consented>` below it. */
export function ConsentProvider({ children, consent, granted }: Given & { children?: ReactNode }): ReactNode {
  const store = useMemo(() => createStore({ consent, granted }), [consent])
  return createElement(Context.Provider, { value: store }, children)
}

/**
 * Everything of the consent; a component that calls it is drawn again after each choice, here or in another page.
 *
 * @example
 * const { has, open } = useConsent<typeof policy>()
 * @throws Error outside of a `<ConsentProvider>`.
 */
export function useConsent<P extends Policy = Policy>(): Consent<P> {
  const { subscribe, now, first } = useContext(Context) ?? missing()
  return useSyncExternalStore(subscribe, now, first)
}

/** Draws its children while `to`, one name or all of a list, is granted, and `fallback` while it is not. */
export function Consented<P extends Policy = Policy>(props: {
  to: NameOf<P> | readonly NameOf<P>[]
  fallback?: ReactNode
  children?: ReactNode
}): ReactNode {
  const granted = isGranted(useConsent(), props.to)
  // By its key one is never made into the other, where both are the same component.
  return createElement(Fragment, { key: `${granted}` }, granted ? props.children : props.fallback)
}

function createStore(given: Given): Store {
  const { consent } = given
  const first = createView(given, () => 0)
  let seen: string | undefined
  let view: AnyConsent
  return {
    subscribe: (draw) => consent.on('choice', draw),
    now() {
      const record = JSON.stringify(consent.record)
      if (record != seen) view = createView(given, () => 1)
      seen = record
      return view
    },
    first: () => first,
  }
}
