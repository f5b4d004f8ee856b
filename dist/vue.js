import { defineComponent, h, Fragment, inject, getCurrentInstance, shallowRef, getCurrentScope, onScopeDispose, onMounted } from 'vue';
import { i as isGranted, m as missing, c as createView } from './shared/create-view.js';

const KEY = /* @__PURE__ */ Symbol("treize");
function consentPlugin(app, given) {
  app.provide(KEY, given);
}
function useConsent() {
  const given = inject(KEY, null) ?? missing("call app.use(consentPlugin, { consent })");
  const component = getCurrentInstance();
  const turn = shallowRef(typeof document == "undefined" || component?.vnode.el ? 0 : 1);
  if (typeof document == "object" && getCurrentScope())
    onScopeDispose(given.consent.on("choice", () => turn.value && turn.value++));
  if (component) onMounted(() => turn.value ||= 1);
  return createView(given, () => turn.value);
}
const Consented = defineComponent(
  (props, { slots }) => {
    const consent = useConsent();
    return () => {
      const key = isGranted(consent, props.to) ? "default" : "fallback";
      return h(Fragment, { key }, slots[key]?.() ?? []);
    };
  },
  { name: "Consented", props: ["to"] }
);

export { Consented, consentPlugin, useConsent };
