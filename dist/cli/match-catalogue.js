import { a as createUrlTable, d as createTable } from './read-policy.js';
import { r as readCatalogue } from './read-catalogue.js';

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
  const byUrl = (url) => {
    const absolute = toUrl(url);
    return absolute ? urls.find(absolute, "") : [];
  };
  const byScript = (text) => {
    const known = inline.filter(([part]) => text.includes(part)).map(([, service]) => service);
    const called = (text.match(LOADED) ?? []).filter((url) => IS_CODE.test(url)).flatMap(byUrl);
    return [.../* @__PURE__ */ new Set([...called, ...known])];
  };
  return {
    byUrl,
    byName: names.find,
    byScript,
    byUse: ({ url, text }) => url === void 0 ? byScript(text ?? "") : byUrl(url)
  };
}
function toUrl(url) {
  try {
    const absolute = new URL(url, "https://this.invalid/");
    return absolute.hostname == "this.invalid" || !/^(https?|wss?):$/.test(absolute.protocol) ? void 0 : absolute;
  } catch {
    return void 0;
  }
}

export { matchCatalogue as m, toUrl as t };
