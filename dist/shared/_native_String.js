import { b as bind } from './_native_bind.js';
import { $ as $String_split, a as $String_slice, f as findOwner } from './find-owner.js';
import { i as $Array_slice, $ as $String_replace, a as $pattern, m as $RegExp_exec, b as $RegExp_test, j as $URL, n as $String_toLowerCase, l as $String_endsWith, c as $Array_filter, f as $Array_find } from './record-cookie.js';
import { a as $Set, $ as $Array_map } from './_native_Set.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';
import { b as $String_indexOf, a as $Array_flatMap } from './_native_Array.js';

var $Object_entries = /*#__PURE__*/ (() => Object.entries)();

var $Map = /*#__PURE__*/ (() => Map)();

var $Map_get = /*#__PURE__*/ bind(Map.prototype.get);

var $Map_values = /*#__PURE__*/ bind(Map.prototype.values);

var $Map_set = /*#__PURE__*/ bind(Map.prototype.set);

var $Array_push = /*#__PURE__*/ bind(Array.prototype.push);

const workerPath = (url) => $String_replace(url, $pattern(/^https?:\/\/[^/]*/i), "");
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
  const exact = new $Map();
  const globs = new $Map();
  const lengths = new $Map();
  let found = new $Map();
  function search(name) {
    const same = $Map_get(exact, name);
    if (same) return same;
    let best = NONE;
    let weight = -1;
    for (const [prefix, suffix] of $Map_values(lengths)) {
      const end = name.length - suffix;
      if (prefix > end) continue;
      for (const glob of $Map_get(globs, `${$String_slice(name, 0, prefix)}*${$String_slice(name, end)}`) ?? []) {
        if (glob.weight < weight || !inOrder($String_slice(name, prefix, end), glob.middle)) continue;
        best = glob.weight > weight ? glob.owners : [...new $Set([...best, ...glob.owners])];
        weight = glob.weight;
      }
    }
    return best;
  }
  return {
    add(pattern, owner) {
      const parts = $String_split(pattern, "*");
      const last = parts.length - 1;
      const first = parts[0];
      const end = parts[last];
      if (!last) {
        const owners = $Map_get(exact, pattern);
        if (!owners) $Map_set(exact, pattern, [owner]);
        else if (!$Array_includes(owners, owner)) $Array_push(owners, owner);
        return;
      }
      const key = `${first}*${end}`;
      $Map_set(lengths, `${first.length}*${end.length}`, [first.length, end.length]);
      const glob = { middle: $Array_slice(parts, 1, -1), weight: pattern.length - last, owners: [owner] };
      const alike = $Map_get(globs, key);
      if (alike) $Array_push(alike, glob);
      else $Map_set(globs, key, [glob]);
    },
    find(name) {
      let owners = $Map_get(found, name);
      if (!owners) {
        if (found.size > 999) found = new $Map();
        $Map_set(found, name, owners = search(name));
      }
      return owners;
    }
  };
}
function inOrder(text, parts) {
  let at = 0;
  return $Array_every(parts, (part) => {
    const index = $String_indexOf(text, part, at);
    at = index + part.length;
    return index >= 0;
  });
}

var $Number_parseInt = /*#__PURE__*/ (() => Number.parseInt)();

var $String_toUpperCase = /*#__PURE__*/ bind(String.prototype.toUpperCase);

var $String_startsWith = /*#__PURE__*/ bind(String.prototype.startsWith);

const sameEscapes = (path) => $String_replace(path, $pattern(/%[\da-f]{2}/gi), (code) => {
  const letter = String.fromCharCode($Number_parseInt($String_slice(code, 1), 16));
  return $RegExp_test(/[\w.~-]/, letter) ? letter : $String_toUpperCase(code);
});
const parentOf = (host) => {
  const at = $String_indexOf(host, ".", 1);
  return at < 0 ? "" : $String_slice(host, at);
};
const withoutDot = (host) => $String_replace(host, $pattern(/\.$/), "");
const pathOf = ({ pathname, search }) => [sameEscapes(pathname + search), sameEscapes(pathname)];
const EXPRESSION = /^\/\^|.\\|\.\+|\$\/\w*$/;
function readPattern(pattern) {
  const [whole, scheme = "*", host = "", path = "/*"] = $RegExp_exec(/^(?:(?:(\*|https?|wss?):)?\/\/([^/\\?#@\s]+))?([/\\?#]\S*)?$/i, pattern) ?? [];
  if (!whole || !$RegExp_test(/^[/\\]|^.*\/\//, whole) || $RegExp_test(EXPRESSION, whole)) return void 0;
  const [, star = "", name = "", port = ""] = $RegExp_exec(/^(\*(?:\.|$))?(.*?)(:\d*)?$/, host) ?? [];
  if (host && star != "*" && !name || $RegExp_test(/\*|%2a|^\.|\.\./i, name)) return void 0;
  try {
    const url = new $URL(`http://${name || "this"}${port}${path}`);
    const named = name && withoutDot(url.hostname);
    return [
      star + named + (port[1] ? `:${url.port || 80}` : ""),
      $String_replace($String_toLowerCase(scheme), $pattern(/^ws/), "http"),
      pathOf(url)[0]
    ];
  } catch {
    return void 0;
  }
}
function createUrlTable() {
  const tables = new $Map();
  return {
    add(pattern, owner) {
      const [key, scheme, path] = readPattern(pattern) ?? [];
      if (key === void 0) return;
      let table = $Map_get(tables, key);
      if (!table) $Map_set(tables, key, table = createTable());
      table.add(scheme + path, owner);
    },
    find(url, origin) {
      if (!url.host) return [];
      const scheme = $String_replace($String_slice(url.protocol, 0, -1), $pattern(/^ws/), "http");
      const keys = `${scheme}://${url.host}` == origin ? [""] : [];
      const name = withoutDot(url.hostname);
      const hosts = [`${name}:${url.port || (scheme == "http" ? 80 : 443)}`, name];
      $Array_push(keys, ...hosts);
      for (const host of hosts)
        for (let rest = $String_slice(`.${host}`, -264); rest; rest = parentOf(rest)) $Array_push(keys, `*${rest}`);
      $Array_push(keys, "*");
      const paths = pathOf(url);
      for (const key of keys) {
        const table = $Map_get(tables, key);
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
  const [, name = "", end] = $RegExp_exec(/^(.*?)(:\d+)?$/, pattern) ?? [];
  if (end && end != `:${port || ($RegExp_test(/s:$/, protocol) ? 443 : 80)}`) return false;
  const host = `.${$String_replace(hostname, $pattern(/\.$/), "")}`;
  return name == "*" || host == `.${name}` || $String_startsWith(name, "*.") && $String_endsWith(host, $String_slice(name, 1));
}

var $String_includes = /*#__PURE__*/ bind(String.prototype.includes);

var $Array_sort = /*#__PURE__*/ bind(Array.prototype.sort);

var $Function_call = /*#__PURE__*/ bind(Function.prototype.call);

var $Array_shift = /*#__PURE__*/ bind(Array.prototype.shift);

var $RegExp = /*#__PURE__*/ (() => RegExp)();

var $maybe = (method, self, ...args) => (self == null ? undefined : method(self, ...args));

var $String_replaceAll = /*#__PURE__*/ bind(String.prototype.replaceAll);

const isStandIn = (pattern) => $RegExp_test(/^(https?:\/\/[^/*]+)?\/(?!\/)/i, pattern) && !!readPattern(pattern);
function readParts(pattern, url, origin) {
  const [host, scheme, path = ""] = readPattern(pattern) ?? [];
  const ours = $String_replace(url.protocol, $pattern(/^ws/), "http");
  if (host ? !coversHost(host, url) : url.origin != origin) return void 0;
  if (scheme != "*" && `${scheme}:` != ours) return void 0;
  const fits = $RegExp(`^${$String_replace(path, $pattern(/\W/g), (sign) => sign == "*" ? "(.*)" : `\\${sign}`)}$`);
  return $maybe($Array_slice, $RegExp_exec(fits, url.pathname + url.search) ?? $RegExp_exec(fits, url.pathname), 1);
}
const requestsOf = ({ requests = [] }) => $Array_map(requests, (one) => typeof one == "string" ? { url: one } : one);
function findStandIn(policy, owners, url, origin) {
  const [owner, other] = owners;
  if (owner === void 0 || other !== void 0) return void 0;
  const length = (one) => $String_replaceAll(one, "*", "").length;
  const [best] = $Array_sort($Array_flatMap(requestsOf(findOwner(policy, owner).one), (one) => {
    const parts = readParts(one.url, url, origin);
    return parts ? [{ ...one, parts }] : [];
  }), (a, b) => length(b.url) - length(a.url));
  if (!best?.instead) return best?.credentials ? true : void 0;
  return new $URL($String_replace(best.instead, $pattern(/\*/g), () => $Array_shift(best.parts) ?? "") + url.hash, origin).href;
}
function listStandIns({ categories }) {
  return $Array_filter($Array_flatMap(
    $Array_flatMap($Object_entries(categories), ([key, category]) => [
      { owner: key, one: category },
      ...$Array_map($Object_entries(category.services ?? {}), ([inner, one]) => ({ owner: `${key}/${inner}`, one }))
    ]),
    ({ owner, one }) => $Array_map(requestsOf(one), (declared, i) => ({
      ...declared,
      owner,
      path: `policy.categories.${$String_replace(owner, "/", ".services.")}.requests[${i}]`
    }))
  ), ({ instead, credentials }) => instead || credentials);
}
const openPatterns = (policy) => [
  ...$Array_map(listStandIns(policy), ({ url, instead }) => instead ?? url),
  ...policy.consent?.endpoint ? [policy.consent.endpoint] : []
];
const findStoodIn = (policy, url, origin) => $Array_find(listStandIns(policy), ({ instead }) => instead && readParts(instead, url, origin));

var $String = /*#__PURE__*/ (() => String)();

export { $Function_call as $, EXPRESSION as E, $Array_push as a, $Object_entries as b, $Array_shift as c, $Map as d, $Map_get as e, $String_startsWith as f, findStandIn as g, $String as h, $maybe as i, $String_replaceAll as j, $Map_set as k, listStandIns as l, $Map_values as m, $String_includes as n, openPatterns as o, createUrlTable as p, createTable as q, readPattern as r, $Array_sort as s, $RegExp as t, findStoodIn as u, createTableOf as v, requestsOf as w, isStandIn as x, coversHost as y, $Number_parseInt as z };
