import { e as eachChoice, i as isGranted } from './shared/each-choice.js';
import { w as whenMade } from './shared/when-made.js';

function pinterestConsent(consent, names) {
  if (typeof window == "undefined") return () => {
  };
  let pintrk;
  const tell = (granted) => pintrk?.("setconsent", granted);
  const off = eachChoice(consent, names, tell);
  const cancel = whenMade("pintrk", (made) => {
    pintrk = made;
    tell(isGranted(consent, names));
  });
  return () => {
    off();
    cancel();
  };
}

export { pinterestConsent };
