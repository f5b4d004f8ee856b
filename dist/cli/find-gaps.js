import { M as MARKETING, F as FACILITIES } from './compile.js';
import { r as readText, a as readIn } from './read-text.js';
import { a as findOwner } from './read-policy.js';
import { d as directionOf } from './choose-language.js';
import { i as isMirrored, a as isolate } from './isolate.js';
import { e as explainUse } from './explain-use.js';
import { w as withinLongest } from './read-html.js';

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

const enFirst = {
  title: "Your choice about cookies",
  intro: "{controller} would like to use cookies and similar means to:",
  us: "This site",
  partners: { one: "{count} partner", other: "{count} partners" },
  consequence: "If you refuse, the site works without them. You can change your mind at any time.",
  policy: "Privacy policy",
  accept: "Accept all",
  reject: "Reject all",
  continue: "Continue without accepting",
  customize: "Customise",
  signal: "Your browser\u2019s signal is honoured. Off unless you switch it on: {names}.",
  saved: "Your choices are saved.",
  embed: "Loading this content sends data to {provider}.",
  video: "Video from {name}",
  once: "Load once",
  allow: "Always allow",
  categories: {
    essential: ["Essential", "Without these the site does not work."],
    preferences: ["Preferences", "Remember how you like the site."],
    functional: ["Functional", "Offer you more comfort."],
    analytics: ["Audience measurement", "Count visits to learn what is useful."],
    marketing: ["Marketing", "Show you advertising and content that fits you."],
    media: ["External content", "Show you videos and maps of other sites."],
    social: ["Social networks", "Show posts and let you share pages."],
    chat: ["Chat and support", "Answer your questions in a chat."]
  }
};

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

function findGaps(file, languages) {
  const { categories } = file.value;
  const findings = [];
  const found = (rule, path, sentence) => void findings.push({
    rule,
    file: file.name,
    ...file.place(file.scan.places.get(path) ?? 0),
    path,
    sentence: `${path} ${sentence}`
  });
  function lacks(path, key, text, sample) {
    if (!text) return found("words", path, `has no ${key}: write ${sample}`);
    if (typeof text == "string") {
      if (languages.length > 1 && key == "why")
        found(
          "words",
          `${path}.${key}`,
          `is in one language, and the site is in ${languages.join(", ")}: write { "${languages.join('": "\u2026", "')}": "\u2026" }`
        );
      return;
    }
    const missing = languages.filter((language) => !(text[language] ?? text[language.replace(/-.*/, "")]));
    if (missing.length) found("words", `${path}.${key}`, `is not in ${missing.join(", ")}: write "${missing[0]}": "\u2026"`);
  }
  function leads(path, link) {
    if (!link || /^(#|\/|https?:)/i.test(link)) return;
    const { pathname, search, hash } = new URL(link, "https://this.invalid");
    found("link", path, `is "${link}", which leads elsewhere from another folder: write "${pathname}${search}${hash}"`);
  }
  leads("policy.policy.url", file.value.policy.url);
  leads("policy.banner.logo", file.value.banner?.logo);
  leads("policy.consent.endpoint", file.value.consent?.endpoint);
  for (const [path, sentence] of findPageGaps(file.value)) {
    const at = file.scan.places.get(path) ?? 0;
    findings.push({ rule: "words", file: file.name, ...file.place(at), path, sentence });
  }
  for (const [key, category] of Object.entries(categories)) {
    const at = `policy.categories.${key}`;
    const parts = Object.entries(category.services ?? {}).map(
      ([inner, one]) => [`${at}.services.${inner}`, one]
    );
    for (const [path, one] of parts) {
      lacks(path, "label", one.label, '"label": "\u2026", its name for visitors');
      lacks(path, "why", one.why, '"why": "\u2026", what it is for');
      leads(`${path}.privacy`, one.privacy);
      if (!one.provider) found("words", path, 'has no provider: write "provider": "\u2026", who runs it');
    }
    for (const [path, one] of [[at, category], ...parts])
      for (const facility of FACILITIES)
        one[facility]?.forEach((declared, i) => {
          const { lifetime } = typeof declared == "object" ? declared : {};
          if (lifetime && lifetime != "session" && !withinLongest(lifetime))
            found(
              "lifetime",
              `${path}.${facility}[${i}]`,
              `lives ${lifetime}, and no cookie of a script outlives thirteen months: write "13 months"`
            );
        });
  }
  return findings;
}
function findPageGaps(policy) {
  const { banner } = policy;
  const at = "policy.banner.texts";
  const [unnamed, ...known] = findUnnamed(policy, enFirst) ?? [[], [], []];
  const texts = Object.entries(banner?.texts ?? {});
  const languages = /* @__PURE__ */ new Set(["en", ...texts.flatMap(([, text]) => typeof text == "object" ? Object.keys(text) : [])]);
  const same = [...languages].map((language) => findSameLabel(createWords(enFirst, language, banner).texts, banner));
  const label = same.find(Boolean);
  return [
    ...findStrangeTexts(banner).map(([key, sentence]) => [`${at}.${key}`, sentence]),
    ...texts.flatMap(([key, text]) => findEmpty(`${at}.${key}`, text)),
    ...label ? [[`${at}.accept`, explainUse.same(label)]] : [],
    ...unnamed.map((key) => [`policy.categories.${key}`, explainUse.unnamed([key], ...known)]),
    ...findAsked(policy).map((key) => [`policy.categories.${key}`, explainUse.asked([key])])
  ];
}
const findEmpty = (path, text) => typeof text == "object" ? Object.entries(text).flatMap(([language, one]) => findEmpty(`${path}.${language}`, one)) : text.trim() ? [] : [[path, `${path} is empty, so visitors read Treize\u2019s own words: write a text, or leave it out`]];

export { findPageGaps as a, findGaps as f };
