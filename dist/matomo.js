import { e as eachChoice } from './shared/each-choice.js';
import { o as openQueue } from './shared/open-queue.js';

const DAYS = 393;
function matomoConsent(consent, name, { wait, exempt } = {}) {
  if (typeof window == "undefined") return () => {
  };
  const queue = openQueue("_paq");
  let put = queue.lead;
  const what = wait == "cookies" ? "CookieConsent" : "Consent";
  let given = false;
  if (exempt) put(["setVisitorCookieTimeout", DAYS * 86400], ["disableCrossDomainLinking"]);
  else put([`require${what}`]);
  const off = eachChoice(consent, name, (granted) => {
    if (exempt) put(consent.answer(name) === false ? ["optUserOut", DAYS * 24] : ["forgetUserOptOut"]);
    else if (granted) put([`set${what}Given`]);
    else if (given) put([`forget${what}Given`, DAYS * 24]);
    given = granted;
  });
  put = queue.push;
  return () => {
    off();
    queue.close();
  };
}

export { matomoConsent };
