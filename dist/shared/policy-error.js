import { c as $Array_filter, q as $Object_values, e as $Array_some, j as $URL, w as withinLongest, d as $Object_keys, b as $RegExp_test, $ as $String_replace, p as addLifetime, L as LONGEST, h as $JSON_stringify, g as $Array_join, a as $pattern } from './record-cookie.js';
import { l as listStandIns, w as requestsOf, x as isStandIn, r as readPattern, y as coversHost, f as $String_startsWith, t as $RegExp, h as $String, $ as $Function_call, E as EXPRESSION$1, n as $String_includes } from './_native_String.js';
import { $ as $String_split, a as $String_slice } from './find-owner.js';
import { a as $Array_flatMap, $ as $Array_isArray } from './_native_Array.js';
import { $ as $Array_map, a as $Set } from './_native_Set.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { n as nearest } from './nearest.js';
import { b as bind } from './_native_bind.js';

var $Array_pop = /*#__PURE__*/ bind(Array.prototype.pop);

var $Object_hasOwn = /*#__PURE__*/ (() => Object.hasOwn)();

const HERE = "https://this.invalid";
const starsIn = (pattern) => $String_split(readPattern(pattern)?.[2] ?? "", "*").length;
function findStandInMistake(policy) {
  const stood = $Array_filter(listStandIns(policy), ({ instead }) => instead !== void 0);
  if (!stood.length) return void 0;
  const waiting = $Array_flatMap($Array_flatMap($Array_filter($Object_values(policy.categories), ({ essential }) => !essential), (category) => [category, ...$Object_values(category.services ?? {})]), (one) => $Array_map(requestsOf(one), ({ url }) => url));
  for (const { path, url, instead = "" } of stood) {
    if (!isStandIn(instead) || starsIn(instead) != starsIn(url)) return [`${path}.instead`, instead, "stand-in"];
    if ($Array_some(waiting, (pattern) => covers(pattern, instead))) return [`${path}.instead`, instead, "free stand-in"];
  }
  return void 0;
}
function covers(pattern, instead) {
  const [host, , path = ""] = readPattern(pattern) ?? [];
  const url = new $URL(instead, HERE);
  return host ? coversHost(host, url) : url.origin == HERE && $String_startsWith(url.pathname, $String_split(path, "*")[0]);
}

const STANDS_FOR = String.raw`(<[A-Za-z][\w -]+>|\{[A-Za-z_ -]+\}|\[\^?\w-\w[\w-]*\]|\\[dwsDWS]|\.(?=\+))[+*]*`;
const EXPRESSION = String.raw`\/.*\/\w*$|\^|.*(\$|[[(][^\])]*)$|.*${STANDS_FOR}`;
const PATTERNS = {
  version: /^[\w .:+-]{1,64}$/,
  part: /\S/,
  organisation: /\S/,
  // No expression: it would match nothing for ever, without a word.
  name: $RegExp(`^(?!${EXPRESSION})[^;\\0-\\x1f]+$`),
  // Nor a name with its value, with spaces around it, or with the next name.
  cookie: $RegExp(`^(?!\\s|[\\s\\S]*\\s$|[\\w.*~-]+(\\s*=|[\\s,]+[\\w.*~,\\s-]+$)|${EXPRESSION})[^;\\0-\\x1f]+$`),
  "record cookie": /^(?!__([Hh][Oo][Ss][Tt]|[Ss][Ee][Cc][Uu][Rr][Ee])-)[\w.!#$%&'+^`|~-]+$/,
  scope: /^(\*|[Hh][Tt][Tt][Pp][Ss]?:\/\/|\/)\S*$/,
  domain: /^\.?[^\s.:/*;,@?#]+(\.[^\s.:/*;,@?#]+)*$/,
  // Two slashes, of whatever kind, begin a host.
  path: /^\/(?![/\\])\S*$/,
  // No scheme but http: a link must not run a script. A host without one would be a file of this site.
  link: /^(?!([Ww]{3}\.|([\w-]+\.)+(?!(php|[jx]?html?|aspx?|jsp|cgi)\/)[A-Za-z]{2,}\/))([Hh][Tt][Tt][Pp][Ss]?:\/\/|[/.?#]|[^:]+$)\S*$/
};
const rest = { "lifetime?": "lifetime", "why?": "text" };
const named = [{ name: "name", ...rest }];
const stores = {
  "cookies?": [{ name: "cookie", ...rest }],
  "storage?": named,
  "indexedDB?": named,
  "caches?": named,
  "serviceWorkers?": [{ name: "scope", ...rest }],
  "requests?": [{ url: "url", "why?": "text", "instead?": "url", "credentials?": "omit" }],
  "inline?": [{ text: "part" }]
};
const signalled = { "sale?": "boolean", "ads?": "boolean" };
const facility = "hold|report|pass";
const corner = "bottom left|bottom right|top left|top right";
const shape = {
  "$schema?": "string",
  policy: { version: "version", "url?": "link" },
  "controller?": { name: "organisation", "contact?": "string", "authority?": "string", "address?": "string" },
  "consent?": {
    "lifetime?": "lifetime",
    "cookie?": "record cookie",
    "domain?": "domain",
    "endpoint?": "link",
    "count?": "boolean"
  },
  "undeclared?": { "=": "hold|report", "cookies?": facility, "storage?": facility, "requests?": facility },
  "csp?": "boolean",
  "worker?": "path",
  "banner?": {
    "layout?": "box|bar|dialog",
    "position?": corner,
    "refusal?": "reject|continue",
    "reopen?": `${corner}|none`,
    "logo?": "link",
    "texts?": { "*": "text" }
  },
  "inspect?": "boolean",
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
const isText = (value) => isString(value) || isObject(value) && !$Array_isArray(value) && $Array_every($Object_values(value), isString);
const NATIVE = /^(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(Locale)?String|valueOf)$/;
const ACCEPTS = {
  string: isString,
  text: isText,
  boolean: (value) => value === !!value,
  lifetime: (value) => value == "session" || isString(value) && addLifetime(0, value) > 0,
  ...PATTERNS,
  url: (value) => isString(value) && !!readPattern(value),
  omit: /^omit$/
};
function findMistake(value) {
  if (isObject(value) && "then" in value) return ["policy", value, "awaited"];
  const mistake = find(value, shape, "policy");
  if (mistake) return mistake;
  const { consent, categories } = value;
  const lifetime = consent?.lifetime;
  if (lifetime && !withinLongest(lifetime)) return ["policy.consent.lifetime", lifetime, "record lifetime"];
  const all = $Object_values(categories);
  const count = all.length + $Array_flatMap(all, ({ services }) => $Object_keys(services ?? {})).length;
  if (!count) return ["policy.categories", categories, "some category"];
  if (count > MOST_CHOICES) return ["policy.categories", count, "number of choices"];
  return findStandInMistake(value);
}
function find(value, expected, path) {
  if (isString(expected)) {
    const accepts = ACCEPTS[expected] ?? $RegExp(`^(${expected})$`);
    const fits = accepts instanceof RegExp ? isString(value) && $RegExp_test(accepts, value) : accepts(value);
    return fits ? void 0 : [path, value, expected];
  }
  const isList = $Array_isArray(expected);
  const word = expected["="];
  if (word && isString(value)) return find(value, word, path);
  if (!isObject(value) || $Array_isArray(value) != isList) return [path, value, isList ? "list" : "object"];
  const { "=": _, ...shapes } = expected;
  const names = $Object_keys(shapes);
  const given = $Object_keys(value);
  for (const key of new $Set([...given, ...$Array_filter(names, (name) => $RegExp_test(/^\w+$/, name) && !isList)])) {
    const one = $Object_hasOwn(value, key) ? value[key] : void 0;
    let inner = isList ? shapes[0] : $Array_includes(names, key) ? shapes[key] : shapes[`${key}?`];
    if (shapes["*"]) {
      if (!$RegExp_test(/^[a-z\d][\w.-]{0,63}$/i, key) || $RegExp_test(NATIVE, key)) return [path, key, "identifier"];
      inner = shapes["*"];
    }
    if (!inner || $RegExp_test(/\?/, key)) return [path, key, "known key", $Array_map(names, (name) => $String_replace(name, "?", ""))];
    if (isList && !isObject(one)) inner = $Object_values(inner)[0];
    const optional = one === void 0 && !isList && !$Array_includes(names, key);
    const mistake = optional ? void 0 : find(one, inner, isList ? `${path}[${key}]` : `${path}.${key}`);
    if (mistake) return mistake;
  }
  return void 0;
}

const ENCODED = /^\s*["[{]/;

const EXPECTED = {
  string: 'text: write "\u2026"',
  text: 'text: write "\u2026" or { "en": "\u2026", "fr": "\u2026" }',
  boolean: "true or false, without quotes",
  lifetime: 'a lifetime: write "13 months", "30 minutes" or "session"',
  version: 'a version: write a date as "2022-01-15" or a number as "3"',
  name: 'a name, not a regular expression: write "_ga", or "_ga_*" with * for any characters',
  part: 'a text that the script contains, such as "new Keen("',
  organisation: 'the name of the organisation: write "Example Ltd", or leave "controller" out',
  "record cookie": 'a name of letters, digits, "-", "_" and ".", without __Host- or __Secure-: write "eu-consent", which is kept as __Host-eu-consent on https by itself',
  scope: 'a service worker by its scope or its script: write "/push/", "/sw.js", or "*" for any',
  domain: 'the domain alone, without a scheme, port, path or *: write ".example.com", or leave it out for this host only',
  link: 'a link: write "https://example.com/privacy" or "/privacy"',
  path: 'a path of this site: write "/treize.worker.js"',
  list: "a list: write [ \u2026 ]",
  object: "an object: write { \u2026 }",
  identifier: 'a key of at most 64 letters, digits, ".", "_" and "-", none of JavaScript\u2019s own: write the words for visitors in its label',
  "record lifetime": `at most ${LONGEST} months: write "6 months"`,
  "some category": 'one category at least: write { "analytics": {} }',
  "number of choices": `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  omit: '"omit"',
  "stand-in": 'a URL of one host, or a path of this site, with as many * in its path as "url" has there: write "https://www.youtube-nocookie.com/embed/*"',
  "free stand-in": "a URL of a host that waits for nothing: no category that is asked about may declare it",
  awaited: "the policy itself: write treize.start(await policy)",
  JSON: "JSON: check it for a missing comma or quote"
};
const SENTENCES = {
  url,
  link,
  name: placeholder,
  cookie: (got) => placeholder(got) ?? cookie(got)
};
function explainMistake([path, got, rule, keys = []]) {
  if (rule == "single key") return `[treize] ${path} has the key ${show(got)} twice: put both into one`;
  if (rule == "object" && isEncoded(got))
    return `[treize] ${path} is JSON inside a text, encoded twice; expected an object: write { \u2026 } without quotes around it`;
  return `[treize] ${path} ${rule == "known key" ? "has the key" : "is"} ${show(got)}; expected ${rule == "known key" ? knownKey($String(got), keys) : SENTENCES[rule]?.(got) ?? EXPECTED[rule] ?? oneOf(rule)}`;
}
const isEncoded = (got) => typeof got == "string" && $RegExp_test(ENCODED, got);
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
  const other = $Object_hasOwn(OTHER, key) && OTHER[key];
  const near = nearest(key, keys) || other && $Array_includes(keys, other) && other;
  return near ? `a known key: did you mean "${near}"?` : `one of ${$Array_join(keys, ", ")}`;
}
function placeholder(got) {
  if (typeof got != "string") return void 0;
  const written = $String_replace($String_replace($String_replace(got, $pattern($RegExp(STANDS_FOR, "g")), "*"), $pattern(/\*{2,}/g), "*"), $pattern(/\\(.)/g), "$1");
  return written != got && $RegExp_test(PATTERNS.name, written) ? `a name with * in the place of what changes: write ${$JSON_stringify(written)}` : void 0;
}
function link(got) {
  const whole = `https://${got}`;
  return $RegExp_test(/^\w[^:]*$/, $String(got)) && $RegExp_test(PATTERNS.link, whole) ? `a link with its scheme: write ${$JSON_stringify(whole)}` : void 0;
}
function cookie(got) {
  const names = typeof got == "string" && !$RegExp_test(/[/^$([\\;]/, got) ? $Array_filter($String_split(got, /[\s,]+/), Boolean) : [];
  const written = $Array_join($Array_map(names, (name) => `"${$String_replace(name, $pattern(/=.*/), "")}"`), ", ");
  if (names.length > 1) return `one name in each text: write ${written}`;
  if ($String_includes($String(got), "=")) return `a name without "=" and the value: write ${written}`;
  return names.length && $RegExp_test(/\s/, $String(got)) ? `a name without spaces: write ${written}` : EXPECTED.name;
}
function url(got) {
  const text = $String(got);
  const whole = $String_replace($String_replace(text, $pattern(/(\/\/)\*?\.+/), "$1*."), $pattern(/^[^/]*\/\/[^/?#]*/), (start) => $String_replace(start, $pattern(/\.{2,}/g), "."));
  if (whole != text && readPattern(whole))
    return `a URL whose host has a word before each dot, or *: write ${$JSON_stringify(whole)}`;
  const why = $RegExp_test(/^[^/]*\/\/[^/]*@/, text) ? "without a user name, which browsers do not send" : $RegExp_test(/\s/, text) ? "without spaces" : $RegExp_test(/^[a-z][\w+.-]*:(?!\d)/i, text) && !$RegExp_test(/^(https?|wss?):/i, text) ? "of https, http, wss, ws or *" : $RegExp_test(EXPRESSION$1, text) ? "that is no regular expression" : $RegExp_test(/^[^/]*\/\/[^/]+\*|^[^/]*\/\/\*[^./]/, text) ? "with * before the whole host only" : "";
  return `a URL${why && ` ${why}`}: write "https://*.example.com/*", or "/path*" on this site`;
}
function oneOf(words) {
  const quoted = $Array_map($String_split(words, "|"), (word) => `"${word}"`);
  const last = $Array_pop(quoted);
  return `one of these: ${$Array_join(quoted, ", ")} or ${last}`;
}
function show(got) {
  if (got === void 0) return "missing";
  try {
    return $String_slice($JSON_stringify(got) ?? $String(got), 0, 80);
  } catch {
    return $Function_call(Object.prototype.toString, got);
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

export { $Array_pop as $, MOST_CHOICES as M, PolicyError as P, $Object_hasOwn as a, checkPolicy as c };
