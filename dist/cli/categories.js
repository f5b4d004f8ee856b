import { t as textIn } from './declare-service.js';

const ORDER = ["essential", "functional", "preferences", "analytics", "media", "marketing"];
const NEW = {
  essential: { essential: true },
  media: {
    label: { en: "Videos and maps", fr: "Vid\xE9os et cartes" },
    why: {
      en: "Show content of other sites in these pages.",
      fr: "Afficher du contenu d\u2019autres sites dans ces pages."
    }
  }
};
function newCategory(key, languages) {
  const { label, why, ...rest } = NEW[key] ?? {};
  return { ...rest, ...label && { label: textIn(label, languages) }, ...why && { why: textIn(why, languages) } };
}
const rankOf = (key) => ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length;

export { newCategory as n, rankOf as r };
