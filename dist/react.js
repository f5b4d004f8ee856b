'use client'
import { createContext, useMemo, createElement, Fragment, useContext, useSyncExternalStore } from 'react';
import { i as isGranted, m as missing, c as createView } from './shared/create-view.js';

const Context = createContext(null);
function ConsentProvider({ children, consent, granted }) {
  const store = useMemo(() => createStore({ consent, granted }), [consent]);
  return createElement(Context.Provider, { value: store }, children);
}
function useConsent() {
  const { subscribe, now, first } = useContext(Context) ?? missing();
  return useSyncExternalStore(subscribe, now, first);
}
function Consented(props) {
  const granted = isGranted(useConsent(), props.to);
  return createElement(Fragment, { key: `${granted}` }, granted ? props.children : props.fallback);
}
function createStore(given) {
  const { consent } = given;
  const first = createView(given, () => 0);
  let seen;
  let view;
  return {
    subscribe: (draw) => consent.on("choice", draw),
    now() {
      const record = JSON.stringify(consent.record);
      if (record != seen) view = createView(given, () => 1);
      seen = record;
      return view;
    },
    first: () => first
  };
}

export { ConsentProvider, Consented, useConsent };
