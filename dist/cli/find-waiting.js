import { L as LOADS, a as LOADING_LINK, R as RULE, s as scanTags, d as decodeEntities, b as splitSrcset, e as LOADING_KEYS, i as isHeld } from './read-page.js';
import { e as explainUse } from './explain-use.js';
import { H as HERE } from './to-url.js';

function attempt(run) {
  try {
    return run();
  } catch {
    return void 0;
  }
}

const WANTED = /* @__PURE__ */ new Set([...LOADING_KEYS, "xlink:href", "consent", "rel", "type", "srcdoc"]);
function rewriteHtml(html, options) {
  let changed = "";
  let based = options;
  let copied = 0;
  const put = (from, to, text) => {
    changed += html.slice(copied, from) + text;
    copied = to;
  };
  scanTags(
    html,
    isWanted,
    (name, nameEnd, attributes) => {
      const href = name == "base" && based == options && attributes.find((attribute) => attribute.name == "href");
      if (href) {
        const base = decodeEntities(html.slice(href.valueStart, href.valueEnd));
        if (base) based = { ...options, ownersOf: ownersUnder(base, options) };
      }
      markTag(html, name, nameEnd, attributes, based, put);
    },
    options.raw,
    void 0,
    options.isText
  );
  return copied ? changed + html.slice(copied) : html;
}
function ownersUnder(base, { ownersOf }) {
  const from = attempt(() => new URL(base, globalThis.location?.href));
  return (value, key, name) => {
    const at = (url) => attempt(() => new URL(url, from).href) ?? url;
    return ownersOf(/srcset/.test(key) ? splitSrcset(value).map(at).join(", ") : at(value), key, name);
  };
}
const isWanted = (name) => WANTED.has(name.replace("data-", ""));
function markTag(html, name, nameEnd, attributes, { runs, ownersOf, ofMarked }, put) {
  const keys = LOADS[name];
  if (!keys) return;
  const textOf = ({ valueStart, valueEnd }) => decodeEntities(html.slice(valueStart, valueEnd));
  const first = /* @__PURE__ */ new Map();
  for (const attribute of attributes) if (!first.has(attribute.name)) first.set(attribute.name, attribute);
  const isScript = name == "script";
  const isMarked = first.has("data-consent");
  const find = isMarked ? ofMarked?.(name, first, textOf) : ownersOf;
  if (!find || isScript && !runs) return;
  const rel = first.get("rel");
  const waits = name != "link" || rel && LOADING_LINK.test(textOf(rel)) ? keys : [];
  let owners;
  const deferred = /* @__PURE__ */ new Set();
  for (const [written, attribute] of first) {
    const key = written.replace("xlink:", "");
    if (!waits.includes(key) && !(isScript && key == "href")) continue;
    const found = find(textOf(attribute), key, name);
    if (!found) continue;
    owners = found;
    deferred.add(written);
  }
  if (owners)
    put(
      nameEnd,
      nameEnd,
      (isScript ? " type=text/plain" : "") + (isMarked ? "" : ` data-consent=${owners.join("&#32;")} ${RULE}`)
    );
  for (const attribute of attributes) {
    const { name: written, start, valueStart, end } = attribute;
    if (deferred.has(written)) {
      const key = written.replace("xlink:", "");
      put(start, start + written.length - key.length, first.has(`data-${key}`) ? "data-consent-" : "data-");
    } else if (owners && isScript && written == "type") put(start, start, "data-");
    else if (name == "iframe" && written == "srcdoc" && valueStart < end) {
      const inner = textOf(attribute);
      const rewritten = rewriteHtml(inner, { runs: true, ownersOf, ofMarked });
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

const readNames = (mark) => mark.split(/\s+/).filter(Boolean);

const createOwnersOfMarked = (ownersOf, holds) => (name, attributes, textOf) => {
  const get = (key) => {
    const attribute = attributes.get(key);
    return attribute && textOf(attribute);
  };
  const names = readNames(get("data-consent") ?? "");
  if (!holds(names) || name == "script" && /plain/i.test(get("type") ?? "")) return void 0;
  return (value, key, tag) => key == "poster" || attributes.has(`data-${key}`) ? ownersOf(value, key, tag) : names;
};

const ownersOf = (rules, { url, to, text }) => url === void 0 ? rules.inline(text ?? "") : to ? rules.requests.find(to, HERE) : [];
const waits = ({ essential, exempt }, name) => !essential.has(name) && !exempt.has(name);
const waitsFor = (rules, what) => ownersOf(rules, what).filter((name) => waits(rules, name));
function waitingTags(rules, uses) {
  const found = /* @__PURE__ */ new Map();
  const groups = /* @__PURE__ */ new Map();
  for (const use of uses) {
    const group = groups.get(use.element);
    if (group) group.push(use);
    else groups.set(use.element, [use]);
  }
  for (const [element, own] of groups) {
    const waiting = findWaitingTag(rules, element, own);
    if (waiting) found.set(element, waiting);
  }
  return found;
}
function findWaitingTag(rules, element, uses) {
  const { name, html, nameEnd, attributes, get, decode, toUrl } = element;
  const written = get("data-consent");
  const mark = written === void 0 ? void 0 : readNames(written);
  const names = new Set(mark);
  const missing = createOwnersOf((url) => {
    const owners = waitsFor(rules, { url, to: toUrl(decode(url)) });
    return owners.length ? owners : void 0;
  });
  const find = (value, key, tag) => {
    const owners = key == "ping" ? void 0 : missing(value, key, tag);
    if (!mark) for (const owner of owners ?? []) names.add(owner);
    return owners;
  };
  const holds = (names2) => !names2.length || names2.some((one) => waits(rules, one));
  const options = { runs: true, ownersOf: find, ofMarked: createOwnersOfMarked(missing, holds) };
  const places = /* @__PURE__ */ new Set();
  const own = attributes.filter((one) => one.name != "srcdoc");
  markTag(html, name, nameEnd, own, options, (from) => places.add(from));
  const deferred = new Set(own.flatMap((one) => places.has(one.start) && one.name != "type" ? [one.name] : []));
  const inner = name == "iframe" && get("srcdoc") || "";
  const rewritten = rewriteHtml(inner, { ...options, ownersOf: missing });
  const srcdoc = rewritten == inner ? void 0 : rewritten;
  if (!mark) {
    for (const use of uses)
      if (!use.isInner && (use.attribute ? deferred.has(use.attribute) : name == "script"))
        for (const owner of waitsFor(rules, use)) names.add(owner);
  }
  const runs = name == "script" && !!mark && !isHeld(get("type")) && holds(mark);
  const isFound = srcdoc !== void 0 || (mark ? deferred.size || runs : names.size);
  return isFound ? { names: [...names], isMarked: !!mark, deferred, srcdoc } : void 0;
}
function findLostMarks({ names, essential }, uses) {
  const known = [...essential, ...names];
  const seen = /* @__PURE__ */ new Set();
  return uses.flatMap((use) => {
    const { marked, element } = use;
    if (marked === void 0) return [];
    const written = readNames(marked);
    return (written.length ? written : [""]).flatMap((name) => {
      const once = `${element.from + element.start} ${name}`;
      if (known.includes(name) || seen.has(once)) return [];
      seen.add(once);
      return [[use, explainUse.unknown(name, known)]];
    });
  });
}

export { waitsFor as a, findLostMarks as f, ownersOf as o, waitingTags as w };
