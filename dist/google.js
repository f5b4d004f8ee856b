import { i as isGranted } from './shared/each-choice.js';
import { o as openQueue } from './shared/open-queue.js';
import { a as whenReady } from './shared/when-ready.js';

const KEYS = [
  "ad_storage",
  "ad_user_data",
  "ad_personalization",
  "analytics_storage",
  "functionality_storage",
  "personalization_storage",
  "security_storage"
];
function entry(..._words) {
  return arguments;
}
function googleConsentMode(consent, mapping, { ads_data_redaction, url_passthrough, region, wait_for_update, advanced } = {}) {
  if (typeof window == "undefined") return () => {
  };
  const layer = openQueue("dataLayer");
  const advertising = mapping.ad_storage;
  const needs = { ad_user_data: advertising, ad_personalization: advertising, ...mapping };
  const permissions = (isOpen) => Object.fromEntries(
    KEYS.map((key) => [key, (needs[key] ? isOpen(needs[key]) : key == "security_storage") ? "granted" : "denied"])
  );
  const granted = (names) => isGranted(consent, names);
  const update = () => entry("consent", "update", permissions(granted));
  if (layer.taken)
    console.warn(`[treize] Google's script has run before it was told what is denied: call googleConsentMode above it`);
  layer.lead(
    entry("consent", "default", {
      ...permissions(() => false),
      ...region && { region },
      ...wait_for_update && { wait_for_update }
    }),
    ...ads_data_redaction != null ? [entry("set", "ads_data_redaction", ads_data_redaction)] : [],
    ...url_passthrough != null ? [entry("set", "url_passthrough", url_passthrough)] : [],
    ...consent.record || Object.values(needs).some((names) => names && granted(names)) ? [update()] : []
  );
  const off = consent.on("choice", () => layer.push(update()));
  const cancel = whenReady(document, () => {
    if (!advanced && !consent.names.some(consent.has) && document.querySelector('script[src*="//www.googletagmanager.com/"]:not([type="text/plain"])'))
      console.warn(
        `[treize] Google's tag runs on this page without a yes: mark it with type="text/plain" data-consent, declare https://*.googletagmanager.com/* in "requests", or say advanced: true`
      );
  });
  return () => {
    off();
    cancel();
    layer.close();
  };
}

export { googleConsentMode };
