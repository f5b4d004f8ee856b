import { a as createUrlTable, d as createTable } from './read-html.js';
import { r as readCatalogue } from './read-catalogue.js';
import { t as toUrl, H as HERE } from './to-url.js';

const LOADED = /(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}\/[^\s'"`\\<>)]*/gi;
const IS_CODE = /\.js\b|\/(tag|js|sdk|embed|pixel|events|script)\b|_api\b/i;
function matchCatalogue() {
  const urls = createUrlTable();
  const names = createTable();
  const inline = [];
  for (const [service, entry] of Object.entries(readCatalogue())) {
    for (const { url } of entry.requests ?? []) urls.add(url, service);
    for (const { name } of [...entry.cookies ?? [], ...entry.storage ?? [], ...entry.indexedDB ?? []])
      names.add(name, service);
    for (const { text } of entry.inline ?? []) inline.push([text, service]);
  }
  const find = (to) => to && isOther(to) ? urls.find(to, "") : [];
  const byUrl = (url) => find(toUrl(url));
  const byScript = (text, isDeclared = (_) => false) => {
    const known = inline.filter(([part]) => text.includes(part)).map(([, service]) => service);
    const called = (text.match(LOADED) ?? []).filter((url) => IS_CODE.test(url)).flatMap((url) => {
      const to = toUrl(url);
      return to && isDeclared(to) ? [] : find(to);
    });
    return [.../* @__PURE__ */ new Set([...called, ...known])];
  };
  return {
    byUrl,
    byName: names.find,
    byScript,
    byUse: ({ url, to, text }, isDeclared) => url === void 0 ? byScript(text ?? "", isDeclared) : find(to),
    inlineOf: (service, script) => inline.find(([part, name]) => name == service && script.includes(part))?.[0]
  };
}
const isOther = ({ origin, protocol }) => origin != HERE && /^(https?|wss?):$/.test(protocol);

export { isOther as i, matchCatalogue as m };
