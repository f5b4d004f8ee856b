import { e as eachChoice } from './shared/each-choice.js';
import { o as openQueue } from './shared/open-queue.js';

function tiktokConsent(consent, names) {
  if (typeof window == "undefined") return () => {
  };
  const queue = openQueue("ttq");
  let put = queue.lead;
  function tell(command) {
    const method = window.ttq[command];
    if (typeof method == "function") method();
    else put([command]);
  }
  tell("holdConsent");
  const off = eachChoice(consent, names, (granted) => tell(granted ? "grantConsent" : "revokeConsent"));
  put = queue.push;
  return () => {
    off();
    queue.close();
  };
}

export { tiktokConsent };
