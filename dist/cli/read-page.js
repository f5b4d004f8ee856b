import { t as toUrl } from './to-url.js';

const siteOf = (domain, page) => (domain ?? page.replace(/^www\./, "")).replace(/^\./, "");
function createOwnSite(domain, page) {
  const site = siteOf(domain, page);
  return (host) => `.${host}`.endsWith(`.${site}`);
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

const RULE = "data-consent-rule";
const LOADS = Object.assign(
  // Names come from pages: `constructor` is none of these.
  /* @__PURE__ */ Object.create(null),
  {
    script: ["src"],
    iframe: ["src"],
    frame: ["src"],
    img: ["src", "srcset"],
    source: ["src", "srcset"],
    video: ["src", "poster"],
    audio: ["src"],
    track: ["src"],
    embed: ["src"],
    input: ["src"],
    object: ["data"],
    link: ["href", "imagesrcset"],
    // A parser makes `img` of it outside SVG.
    image: ["href", "src", "srcset"],
    // As the DOM writes it, and as HTML may.
    feImage: ["href"],
    feimage: ["href"],
    body: ["background"],
    table: ["background"],
    thead: ["background"],
    tbody: ["background"],
    tfoot: ["background"],
    tr: ["background"],
    td: ["background"],
    th: ["background"],
    a: ["ping"],
    area: ["ping"]
  }
);
const LOADING_KEYS = [...new Set(Object.values(LOADS).flatMap((keys) => keys ?? []))];
Object.keys(LOADS).map((name) => /background|ping/.test(String(LOADS[name])) ? `${name}[${LOADS[name]}]` : name).join();
const LOADING_LINK = /(^|\s)(stylesheet|(\S*-)?(icon|image)(-\S*)?|manifest|modulepreload|pre(load|fetch|render|connect)|dns-prefetch|compression-dictionary)(\s|$)/i;
function splitSrcset(text) {
  const urls = [];
  let inside = false;
  for (const word of text.split(/[\t\n\f\r ]+/)) {
    let rest = word;
    if (inside) {
      const comma = word.indexOf(",");
      if (comma < 0) continue;
      rest = word.slice(comma);
    }
    rest = trimCommas(rest);
    inside = !!rest && !rest.endsWith(",");
    const url = inside ? rest : rest.slice(0, -1);
    if (url) urls.push(url);
  }
  return urls;
}
function trimCommas(text) {
  let from = 0;
  while (text[from] == ",") from++;
  let to = text.length;
  while (to > from + 1 && text[to - 1] == "," && text[to - 2] == ",") to--;
  return text.slice(from, to);
}

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

const isTextWithoutScripts = (name) => name != "noscript" && isRaw(name);
function readPage(name, path, { html, decode }) {
  const page = { name, path, html, uses: [], links: [] };
  const placeOf = createPlaces(html, decode);
  let base;
  const onPage = (address) => toUrl(address, base);
  function read(part, isText, frame) {
    const depths = { svg: 0, math: 0 };
    const onTag = (name2, nameEnd, attributes, end) => {
      const first = new Map(attributes.toReversed().map((one) => [one.name, one]));
      const valueOfAttribute = ({ valueStart, valueEnd }) => decodeEntities(part.decode(part.html.slice(valueStart, valueEnd)));
      const get = (key) => {
        const attribute = first.get(key);
        return attribute && valueOfAttribute(attribute);
      };
      const element = { ...part, name: name2, start: nameEnd - name2.length - 1, nameEnd, end, attributes, get, toUrl: onPage };
      const isForeign = !!(depths.svg || depths.math);
      const uses = findUses(element, isForeign);
      if (uses.length) {
        const outer = frame ?? element;
        const place = placeOf(outer.from + outer.start);
        const common = { file: page.name, ...place, tag: name2, marked: get("data-consent"), element: outer };
        for (const use of uses) page.uses.push({ ...common, isInner: !!frame, ...use });
      }
      if (isForeign) return;
      const [href, lang, srcdoc] = [get("href"), get("lang"), get("srcdoc")];
      if (name2 == "html" && lang) page.language ??= lang;
      if (name2 == "a" && href) page.links.push(href);
      if (name2 == "base" && href && !frame) {
        page.base ??= href;
        base ??= onPage(href)?.href;
      }
      if (name2 == "iframe" && srcdoc) read({ html: srcdoc, from: 0, decode: (text) => text }, isRaw, frame ?? element);
      if (name2 == "noscript" && isText(name2)) {
        const inner = part.html.slice(end, textEndOf(element));
        read({ ...part, html: inner, from: part.from + end }, isTextWithoutScripts, frame);
      }
    };
    scanTags(part.html, (name2) => !!name2, onTag, "", depths, isText);
  }
  read({ html, from: 0, decode }, isRaw);
  return page;
}
function findUses(element, isForeign) {
  const { name, html, end, attributes, get, decode, toUrl: toUrl2 } = element;
  if (name == "script" && !isScript(element)) return [];
  if (name == "link" && !LOADING_LINK.test(get("rel") ?? "")) return [];
  if (name == "input" && get("type")?.toLowerCase() != "image") return [];
  const keys = name == "script" && isForeign ? ["href"] : LOADS[name]?.filter((key) => key != "ping") ?? [];
  const uses = [...new Set(attributes.map((one) => one.name))].flatMap((attribute) => {
    const key = attribute.replace(/^(data-|xlink:)/, "");
    const value = keys.includes(key) ? get(attribute)?.trim() : void 0;
    return (value ? key.endsWith("srcset") ? splitSrcset(value) : [value] : []).map((url) => ({
      attribute,
      url,
      to: toUrl2(url)
    }));
  });
  if (name != "script" || isForeign || get("src") !== void 0 || get("data-src") !== void 0) return uses;
  return [{ text: decode(html.slice(end, textEndOf(element))) }];
}
function isScript({ get }) {
  const kind = readKind((key) => key == "nomodule" ? null : get(key == "data-type" ? "type" : key) ?? null);
  return kind == "classic" || kind == "module" || isHeld(get("type"));
}
const isHeld = (type) => type?.trim().toLowerCase() == "text/plain";
function textEndOf({ html, name, end }) {
  const textEnd = findEnd(html, name, end);
  return textEnd < 0 ? html.length : textEnd;
}
function createPlaces(html, decode) {
  let line = 1;
  let column = 1;
  let from = 0;
  let lineEnd = html.indexOf("\n");
  return (at) => {
    while (lineEnd >= 0 && lineEnd < at) {
      line++;
      column = 1;
      from = lineEnd + 1;
      lineEnd = html.indexOf("\n", from);
    }
    column += decode(html.slice(from, at)).length;
    from = at;
    return { line, column };
  };
}

export { LOADS as L, RULE as R, LOADING_LINK as a, splitSrcset as b, createOwnSite as c, decodeEntities as d, LOADING_KEYS as e, isHeld as i, readPage as r, scanTags as s };
