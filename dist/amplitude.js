import { n as nowAndEachChoice } from './shared/each-choice.js';

function amplitudeConsent(consent, names, amplitude) {
  return nowAndEachChoice(consent, names, (granted) => amplitude.setOptOut(!granted));
}

export { amplitudeConsent };
