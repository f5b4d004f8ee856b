import { readdirSync } from 'node:fs';
import { s as split } from './split.js';

const ALIASES = {
  no: "nb",
  nn: "nb",
  iw: "he",
  rm: "de",
  gsw: "de",
  "zh-tw": "zh-hant",
  "zh-hk": "zh-hant",
  "zh-mo": "zh-hant"
};
function findLanguage(given, there) {
  const [tag = "", base = "", region = ""] = /^([a-z]{2,3})(?:-([a-z]{2,4}))?\b/.exec(given.trim().toLowerCase().replaceAll("_", "-")) ?? [];
  for (const name of [tag, base]) {
    const file = ALIASES[name] ?? name;
    if (file == "en" || there.includes(file)) return [file, tagOf(file == base && region.length == 2 ? tag : file)];
  }
  return void 0;
}
const tagOf = (name) => name.replace(
  /-(\w)(\w+)/,
  (_, first, rest) => `-${first.toUpperCase()}${rest.length > 1 ? rest : rest.toUpperCase()}`
);

const LOCALES = new URL("../locales/", import.meta.url);
const shippedLanguages = () => readdirSync(LOCALES).flatMap((file) => /^([\w-]+)\.[jt]s$/.exec(file)?.[1] ?? []);
function readLanguage(written) {
  const [, tag] = findLanguage(written, shippedLanguages()) ?? [];
  try {
    return tag ?? Intl.getCanonicalLocales(written.trim().replaceAll("_", "-"))[0];
  } catch {
    return void 0;
  }
}
const readLanguages = (list) => [
  ...new Set(split(list).map((word) => readLanguage(word) ?? word))
];

export { LOCALES as L, readLanguage as a, findLanguage as f, readLanguages as r, shippedLanguages as s };
