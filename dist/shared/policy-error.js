import { w as withinLongest, a as addLifetime, L as LONGEST } from './record-cookie.js';

const named = [{ name: "name", "lifetime?": "lifetime", "why?": "text" }];
const stores = {
  "cookies?": named,
  "storage?": named,
  "indexedDB?": named,
  "caches?": named,
  "serviceWorkers?": named,
  "requests?": [{ url: "url", "why?": "text" }]
};
const signalled = { "sale?": "boolean", "ads?": "boolean" };
const corner = "bottom left|bottom right|top left|top right";
const shape = {
  "$schema?": "string",
  policy: { version: "version", "url?": "link" },
  "controller?": { name: "string", "contact?": "string", "authority?": "string" },
  "consent?": { "lifetime?": "lifetime", "cookie?": "name", "domain?": "string", "endpoint?": "link" },
  "undeclared?": "hold|report",
  "banner?": {
    "layout?": "box|bar|dialog",
    "position?": corner,
    "refusal?": "reject|continue",
    "reopen?": `${corner}|none`,
    "texts?": { "*": "text" }
  },
  categories: {
    "*": {
      "essential?": "boolean",
      "label?": "text",
      "why?": "text",
      "services?": {
        "*": {
          "label?": "text",
          "why?": "text",
          "provider?": "string",
          "privacy?": "link",
          ...signalled,
          ...stores
        }
      },
      ...signalled,
      ...stores
    }
  }
};

const MOST_CHOICES = 1200;
const isObject = (value) => typeof value == "object" && !!value;
const isString = (value) => typeof value == "string";
const isText = (value) => isString(value) || isObject(value) && !Array.isArray(value) && Object.values(value).every(isString);
const ACCEPTS = {
  string: isString,
  text: isText,
  boolean: (value) => value === !!value,
  lifetime: (value) => isString(value) && addLifetime(0, value) >= 0,
  version: /^[\w .:+-]{1,64}$/,
  // Not a regular expression: it would match nothing for ever, without a word.
  name: /^(?!\/.*\/\w*$|\^|.*(\$|[[(][^\])]*)$)[^;\0-\x1f]+$/,
  url: /^(?=.)((\*|[a-z]+):\/\/(\*|(\*\.)?[^/*\s]+))?(\/\S*)?$/i,
  // No scheme but http: a link must not run a script.
  link: /^(https?:\/\/|[/.?#]|[^:]+$)\S*$/i
};
function findMistake(value) {
  const mistake = find(value, shape, "policy");
  if (mistake) return mistake;
  const { consent, categories } = value;
  const lifetime = consent?.lifetime;
  if (lifetime && !withinLongest(lifetime)) return ["policy.consent.lifetime", lifetime, "record lifetime"];
  const all = Object.values(categories);
  const count = all.length + all.flatMap(({ services }) => Object.keys(services ?? {})).length;
  return count && count <= MOST_CHOICES ? void 0 : ["policy.categories", count, "number of choices"];
}
function find(value, expected, path) {
  if (isString(expected)) {
    const accepts = ACCEPTS[expected] ?? RegExp(`^(${expected})$`);
    const fits = accepts instanceof RegExp ? isString(value) && accepts.test(value) : accepts(value);
    return fits ? void 0 : [path, value, expected];
  }
  const isList = Array.isArray(expected);
  if (!isObject(value) || Array.isArray(value) != isList) return [path, value, isList ? "list" : "object"];
  const shapes = expected;
  const names = Object.keys(shapes);
  const given = Object.keys(value);
  for (const key of /* @__PURE__ */ new Set([...given, ...names.filter((name) => /^\w+$/.test(name) && !isList)])) {
    const one = value[key];
    let inner = isList ? shapes[0] : names.includes(key) ? shapes[key] : shapes[`${key}?`];
    if (shapes["*"]) {
      if (!/^[a-z\d][\w.-]{0,63}$/i.test(key) || key in {}) return [path, key, "identifier"];
      inner = shapes["*"];
    }
    if (!inner || /\?/.test(key)) return [path, key, "known key", names.map((name) => name.replace("?", ""))];
    if (isList && isString(one)) inner = Object.values(inner)[0];
    const optional = one === void 0 && !isList && !names.includes(key);
    const mistake = optional ? void 0 : find(one, inner, isList ? `${path}[${key}]` : `${path}.${key}`);
    if (mistake) return mistake;
  }
  return void 0;
}

const EXPECTED = {
  string: 'text: write "\u2026"',
  text: 'text: write "\u2026" or { "en": "\u2026", "fr": "\u2026" }',
  boolean: "true or false, without quotes",
  lifetime: 'a lifetime: write "13 months", "30 minutes" or "session"',
  version: 'a version: write a date as "2022-01-15" or a number as "3"',
  name: 'a name, not a regular expression: write "_ga", or "_ga_*" with * for any characters',
  url: 'a URL: write "https://*.example.com/*", or "/path*" on this site',
  link: 'a link: write "https://example.com/privacy" or "/privacy"',
  list: "a list: write [ \u2026 ]",
  object: "an object: write { \u2026 }",
  identifier: 'a key of at most 64 letters, digits, ".", "_" and "-", and none of JavaScript\u2019s own such as "constructor": write the words for visitors in its label',
  "known key": "a known key",
  "record lifetime": `at most ${LONGEST} months: write "6 months"`,
  "number of choices": `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  JSON: "JSON: check it for a missing comma or quote"
};
function explainMistake([path, got, rule, keys = []]) {
  const near = rule == "known key" && nearest(String(got), keys);
  return `[treize] ${path} ${rule == "known key" ? "has the key" : "is"} ${show(got)}; expected ${near || (EXPECTED[rule] ?? `one of these: ${rule.replace(/[^|]+/g, '"$&"').replaceAll("|", ", ").replace(/, (?=[^,]*$)/, " or ")}`)}`;
}
function show(got) {
  if (got === void 0) return "missing";
  try {
    return (JSON.stringify(got) ?? String(got)).slice(0, 80);
  } catch {
    return Object.prototype.toString.call(got);
  }
}
function nearest(key, keys) {
  const near = keys.map((name) => ({ name, far: distance(key.toLowerCase().slice(0, 64), name.toLowerCase()) })).sort((a, b) => a.far - b.far)[0];
  return near && near.far < 3 ? `a known key: did you mean "${near.name}"?` : `one of ${keys.join(", ")}`;
}
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j] + +(a[i] != b[j]), row[j + 1] + 1, next[j] + 1));
    row = next;
  }
  return row[b.length];
}

class PolicyError extends Error {
  name = "PolicyError";
  /** Where in the policy: `policy.categories.analytics.cookies[0].lifetime`. */
  path;
  constructor(mistake) {
    super(explainMistake(mistake));
    this.path = mistake[0];
  }
}

export { PolicyError as P, findMistake as f };
