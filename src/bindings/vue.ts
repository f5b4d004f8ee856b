import {
  type App,
  type ComponentPublicInstance,
  Fragment,
  type InjectionKey,
  defineComponent,
  getCurrentInstance,
  getCurrentScope,
  h,
  inject,
  onMounted,
  onScopeDispose,
  shallowRef,
} from 'vue'
import { type Given, createView, isGranted, missing } from '../consent/create-view'
import type { Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'

const KEY: InjectionKey<Given> = Symbol('treize')

/** Gives a consent to every `useConsent()` and `<Consented>` of an app: `app.use(consentPlugin, { consent })`. */
export function consentPlugin(app: App, given: Given): void {
  app.provide(KEY, given)
}

/**
 * Everything of the consent, whose `has`, `record` and `unasked` are reactive, whoever makes the choice.
 *
 * @example
 * const consent = useConsent<typeof policy>()
 * watchEffect(() => consent.has('analytics') && start())
 * @throws Error in an app that has no `consentPlugin`.
 */
export function useConsent<P extends Policy = Policy>(): Consent<P> {
  const given = inject(KEY, null) ?? missing('call app.use(consentPlugin, { consent })')
  const component = getCurrentInstance()
  // A component that is being hydrated has the element of the server's HTML already.
  const turn = shallowRef(typeof document == 'undefined' || component?.vnode.el ? 0 : 1)
  // A server keeps no scope that would end.
  if (typeof document == 'object' && getCurrentScope())
    onScopeDispose(given.consent.on('choice', () => turn.value && turn.value++))
  if (component) onMounted(() => (turn.value ||= 1))
  return createView(given, () => turn.value)
}

/** Renders its slot while `to`, one name or all of a list, is granted, and the slot `fallback` while it is not. */
export const Consented = defineComponent(
  (props: To, { slots }) => {
    const consent = useConsent()
    return () => {
      const key = isGranted(consent, props.to) ? 'default' : 'fallback'
      // By its key one is never made into the other, where both are the same component.
      return h(Fragment, { key }, slots[key]?.() ?? [])
    }
  },
  { name: 'Consented', props: ['to'] },
) as unknown as new <P extends Policy = Policy>(
  props: To<P>,
) => ComponentPublicInstance<To<P>> & { $slots: { default?(): unknown; fallback?(): unknown } }

interface To<P extends Policy = Policy> {
  to: NameOf<P> | readonly NameOf<P>[]
}
