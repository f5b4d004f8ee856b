import { i as isGranted } from './shared/each-choice.js';

function segmentConsent(consent, mapping, analytics) {
  if (typeof window == "undefined") return () => {
  };
  const preferences = () => Object.fromEntries(Object.entries(mapping).map(([category, names]) => [category, isGranted(consent, names)]));
  const isAny = () => Object.values(preferences()).some(Boolean);
  isAny();
  let stopped = false;
  analytics.addSourceMiddleware(({ payload, next }) => {
    if (stopped) return next(payload);
    const categoryPreferences = preferences();
    if (!Object.values(categoryPreferences).some(Boolean)) return;
    const { obj } = payload;
    obj.context = { ...obj.context, consent: { categoryPreferences } };
    next(payload);
  });
  const off = consent.on("choice", () => {
    if (isAny()) analytics.track("Segment Consent Preference Updated");
  });
  return () => {
    stopped = true;
    off();
  };
}

export { segmentConsent };
