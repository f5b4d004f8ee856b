import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { T as Table, c as createWords } from './shared/table.js';
import { en } from './locales/en.js';
import { f as findMistake, P as PolicyError } from './shared/policy-error.js';
import './shared/record-cookie.js';

function renderTable(policy, { texts = en, language = "en" } = {}) {
  const mistake = findMistake(policy);
  if (mistake) throw new PolicyError(mistake);
  return renderToString(/* @__PURE__ */ h(Table, { policy, words: createWords(texts, language, policy.banner) }));
}

export { renderTable };
