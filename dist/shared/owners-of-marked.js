import { n as $String_toLowerCase, k as $String_trim, b as $RegExp_test, $ as $String_replace, a as $pattern, m as $RegExp_exec, f as $Array_find, j as $URL, g as $Array_join } from './record-cookie.js';
import { $ as $Object_assign, a as attempt, s as splitSrcset, b as LOADS, c as LOADING_LINK, R as RULE, d as LOADING_KEYS } from './loads.js';
import { $ as $Object_create } from './_native_Object.js';
import { z as $Number_parseInt, f as $String_startsWith, t as $RegExp, a as $Array_push, d as $Map, k as $Map_set, e as $Map_get } from './_native_String.js';
import { b as $String_indexOf } from './_native_Array.js';
import { a as $String_slice, $ as $String_split } from './find-owner.js';
import { $ as $Array_map, a as $Set } from './_native_Set.js';
import { $ as $Set_has } from './_native_Set.prototype.js';
import { e as $Map_has } from './state.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { $ as $Set_add } from './_native_Set2.prototype.js';
import { b as bind } from './_native_bind.js';
import { $ as $decodeURIComponent } from './read-cookies.js';
import { r as readNames } from './read-names.js';

const JAVASCRIPT = /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/i;
function readKind(get) {
  const type = get("data-type");
  const language = get("language");
  const name = $String_toLowerCase($String_trim(type ?? (language ? `text/${language}` : "")));
  if (name == "module") return "module";
  if ($RegExp_test(/^(importmap|speculationrules)$/, name)) return "rules";
  if ((type || language) && !$RegExp_test(JAVASCRIPT, name)) return void 0;
  if (get("nomodule") != null) return void 0;
  const [event, target] = [get("event"), get("for")];
  return event == null || target == null || $RegExp_test(/^\s*window\s*$/i, target) && $RegExp_test(/^\s*onload(\(\))?\s*$/i, event) ? "classic" : void 0;
}

var $atob = /*#__PURE__*/ (() => atob)();

const NAMED = $Object_assign($Object_create(null), {
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
const decodeEntities = (value) => $String_replace(value, $pattern(/&(?:#[xX]([\da-fA-F]+)|#(\d+)|([a-zA-Z]+))(;?)(?=(.?))/g), (all, hex, number, name, end, next) => {
  if (name) return (end || $RegExp_test(/^(amp|lt|gt|quot)$/i, name) && !$RegExp_test(/[=\d]/, next) ? NAMED[name] : void 0) ?? all;
  const code = $Number_parseInt(hex ?? number, hex ? 16 : 10);
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
const isRaw = (name) => $RegExp_test(RAW, name);
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return $RegExp_test(pattern, text) ? pattern.lastIndex : -1;
}
function findEnd(html, raw, at) {
  if (raw == "plaintext") return -1;
  if (raw == "!--") return match(/--!?>/g, html, at);
  if (raw != "script") {
    const end = new $RegExp(`</${raw}(?=[\\t\\n\\f\\r />])`, "gi");
    end.lastIndex = at;
    return $RegExp_exec(end, html)?.index ?? -1;
  }
  let depth = 0;
  SCRIPT.lastIndex = at;
  for (let found = $RegExp_exec(SCRIPT, html); found; found = $RegExp_exec(SCRIPT, html)) {
    const token = $String_toLowerCase(found[0]);
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
    const start = $String_indexOf(html, "<", at);
    if (start < 0) break;
    const next = html[start + 1];
    if (next === void 0) return { end: start, raw };
    const closing = next == "/";
    const nameStart = closing ? start + 2 : start + 1;
    if (!$RegExp_test(/[a-z]/i, html[nameStart] ?? "")) {
      if (closing || next == "!" || next == "?") {
        if ($String_startsWith(html, "!--", start + 1)) {
          at = match(EMPTY_COMMENT, html, start + 4);
          if (at < 0) {
            at = start + 4;
            raw = "!--";
          }
          continue;
        }
        const data = (depths.svg || depths.math) && $String_startsWith(html, "![CDATA[", start + 1);
        const end = $String_indexOf(html, data ? "]]>" : ">", start);
        if (end < 0) return { end: start, raw };
        at = end + (data ? 3 : 1);
      } else at = start + 1;
      continue;
    }
    const nameEnd = match(NAME, html, nameStart);
    const name = $String_toLowerCase($String_slice(html, nameStart, nameEnd));
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
      valueEnd = quoted ? $String_indexOf(html, quote, valueStart) : match(UNQUOTED, html, valueStart);
      if (valueEnd < 0) return -1;
      end = quoted ? valueEnd + 1 : valueEnd;
    } else valueStart = nameEnd;
    const name = nameEnd - start < LONGEST_NAME ? $String_toLowerCase($String_slice(html, start, nameEnd)) : "";
    if (isWanted(name)) $Array_push(attributes, { name, start, valueStart, valueEnd, end });
    at = end;
  }
}

var $String_charCodeAt = /*#__PURE__*/ bind(String.prototype.charCodeAt);

const WANTED = new $Set([...LOADING_KEYS, "xlink:href", "consent", "rel", "type", "srcdoc"]);
function rewriteHtml(html, options) {
  let changed = "";
  let based = options;
  let copied = 0;
  const put = (from, to, text) => {
    changed += $String_slice(html, copied, from) + text;
    copied = to;
  };
  scanTags(
    html,
    isWanted,
    (name, nameEnd, attributes) => {
      const href = name == "base" && based == options && $Array_find(attributes, (attribute) => attribute.name == "href");
      if (href) {
        const base = decodeEntities($String_slice(html, href.valueStart, href.valueEnd));
        if (base) based = { ...options, ownersOf: ownersUnder(base, options) };
      }
      markTag(html, name, nameEnd, attributes, based, put);
    },
    options.raw,
    void 0,
    options.isText
  );
  return copied ? changed + $String_slice(html, copied) : html;
}
function ownersUnder(base, { ownersOf }) {
  const from = attempt(() => new $URL(base, globalThis.location?.href));
  return (value, key, name) => {
    const at = (url) => attempt(() => new $URL(url, from).href) ?? url;
    return ownersOf($RegExp_test(/srcset/, key) ? $Array_join($Array_map(splitSrcset(value), at), ", ") : at(value), key, name);
  };
}
const isWanted = (name) => $Set_has(WANTED, $String_replace(name, "data-", ""));
function markTag(html, name, nameEnd, attributes, { runs, ownersOf, ofMarked }, put) {
  const keys = LOADS[name];
  if (!keys) return;
  const textOf = ({ valueStart, valueEnd }) => decodeEntities($String_slice(html, valueStart, valueEnd));
  const first = new $Map();
  for (const attribute of attributes) if (!$Map_has(first, attribute.name)) $Map_set(first, attribute.name, attribute);
  const isScript = name == "script";
  const isMarked = $Map_has(first, "data-consent");
  const find = isMarked ? ofMarked?.(name, first, textOf) : ownersOf;
  if (!find || isScript && !runs) return;
  const rel = $Map_get(first, "rel");
  const waits = name != "link" || rel && $RegExp_test(LOADING_LINK, textOf(rel)) ? keys : [];
  let owners;
  const deferred = new $Set();
  for (const [written, attribute] of first) {
    const key = $String_replace(written, "xlink:", "");
    if (!$Array_includes(waits, key) && !(isScript && key == "href")) continue;
    const found = find(textOf(attribute), key, name);
    if (!found) continue;
    owners = found;
    $Set_add(deferred, written);
  }
  if (owners)
    put(
      nameEnd,
      nameEnd,
      (isScript ? " type=text/plain" : "") + (isMarked ? "" : ` data-consent=${$Array_join(owners, "&#32;")} ${RULE}`)
    );
  for (const attribute of attributes) {
    const { name: written, start, valueStart, end } = attribute;
    if ($Set_has(deferred, written)) {
      const key = $String_replace(written, "xlink:", "");
      put(start, start + written.length - key.length, $Map_has(first, `data-${key}`) ? "data-consent-" : "data-");
    } else if (owners && isScript && written == "type") put(start, start, "data-");
    else if (name == "iframe" && written == "srcdoc" && valueStart < end) {
      const inner = textOf(attribute);
      const rewritten = rewriteHtml(inner, { runs: true, ownersOf, ofMarked });
      if (rewritten != inner)
        put(start, end, `srcdoc=${$String_replace(rewritten, $pattern(/[&\s"'<>=`]/g), (sign) => `&#${$String_charCodeAt(sign, 0)};`)}`);
    }
  }
}

const createOwnersOf = (missing) => (value, key, name) => {
  let found;
  if ($RegExp_test(/frame|embed|object/, name) && $RegExp_test(/^\s*data:[^,]*(html|xml)/i, value)) {
    const page = $String_slice(value, $String_indexOf(value, ",") + 1);
    const html = $RegExp_test(/^[^,]*;\s*base64/i, value) ? attempt(() => $atob(page)) : attempt(() => $decodeURIComponent(page));
    const look = (url, inner) => {
      found ??= $RegExp_test(/srcset/, inner) ? $Array_find($Array_map(splitSrcset(url), missing), Boolean) : missing(url);
      return void 0;
    };
    rewriteHtml(html ?? page, { runs: true, ownersOf: look });
    return found;
  }
  for (const url of $RegExp_test(/srcset/, key) ? splitSrcset(value) : key == "ping" ? $String_split(value, /\s+/) : [value])
    if (url && (found = missing(url))) return found;
  return void 0;
};

const createOwnersOfMarked = (ownersOf, holds) => (name, attributes, textOf) => {
  const get = (key) => {
    const attribute = $Map_get(attributes, key);
    return attribute && textOf(attribute);
  };
  const names = readNames(get("data-consent") ?? "");
  if (!holds(names) || name == "script" && $RegExp_test(/plain/i, get("type") ?? "")) return void 0;
  return (value, key, tag) => key == "poster" || $Map_has(attributes, `data-${key}`) ? ownersOf(value, key, tag) : names;
};

export { $atob as $, rewriteHtml as a, createOwnersOfMarked as b, createOwnersOf as c, isWanted as d, decodeEntities as e, findEnd as f, isRaw as i, markTag as m, readKind as r, scanTags as s };
