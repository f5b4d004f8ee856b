import { a as callAlone } from './events.js';
import { $ as $Array_map } from './_native_Set.js';
import { $ as $Array_flat } from './_native_Array3.prototype.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';

function isGranted(consent, names) {
  const answers = $Array_map($Array_flat([names]), (name) => consent.has(name));
  return $Array_every(answers, Boolean);
}
function nowAndEachChoice(consent, names, tell) {
  if (typeof window == "undefined") return () => {
  };
  const run = () => tell(isGranted(consent, names));
  callAlone(run);
  return consent.on("choice", run);
}
function eachChoice(consent, names, tell) {
  let chosen = !!consent.record;
  return nowAndEachChoice(consent, names, (granted) => {
    if (chosen || granted) tell(granted);
    chosen = true;
  });
}

export { eachChoice as e, isGranted as i, nowAndEachChoice as n };
