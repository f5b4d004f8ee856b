import { createContext, h, Fragment } from 'preact';
import { useState, useLayoutEffect, useContext } from 'preact/hooks';
import { c as createView, i as isGranted, m as missing } from './shared/create-view.js';

const Context = createContext(null);
function ConsentProvider({ children, ...given }) {
  const { consent } = given;
  const [view, setView] = useState(() => createView(given, () => 0));
  useLayoutEffect(() => {
    const tell = () => setView(createView(given, () => 1));
    tell();
    return consent.on("choice", tell);
  }, [consent]);
  return h(Context.Provider, { value: view }, children);
}
function useConsent() {
  return useContext(Context) ?? missing();
}
function Consented(props) {
  const granted = isGranted(useConsent(), props.to);
  return h(Fragment, { key: `${granted}` }, granted ? props.children : props.fallback);
}

export { ConsentProvider, Consented, useConsent };
