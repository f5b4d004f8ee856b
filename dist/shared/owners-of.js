import { L as LOADS, c as LOADING_LINK, R as RULE, d as LOADING_KEYS, a as attempt, s as splitSrcset } from './loads.js';

const JAVASCRIPT = /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/i;
function readKind(get) {
  const type = get("data-type");
  const language = get("language");
  const name = (type ?? (language ? `text/${language}` : "")).trim().toLowerCase();
  if (name == "module") return "module";
  if (/^(importmap|speculationrules)$/.test(name)) return "rules";
  if ((type || language) && !JAVASCRIPT.test(name)) return void 0;
  if (get("nomodule") != null) return void 0;
  const [event, target] = [get("event"), get("for")];
  return event == null || target == null || /^\s*window\s*$/i.test(target) && /^\s*onload(\(\))?\s*$/i.test(event) ? "classic" : void 0;
}

const NAMED = Object.assign(/* @__PURE__ */ Object.create(null), {
  amp: "&",
  AMP: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  colon: ":",
  sol: "/",
  bsol: "\\",
  period: ".",
  Tab: "	",
  NewLine: "\n",
  quest: "?",
  num: "#",
  commat: "@",
  percnt: "%",
  equals: "=",
  plus: "+",
  lowbar: "_",
  comma: ",",
  fjlig: "fj"
});
const decodeEntities = (value) => value.replace(/&(?:#[xX]([\da-fA-F]+)|#(\d+)|([a-zA-Z]+))(;?)(?=(.?))/g, (all, hex, number, name, end, next) => {
  if (name) return (end || /^(amp|lt|gt|quot)$/i.test(name) && !/[=\d]/.test(next) ? NAMED[name] : void 0) ?? all;
  const code = Number.parseInt(hex ?? number, hex ? 16 : 10);
  return code && code < 1114112 ? String.fromCodePoint(code) : "\uFFFD";
});

const LONGEST_NAME = 20;
const NAME = /[^\t\n\f\r />]*/y;
const GAP = /[\t\n\f\r /]*/y;
const KEY = /=?[^\t\n\f\r />=]*/y;
const EQUALS = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const UNQUOTED = /[^\t\n\f\r >]*/y;
const EMPTY_COMMENT = /-?>/y;
const SCRIPT = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
const RAW = /^(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)$/;
const isRaw = (name) => RAW.test(name);
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
function findEnd(html, raw, at) {
  if (raw == "plaintext") return -1;
  if (raw == "!--") return match(/--!?>/g, html, at);
  if (raw != "script") {
    const end = new RegExp(`</${raw}(?=[\\t\\n\\f\\r />])`, "gi");
    end.lastIndex = at;
    return end.exec(html)?.index ?? -1;
  }
  let depth = 0;
  SCRIPT.lastIndex = at;
  for (let found = SCRIPT.exec(html); found; found = SCRIPT.exec(html)) {
    const token = found[0].toLowerCase();
    if (token == "<!--") {
      depth ||= 1;
      SCRIPT.lastIndex -= 2;
    } else if (token == "-->") depth = 0;
    else if (token == "<script") depth &&= 2;
    else if (depth < 2) return found.index;
    else depth = 1;
  }
  return -1;
}
function scanTags(html, isWanted, onTag, raw = "", depths = { svg: 0, math: 0 }, isText = isRaw) {
  const { length } = html;
  let at = 0;
  while (at < length) {
    if (raw) {
      at = findEnd(html, raw, at);
      if (at < 0) return { end: length, raw };
      raw = "";
    }
    const start = html.indexOf("<", at);
    if (start < 0) break;
    const next = html[start + 1];
    if (next === void 0) return { end: start, raw };
    const closing = next == "/";
    const nameStart = closing ? start + 2 : start + 1;
    if (!/[a-z]/i.test(html[nameStart] ?? "")) {
      if (closing || next == "!" || next == "?") {
        if (html.startsWith("!--", start + 1)) {
          at = match(EMPTY_COMMENT, html, start + 4);
          if (at < 0) {
            at = start + 4;
            raw = "!--";
          }
          continue;
        }
        const data = (depths.svg || depths.math) && html.startsWith("![CDATA[", start + 1);
        const end = html.indexOf(data ? "]]>" : ">", start);
        if (end < 0) return { end: start, raw };
        at = end + (data ? 3 : 1);
      } else at = start + 1;
      continue;
    }
    const nameEnd = match(NAME, html, nameStart);
    const name = html.slice(nameStart, nameEnd).toLowerCase();
    const attributes = [];
    at = readAttributes(html, nameEnd, isWanted, attributes);
    if (at < 0) return { end: start, raw };
    if (name == "svg" || name == "math") {
      if (!closing) depths[name] += html[at - 2] == "/" ? 0 : 1;
      else if (depths[name]) depths[name]--;
    }
    if (closing) continue;
    onTag(name, nameEnd, attributes, at);
    if (!depths.svg && !depths.math && isText(name)) raw = name;
  }
  return { end: length, raw };
}
function readAttributes(html, from, isWanted, attributes) {
  for (let at = from; ; ) {
    const start = match(GAP, html, at);
    if (start >= html.length) return -1;
    if (html[start] == ">") return start + 1;
    const nameEnd = match(KEY, html, start);
    let valueEnd = nameEnd;
    let end = nameEnd;
    let valueStart = match(EQUALS, html, nameEnd);
    if (valueStart >= 0) {
      const quote = html[valueStart];
      const quoted = quote == '"' || quote == "'";
      if (quoted) valueStart++;
      valueEnd = quoted ? html.indexOf(quote, valueStart) : match(UNQUOTED, html, valueStart);
      if (valueEnd < 0) return -1;
      end = quoted ? valueEnd + 1 : valueEnd;
    } else valueStart = nameEnd;
    const name = nameEnd - start < LONGEST_NAME ? html.slice(start, nameEnd).toLowerCase() : "";
    if (isWanted(name)) attributes.push({ name, start, valueStart, valueEnd, end });
    at = end;
  }
}

const WANTED = /* @__PURE__ */ new Set([...LOADING_KEYS, "xlink:href", "data-consent", "rel", "type", "srcdoc"]);
function rewriteHtml(html, options) {
  let changed = "";
  let copied = 0;
  const put = (from, to, text) => {
    changed += html.slice(copied, from) + text;
    copied = to;
  };
  scanTags(
    html,
    isWanted,
    (name, nameEnd, attributes) => markTag(html, name, nameEnd, attributes, options, put),
    options.raw,
    void 0,
    options.isText
  );
  return copied ? changed + html.slice(copied) : html;
}
const isWanted = (name) => WANTED.has(name);
function markTag(html, name, nameEnd, attributes, { runs, ownersOf }, put) {
  const keys = LOADS[name];
  if (!keys) return;
  const textOf = ({ valueStart, valueEnd }) => decodeEntities(html.slice(valueStart, valueEnd));
  const first = /* @__PURE__ */ new Map();
  for (const attribute of attributes) if (!first.has(attribute.name)) first.set(attribute.name, attribute);
  const isScript = name == "script";
  if (first.has("data-consent") || isScript && !runs) return;
  const rel = first.get("rel");
  const waits = name != "link" || rel && LOADING_LINK.test(textOf(rel)) ? keys : [];
  let owners;
  const deferred = /* @__PURE__ */ new Set();
  for (const [written, attribute] of first) {
    const key = written.replace("xlink:", "");
    if (!waits.includes(key) && !(isScript && key == "href")) continue;
    const found = ownersOf(textOf(attribute), key, name);
    if (!found) continue;
    owners = found;
    deferred.add(written);
  }
  if (owners)
    put(nameEnd, nameEnd, `${isScript ? " type=text/plain" : ""} data-consent=${owners.join("&#32;")} ${RULE}`);
  for (const attribute of attributes) {
    const { name: written, start, valueStart, end } = attribute;
    if (deferred.has(written)) put(start, written.startsWith("xlink:") ? start + 6 : start, "data-");
    else if (owners && isScript && written == "type") put(start, start, "data-");
    else if (name == "iframe" && written == "srcdoc" && valueStart < end) {
      const inner = textOf(attribute);
      const rewritten = rewriteHtml(inner, { runs: true, ownersOf });
      if (rewritten != inner)
        put(start, end, `srcdoc=${rewritten.replace(/[&\s"'<>=`]/g, (sign) => `&#${sign.charCodeAt(0)};`)}`);
    }
  }
}

const createOwnersOf = (missing) => (value, key, name) => {
  let found;
  if (/frame|embed|object/.test(name) && /^\s*data:[^,]*(html|xml)/i.test(value)) {
    const page = value.slice(value.indexOf(",") + 1);
    const html = /^[^,]*;\s*base64/i.test(value) ? attempt(() => atob(page)) : attempt(() => decodeURIComponent(page));
    const look = (url, inner) => {
      found ??= /srcset/.test(inner) ? splitSrcset(url).map(missing).find(Boolean) : missing(url);
      return void 0;
    };
    rewriteHtml(html ?? page, { runs: true, ownersOf: look });
    return found;
  }
  for (const url of /srcset/.test(key) ? splitSrcset(value) : key == "ping" ? value.split(/\s+/) : [value])
    if (url && (found = missing(url))) return found;
  return void 0;
};

export { rewriteHtml as a, isWanted as b, createOwnersOf as c, decodeEntities as d, findEnd as f, isRaw as i, markTag as m, readKind as r, scanTags as s };
