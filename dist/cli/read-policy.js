import { r as readPattern, e as coversHost, w as withinLongest, f as addLifetime, L as LONGEST, E as EXPRESSION$1, s as scanJson, g as readHtmlFile, h as readBytes } from './read-html.js';
import { n as nearest, r as readCatalogue, e as explainUnknownService } from './read-catalogue.js';
import { resolve, relative } from 'node:path';
import { Parser } from 'htmlparser2';
import { U as UsageError } from './verb.js';

const categoryOf = (name) => name.split("/")[0];
function findOwner({ categories }, name) {
  const [key = "", inner] = name.split("/");
  const category = categories[key] ?? {};
  return { key: inner ?? key, category, one: (inner === void 0 ? category : category.services?.[inner]) ?? {} };
}

const isStandIn = (pattern) => /^(https?:\/\/[^/*]+)?\/(?!\/)/i.test(pattern) && !!readPattern(pattern);
function readParts(pattern, url, origin) {
  const [host, scheme, path = ""] = readPattern(pattern) ?? [];
  const ours = url.protocol.replace(/^ws/, "http");
  if (host ? !coversHost(host, url) : url.origin != origin) return void 0;
  if (scheme != "*" && `${scheme}:` != ours) return void 0;
  const fits = RegExp(`^${path.replace(/\W/g, (sign) => sign == "*" ? "(.*)" : `\\${sign}`)}$`);
  return (fits.exec(url.pathname + url.search) ?? fits.exec(url.pathname))?.slice(1);
}
const requestsOf = ({ requests = [] }) => requests.map((one) => typeof one == "string" ? { url: one } : one);
function findStandIn(policy, owners, url, origin) {
  const [owner, other] = owners;
  if (owner === void 0 || other !== void 0) return void 0;
  const length = (one) => one.replaceAll("*", "").length;
  const [best] = requestsOf(findOwner(policy, owner).one).flatMap((one) => {
    const parts = readParts(one.url, url, origin);
    return parts ? [{ ...one, parts }] : [];
  }).sort((a, b) => length(b.url) - length(a.url));
  if (!best?.instead) return best?.credentials ? true : void 0;
  return new URL(best.instead.replace(/\*/g, () => best.parts.shift() ?? "") + url.hash, origin).href;
}
function listStandIns({ categories }) {
  return Object.entries(categories).flatMap(([key, category]) => [
    { owner: key, one: category },
    ...Object.entries(category.services ?? {}).map(([inner, one]) => ({ owner: `${key}/${inner}`, one }))
  ]).flatMap(
    ({ owner, one }) => requestsOf(one).map((declared, i) => ({
      ...declared,
      owner,
      path: `policy.categories.${owner.replace("/", ".services.")}.requests[${i}]`
    }))
  ).filter(({ instead, credentials }) => instead || credentials);
}
const findStoodIn = (policy, url, origin) => listStandIns(policy).find(({ instead }) => instead && readParts(instead, url, origin));

const HERE = "https://this.invalid";
const starsIn = (pattern) => (readPattern(pattern)?.[2] ?? "").split("*").length;
function findStandInMistake(policy) {
  const stood = listStandIns(policy).filter(({ instead }) => instead !== void 0);
  if (!stood.length) return void 0;
  const waiting = Object.values(policy.categories).filter(({ essential }) => !essential).flatMap((category) => [category, ...Object.values(category.services ?? {})]).flatMap((one) => requestsOf(one).map(({ url }) => url));
  for (const { path, url, instead = "" } of stood) {
    if (!isStandIn(instead) || starsIn(instead) != starsIn(url)) return [`${path}.instead`, instead, "stand-in"];
    if (waiting.some((pattern) => covers(pattern, instead))) return [`${path}.instead`, instead, "free stand-in"];
  }
  return void 0;
}
function covers(pattern, instead) {
  const [host, , path = ""] = readPattern(pattern) ?? [];
  const url = new URL(instead, HERE);
  return host ? coversHost(host, url) : url.origin == HERE && url.pathname.startsWith(path.split("*")[0]);
}

const STANDS_FOR = String.raw`(<[A-Za-z][\w -]+>|\{[A-Za-z_ -]+\}|\[\^?\w-\w[\w-]*\]|\\[dwsDWS]|\.(?=\+))[+*]*`;
const EXPRESSION = String.raw`\/.*\/\w*$|\^|.*(\$|[[(][^\])]*)$|.*${STANDS_FOR}`;
const PATTERNS = {
  version: /^[\w .:+-]{1,64}$/,
  part: /\S/,
  organisation: /\S/,
  // No expression: it would match nothing for ever, without a word.
  name: RegExp(`^(?!${EXPRESSION})[^;\\0-\\x1f]+$`),
  // Nor a name with its value, with spaces around it, or with the next name.
  cookie: RegExp(`^(?!\\s|[\\s\\S]*\\s$|[\\w.*~-]+(\\s*=|[\\s,]+[\\w.*~,\\s-]+$)|${EXPRESSION})[^;\\0-\\x1f]+$`),
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
const isObject$1 = (value) => typeof value == "object" && !!value;
const isString = (value) => typeof value == "string";
const isText = (value) => isString(value) || isObject$1(value) && !Array.isArray(value) && Object.values(value).every(isString);
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
  if (isObject$1(value) && "then" in value) return ["policy", value, "awaited"];
  const mistake = find(value, shape, "policy");
  if (mistake) return mistake;
  const { consent, categories } = value;
  const lifetime = consent?.lifetime;
  if (lifetime && !withinLongest(lifetime)) return ["policy.consent.lifetime", lifetime, "record lifetime"];
  const all = Object.values(categories);
  const count = all.length + all.flatMap(({ services }) => Object.keys(services ?? {})).length;
  if (!count) return ["policy.categories", categories, "some category"];
  if (count > MOST_CHOICES) return ["policy.categories", count, "number of choices"];
  return findStandInMistake(value);
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
  if (!isObject$1(value) || Array.isArray(value) != isList) return [path, value, isList ? "list" : "object"];
  const { "=": _, ...shapes } = expected;
  const names = Object.keys(shapes);
  const given = Object.keys(value);
  for (const key of /* @__PURE__ */ new Set([...given, ...names.filter((name) => /^\w+$/.test(name) && !isList)])) {
    const one = Object.hasOwn(value, key) ? value[key] : void 0;
    let inner = isList ? shapes[0] : names.includes(key) ? shapes[key] : shapes[`${key}?`];
    if (shapes["*"]) {
      if (!/^[a-z\d][\w.-]{0,63}$/i.test(key) || NATIVE.test(key)) return [path, key, "identifier"];
      inner = shapes["*"];
    }
    if (!inner || /\?/.test(key)) return [path, key, "known key", names.map((name) => name.replace("?", ""))];
    if (isList && !isObject$1(one)) inner = Object.values(inner)[0];
    const optional = one === void 0 && !isList && !names.includes(key);
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
  return `[treize] ${path} ${rule == "known key" ? "has the key" : "is"} ${show(got)}; expected ${rule == "known key" ? knownKey(String(got), keys) : SENTENCES[rule]?.(got) ?? EXPECTED[rule] ?? oneOf(rule)}`;
}
const isEncoded = (got) => typeof got == "string" && ENCODED.test(got);
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
function placeholder(got) {
  if (typeof got != "string") return void 0;
  const written = got.replace(RegExp(STANDS_FOR, "g"), "*").replace(/\*{2,}/g, "*").replace(/\\(.)/g, "$1");
  return written != got && PATTERNS.name.test(written) ? `a name with * in the place of what changes: write ${JSON.stringify(written)}` : void 0;
}
function link(got) {
  const whole = `https://${got}`;
  return /^\w[^:]*$/.test(String(got)) && PATTERNS.link.test(whole) ? `a link with its scheme: write ${JSON.stringify(whole)}` : void 0;
}
function cookie(got) {
  const names = typeof got == "string" && !/[/^$([\\;]/.test(got) ? got.split(/[\s,]+/).filter(Boolean) : [];
  const written = names.map((name) => `"${name.replace(/=.*/, "")}"`).join(", ");
  if (names.length > 1) return `one name in each text: write ${written}`;
  if (String(got).includes("=")) return `a name without "=" and the value: write ${written}`;
  return names.length && /\s/.test(String(got)) ? `a name without spaces: write ${written}` : EXPECTED.name;
}
function url(got) {
  const text = String(got);
  const whole = text.replace(/(\/\/)\*?\.+/, "$1*.").replace(/^[^/]*\/\/[^/?#]*/, (start) => start.replace(/\.{2,}/g, "."));
  if (whole != text && readPattern(whole))
    return `a URL whose host has a word before each dot, or *: write ${JSON.stringify(whole)}`;
  const why = /^[^/]*\/\/[^/]*@/.test(text) ? "without a user name, which browsers do not send" : /\s/.test(text) ? "without spaces" : /^[a-z][\w+.-]*:(?!\d)/i.test(text) && !/^(https?|wss?):/i.test(text) ? "of https, http, wss, ws or *" : EXPRESSION$1.test(text) ? "that is no regular expression" : /^[^/]*\/\/[^/]+\*|^[^/]*\/\/\*[^./]/.test(text) ? "with * before the whole host only" : "";
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

const isObject = (value) => typeof value == "object" && !!value;
const plain = (sentence) => sentence.replace("[treize] ", "");
const HALF = /\p{Surrogate}/u;
const MOST = 1e3;
const VALID = {
  path: "/x",
  boolean: false,
  lifetime: "session",
  url: "/x",
  link: "/x",
  scope: "*",
  "record lifetime": "6 months",
  "some category": { a: {} }
};
function findMistakes(policy) {
  const { name, scan, place } = policy;
  if (scan.mistake) {
    const [at, sentence] = scan.mistake;
    return [
      { rule: "mistake", file: name, ...place(at), path: "policy", sentence: `policy is no JSON: it has ${sentence}` }
    ];
  }
  const findings = [];
  const found = (rule, path, sentence) => {
    let at = scan.places.get(path);
    for (let above = path; at === void 0 && above; at = scan.places.get(above))
      above = above.replace(/(^|[.[])[^.[]*$/, "");
    findings.push({ rule, file: name, ...place(at ?? 0), path, sentence });
  };
  for (const { path, key, at } of scan.doubled) {
    const sentence = plain(explainMistake([path, key, "single key"]));
    findings.push({ rule: "mistake", file: name, ...place(at), path: `${path}.${key}`, sentence });
  }
  for (const [path, [holder, key]] of placesOf({ policy: policy.value }))
    if (HALF.test(key) || HALF.test(String(typeof holder[key] == "string" && holder[key])))
      found(
        "mistake",
        path,
        `${path.replace(HALF, "\u2026")} has half of a letter, as "\\ud83d": write it whole, or remove it`
      );
  const copy = { policy: structuredClone(policy.value) };
  for (const [path, service] of uses(copy.policy)) {
    found("use", `${path}.use`, explainUse(`${path}.use`, service.use, name));
    delete service.use;
  }
  for (let round = 0; round < MOST; round++) {
    const mistake = findMistake(copy.policy);
    if (!mistake) break;
    const [path, got, rule] = mistake;
    const ofKey = rule == "known key" || rule == "identifier";
    if (!findings.some(({ path: seen }) => seen && `${path}.`.startsWith(`${seen}.`)))
      found("mistake", ofKey ? `${path}.${got}` : path, plain(explainMistake(mistake)));
    if (!mend(copy, mistake)) break;
  }
  return findings;
}
const isValid = (file, mistakes) => !mistakes.length;
function uses(policy) {
  if (!isObject(policy) || !isObject(policy.categories)) return [];
  return Object.entries(policy.categories).flatMap(
    ([key, category]) => isObject(category) && isObject(category.services) ? Object.entries(category.services).flatMap(
      ([inner, service]) => isObject(service) && "use" in service ? [[`policy.categories.${key}.services.${inner}`, service]] : []
    ) : []
  );
}
function explainUse(path, use, file) {
  if (typeof use != "string" || !Object.hasOwn(readCatalogue(), use))
    return `${path}: ${explainUnknownService(String(use))}`;
  return `${path} is "${use}", and a page reads no catalogue: write it out with npx treize write ${file}`;
}
function mend(copy, [path, got, rule]) {
  const parents = placesOf(copy);
  if (rule == "known key" || rule == "identifier") {
    const parent = parents.get(path);
    const object = parent?.[0][parent[1]];
    return isObject(object) && delete object[String(got)];
  }
  const [holder, key] = parents.get(path) ?? [parentOf(parents, path), path.slice(path.lastIndexOf(".") + 1)];
  if (!holder || rule == "number of choices") {
    copy.policy = { policy: { version: "1" }, categories: { a: {} } };
    return rule == "number of choices";
  }
  if (/stand-in/.test(rule)) return delete holder[key];
  holder[key] = rule == "list" ? [] : rule == "object" ? {} : rule.includes("|") ? rule.split("|")[0] : VALID[rule] ?? "1";
  return true;
}
function parentOf(parents, path) {
  const parent = parents.get(path.slice(0, path.lastIndexOf(".")));
  const object = parent?.[0][parent[1]];
  return isObject(object) ? object : void 0;
}
function placesOf(copy) {
  const places = /* @__PURE__ */ new Map();
  function visit(holder, key, path) {
    places.set(path, [holder, key]);
    const value = holder[key];
    if (!isObject(value)) return;
    for (const inner of Object.keys(value))
      visit(value, inner, Array.isArray(value) ? `${path}[${inner}]` : `${path}.${inner}`);
  }
  visit(copy, "policy", "policy");
  return places;
}

const writeFinding = ({ file, line, column, sentence, rule }) => `${file}${line ? `:${line}:${column}` : ""} ${sentence} (${rule})`;

const MARK = "\uFEFF";
const CURE = "write one with npx treize init";
function readPolicyFile(file, folder) {
  const path = resolve(folder, file);
  const name = relative(folder, path) || file;
  const isPage = /\.html?$/i.test(path);
  const whole = isPage ? readPage(path, name) : readText(path, name);
  const begin = whole.startsWith(MARK) ? 1 : 0;
  const start = isPage ? findBlock(whole, name) : [begin, whole.length];
  const text = whole.slice(...start);
  const scan = scanJson(text);
  return {
    name,
    path,
    text,
    mark: whole.slice(0, begin),
    scan,
    value: scan.mistake ? void 0 : JSON.parse(text),
    place: (at) => lineOf(whole.slice(begin), start[0] + at - begin)
  };
}
function readPage(path, name) {
  const { html, decode } = readHtmlFile(path, name, CURE);
  return decode(html);
}
function readText(path, name) {
  const bytes = readBytes(path, name, CURE);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${name} is not in UTF-8: save it as UTF-8`);
  }
}
function lineOf(text, at) {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
function findBlock(html, name) {
  let start = -1;
  let end = -1;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag == "script" && "data-treize" in attributes && start < 0) start = parser.endIndex + 1;
    },
    onclosetag() {
      if (start >= 0 && end < 0) end = parser.startIndex;
    }
  });
  parser.end(html);
  if (start < 0)
    throw new UsageError(
      `${name} has no policy: write <script type="application/json" data-treize>{ \u2026 }<\/script> there`
    );
  return [start, end];
}

export { findOwner as a, findStandIn as b, findStoodIn as c, categoryOf as d, findMistakes as f, isValid as i, readPolicyFile as r, writeFinding as w };
