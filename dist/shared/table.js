import { h } from 'preact';
import { L as LONGEST, w as withinLongest, b as addLifetime, r as recordCookie } from './record-cookie.js';
import { f as findOwner } from './find-owner.js';
import { en } from '../locales/en.js';

const directionOf = (language) => /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";

const readText = (text, language) => typeof text == "object" ? text[language] ?? text[language.split("-")[0]] ?? text.en ?? Object.values(text)[0] ?? "" : text ?? "";

function createWords(given, language, banner) {
  const of = (text) => readText(text, language);
  const texts = { ...en, ...given };
  for (const [key, text] of Object.entries(banner?.texts ?? {})) if (isText(key)) texts[key] = of(text);
  const isolate = (value) => /[\u0590-\u08ff]/.test(value) == (directionOf(language) == "rtl") ? value : `\u2068${value}\u2069`;
  const count = (plurals, number) => words.fill(plurals[new Intl.PluralRules(language).select(number)] ?? plurals.other, {
    count: new Intl.NumberFormat(language).format(number)
  });
  const words = {
    texts,
    language,
    of,
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (whole, key) => key in values ? isolate(values[key]) : whole),
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
    partners: (number) => count(texts.partners, number),
    stored(list, provider) {
      const longest = list.reduce(
        (most, item) => lasts(item) > (most ? lasts(most) : 0) ? item : most,
        void 0
      );
      return [
        list.length && count(texts.stored, list.length),
        longest && words.fill(texts.atMost, { lifetime: words.lifetime(longest) }),
        provider && words.fill(texts.from, { provider })
      ].filter(Boolean).join(", ");
    },
    date: (at, withTime) => new Intl.DateTimeFormat(language, { dateStyle: "long", ...withTime && { timeStyle: "short" } }).format(
      new Date(at)
    )
  };
  return words;
}
const lasts = ({ lifetime = "session" }) => lifetime == "session" ? 0 : addLifetime(0, lifetime);
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
  const groups = entries.map(([key, category]) => {
    const rows = (item, provider = "") => declarations(item).map((declared) => {
      const values = [
        words.of(declared.why) || words.of(item.why),
        provider,
        words.lifetime(declared),
        category.essential || category.exempt ? texts.grounds.essential : texts.grounds.consent
      ];
      return /* @__PURE__ */ h("tr", null, /* @__PURE__ */ h("th", { scope: "row" }, /* @__PURE__ */ h("bdi", null, declared.name)), values.map((value, column) => (
        // On a phone, where the heads are out of sight, each value says which it is.
        /* @__PURE__ */ h("td", { "data-label": value && texts.columns[column + 1] }, value)
      )));
    });
    const all = [
      key == first && rows({ cookies: [own] }, policy.controller?.name),
      rows(category),
      Object.entries(category.services ?? {}).map(
        ([inner, service]) => rows(service, [words.label(inner, service), service.provider].filter(Boolean).join(", "))
      )
    ].flat(2);
    return all.some(Boolean) ? /* @__PURE__ */ h("tbody", null, /* @__PURE__ */ h("tr", null, /* @__PURE__ */ h("th", { colSpan: 5, scope: "rowgroup" }, words.label(key, category), " ", /* @__PURE__ */ h("small", null, words.why(key, category)))), all) : null;
  });
  return /* @__PURE__ */ h("table", { class: "treize-table", lang: words.language, dir: directionOf(words.language) }, /* @__PURE__ */ h("thead", null, /* @__PURE__ */ h("tr", null, texts.columns.map((column) => /* @__PURE__ */ h("th", { scope: "col" }, column)))), groups);
}

export { Table as T, declarations as a, checkTexts as b, createWords as c, directionOf as d, readText as r };
