import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { T as Table, e as addAmounts, c as createWords } from './table.js';
import { a as en } from './en.js';
import { c as checkPolicy } from './policy-error.js';

function renderTable(policy, { texts = en, language = "en" } = {}) {
  checkPolicy(policy);
  return renderToString(/* @__PURE__ */ h(Table, { policy, words: addAmounts(createWords(texts, language, policy.banner)) }));
}

export { renderTable };
