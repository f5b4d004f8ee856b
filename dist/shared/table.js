import { f as findOwner } from './find-owner.js';
import { a as readText, r as readIn } from './read-text.js';
import { i as isMirrored, d as directionOf, a as isolate, j as joinNames } from './join-names.js';
import { e as enFirst, b as enLater } from './en.js';
import { M as MARKETING, L as LONGEST, w as withinLongest, p as addLifetime, s as recordCookie } from './record-cookie.js';
import { h } from 'preact';

const ALIASES = {
  necessary: "essential",
  required: "essential",
  "strictly-necessary": "essential",
  personalization: "preferences",
  personalisation: "preferences",
  functionality: "functional",
  comfort: "functional",
  audience: "analytics",
  measurement: "analytics",
  performance: "analytics",
  statistics: "analytics",
  stats: "analytics",
  ...Object.fromEntries(MARKETING.slice(1).map((name) => [name, "marketing"])),
  embeds: "media",
  "external-media": "media",
  maps: "media",
  video: "media",
  videos: "media",
  "social-media": "social",
  support: "chat"
};
const findWords = ({ categories }, key) => categories[key] ?? categories[ALIASES[key]];
function findUnnamed(policy, texts) {
  const unnamed = Object.entries(policy.categories).filter(([key, { label }]) => !readText(label, "") && !findWords(texts, key)).map(([key]) => key);
  return unnamed.length ? [unnamed, Object.keys(texts.categories), Object.keys(ALIASES)] : void 0;
}
const findAsked = (policy) => Object.entries(policy.categories).filter(
  ([key, { essential, exempt }]) => essential === void 0 && !exempt && (ALIASES[key] ?? key) == "essential"
).map(([key]) => key);

function createWords(given, language, banner) {
  const of = (text) => readText(text, language);
  const texts = { ...enFirst, ...given };
  for (const [key, text] of Object.entries(banner?.texts ?? {})) {
    const own = isText(key) && readIn(text, language);
    if (own) texts[key] = own;
  }
  const apart = (value) => isMirrored(value) || directionOf(language) == "rtl" ? isolate(value) : value;
  const words = {
    texts,
    language,
    of,
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (whole, key) => key in values ? apart(values[key]) : whole),
    names: (policy, names) => names.map((name) => apart(words.label(name, findOwner(policy, name).one))).join(", "),
    label: (name, { label }) => of(label) || findWords(texts, name)?.[0] || name.replace(/.*\//, ""),
    why: (name, { why }) => of(why) || findWords(texts, name)?.[1] || "",
    count: (plurals, number) => words.fill(plurals[new Intl.PluralRules(language).select(number)] ?? plurals.other, {
      count: new Intl.NumberFormat(language).format(number)
    })
  };
  return words;
}
const LATER = "atMost from preferences preferencesIntro search save close withdraw always rights record receipt erase erased controller contact authority kept session own instead bare".split(
  " "
);
const TEXTS = [
  ...Object.keys(enFirst).filter((key) => typeof enFirst[key] == "string"),
  ...LATER
];
const isText = (key) => TEXTS.includes(key);
const findStrangeTexts = (banner) => Object.keys(banner?.texts ?? {}).filter((key) => !isText(key) && key != "reopen").map((key) => [key, `policy.banner.texts has the key "${key}"; expected one of ${TEXTS.join(", ")}, reopen`]);
function findSameLabel({ accept, reject, continue: later }, banner) {
  const refuse = banner?.refusal == "continue" ? later : reject;
  return refuse.toLowerCase() == accept.toLowerCase() ? accept : "";
}

function addAmounts(words) {
  const { language } = words;
  const texts = { ...enLater, ...words.texts };
  function lifetime({ lifetime: lifetime2 }) {
    if (!lifetime2) return "";
    if (lifetime2 == "session") return texts.session;
    const [amount, unit] = (withinLongest(lifetime2) ? lifetime2 : `${LONGEST} months`).split(/s? |s$/);
    return new Intl.NumberFormat(language, { style: "unit", unit: unit.replace(/s$/, ""), unitDisplay: "long" }).format(
      +amount
    );
  }
  return {
    ...words,
    texts,
    lifetime,
    stored(list, provider) {
      const longest = list.reduce(
        (most, item) => lasts(item) > (most ? lasts(most) : 0) ? item : most,
        void 0
      );
      return [
        list.length && words.count(texts.stored, list.length),
        longest && words.fill(texts.atMost, { lifetime: lifetime(longest) }),
        provider && words.fill(texts.from, { provider })
      ].filter(Boolean).join(", ");
    },
    date: (at, withTime) => new Intl.DateTimeFormat(language, { dateStyle: "long", ...withTime && { timeStyle: "short" } }).format(
      new Date(at)
    )
  };
}
const lasts = ({ lifetime = "session" }) => lifetime == "session" ? 0 : addLifetime(0, lifetime);
function declarations({ cookies = [], storage = [] }) {
  return [...cookies, ...storage].map((one) => typeof one == "string" ? { name: one } : one);
}

const showUrl = (pattern) => pattern.replace(/^[*\w]*:?\/\/(\*\.)?/, "").replace(/\/?\*+$/, "") || pattern;
function Table({ policy, words }) {
  const { texts } = words;
  const own = { ...recordCookie(policy), why: texts.own };
  const entries = Object.entries(policy.categories);
  if (!entries.some(([, { essential }]) => essential)) entries.push(["essential", { essential: true }]);
  const first = entries.find(([, { essential }]) => essential)?.[0];
  const standIns = ({ requests = [] }) => requests.flatMap((one) => {
    const { url, instead, credentials } = typeof one == "string" ? { url: one } : one;
    if (!instead && !credentials) return [];
    return words.fill(instead ? texts.instead : texts.bare, { url: showUrl(url), instead: showUrl(instead ?? "") });
  });
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
        /* @__PURE__ */ h("td", { "data-label": value && texts.columns[column + 1] }, value && /* @__PURE__ */ h("bdi", null, value))
      )));
    });
    const sentences = (category.essential ? [] : [category, ...Object.values(category.services ?? {})]).flatMap(standIns);
    const all = [
      key == first && rows({ cookies: [own] }, policy.controller?.name),
      rows(category),
      Object.entries(category.services ?? {}).map(
        ([inner, service]) => rows(service, joinNames(words.label(`${key}/${inner}`, service), service.provider))
      )
    ].flat(2);
    return all.some(Boolean) || sentences.length ? /* @__PURE__ */ h("tbody", null, /* @__PURE__ */ h("tr", null, /* @__PURE__ */ h("th", { colSpan: 5, scope: "rowgroup" }, /* @__PURE__ */ h("bdi", null, words.label(key, category)), " ", /* @__PURE__ */ h("small", null, /* @__PURE__ */ h("bdi", null, words.why(key, category))))), all, sentences.map((sentence) => /* @__PURE__ */ h("tr", null, /* @__PURE__ */ h("td", { colSpan: 5 }, sentence)))) : null;
  });
  return /* @__PURE__ */ h("div", { class: "treize-table-box" }, /* @__PURE__ */ h("table", { class: "treize-table", lang: words.language, dir: directionOf(words.language) }, /* @__PURE__ */ h("thead", null, /* @__PURE__ */ h("tr", null, texts.columns.map((column) => /* @__PURE__ */ h("th", { scope: "col" }, column)))), groups));
}

export { Table as T, findAsked as a, findSameLabel as b, createWords as c, findStrangeTexts as d, addAmounts as e, findUnnamed as f, declarations as g };
