import { onMount, setContext, getContext } from 'svelte';
import { writable, derived } from 'svelte/store';
import { m as missing, c as createView } from './shared/create-view.js';

const KEY = /* @__PURE__ */ Symbol("treize");
function provideConsent(consent, granted) {
  const mounted = writable(0);
  onMount(() => mounted.set(1));
  const store = derived(mounted, (turn, set) => {
    const tell = () => set(createView({ consent, granted }, () => turn));
    tell();
    return consent.on("choice", tell);
  });
  return setContext(KEY, store);
}
function useConsent() {
  return getContext(KEY) ?? missing("call provideConsent(consent) in a component above");
}

export { provideConsent, useConsent };
