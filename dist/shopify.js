import { i as isGranted } from './shared/each-choice.js';
import { a as whenReady } from './shared/when-ready.js';

const KEYS = ["analytics", "marketing", "preferences", "sale_of_data"];
function shopifyConsent(consent, mapping) {
  if (typeof window == "undefined") return () => {
  };
  const page = window;
  const read = () => KEYS.map((key) => [key, !!mapping[key] && isGranted(consent, mapping[key])]);
  read();
  let privacy;
  const tell = () => privacy?.setTrackingConsent(Object.fromEntries(read()), () => {
  });
  const off = consent.on("choice", tell);
  let stopped = false;
  const cancel = whenReady(
    document,
    () => page.Shopify?.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], (error) => {
      if (error || stopped) return;
      privacy = page.Shopify?.customerPrivacy;
      const kept = privacy?.currentVisitorConsent?.();
      if (consent.record && read().some(([key, yes]) => kept?.[key] != (yes ? "yes" : "no"))) tell();
    })
  );
  return () => {
    stopped = true;
    off();
    cancel();
  };
}

export { shopifyConsent };
