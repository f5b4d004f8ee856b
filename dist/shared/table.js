import { h } from 'preact';
import { L as LONGEST, w as withinLongest, r as recordCookie } from './record-cookie.js';
import { f as findOwner } from './find-owner.js';
import { en } from '../locales/en.js';

const readText = (text, language) => typeof text == "object" ? text[language] ?? text[language.split("-")[0]] ?? text.en ?? Object.values(text)[0] ?? "" : text ?? "";

function createWords(given, language, banner) {
  const of = (text) => readText(text, language);
  const texts = { ...en, ...given };
  for (const [key, text] of Object.entries(banner?.texts ?? {})) if (isText(key)) texts[key] = of(text);
  const words = {
    texts,
    language,
    of,
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole),
    names: (policy, names) => names.map((name) => {
      const { key, one } = findOwner(policy, name);
      return words.label(key, one);
    }).join(", "),
    label: (key, { label }) => of(label) || texts.categories[key]?.[0] || key,
    why: (key, { why }) => of(why) || texts.categories[key]?.[1] || "",
    lifetime({ lifetime }) {
      if (!lifetime) return "";
      if (lifetime == "session") return texts.session;
      const [amount, unit] = (withinLongest(lifetime) ? lifetime : `${LONGEST} months`).split(/s? |s$/);
      return new Intl.NumberFormat(language, {
        style: "unit",
        unit: unit.replace(/s$/, ""),
        unitDisplay: "long"
      }).format(+amount);
    },
    partners(count) {
      const { partners } = texts;
      return words.fill(partners[new Intl.PluralRules(language).select(count)] ?? partners.other, {
        count: new Intl.NumberFormat(language).format(count)
      });
    },
    date: (at, withTime) => new Intl.DateTimeFormat(language, { dateStyle: "long", ...withTime && { timeStyle: "short" } }).format(
      new Date(at)
    )
  };
  return words;
}
const isText = (key) => typeof en[key] == "string";
function checkTexts(banner) {
  for (const key of Object.keys(banner?.texts ?? {}))
    if (!isText(key) && key != "reopen")
      console.error(
        `[treize] policy.banner.texts has the key "${key}"; expected one of ${Object.keys(en).filter(isText).join(", ")}, reopen`
      );
}
function declarations({ cookies = [], storage = [] }) {
  return [...cookies, ...storage].map((one) => typeof one == "string" ? { name: one } : one);
}

function Table({ policy, words }) {
  const { texts } = words;
  const own = { ...recordCookie(policy), why: texts.own };
  const entries = Object.entries(policy.categories);
  if (!entries.some(([, { essential }]) => essential)) entries.push(["essential", { essential: true }]);
  const first = entries.find(([, { essential }]) => essential)?.[0];
  return entries.map(([key, category]) => {
    const rows = (one, provider = "") => declarations(one).map((item) => /* @__PURE__ */ h("tr", null, /* @__PURE__ */ h("th", { scope: "row" }, item.name), /* @__PURE__ */ h("td", null, words.of(item.why) || words.of(one.why)), /* @__PURE__ */ h("td", null, provider), /* @__PURE__ */ h("td", null, words.lifetime(item)), /* @__PURE__ */ h("td", null, category.essential || category.exempt ? texts.grounds.essential : texts.grounds.consent)));
    return /* @__PURE__ */ h("table", { lang: words.language }, /* @__PURE__ */ h("caption", null, words.label(key, category), ": ", words.why(key, category)), /* @__PURE__ */ h("thead", null, /* @__PURE__ */ h("tr", null, texts.columns.map((column) => /* @__PURE__ */ h("th", { scope: "col" }, column)))), /* @__PURE__ */ h("tbody", null, key == first && rows({ cookies: [own] }, policy.controller?.name), rows(category), Object.entries(category.services ?? {}).map(
      ([inner, service]) => rows(service, [words.label(inner, service), service.provider].filter(Boolean).join(", "))
    )));
  });
}

export { Table as T, checkTexts as a, createWords as c, declarations as d, readText as r };
