import { r as readState } from './shared/answer-log.js';
export { b as recordChoice } from './shared/answer-log.js';
export { renderTable } from './shared/render-table.js';
export { t as tableStyles } from './shared/table-styles.js';
export { c as consentMiddleware, a as contentSecurityPolicy, g as gateResponse, h as honoMiddleware, r as rewriteHtml } from './shared/middleware.js';

function readConsent(policy, cookies) {
  const { rules, state } = readState(policy, cookies);
  const { names } = rules;
  const { has, answer, record, unasked } = state;
  const consent = { has, answer, granted: names.filter(has), record, unasked, names, policy };
  return consent;
}

export { readConsent };
