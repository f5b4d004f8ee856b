import { f as findOwner } from './find-owner.js';

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
        for (let rest = `.${host}`.slice(-264); rest; rest = rest.slice(1).replace(/^[^.]*/, ""))
          keys.push(`*${rest}`);
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

const isStandIn = (pattern) => /^(https?:\/\/[^/*]+)?\/(?!\/)/i.test(pattern) && !!readPattern(pattern);
function coversHost(pattern, { hostname, port, protocol }) {
  const [, name = "", end] = /^(.*?)(:\d+)?$/.exec(pattern) ?? [];
  if (end && end != `:${port || (/s:$/.test(protocol) ? 443 : 80)}`) return false;
  const host = `.${hostname.replace(/\.$/, "")}`;
  return name == "*" || host == `.${name}` || name.startsWith("*.") && host.endsWith(name.slice(1));
}
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
const openPatterns = (policy) => listStandIns(policy).map(({ url, instead }) => instead ?? url);
const findStoodIn = (policy, url, origin) => listStandIns(policy).find(({ instead }) => instead && readParts(instead, url, origin));

export { createTable as a, findStoodIn as b, createUrlTable as c, requestsOf as d, coversHost as e, findStandIn as f, isStandIn as i, listStandIns as l, openPatterns as o, readPattern as r };
