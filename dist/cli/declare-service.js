import { w as withinLongest } from './read-html.js';

const WRITTEN = ["en", "fr"];
function declareService(entry, languages = WRITTEN) {
  const { label, provider, privacy, cookies, storage, indexedDB, requests, inline } = entry;
  const words = (text) => textIn(text, languages);
  const names = (list) => list.map((one) => {
    const { lifetime, why } = one;
    const name = declaredName(one);
    return lifetime || why ? { name, ...lifetime && { lifetime: atMost(lifetime) }, ...why && { why: words(why) } } : name;
  });
  return {
    label,
    why: words(entry.why),
    ...provider && { provider: provider.is },
    ...privacy && { privacy: privacy.is },
    ...cookies && { cookies: names(cookies) },
    ...storage && { storage: names(storage) },
    ...indexedDB && { indexedDB: names(indexedDB) },
    ...requests && { requests: requests.map(({ url }) => url) },
    ...inline && { inline: inline.map(({ text }) => text) }
  };
}
function textIn(text, languages = WRITTEN) {
  if (typeof text == "string") return text;
  const [first = "en", ...more] = WRITTEN.filter((language) => languages.some((one) => one.split("-")[0] == language));
  const isOnly = !more.length && languages.length == 1 && languages[0]?.startsWith(first);
  if (isOnly) return text[first];
  return Object.fromEntries([first, ...more].map((language) => [language, text[language]]));
}
const declaredName = ({ name, host }) => host ? `${name} (${host})` : name;
const atMost = (lifetime) => lifetime == "session" || withinLongest(lifetime) ? lifetime : "13 months";

export { declareService as d, textIn as t };
