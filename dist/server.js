import { r as readCookies } from './shared/read-cookies.js';
import { a as compilePolicy, c as createState, h as hostName } from './shared/compile.js';
import { c as checkPolicy } from './shared/policy-error.js';
export { renderTable } from './shared/render-table.js';
export { t as tableStyles } from './shared/table-styles.js';

function readConsent(policy, cookies) {
  checkPolicy(policy);
  const { names, essential, exempt, record: kept } = compilePolicy(policy);
  const state = createState({
    names,
    essential,
    exempt,
    version: kept.version,
    lifetime: kept.lifetime,
    shared: !!kept.domain,
    read() {
      const own = kept.domain ? [] : readCookies(cookies ?? "", hostName(kept.name));
      return own.length ? own : readCookies(cookies ?? "", kept.name);
    },
    write() {
    },
    now: Date.now,
    createId: () => ""
  });
  const { has, answer, record, unasked } = state;
  const consent = { has, answer, granted: names.filter(has), record, unasked, names, policy };
  return consent;
}

export { readConsent };
