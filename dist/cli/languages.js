import { readdirSync } from 'node:fs';
import { f as findLanguage } from './choose-language.js';
import { s as split } from './split.js';

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

export { LOCALES as L, readLanguage as a, readLanguages as r, shippedLanguages as s };
