import { readFileSync } from 'node:fs';
import { U as UsageError } from './verb.js';

let NativeDate = globalThis.Date;

const LONGEST = 13;
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86400, week: 604800 };
function addMonths(time, months) {
  const date = new NativeDate(time);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() != day) date.setUTCDate(0);
  return +date;
}
function addLifetime(time, lifetime) {
  if (lifetime == "session") return 0;
  const [, amount, unit] = /^(\d{1,6}) (second|minute|hour|day|week|month|year)s?$/.exec(lifetime) ?? [];
  if (!amount || !unit) return Number.NaN;
  const seconds = SECONDS[unit];
  if (seconds) return time + +amount * seconds * 1e3;
  return addMonths(time, unit == "year" ? +amount * 12 : +amount);
}
function withinLongest(lifetime) {
  const start = NativeDate.UTC(2025, 0, 31);
  const end = addLifetime(start, lifetime);
  return end > start && end <= addMonths(start, LONGEST);
}

const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const END = 'the end before the policy is complete: is "<\/script>" in a text of it? Write "<\\/script>", and close what is open';
const STRANGERS = [
  [/^\ufeff/, "a byte order mark: save the file as UTF-8 without one"],
  [/^([^\S \t\n\r]|\u200b)/, "a space that JSON does not know, such as a non-breaking one: write a plain space"],
  [/^\/[/*]/, "a comment, which JSON does not have: remove it"],
  [/^<!--/, "an HTML comment, which JSON does not have: remove it"],
  [/^&(#\d+|#x[\da-f]+|[a-z]+);/i, 'an HTML entity: write the character itself, such as " for &quot;'],
  [/^['‘’`]/, 'a single quote: write "'],
  [/^[“”„«»]/, 'a typographic quote: write "'],
  [/^,/, "an extra comma: remove it"],
  [/^[[{]/, "an opening bracket where something else belongs: is a comma or a quote missing before it?"],
  [/^[}\]]/, "a closing bracket where something else belongs: close what was opened last, or remove it"],
  [/^[\w$]/, 'a word without quotes: write it in "\u2026"']
];
function scanJson(text, dot = ".") {
  const places = /* @__PURE__ */ new Map();
  const doubled = [];
  let at = 0;
  class Found extends Error {
    constructor(sentence, where = at) {
      super(sentence);
      this.sentence = sentence;
      this.where = where;
    }
    sentence;
    where;
  }
  const strange = (otherwise) => {
    if (at >= text.length) return new Found(text.trim() ? END : "nothing: write the policy there");
    const rest = text.slice(at, at + 12);
    return new Found(STRANGERS.find(([begins]) => begins.test(rest))?.[1] ?? otherwise);
  };
  const space = () => {
    while (at < text.length && " 	\n\r".includes(text[at])) at++;
  };
  function string() {
    const start = at++;
    for (; text[at] != '"'; at++) {
      const letter = text[at];
      if (letter === void 0) throw new Found(END, start);
      if (letter < " ")
        throw new Found(
          letter == "\n" ? 'a text that does not end in its line: close it with "' : "a control character: remove it",
          letter == "\n" ? start : at
        );
      if (letter != "\\") continue;
      if (!/^\\(["\\/bfnrt]|u[\da-f]{4})/i.test(text.slice(at, at + 6)) || /[BFNRTU]/.test(text[at + 1]))
        throw new Found('a backslash that JSON does not know: write "\\\\" for one');
      at++;
    }
    at++;
  }
  function members(close, member) {
    at++;
    space();
    for (let index = 0, comma = -1; text[at] != close; index++) {
      if (text[at] == ",") throw new Found("an extra comma: remove it");
      member(index);
      const end = at;
      space();
      if (text[at] == close) break;
      if (text[at] != ",") {
        if (/^["[{\w-]/.test(text[at] ?? "")) throw new Found("a missing comma: write one here", end);
        throw strange('something where a comma belongs: write ","');
      }
      comma = at++;
      space();
      if (text[at] == close) throw new Found("an extra comma: remove it", comma);
    }
    at++;
  }
  function value(path) {
    places.set(path, at);
    const letter = text[at];
    if (letter == '"') return string();
    if (letter == "[") return members("]", (index) => value(`${path}[${index}]`));
    if (letter == "{") {
      const keys = /* @__PURE__ */ new Set();
      return members("}", () => {
        if (text[at] != '"') throw strange('no key: write "key": \u2026');
        const start = at;
        string();
        const key = JSON.parse(text.slice(start, at));
        if (keys.has(key)) doubled.push({ path, key, at: start });
        keys.add(key);
        space();
        if (text[at] != ":")
          throw at < text.length ? new Found('a missing colon: write ":" after the key') : strange("");
        at++;
        space();
        value(`${path}${dot}${key}`);
        places.set(`${path}${dot}${key}`, start);
      });
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (!word) throw strange('no JSON: write "\u2026", [ \u2026 ] or { \u2026 }');
    at += word.length;
  }
  try {
    space();
    value("policy");
    space();
    if (at < text.length) throw new Found("something after the end of the policy: remove it");
    return { places, doubled };
  } catch (found) {
    if (!(found instanceof Found))
      return { places, doubled, mistake: [at, "more brackets in each other than can be read"] };
    return { places, doubled, mistake: [found.where, found.sentence] };
  }
}

const workerPath = (url) => url.replace(/^https?:\/\/[^/]*/i, "");
function createTableOf(facility) {
  const table = createTable();
  if (facility != "serviceWorkers") return table;
  return {
    add: (pattern, owner) => table.add(workerPath(pattern), owner),
    find: (url) => table.find(workerPath(url))
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

const sameEscapes = (path) => path.replace(/%[\da-f]{2}/gi, (code) => {
  const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
});
const parentOf = (host) => {
  const at = host.indexOf(".", 1);
  return at < 0 ? "" : host.slice(at);
};
const withoutDot = (host) => host.replace(/\.$/, "");
const pathOf = ({ pathname, search }) => [sameEscapes(pathname + search), sameEscapes(pathname)];
const EXPRESSION = /^\/\^|.\\|\.\+|\$\/\w*$/;
function readPattern(pattern) {
  const [whole, scheme = "*", host = "", path = "/*"] = /^(?:(?:(\*|https?|wss?):)?\/\/([^/\\?#@\s]+))?([/\\?#]\S*)?$/i.exec(pattern) ?? [];
  if (!whole || !/^[/\\]|^.*\/\//.test(whole) || EXPRESSION.test(whole)) return void 0;
  const [, star = "", name = "", port = ""] = /^(\*(?:\.|$))?(.*?)(:\d*)?$/.exec(host) ?? [];
  if (host && star != "*" && !name || /\*|%2a|^\.|\.\./i.test(name)) return void 0;
  try {
    const url = new URL(`http://${name || "this"}${port}${path}`);
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
        for (let rest = `.${host}`.slice(-264); rest; rest = parentOf(rest)) keys.push(`*${rest}`);
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
function coversHost(pattern, { hostname, port, protocol }) {
  const [, name = "", end] = /^(.*?)(:\d+)?$/.exec(pattern) ?? [];
  if (end && end != `:${port || (/s:$/.test(protocol) ? 443 : 80)}`) return false;
  const host = `.${hostname.replace(/\.$/, "")}`;
  return name == "*" || host == `.${name}` || name.startsWith("*.") && host.endsWith(name.slice(1));
}

const codeOf = (error) => error instanceof Error && "code" in error && typeof error.code == "string" ? error.code : void 0;

function readBytes(path, name, cure) {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = codeOf(error);
    throw new UsageError(`${name} ${code == "EISDIR" ? "is a folder" : "cannot be read"} (${code}): ${cure}`);
  }
}

const UTF_16 = /^(?:\xfe\xff|\xff\xfe|<\0|\0<)/;
const ISO_2022 = /\x1b(?:\$[@B]|\([IJ])/;
const ASCII = /^[\0-\x7f]*$/;
const HEAD = 1024;
const readHtmlFile = (path, name, cure) => readHtml(readBytes(path, name, cure), name);
function readHtml(bytes, name, type = "") {
  const html = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const charset = charsetOf(type);
  const unread = UTF_16.test(html) || /^utf-?16/i.test(charset) ? "UTF-16" : ISO_2022.test(html) ? "ISO-2022-JP" : "";
  if (unread) throw new UsageError(`${name} is in ${unread}, in which its tags cannot be read: save it as UTF-8`);
  const decoder = createDecoder(bytes, html.startsWith("\xEF\xBB\xBF") ? "utf-8" : charset || charsetIn(html));
  return { html, decode: (part) => ASCII.test(part) ? part : decoder.decode(Buffer.from(part, "latin1")) };
}
const charsetOf = (text) => /charset\s*=\s*["']?([^\s;"'/>]+)/i.exec(text)?.[1] ?? "";
function charsetIn(html) {
  const charset = charsetOf(/<meta\s[^>]*charset[^>]*/i.exec(html.slice(0, HEAD))?.[0] ?? "");
  return /^utf-?16/i.test(charset) ? "utf-8" : charset;
}
function createDecoder(bytes, charset) {
  try {
    if (charset) return new TextDecoder(charset);
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return new TextDecoder();
  } catch {
    return new TextDecoder("windows-1252");
  }
}

export { EXPRESSION as E, LONGEST as L, createUrlTable as a, createTableOf as b, codeOf as c, createTable as d, coversHost as e, addLifetime as f, readHtmlFile as g, readBytes as h, readHtml as i, readPattern as r, scanJson as s, withinLongest as w };
