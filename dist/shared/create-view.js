import { $ as $Object_create } from './_native_Object.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';
import { $ as $Array_flat } from './_native_Array3.prototype.js';
import { $ as $Error } from './_native_Error.js';

function createView({ consent, granted = [] }, turn) {
  const { has, names } = consent;
  return $Object_create(consent, {
    has: { value: (name) => turn() || !$Array_includes(names, name) ? has(name) : $Array_includes(granted, name) },
    record: { get: () => turn() ? consent.record : null },
    // What is not known yet is not asked: a question of the site's own must not flash up for those who have answered.
    unasked: { get: () => !!turn() && consent.unasked }
  });
}
const isGranted = ({ has }, to) => $Array_every($Array_flat([to]), (name) => has(name));
function missing(cure = "wrap the app in <ConsentProvider consent={\u2026}>") {
  throw new $Error(`[treize] useConsent found no consent: ${cure}`);
}

export { createView as c, isGranted as i, missing as m };
