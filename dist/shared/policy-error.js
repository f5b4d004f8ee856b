import { w as withinLongest, b as addLifetime, L as LONGEST, n as nearest } from './record-cookie.js';

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

const sameEscapes = (path) => path.replace(/%[\da-f]{2}/gi, (code) => {
  const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
});
const withoutDot = (host) => host.replace(/\.$/, "");
const pathOf = ({ pathname, search }) => [sameEscapes(pathname + search), sameEscapes(pathname)];
function readPattern(pattern) {
  const [whole, scheme = "*", host = "", path = "/*"] = /^(?:(?:(\*|https?|wss?):)?\/\/([^/\\?#@\s]+))?([/\\?#]\S*)?$/i.exec(pattern) ?? [];
  if (!whole || !/^[/\\]|^.*\/\//.test(whole)) return void 0;
  const [, star = "", name = "", port = ""] = /^(\*(?:\.|$))?(.*?)(:\d*)?$/.exec(host) ?? [];
  if (host && star != "*" && !name) return void 0;
  try {
    const url = new URL(`http://${name || "this"}${port}${path}`);
    if (/\*/.test(url.hostname)) return void 0;
    const named = name && withoutDot(url.hostname);
    return [
      star + named + (port[1] ? `:${url.port || 80}` : ""),
      scheme.toLowerCase().replace(/^ws/, "http"),
      pathOf(url)[0]
    ];
  } catch {
    return void 0;
  }
}
function createUrlTable() {
  const tables = /* @__PURE__ */ new Map();
  return {
    add(pattern, owner) {
      const [key, scheme, path] = readPattern(pattern) ?? [];
      if (key === void 0) return;
      let table = tables.get(key);
      if (!table) tables.set(key, table = createTable());
      table.add(scheme + path, owner);
    },
    find(url, origin) {
      if (!url.host) return [];
      const scheme = url.protocol.slice(0, -1).replace(/^ws/, "http");
      const keys = `${scheme}://${url.host}` == origin ? [""] : [];
      const name = withoutDot(url.hostname);
      const hosts = [`${name}:${url.port || (scheme == "http" ? 80 : 443)}`, name];
      keys.push(...hosts);
      for (const host of hosts)
        for (let rest = `.${host}`; rest; rest = rest.slice(1).replace(/^[^.]*/, "")) keys.push(`*${rest}`);
      keys.push("*");
      const paths = pathOf(url);
      for (const key of keys) {
        const table = tables.get(key);
        if (!table) continue;
        for (const path of paths) {
          const owners = table.find(scheme + path);
          if (owners.length) return owners;
        }
      }
      return [];
    }
  };
}

const named = [{ name: "name", "lifetime?": "lifetime", "why?": "text" }];
const stores = {
  "cookies?": named,
  "storage?": named,
  "indexedDB?": named,
  "caches?": named,
  "serviceWorkers?": named,
  "requests?": [{ url: "url", "why?": "text" }],
  "inline?": [{ text: "string" }]
};
const signalled = { "sale?": "boolean", "ads?": "boolean" };
const facility = "hold|report|pass";
const corner = "bottom left|bottom right|top left|top right";
const shape = {
  "$schema?": "string",
  policy: { version: "version", "url?": "link" },
  "controller?": { name: "string", "contact?": "string", "authority?": "string" },
  "consent?": { "lifetime?": "lifetime", "cookie?": "name", "domain?": "string", "endpoint?": "link" },
  "undeclared?": { "=": "hold|report", "cookies?": facility, "storage?": facility, "requests?": facility },
  "csp?": "boolean",
  "banner?": {
    "layout?": "box|bar|dialog",
    "position?": corner,
    "refusal?": "reject|continue",
    "reopen?": `${corner}|none`,
    "logo?": "link",
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
  url: (value) => isString(value) && !!readPattern(value),
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
  const word = expected["="];
  if (word && isString(value)) return find(value, word, path);
  if (!isObject(value) || Array.isArray(value) != isList) return [path, value, isList ? "list" : "object"];
  const { "=": _, ...shapes } = expected;
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
  link: 'a link: write "https://example.com/privacy" or "/privacy"',
  list: "a list: write [ \u2026 ]",
  object: "an object: write { \u2026 }",
  identifier: 'a key of at most 64 letters, digits, ".", "_" and "-", none of JavaScript\u2019s own: write the words for visitors in its label',
  "record lifetime": `at most ${LONGEST} months: write "6 months"`,
  "number of choices": `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  JSON: "JSON: check it for a missing comma or quote"
};
function explainMistake([path, got, rule, keys = []]) {
  return `[treize] ${path} ${rule == "known key" ? "has the key" : "is"} ${show(got)}; expected ${rule == "known key" ? knownKey(String(got), keys) : rule == "url" ? url(got) : EXPECTED[rule] ?? oneOf(rule)}`;
}
const OTHER = {
  localStorage: "storage",
  sessionStorage: "storage",
  hosts: "requests",
  domains: "requests",
  urls: "requests",
  required: "essential",
  necessary: "essential",
  title: "label",
  description: "why",
  purpose: "why",
  vendor: "provider",
  expires: "lifetime",
  duration: "lifetime",
  vendors: "services",
  purposes: "categories"
};
function knownKey(key, keys) {
  const other = Object.hasOwn(OTHER, key) && OTHER[key];
  const near = nearest(key, keys) || other && keys.includes(other) && other;
  return near ? `a known key: did you mean "${near}"?` : `one of ${keys.join(", ")}`;
}
function url(got) {
  const text = String(got);
  const why = /^[^/]*\/\/[^/]*@/.test(text) ? "without a user name, which browsers do not send" : /\s/.test(text) ? "without spaces" : /^[a-z][\w+.-]*:(?!\d)/i.test(text) && !/^(https?|wss?):/i.test(text) ? "of https, http, wss, ws or *" : /^[^/]*\/\/[^/]+\*|^[^/]*\/\/\*[^./]/.test(text) ? "with * before the whole host only" : "";
  return `a URL${why && ` ${why}`}: write "https://*.example.com/*", or "/path*" on this site`;
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

export { MOST_CHOICES as M, PolicyError as P, createUrlTable as a, createTable as b, checkPolicy as c, readPattern as r };
