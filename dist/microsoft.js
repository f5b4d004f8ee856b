import { n as nowAndEachChoice, e as eachChoice, i as isGranted } from './shared/each-choice.js';
import { o as openQueue } from './shared/open-queue.js';

const word = (granted) => granted ? "granted" : "denied";
function uetConsent(consent, { ad_storage }) {
  if (typeof window == "undefined") return () => {
  };
  const queue = openQueue("uetq");
  queue.lead("consent", "default", { ad_storage: "denied" });
  let put = queue.lead;
  const off = eachChoice(consent, ad_storage, (granted) => put("consent", "update", { ad_storage: word(granted) }));
  put = queue.push;
  return () => {
    off();
    queue.close();
  };
}
function clarityConsent(consent, { ad_Storage, analytics_Storage }) {
  if (typeof window == "undefined") return () => {
  };
  const page = window;
  function ours(..._words) {
    (ours.q ??= []).push(arguments);
  }
  page.clarity ??= ours;
  const off = nowAndEachChoice(
    consent,
    analytics_Storage,
    (granted) => page.clarity?.("consentv2", {
      ad_Storage: word(isGranted(consent, ad_Storage)),
      analytics_Storage: word(granted)
    })
  );
  return () => {
    off();
    if (page.clarity == ours) delete page.clarity;
  };
}

export { clarityConsent, uetConsent };
