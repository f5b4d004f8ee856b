import { b as $Object_entries, d as $Map, n as $String_includes, a as $Array_push, e as $Map_get, p as createUrlTable, v as createTableOf, k as $Map_set, q as createTable } from './_native_String.js';
import { f as findOwner, c as categoryOf } from './find-owner.js';
import { M as MARKETING, c as $Array_filter, k as $String_trim, s as recordCookie, e as $Array_some } from './record-cookie.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { $ as $Array_map, a as $Set } from './_native_Set.js';
import { $ as $Set_add } from './_native_Set2.prototype.js';
import { a as $Array_flatMap } from './_native_Array.js';
import { b as bind } from './_native_bind.js';

function isSignalled(policy, name) {
  const { category, one } = findOwner(policy, name);
  const { sale, ads = $Array_includes(MARKETING, categoryOf(name)) } = { ...category, ...one };
  return !!(sale || ads);
}

var $Object_fromEntries = /*#__PURE__*/ (() => Object.fromEntries)();

const SHELVED = ["indexedDB", "caches", "serviceWorkers"];
const FACILITIES = ["cookies", "storage", ...SHELVED];
function compilePolicy(policy, broken = false) {
  const names = [];
  const essential = new $Set();
  const exempt = new $Set();
  const declared = new $Map();
  const declaredIn = (key) => $Map_get(declared, key) ?? [];
  const declare = (key, pattern, owner) => {
    const list = $Map_get(declared, key);
    if (list) $Array_push(list, [pattern, owner]);
    else $Map_set(declared, key, [[pattern, owner]]);
  };
  function add(owner, stores, category) {
    if (category.essential) $Set_add(essential, owner);
    else $Array_push(names, owner);
    if (category.exempt) $Set_add(exempt, owner);
    for (const one of stores.cookies ?? [])
      if (typeof one == "string") declare("lifetimes", one, "");
      else declare("lifetimes", one.name, one.lifetime ?? "");
    for (const key of [...FACILITIES, "requests", "inline"])
      for (const one of stores[key] ?? [])
        declare(key, typeof one == "string" ? one : "url" in one ? one.url : "text" in one ? one.text : one.name, owner);
  }
  for (const [key, category] of $Object_entries(policy.categories)) {
    add(key, category, category);
    for (const [inner, service] of $Object_entries(category.services ?? {}))
      add(`${key}/${inner}`, service, category);
  }
  function table(key, create) {
    const mine = declaredIn(key);
    let made;
    return {
      size: mine.length,
      find(...asked) {
        if (!made) {
          made = create();
          for (const [pattern, owner] of mine) made.add(pattern, owner);
        }
        return made.find(...asked);
      }
    };
  }
  const inline = $Array_filter(declaredIn("inline"), ([part]) => $String_trim(part));
  const { undeclared = "hold", consent } = policy;
  const words = typeof undeclared == "object" ? undeclared : { cookies: undeclared, storage: undeclared };
  if (broken && !declared.size) words.requests = "hold";
  const owners = $Object_fromEntries(
    $Array_map(FACILITIES, (key) => [key, table(key, () => createTableOf(key))])
  );
  const requests = table("requests", createUrlTable);
  return {
    names,
    essential,
    gates: {
      requests: requests.size > 0 || (words.requests ?? "pass") != "pass",
      databases: $Array_some(SHELVED, (facility) => owners[facility].size)
    },
    patterns: (keys, matches) => $Array_flatMap(
      keys,
      (key) => $Array_map($Array_filter(declaredIn(key), ([, owner]) => matches(owner)), ([pattern]) => pattern)
    ),
    inline: (text) => $Array_map($Array_filter(inline, ([part]) => $String_includes(text, part)), ([, owner]) => owner),
    signalled: $Array_filter(names, (name) => isSignalled(policy, name)),
    undeclared: {
      cookies: words.cookies ?? "hold",
      storage: words.storage ?? "hold",
      requests: words.requests ?? "pass"
    },
    record: { ...recordCookie(policy), domain: consent?.domain, version: policy.policy.version },
    broken,
    exempt,
    owners,
    requests,
    lifetimes: table("lifetimes", createTable)
  };
}

var $Set_has = /*#__PURE__*/ bind(Set.prototype.has);

export { $Set_has as $, FACILITIES as F, SHELVED as S, $Object_fromEntries as a, compilePolicy as c };
