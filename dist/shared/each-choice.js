import { a as callAlone } from './events.js';

function isGranted(consent, names) {
  const answers = [names].flat().map((name) => consent.has(name));
  return answers.every(Boolean);
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
