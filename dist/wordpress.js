import { i as isGranted } from './shared/each-choice.js';
import { a as whenReady, w as whenLoaded } from './shared/when-ready.js';

function wordpressConsent(consent, mapping) {
  if (typeof window == "undefined") return () => {
  };
  const page = window;
  const earlier = page.wp_consent_type;
  page.wp_consent_type = "optin";
  const read = () => Object.entries(mapping).map(([category, names]) => [category, !!names && isGranted(consent, names)]);
  read();
  function tell() {
    for (const [category, granted] of read())
      if (consent.record || page.wp_has_consent?.(category)) page.wp_set_consent?.(category, granted ? "allow" : "deny");
  }
  function begin() {
    document.dispatchEvent(new CustomEvent("wp_consent_type_defined"));
    tell();
  }
  let late = () => {
  };
  const cancel = whenReady(document, () => {
    if (page.wp_set_consent) begin();
    else late = whenLoaded(begin);
  });
  const off = consent.on("choice", tell);
  return () => {
    off();
    cancel();
    late();
    if (!page.wp_set_consent) page.wp_consent_type = earlier;
  };
}

export { wordpressConsent };
