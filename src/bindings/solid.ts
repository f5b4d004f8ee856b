import {
  type JSX,
  Show,
  createComponent,
  createContext,
  createSignal,
  onCleanup,
  onMount,
  sharedConfig,
  useContext,
} from 'solid-js'
import { type Given, createView, isGranted, missing } from '../consent/create-view'
import type { Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'

const Context = createContext<Given>()

/** Gives a consent to every `useConsent()` and `<Consented>` below it. */
export function ConsentProvider(props: Given & { children?: JSX.Element }): JSX.Element {
  return createComponent(Context.Provider, {
    value: props,
    get children() {
      return props.children
    },
  })
}

/**
 * Everything of the consent, whose `has`, `record` and `unasked` are reactive, whoever makes the choice.
 *
 * @example
 * const consent = useConsent<typeof policy>()
 * createEffect(() => consent.has('analytics') && start())
 * @throws Error outside of a `<ConsentProvider>`.
 */
export function useConsent<P extends Policy = Policy>(): Consent<P> {
  const given = useContext(Context) ?? missing()
  // There is such a context on a server and while its HTML is being hydrated.
  const [turn, setTurn] = createSignal(sharedConfig.context ? 0 : 1)
  onCleanup(given.consent.on('choice', () => setTurn((now) => now && now + 1)))
  onMount(() => setTurn((now) => now || 1))
  return createView(given, turn)
}

/** Renders its children while `to`, one name or all of a list, is granted, and `fallback` while it is not. */
export function Consented<P extends Policy = Policy>(props: {
  to: NameOf<P> | readonly NameOf<P>[]
  fallback?: JSX.Element
  children?: JSX.Element
}): JSX.Element {
  const consent = useConsent()
  return createComponent(Show, {
    get when() {
      return isGranted(consent, props.to)
    },
    // Of the two forms of Show the one that createComponent knows by type; for true and false they are the same.
    keyed: true,
    get fallback() {
      return props.fallback
    },
    get children() {
      return props.children
    },
  })
}
