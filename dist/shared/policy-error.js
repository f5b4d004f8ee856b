import { c as categoryOf } from './find-owner.js';
import { b as addLifetime, w as withinLongest, L as LONGEST } from './record-cookie.js';

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
  value = Math.imul(value ^ value >>> 15, 739982445);
  return (value ^ value >>> 13) >>> 10;
}
function packChoices(choices) {
  let salt = 0;
  let hashed;
  do {
    salt++;
    hashed = choices.map(([name, yes]) => [hash(salt + name), yes]);
  } while (new Map(hashed).size < choices.length);
  let last = 0;
  let text = `${salt}.`;
  for (const [value, yes] of hashed.sort((a, b) => a[0] - b[0])) {
    let rest = (value - last) * 2 + +yes;
    last = value;
    for (; rest > 31; rest >>= 5) text += DIGITS[(rest & 31) + 32];
    text += DIGITS[rest];
  }
  return text;
}
function unpackChoices(text, names) {
  const [, salt, packed] = /^(\d{1,4})\.((?:[g-z\d_-]{0,4}[A-Za-f])+)$/.exec(text) ?? [];
  if (!salt || !packed) return null;
  const said = /* @__PURE__ */ new Map();
  let value = 0;
  let rest = 0;
  let shift = 0;
  for (const letter of packed) {
    const digit = DIGITS.indexOf(letter);
    rest += (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    value += rest >> 1;
    said.set(value, rest % 2 == 1);
    rest = shift = 0;
  }
  const choices = {};
  for (const name of names) {
    const yes = said.get(hash(salt + name));
    if (yes !== void 0) choices[name] = yes;
  }
  return choices;
}

const PLAIN = 480;
function encodeRecord({ at, id, policy, source, choices }) {
  const head = ["1", at, id, encodeURIComponent(policy), source].join("|");
  const entries = Object.entries(choices);
  const plain = `${head}|${entries.map((entry) => entry.join("=")).join("&")}`;
  return plain.length > PLAIN ? `${head}|~${packChoices(entries)}` : plain;
}
const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
function decodeRecord(text, names) {
  const [, at, id, version, source, tail] = /^1\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\|([\da-f-]{36})\|([\w .:+%-]{1,192})\|([a-z]{1,16})\|(.+)$/.exec(
    text ?? ""
  ) ?? [];
  if (!at || !id || !version || !source || !tail) return null;
  const choices = tail[0] == "~" ? unpackChoices(tail.slice(1), names) : readPlain(tail, names);
  try {
    return iso(Date.parse(at)) != at || !choices ? null : { at, id, policy: decodeURIComponent(version), source, choices };
  } catch {
    return null;
  }
}
function readPlain(text, names) {
  if (!/^([\w./-]+=(true|false)(&|$))+$/.test(text) || text.endsWith("&")) return null;
  const said = new Map(text.split("&").map((entry) => entry.split("=")));
  const choices = {};
  for (const name of names) if (said.has(name)) choices[name] = said.get(name) == "true";
  return choices;
}

function createState({
  names,
  essential,
  exempt,
  version,
  lifetime,
  read,
  write,
  now,
  createId
}) {
  let record;
  let answers = {};
  let id;
  let known;
  function current() {
    if (record !== void 0) return record;
    record = null;
    const texts = read();
    known = texts.join();
    let newest = "";
    for (const text of texts) {
      const kept = decodeRecord(text, names);
      if (!kept) continue;
      id ??= kept.id;
      const expires = addLifetime(Date.parse(kept.at), lifetime);
      if (kept.at < newest || expires <= now() || Date.parse(kept.at) >= now() + 864e5) continue;
      newest = kept.at;
      id = kept.id;
      answers = kept.choices;
      record = kept.policy == version ? { ...kept, expires: iso(expires) } : null;
    }
    return record;
  }
  const choice = (name) => current()?.choices[name];
  function keep() {
    if (record) write(encodeRecord(record), new Date(record.expires));
    else write(null, /* @__PURE__ */ new Date(0));
    known = read().join();
  }
  return {
    // Who has once refused under an earlier policy has not agreed to be measured under this one.
    has: (name) => essential.has(name) || (choice(name) ?? (exempt.has(name) && answers[name] !== false)),
    refused: (name) => choice(name) === false,
    answer(name) {
      current();
      return essential.has(name) || (answers[name] ?? (exempt.has(name) || void 0));
    },
    get unasked() {
      return names.some((name) => choice(name) === void 0 && !exempt.has(name));
    },
    get record() {
      const one = current();
      return one && { ...one, choices: { ...one.choices } };
    },
    decide(changes, source, earlier = now()) {
      const at = Math.min(earlier, now());
      const expires = addLifetime(at, lifetime);
      if (!(expires > now())) return false;
      current();
      const choices = {};
      for (const name of names) {
        const yes = changes[name] ?? changes[categoryOf(name)] ?? choice(name);
        if (yes !== void 0) choices[name] = yes;
      }
      answers = choices;
      id ??= createId();
      record = { id, at: iso(at), expires: iso(expires), policy: version, source, choices };
      keep();
      return true;
    },
    tidy() {
      if (current() && read().length > 1) keep();
    },
    forget() {
      record = null;
      answers = {};
      id = void 0;
      keep();
    },
    refresh() {
      if (read().join() == known) return false;
      record = void 0;
      answers = {};
      current();
      return true;
    }
  };
}

const NONE = [];
function createTable() {
  const exact = /* @__PURE__ */ new Map();
  const globs = /* @__PURE__ */ new Map();
  const lengths = /* @__PURE__ */ new Map();
  let found = /* @__PURE__ */ new Map();
  function search(name) {
    const same = exact.get(name);
    if (same) return same;
    let best = NONE;
    let weight = -1;
    for (const [prefix, suffix] of lengths.values()) {
      const end = name.length - suffix;
      if (prefix > end) continue;
      for (const glob of globs.get(`${name.slice(0, prefix)}*${name.slice(end)}`) ?? []) {
        if (glob.weight < weight || !inOrder(name.slice(prefix, end), glob.middle)) continue;
        best = glob.weight > weight ? glob.owners : [.../* @__PURE__ */ new Set([...best, ...glob.owners])];
        weight = glob.weight;
      }
    }
    return best;
  }
  return {
    add(pattern, owner) {
      const parts = pattern.split("*");
      const last = parts.length - 1;
      const first = parts[0];
      const end = parts[last];
      if (!last) {
        const owners = exact.get(pattern);
        if (!owners) exact.set(pattern, [owner]);
        else if (!owners.includes(owner)) owners.push(owner);
        return;
      }
      const key = `${first}*${end}`;
      lengths.set(`${first.length}*${end.length}`, [first.length, end.length]);
      const glob = { middle: parts.slice(1, -1), weight: pattern.length - last, owners: [owner] };
      const alike = globs.get(key);
      if (alike) alike.push(glob);
      else globs.set(key, [glob]);
    },
    find(name) {
      let owners = found.get(name);
      if (!owners) {
        if (found.size > 999) found = /* @__PURE__ */ new Map();
        found.set(name, owners = search(name));
      }
      return owners;
    }
  };
}
function inOrder(text, parts) {
  let at = 0;
  return parts.every((part) => {
    const index = text.indexOf(part, at);
    at = index + part.length;
    return index >= 0;
  });
}

function createUrlTable() {
  const tables = /* @__PURE__ */ new Map();
  return {
    add(pattern, owner) {
      const [, scheme = "*", host = "", path = "/*"] = /^(?:([^:/]+):\/\/([^/]+))?(\/.*)?$/.exec(pattern) ?? [];
      const key = host.toLowerCase();
      let table = tables.get(key);
      if (!table) tables.set(key, table = createTable());
      table.add(scheme.replace(/^ws/, "http") + path, owner);
    },
    find(url, origin) {
      if (!url.host) return [];
      const scheme = url.protocol.slice(0, -1).replace(/^ws/, "http");
      const keys = `${scheme}://${url.host}` == origin ? [""] : [];
      const hosts = [url.host, url.hostname];
      keys.push(...hosts);
      for (const host of hosts)
        for (let rest = `.${host}`; rest; rest = rest.slice(1).replace(/^[^.]*/, "")) keys.push(`*${rest}`);
      keys.push("*");
      for (const key of keys) {
        const table = tables.get(key);
        if (!table) continue;
        for (const path of [url.pathname + url.search, url.pathname]) {
          const owners = table.find(scheme + path);
          if (owners.length) return owners;
        }
      }
      return [];
    }
  };
}

const FACILITIES = ["cookies", "storage", "indexedDB", "caches", "serviceWorkers"];
function compilePolicy(policy) {
  const names = [];
  const essential = /* @__PURE__ */ new Set();
  const exempt = /* @__PURE__ */ new Set();
  const declared = [];
  function add(owner, stores, category) {
    if (category.essential) essential.add(owner);
    else names.push(owner);
    if (category.exempt) exempt.add(owner);
    for (const key of [...FACILITIES, "requests"])
      for (const one of stores[key] ?? [])
        declared.push([key, typeof one == "string" ? one : "url" in one ? one.url : one.name, owner]);
  }
  for (const [key, category] of Object.entries(policy.categories)) {
    add(key, category, category);
    for (const [inner, service] of Object.entries(category.services ?? {}))
      add(`${key}/${inner}`, service, category);
  }
  function table(key, create) {
    const mine = declared.filter(([one]) => one == key);
    let made;
    return {
      size: mine.length,
      find(...asked) {
        if (!made) {
          made = create();
          for (const [, pattern, owner] of mine) made.add(pattern, owner);
        }
        return made.find(...asked);
      }
    };
  }
  return {
    names,
    essential,
    exempt,
    owners: Object.fromEntries(FACILITIES.map((key) => [key, table(key, createTable)])),
    requests: table("requests", createUrlTable)
  };
}

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
      "exempt?": "boolean",
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
  identifier: 'a key of at most 64 letters, digits, ".", "_" and "-", none of JavaScript\u2019s own: write the words for visitors in its label',
  "record lifetime": `at most ${LONGEST} months: write "6 months"`,
  "number of choices": `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  JSON: "JSON: check it for a missing comma or quote"
};
function explainMistake([path, got, rule, keys = []]) {
  const near = rule == "known key" && nearest(String(got), keys);
  return `[treize] ${path} ${rule == "known key" ? "has the key" : "is"} ${show(got)}; expected ${near || (EXPECTED[rule] ?? oneOf(rule))}`;
}
function oneOf(words) {
  const quoted = words.split("|").map((word) => `"${word}"`);
  const last = quoted.pop();
  return `one of these: ${quoted.join(", ")} or ${last}`;
}
function show(got) {
  if (got === void 0) return "missing";
  try {
    return (JSON.stringify(got) ?? String(got)).slice(0, 80);
  } catch {
    return Object.prototype.toString.call(got);
  }
}
const SLIPS = 2;
function nearest(key, keys) {
  let near = "";
  for (let far = SLIPS; far >= 0; far--)
    near = keys.find((name) => distance(key.toLowerCase(), name.toLowerCase(), far) <= far) ?? near;
  return near ? `a known key: did you mean "${near}"?` : `one of ${keys.join(", ")}`;
}
function distance(a, b, most) {
  if (!a || !b) return a.length + b.length;
  const [c, d] = [a.slice(1), b.slice(1)];
  if (a[0] == b[0]) return distance(c, d, most);
  if (!most) return 9;
  return 1 + Math.min(distance(c, b, most - 1), distance(a, d, most - 1), distance(c, d, most - 1));
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
function checkPolicy(policy) {
  const mistake = findMistake(policy);
  if (mistake) throw new PolicyError(mistake);
}

export { PolicyError as P, checkPolicy as a, compilePolicy as b, createState as c };
