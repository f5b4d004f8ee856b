function createView({ consent, granted = [] }, turn) {
  const { has, names } = consent;
  return Object.create(consent, {
    has: { value: (name) => turn() || !names.includes(name) ? has(name) : granted.includes(name) },
    record: { get: () => turn() ? consent.record : null },
    // What is not known yet is not asked: a question of the site's own must not flash up for those who have answered.
    unasked: { get: () => !!turn() && consent.unasked }
  });
}
const isGranted = ({ has }, to) => [to].flat().every((name) => has(name));
function missing(cure = "wrap the app in <ConsentProvider consent={\u2026}>") {
  throw new Error(`[treize] useConsent found no consent: ${cure}`);
}

export { createView as c, isGranted as i, missing as m };
