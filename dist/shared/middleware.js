import { g as gateSetCookies, r as readState, d as rulesOf, a as answerLog, b as recordChoice } from './answer-log.js';
import { g as createVerdict } from './state.js';
import { o as openPatterns, r as readPattern } from './_native_String.js';
import { c as createOwnSite } from './own-site.js';
import { s as scanTags, i as isRaw, m as markTag, a as rewriteHtml$1, d as isWanted, e as decodeEntities, f as findEnd, r as readKind, b as createOwnersOfMarked, c as createOwnersOf } from './owners-of-marked.js';
import { R as RULE } from './loads.js';

const told = /* @__PURE__ */ new Set();
function tellUndeclared(name, needs) {
  if (needs.length || told.has(name) || told.size > 999) return;
  told.add(name);
  console.warn(
    `[treize] The server's cookie "${name}" was left out: no category declares it. Add { "name": "${name}" } to the "cookies" of the category that it belongs to, or set "undeclared" to "report".`
  );
}
function gateResponse(response, { policy, request, onHeld = tellUndeclared, now = Date.now() }) {
  const { headers, url } = request;
  const { status, statusText, headers: old, body } = response;
  const lines = old.getSetCookie();
  const cookies = headers.get("cookie") ?? "";
  const allowed = gateSetCookies(lines, {
    ...readState(policy, cookies, () => now),
    cookies,
    url,
    now,
    onHeld
  });
  if (status < 200 || allowed.length == lines.length && allowed.every((line, at) => line == lines[at]))
    return response;
  const changed = new Headers(old);
  changed.delete("set-cookie");
  for (const line of allowed) changed.append("set-cookie", line);
  return new Response(body, { status, statusText, headers: changed });
}

function sourcesOf(pattern) {
  const [host, scheme = "*", path = ""] = readPattern(pattern) ?? [];
  if (!host) return [];
  const [, star = "", name = ""] = /^(\*\.?)?(.*)$/.exec(host) ?? [];
  const start = scheme == "*" ? "" : `${scheme}://`;
  if (!name) return [scheme == "*" ? "*" : `${scheme}:`];
  const folder = /^([^*?]*\/)\*$/.exec(path)?.[1] ?? (/[*?]/.test(path) ? "" : path);
  const end = folder == "/" ? "" : folder.replace(/[;,]/g, encodeURIComponent);
  return star ? [`${start}*.${name}${end}`, `${start}${name}${end}`] : [`${start}${name}${end}`];
}
function contentSecurityPolicy(policy, { cookies, reportOnly, report, hosts = [], host }) {
  const { rules, state } = readState(policy, cookies);
  const { isGranted } = createVerdict(rules, state.has);
  const sites = [rules.record.domain, host?.replace(/^www\./, "")].filter((site) => site !== void 0);
  const own = sites.map((site) => site.replace(/^\./, "").replace(/:\d+$/, ""));
  const sources = [...own.flatMap((site) => [site, `*.${site}`]), ...hosts.flatMap(sourcesOf)];
  sources.push(...rules.patterns(["requests"], (owner) => isGranted([owner])).flatMap(sourcesOf));
  sources.push(...openPatterns(policy).flatMap(sourcesOf));
  const all = [...new Set(sources)];
  const sockets = all.filter((source) => /^https?:/.test(source)).map((source) => source.replace(/^http/, "ws"));
  const bare = all.filter((source) => /^[^:/]+(\/|$)/.test(source)).map((source) => `wss://${source}`);
  const list = ["'self'", ...all].join(" ");
  const directives = [
    `default-src ${list} 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' data: blob:`,
    `connect-src ${[list, .../* @__PURE__ */ new Set([...sockets, ...bare])].join(" ")} data: blob:`
  ];
  if (report) directives.push(`report-uri ${report}`);
  return [`Content-Security-Policy${reportOnly ? "-Report-Only" : ""}`, directives.join("; ")];
}

const PAGE = /<!doctype\s+html|<html(?=[\s>])/i;
function createHeadPlace(isWanted) {
  let headAt = isWanted ? "before" : "done";
  let isPage = false;
  return {
    isDone: () => headAt == "done",
    find(html, name, attributes, start, end) {
      if (headAt == "done") return void 0;
      isPage ||= name == "html" || PAGE.test(html.slice(0, start));
      if (name == "html") return void 0;
      if (headAt == "before" && name == "head") {
        headAt = "inside";
        return void 0;
      }
      const hasHead = isPage || headAt == "inside";
      headAt = "done";
      if (!hasHead) return void 0;
      const namesEncoding = name == "meta" && attributes.some((one) => /^(charset|http-equiv)$/.test(one.name));
      return namesEncoding ? end : start;
    },
    pass(html, to) {
      if (headAt == "before") isPage ||= PAGE.test(html.slice(0, to));
    }
  };
}

const MORE = ["href", "data-consent-table", "charset", "http-equiv", "language", "nomodule", "event", "for"];
const OWN_PATH = /^(?!\/\/)[\w./?#%&=-]*$/;
const ASCII = /^[\0-\x7f]*$/;
const isText = (name) => name != "noscript" && isRaw(name);
const isRead = (name) => isWanted(name) || MORE.includes(name);
function createRewriter(options) {
  const { url, holds, ownersOfInline, head, table, read } = options;
  const headPlace = createHeadPlace(!!head);
  let pending = "";
  let awaited = "";
  let base = "";
  const depths = { svg: 0, math: 0 };
  const decode = (text) => ASCII.test(text) ? text : read(text);
  const ownersOf = createOwnersOf((written) => ownersOfUrl(written, base, decode, options));
  const marks = { runs: true, ownersOf, ofMarked: createOwnersOfMarked(ownersOf, holds) };
  function rewrite(last) {
    const html = pending;
    let changed = "";
    let copied = 0;
    let held = -1;
    const put = (from, to, text) => {
      changed += html.slice(copied, from) + text;
      copied = to;
    };
    const onTag = (name, nameEnd, attributes, end) => {
      if (held >= 0 || headPlace.isDone() && !attributes.length && !isRaw(name)) return;
      const isForeign = !!(depths.svg || depths.math);
      const tag = readTag(html, name, nameEnd, attributes, end, isForeign);
      const isTable = !!table && !!tag.find("data-consent-table");
      const missing = last ? void 0 : findMissing(html, tag, isTable);
      if (missing !== void 0) {
        held = tag.start;
        awaited = missing;
        return;
      }
      const textEnd = tag.textEnd < 0 ? html.length : tag.textEnd;
      const headAt = isForeign ? void 0 : headPlace.find(html, name, attributes, tag.start, end);
      if (headAt !== void 0) put(headAt, headAt, head);
      if (name == "base" && !base && !isForeign) base = readBase(tag.get("href"), url);
      const owners = !isForeign && isInline(tag) ? ownersOfInline(decode(html.slice(end, textEnd))) : void 0;
      if (owners) markInline(nameEnd, tag.find("type"), owners, put);
      else markTag(html, name, nameEnd, attributes, marks, put);
      if (isTable && /^\s*<\//.test(html.slice(end))) put(end, end, table());
      if (name == "noscript" && !isForeign)
        put(end, textEnd, rewriteHtml$1(html.slice(end, textEnd), { ...marks, isText }));
    };
    const scanned = scanTags(html, isRead, onTag, "", depths);
    if (last) held = html.length;
    else {
      if (held < 0) [held, awaited] = findRest(html, scanned);
      headPlace.pass(html, held);
    }
    pending = html.slice(held);
    return changed + html.slice(copied, held);
  }
  let begun = false;
  let passes = false;
  return {
    write(text) {
      if (!begun && text) passes = /^(\xfe\xff|\xff\xfe)/.test(text);
      begun ||= !!text;
      if (passes) return text;
      const came = !awaited || (pending.slice(-1) + text).includes(awaited);
      pending += text;
      return came ? rewrite(false) : "";
    },
    end: () => rewrite(true)
  };
}
function readTag(html, name, nameEnd, attributes, end, isForeign) {
  const find = (key) => attributes.find((one) => one.name == key);
  return {
    name,
    start: nameEnd - name.length - 1,
    end,
    textEnd: isRaw(name) && !isForeign ? findEnd(html, name, end) : end,
    find,
    get(key) {
      const one = find(key);
      return one ? decodeEntities(html.slice(one.valueStart, one.valueEnd)) : null;
    }
  };
}
function findMissing(html, { end, textEnd }, isTable) {
  if (textEnd < 0) return "</";
  return isTable && /^\s*<?$/.test(html.slice(end)) ? "" : void 0;
}
function findRest(html, { end, raw }) {
  if (raw) return [html.lastIndexOf("<!--"), ">"];
  return [end, end < html.length ? ">" : ""];
}
function ownersOfUrl(written, base, decode, { url, missing, ownPasses }) {
  if (ownPasses && !base && OWN_PATH.test(written)) return void 0;
  try {
    return missing(new URL(decode(written), base || url));
  } catch {
    return void 0;
  }
}
function isInline({ name, find, get }) {
  if (name != "script" || find("src") || find("data-consent")) return false;
  const kind = readKind((key) => get(key == "data-type" ? "type" : key));
  return !!kind && kind != "rules";
}
function readBase(href, url) {
  try {
    return href ? new URL(href, url).href : "";
  } catch {
    return "";
  }
}
function markInline(nameEnd, type, owners, put) {
  put(nameEnd, nameEnd, ` type=text/plain data-consent=${owners.join("&#32;")} ${RULE}`);
  if (type) put(type.start, type.start, "data-");
}

const UNREADABLE = /^(utf-16|iso-2022|replacement)/;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;
const entities = (text) => text.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
const quoted = (text) => entities(text.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`));
function decoderOf(type) {
  try {
    return new TextDecoder(CHARSET.exec(type ?? "")?.[1]);
  } catch {
    return new TextDecoder();
  }
}
const mayBePage = (type) => !type || /^\s*text\/html\s*(;|$)/i.test(type);
const isHtml = (type, encoding) => mayBePage(type) && !UNREADABLE.test(decoderOf(type).encoding) && /^(identity)?$/i.test(encoding ?? "");
function writeHead({ policy, script, nonce }) {
  if (!script) return "";
  const mark = nonce ? ` nonce="${quoted(nonce)}"` : "";
  const json = JSON.stringify(policy).replace(
    /[<\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
  return `<script type="application/json" data-treize${mark}>${json}<\/script><script src="${quoted(script)}"${mark}><\/script>`;
}
const reachesHost = ({ patterns }, hostname) => patterns(["requests"], () => true).some((pattern) => {
  const [host = ""] = readPattern(pattern) ?? [];
  const name = host.replace(/^\*\.?|:\d+$/g, "");
  return !name || `.${hostname}`.endsWith(`.${name}`);
});
function createPageRewriter(options) {
  const { policy, url, cookies, table, type } = options;
  const { rules, state } = readState(policy, cookies);
  const verdict = createVerdict(rules, state.has);
  const { origin, hostname } = new URL(url);
  const isOwn = createOwnSite(rules.record.domain, hostname);
  const decoder = decoderOf(type);
  const rewriter = createRewriter({
    url,
    missing(to) {
      const needs = rules.requests.find(to, origin);
      if (needs.length) return verdict.mayCall(needs) ? void 0 : needs;
      if (rules.undeclared.requests == "pass" || !/^(http|ws)/.test(to.protocol) || isOwn(to.hostname)) return void 0;
      return verdict.mayCall([]) ? void 0 : rules.names;
    },
    holds: (names) => !verdict.isGranted(names),
    ownPasses: !reachesHost(rules, hostname),
    ownersOfInline(text) {
      const owners = rules.inline(text);
      return owners.length && !verdict.isGranted(owners) ? owners : void 0;
    },
    head: writeHead(options),
    table: table && (() => entities(table())),
    read: (text) => decoder.decode(toBytes(text))
  });
  return type ? rewriter : guessKind(rewriter);
}
const STARTS_PAGE = /^[\t\n\f\r ]*(?:\xef\xbb\xbf)?[\t\n\f\r ]*<(?:!--|(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[ >])/i;
const LOOKED_AT = 1445;
function guessKind(rewriter) {
  let looked = "";
  let isPage;
  function write(text, last) {
    if (isPage !== void 0) return isPage ? rewriter.write(text) : text;
    looked += text;
    if (!last && looked.length < LOOKED_AT && !/>/.test(looked)) return "";
    isPage = STARTS_PAGE.test(looked);
    return isPage ? rewriter.write(looked) : looked;
  }
  return {
    write: (text) => write(text, false),
    end: () => write("", true) + (isPage ? rewriter.end() : "")
  };
}
const { Buffer: Native } = globalThis;
function fromBytes(bytes) {
  if (Native) return Native.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
function toBytes(text) {
  if (Native) return new Uint8Array(Native.from(text, "latin1"));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
const createStream = (rewriter) => new TransformStream({
  transform(bytes, controller) {
    const text = rewriter.write(fromBytes(bytes));
    if (text) controller.enqueue(toBytes(text));
  },
  flush(controller) {
    const text = rewriter.end();
    if (text) controller.enqueue(toBytes(text));
  }
});
function rewriteHtml(response, { policy, request, script, nonce, table }) {
  const { headers: asked, url, method } = request;
  const { body, headers: old, status, statusText } = response;
  const type = old.get("content-type");
  const rewriter = createPageRewriter({ policy, url, cookies: asked.get("cookie"), script, nonce, table, type });
  if (status < 200 || status == 206 || !isHtml(type, old.get("content-encoding"))) return response;
  if (!body && method != "HEAD") return response;
  const headers = new Headers(old);
  changeHeaders(headers);
  return new Response(method == "HEAD" ? body : body?.pipeThrough(createStream(rewriter)), {
    status,
    statusText,
    headers
  });
}
function changeHeaders(headers) {
  for (const name of ["content-length", "content-md5", "content-digest", "repr-digest", "etag", "last-modified"])
    headers.delete(name);
  const vary = headers.get("vary");
  if (!/(^|,)\s*(cookie|\*)\s*(,|$)/i.test(vary ?? "")) headers.set("vary", vary ? `${vary}, Cookie` : "Cookie");
}

function createEndpoint(policy, options) {
  const { log } = options;
  const isWhole = !!log && "find" in log;
  const endpoint = policy.consent?.endpoint;
  return {
    has(url) {
      if (!endpoint) return false;
      const here = new URL(url);
      const there = new URL(endpoint, here);
      if (there.host != here.host) return false;
      const path = there.pathname.replace(/\/$/, "");
      const paths = [there.pathname, ...isWhole ? [`${path}/rights`, `${path}/count`] : []];
      return paths.includes(here.pathname);
    },
    answer: isWhole ? answerLog(policy, options) : recordChoice(policy, options)
  };
}
function consentMiddleware(policy, options = {}) {
  const { script, nonce, table, csp, hosts, onHeld = tellUndeclared } = options;
  rulesOf(policy);
  const endpoint = createEndpoint(policy, options);
  return async (request, next) => {
    const { url, headers } = request;
    if (endpoint.has(url)) return endpoint.answer(request);
    let response = gateResponse(await next(), { policy, request, onHeld });
    if (!mayBePage(response.headers.get("content-type"))) return response;
    response = rewriteHtml(response, {
      policy,
      request,
      script,
      nonce: nonce?.(request),
      table: table && (() => table(request))
    });
    if (!csp) return response;
    const [name, value] = contentSecurityPolicy(policy, {
      cookies: headers.get("cookie"),
      reportOnly: csp == "report",
      hosts,
      host: new URL(url).hostname
    });
    const changed = new Headers(response.headers);
    changed.append(name, value);
    const { body, status, statusText } = response;
    return new Response(body, { status, statusText, headers: changed });
  };
}
const honoMiddleware = (middleware) => async (context, next) => {
  const response = await middleware(context.req.raw, async () => {
    await next();
    return context.res;
  });
  context.res = void 0;
  context.res = response;
};

export { contentSecurityPolicy as a, createEndpoint as b, consentMiddleware as c, createPageRewriter as d, changeHeaders as e, gateResponse as g, honoMiddleware as h, isHtml as i, mayBePage as m, rewriteHtml as r, tellUndeclared as t };
