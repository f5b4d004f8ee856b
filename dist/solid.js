import { createContext, createComponent, Show, useContext, createSignal, sharedConfig, onCleanup, onMount } from 'solid-js';
import { i as isGranted, m as missing, c as createView } from './shared/create-view.js';

const Context = createContext();
function ConsentProvider(props) {
  return createComponent(Context.Provider, {
    value: props,
    get children() {
      return props.children;
    }
  });
}
function useConsent() {
  const given = useContext(Context) ?? missing();
  const [turn, setTurn] = createSignal(sharedConfig.context ? 0 : 1);
  onCleanup(given.consent.on("choice", () => setTurn((now) => now && now + 1)));
  onMount(() => setTurn((now) => now || 1));
  return createView(given, turn);
}
function Consented(props) {
  const consent = useConsent();
  return createComponent(Show, {
    get when() {
      return isGranted(consent, props.to);
    },
    // Of the two forms of Show the one that createComponent knows by type; for true and false they are the same.
    keyed: true,
    get fallback() {
      return props.fallback;
    },
    get children() {
      return props.children;
    }
  });
}

export { ConsentProvider, Consented, useConsent };
