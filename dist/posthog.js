import { n as nowAndEachChoice } from './shared/each-choice.js';

function posthogConsent(consent, names, posthog) {
  return nowAndEachChoice(consent, names, (granted) => {
    const remembered = posthog.get_explicit_consent_status() == "granted";
    if (granted) {
      if (!remembered) posthog.opt_in_capturing({ captureEventName: false });
      return;
    }
    if (remembered) posthog.clear_opt_in_out_capturing();
    if (!posthog.has_opted_out_capturing()) posthog.opt_out_capturing();
  });
}

export { posthogConsent };
