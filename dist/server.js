import { r as readCookies } from './shared/read-cookies.js';
import { a as checkPolicy, b as compilePolicy, c as createState } from './shared/policy-error.js';
import { r as recordCookie } from './shared/record-cookie.js';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { T as Table, c as createWords } from './shared/table.js';
import { en } from './locales/en.js';
import './shared/find-owner.js';

function readConsent(policy, cookies) {
  checkPolicy(policy);
  const { names, essential, exempt } = compilePolicy(policy);
  const { name, lifetime } = recordCookie(policy);
  const state = createState({
    names,
    essential,
    exempt,
    version: policy.policy.version,
    lifetime,
    read: () => readCookies(cookies ?? "", name),
    write() {
    },
    now: Date.now,
    createId: () => ""
  });
  const { has, answer, record, unasked } = state;
  const consent = { has, answer, granted: names.filter(has), record, unasked, names, policy };
  return consent;
}

function renderTable(policy, { texts = en, language = "en" } = {}) {
  checkPolicy(policy);
  return renderToString(/* @__PURE__ */ h(Table, { policy, words: createWords(texts, language, policy.banner) }));
}

export { readConsent, renderTable };
