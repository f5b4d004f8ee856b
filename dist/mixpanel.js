import { n as nowAndEachChoice } from './shared/each-choice.js';

function mixpanelConsent(consent, names, mixpanel) {
  return nowAndEachChoice(consent, names, (granted) => {
    if (granted) mixpanel.has_opted_in_tracking() || mixpanel.opt_in_tracking({ track() {
    } });
    else if (!mixpanel.has_opted_out_tracking()) mixpanel.opt_out_tracking({ delete_user: false });
  });
}

export { mixpanelConsent };
