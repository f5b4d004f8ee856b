import { e as eachChoice, i as isGranted } from './shared/each-choice.js';
import { w as whenMade } from './shared/when-made.js';

function metaConsent(consent, names) {
  if (typeof window == "undefined") return () => {
  };
  let fbq;
  const tell = (granted) => fbq?.("consent", granted ? "grant" : "revoke");
  const off = eachChoice(consent, names, tell);
  const cancel = whenMade("fbq", (made) => {
    fbq = made;
    tell(false);
    if (isGranted(consent, names)) tell(true);
  });
  return () => {
    off();
    cancel();
  };
}

export { metaConsent };
