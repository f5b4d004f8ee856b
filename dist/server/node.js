import { getRequestListener } from '@hono/node-server';
import { t as tellUndeclared, b as createEndpoint, m as mayBePage, a as contentSecurityPolicy, i as isHtml, d as createPageRewriter, e as changeHeaders } from '../shared/middleware.js';
import { d as rulesOf, g as gateSetCookies, r as readState } from '../shared/answer-log.js';

const ASKS_AGAIN = ["if-none-match", "if-modified-since"];
function readUrl(request, proxy) {
  const forwarded = proxy ? String(request.headers["x-forwarded-proto"] ?? "").split(",")[0] : "";
  const secure = forwarded ? forwarded.trim() == "https" : "encrypted" in request.socket;
  const path = request.originalUrl ?? request.url ?? "/";
  const start = `http${secure ? "s" : ""}://`;
  for (const host of [request.headers.host ?? request.headers[":authority"], "localhost"])
    try {
      return new URL(path.startsWith("/") ? `${start}${host}${path}` : path).href;
    } catch {
    }
  return `${start}localhost/`;
}
const listener = (answer) => getRequestListener(answer, { overrideGlobalObjects: false });
function nodeMiddleware(policy, options = {}) {
  const { script, nonce, table, csp, hosts, proxy, onHeld = tellUndeclared } = options;
  rulesOf(policy);
  const { nonce: _, table: __, ...rest } = options;
  const endpoint = createEndpoint(policy, rest);
  const answer = listener(endpoint.answer);
  return (request, response, next) => {
    const url = readUrl(request, proxy);
    if (endpoint.has(url)) {
      answer(request, response);
      return;
    }
    const { headers } = request;
    if (/text\/html/i.test(headers.accept ?? "")) for (const name of ASKS_AGAIN) delete headers[name];
    const cookies = headers.cookie ?? "";
    let rewriter;
    let begun = false;
    function begin() {
      begun = true;
      const now = Date.now();
      const lines = [response.getHeader("set-cookie") ?? []].flat().map(String);
      const allowed = gateSetCookies(lines, { ...readState(policy, cookies), cookies, url, now, onHeld });
      if (allowed.length) response.setHeader("set-cookie", allowed);
      else if (lines.length) response.removeHeader("set-cookie");
      const header = (name) => response.getHeader(name)?.toString();
      const type = header("content-type");
      const { statusCode: status } = response;
      if (!mayBePage(type)) return;
      if (csp) {
        const { hostname: host } = new URL(url);
        const [name, value] = contentSecurityPolicy(policy, { cookies, reportOnly: csp == "report", hosts, host });
        const own = [response.getHeader(name) ?? []].flat().map(String);
        response.setHeader(name, [...own, value]);
      }
      if (status < 200 || [204, 206, 304].includes(status) || !isHtml(type, header("content-encoding"))) return;
      rewriter = createPageRewriter({
        policy,
        url,
        cookies,
        script,
        nonce: nonce?.(request),
        table: table && (() => table(request)),
        type
      });
      changeHeaders({
        get: (name) => header(name) ?? null,
        set: (name, value) => void response.setHeader(name, value),
        delete: (name) => response.removeHeader(name)
      });
    }
    patchResponse(
      response,
      () => begun || begin(),
      () => rewriter
    );
    next();
  };
}
function patchResponse(response, begin, rewriterOf) {
  const { writeHead, write, end } = response;
  let ended = false;
  response.writeHead = function(status, ...rest) {
    const message = typeof rest[0] == "string" ? rest[0] : void 0;
    const given = rest.find((one) => typeof one == "object");
    if (response.headersSent || response.writableEnded) return writeHead.apply(this, [status, ...rest]);
    if (Array.isArray(given)) setPairs(response, given);
    else for (const [name, value] of Object.entries(given ?? {})) if (value != null) response.setHeader(name, value);
    response.statusCode = status;
    begin();
    return writeHead.apply(this, message === void 0 ? [status] : [status, message]);
  };
  function rewrite(chunk, encoding) {
    if (!response.headersSent) begin();
    const rewriter = rewriterOf();
    if (!rewriter || chunk == null) return chunk;
    const bytes = typeof chunk == "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    const text = rewriter.write(bytes.toString("latin1"));
    return text ? Buffer.from(text, "latin1") : null;
  }
  const parse = (args) => {
    const done = args.find((one) => typeof one == "function");
    const [chunk, encoding] = args.filter((one) => typeof one != "function");
    return { chunk, encoding: typeof encoding == "string" ? encoding : "utf8", done };
  };
  response.write = function(...args) {
    if (ended) return write.apply(this, args);
    const { chunk, encoding, done } = parse(args);
    const changed = rewrite(chunk, encoding);
    if (changed == null) {
      if (done) process.nextTick(done);
      return true;
    }
    return write.apply(this, [changed, ...changed === chunk ? [encoding] : [], ...done ? [done] : []]);
  };
  response.end = function(...args) {
    const { chunk, encoding, done } = parse(args);
    const changed = rewrite(chunk, encoding);
    const rewriter = rewriterOf();
    ended = true;
    if (!rewriter) return end.apply(this, args);
    const last = Buffer.from(rewriter.end(), "latin1");
    const all = changed == null ? last : Buffer.concat([changed, last]);
    return end.apply(this, [...all.length ? [all] : [], ...done ? [done] : []]);
  };
}
function setPairs(response, given) {
  const pairs = Array.isArray(given[0]) ? given : [];
  if (!pairs.length)
    for (let at = 0; at < given.length; at += 2) pairs.push([given[at], given[at + 1]]);
  const seen = /* @__PURE__ */ new Set();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    if (seen.has(key)) response.appendHeader(name, String(value));
    else response.setHeader(name, value);
    seen.add(key);
  }
}

export { listener, nodeMiddleware };
