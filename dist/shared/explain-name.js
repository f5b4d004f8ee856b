import { c as $Array_filter, i as $Array_slice, d as $Object_keys, h as $JSON_stringify, r as addMonths, L as LONGEST, $ as $String_replace, a as $pattern, j as $URL, g as $Array_join, b as $RegExp_test, m as $RegExp_exec, e as $Array_some } from './record-cookie.js';
import { $ as $Object_create } from './_native_Object.js';
import { a as $Set, $ as $Array_map } from './_native_Set.js';
import { b as $Object_entries, e as $Map_get, d as $Map, k as $Map_set, r as readPattern, s as $Array_sort, f as $String_startsWith, $ as $Function_call, t as $RegExp, g as findStandIn, u as findStoodIn, j as $String_replaceAll, p as createUrlTable, v as createTableOf } from './_native_String.js';
import { $ as $JSON_parse } from './_native_JSON.js';
import { $ as $Array_isArray, a as $Array_flatMap } from './_native_Array.js';
import { $ as $Set_add } from './_native_Set2.prototype.js';
import { $ as $Set_has, F as FACILITIES } from './_native_Set.prototype.js';
import { b as bind } from './_native_bind.js';
import { $ as $Set_delete } from './_native_Set3.prototype.js';
import { a as $String_slice, f as findOwner, c as categoryOf } from './find-owner.js';
import { $ as $Object_assign, a as attempt } from './loads.js';
import { $ as $Object_getOwnPropertyDescriptor } from './_native_Object3.js';
import { $ as $Proxy, b as $Object_getPrototypeOf, o as ownMembers } from './own-members.js';
import { $ as $Object_defineProperty } from './_native_Object2.js';
import { c as createOwnSite } from './own-site.js';
import { a as readText } from './read-text.js';
import { $ as $Array_flat } from './_native_Array3.prototype.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';

var $Set_clear = /*#__PURE__*/ bind(Set.prototype.clear);

const LEDGER = "treize";
const LET_IN = " let in";
const STORED = " ";
const RECORD = " record";
const MOST = 100;
function createLedger(storage, now) {
  let first = $Object_create(null);
  const letIn = new $Set();
  let record;
  let text = null;
  let kept = true;
  function load() {
    try {
      const found = storage().getItem(LEDGER);
      if (found == text) return;
      text = found;
      record = void 0;
      for (const [name, value] of $Object_entries($JSON_parse(found || "{}")))
        if (typeof value == "number" && value > 0) first[name] = Math.min(value, first[name] ?? value);
        else if (name == RECORD && typeof value == "string") record = value;
        else if (name == LET_IN && $Array_isArray(value)) for (const one of $Array_slice(value, 0, MOST)) $Set_add(letIn, `${one}`);
    } catch {
    }
  }
  function save() {
    kept = false;
    try {
      for (const name of $Object_keys(first)) if (until(name) <= now()) delete first[name];
      const all = { ...first, ...letIn.size && { [LET_IN]: [...letIn] }, ...record && { [RECORD]: record } };
      text = $Object_keys(all).length ? $JSON_stringify(all) : null;
      if (text) storage().setItem(LEDGER, text);
      else storage().removeItem(LEDGER);
      kept = true;
    } catch {
    }
  }
  const ends = new $Map();
  function until(name) {
    const start = first[name];
    let end = $Map_get(ends, start);
    if (end === void 0) $Map_set(ends, start, end = addMonths(start * 1e3, LONGEST));
    return end;
  }
  return {
    end(name) {
      load();
      if (!kept) save();
      if (!(until(name) > now() && first[name] * 1e3 <= now())) {
        first[name] = Math.floor(now() / 1e3);
        save();
      }
      return kept ? until(name) : 0;
    },
    letIn(name) {
      load();
      if ($Set_has(letIn, name) || letIn.size >= MOST || name.length > MOST) return;
      $Set_add(letIn, name);
      save();
    },
    wasLetIn(name) {
      load();
      return $Set_has(letIn, name);
    },
    recordText() {
      load();
      return record;
    },
    keepRecordText(given) {
      load();
      if (record == given) return;
      record = given;
      save();
    },
    forget(name) {
      load();
      if (name === void 0) {
        first = $Object_create(null);
        $Set_clear(letIn);
      } else {
        const known = $Array_filter([name, STORED + name], (entry) => $Set_delete(letIn, entry)).length || name in first;
        if (!known) return;
        delete first[name];
      }
      save();
    }
  };
}

const ANY$1 = "*";
const LIST = "treize";
function allowedSources(patterns, domain) {
  const sources = new $Set();
  function add(scheme, host) {
    for (const name of $String_startsWith(host, "*.") ? [$String_slice(host, 2), host] : [host])
      for (const kind of ["http", "ws"]) $Set_add(sources, scheme == "*" ? name : `${$String_replace(scheme, "http", kind)}://${name}`);
  }
  if (domain) add("*", `*.${$String_replace(domain, $pattern(/^\./), "")}`);
  for (const pattern of patterns) {
    const [host, scheme] = readPattern(pattern) ?? [];
    if (host) add(scheme, host);
  }
  return $Array_sort([...sources]);
}

const workersOf = ({ installing, waiting, active }) => $Array_filter([installing, waiting, active], (worker) => worker !== null);
const isOurs = ({ scriptURL }) => new $URL(scriptURL).searchParams.has(LIST);
function hasNewest(registration, test) {
  const [newest] = workersOf(registration);
  return !!newest && test(newest);
}
const isOurRegistration = (registration) => hasNewest(registration, isOurs);
const isOtherRegistration = (registration) => hasNewest(registration, (worker) => !isOurs(worker));
const otherScopes = async (container) => $Array_map($Array_filter(await container?.getRegistrations() ?? [], isOtherRegistration), ({ scope }) => scope);
function ourController({ controller }) {
  return controller && isOurs(controller) ? controller : void 0;
}

var $WeakMap = /*#__PURE__*/ (() => WeakMap)();

var $Reflect_apply = /*#__PURE__*/ (() => Reflect.apply)();

var $Reflect_construct = /*#__PURE__*/ (() => Reflect.construct)();

var $WeakMap_set = /*#__PURE__*/ bind(WeakMap.prototype.set);

var $WeakMap_get = /*#__PURE__*/ bind(WeakMap.prototype.get);

const undone = new $WeakMap();
let isLeft = false;
let isGone = false;
function leave(stop, gone) {
  isLeft = true;
  isGone = gone;
  attempt(stop);
  isLeft = isGone = false;
}
function patch(target, key, given) {
  const native = target && $Object_getOwnPropertyDescriptor(target, key);
  if (!native?.configurable) return () => {
  };
  const fronts = $Object_assign($Object_create(null), given);
  const isFunction = !fronts.get && !fronts.set && !!(fronts.call || fronts.construct);
  let on = true;
  const stand = (real, front) => real && new $Proxy(real, {
    apply: (_, self, args) => {
      const run = (given2 = args, other = self) => $Reflect_apply(real, other, given2);
      return on && front ? front(run, args, self) : run();
    },
    construct: (_, args, made) => {
      const run = (given2 = args) => $Reflect_construct(real, given2, made);
      return on && fronts.construct ? fronts.construct(run, args, made) : run();
    }
  });
  const { get, set } = native;
  const value = get && isFunction ? $Function_call(get, target) : native.value;
  if (isFunction && typeof value != "function") return () => {
  };
  const ours = get && !isFunction ? { ...native, get: stand(get, fronts.get), set: stand(set, fronts.set) } : { configurable: true, enumerable: !!native.enumerable, writable: true, value: stand(value, fronts.call) };
  const named = fronts.construct && value.prototype.constructor == value && $Object_getOwnPropertyDescriptor(value.prototype, "constructor");
  $Object_defineProperty(target, key, ours);
  if (named) $Object_defineProperty(value.prototype, "constructor", { ...named, value: ours.value });
  return () => {
    on = isLeft;
    if (isGone) return;
    const now = $Object_getOwnPropertyDescriptor(target, key);
    const stood = ours.value ?? ours.get;
    if ((now?.value ?? now?.get) != stood) return void $WeakMap_set(undone, stood, native);
    let before = native;
    for (let older = $WeakMap_get(undone, before.value ?? before.get); older; older = $WeakMap_get(undone, before.value ?? before.get))
      before = older;
    $Object_defineProperty(target, key, before);
    if (named) $Object_defineProperty(value.prototype, "constructor", { ...named, value: before.value ?? named.value });
  };
}

var $Array_indexOf = /*#__PURE__*/ bind(Array.prototype.indexOf);

const cores = new $WeakMap();
const keepCore = (core) => void $WeakMap_set(cores, core.consent, core);
function findCore(consent) {
  for (let one = consent; one; one = $Object_getPrototypeOf(one)) {
    const core = $WeakMap_get(cores, one);
    if (core) return core;
  }
  return void 0;
}

const KEYS = new $RegExp(
  `^(${$Array_join([
    // https://github.com/sveltejs/kit/blob/main/packages/kit/src/runtime/client/constants.js
    "sveltekit:(scroll|snapshot)",
    // https://github.com/vercel/next.js/blob/canary/packages/next/src/shared/lib/router/router.ts, and its probe
    "__next(_scroll_.+)?",
    // https://github.com/nuxt/nuxt/blob/main/packages/nuxt/src/app/composables/chunk.ts
    "nuxt:reload(:state)?",
    // https://github.com/remix-run/react-router/blob/main/packages/react-router/lib/dom/lib.tsx, and beside it
    "react-router-(scroll-positions|manifest-version)|remix-router-transitions",
    // https://github.com/TanStack/router/blob/main/packages/router-core/src/scroll-restoration.ts
    "tsr-scroll-restoration-v\\d+_\\d+",
    // https://github.com/gatsbyjs/gatsby/blob/master/packages/gatsby-react-router-scroll/src/session-storage.ts
    "@@scroll\\|.+"
  ], "|")})$`
);
const isFrameworkKey = (key) => $RegExp_test(KEYS, key);

const ANY = "https://this.invalid";
function placeOf({ consent, rules, page }) {
  const document = page && ownMembers(page.document);
  return {
    origin: page?.location.origin ?? ANY,
    base: document?.baseURI ?? ANY,
    isOwn: createOwnSite(rules.record.domain, page?.location.hostname ?? ""),
    has: consent.has,
    language: document?.documentElement.lang || "en"
  };
}

const WORDS = {
  cookies: "cookie",
  storage: "key of localStorage or sessionStorage",
  indexedDB: "IndexedDB database",
  caches: "cache",
  serviceWorkers: "service worker",
  requests: "URL"
};
const isUrl = (text) => $RegExp_test(/^(https?:|wss?:)?\/\//i, text) || $RegExp_test(/^[/?#]/, text);
function explainName(policy, rules, asked, place) {
  const url = isUrl(asked);
  const found = url ? $Array_flat([explainAs("requests", policy, rules, asked, place) ?? []]) : ofName(policy, rules, asked, place);
  if (found.length) return { asked, found, sentence: $Array_join($Array_map(found, (one) => describe(asked, policy, one)), "\n") };
  const { cookies, storage, requests } = rules.undeclared;
  const undeclared = url ? { requests: isOwnUrl(asked, place) ? "pass" : requests } : { cookies, storage };
  const rule = url ? ruleOf(undeclared.requests, "it is held") : cookies == storage ? ruleOf(cookies, WRITTEN) : `as a cookie ${ruleOf(cookies, WRITTEN)}; as a key ${ruleOf(storage, WRITTEN)}`;
  return { asked, found, undeclared, sentence: `${asked} is declared nowhere: ${rule}.` };
}
const WRITTEN = "it is not written until every category is granted";
const ruleOf = (rule, held) => rule == "hold" ? held : rule == "report" ? "it passes, and the console reports it" : "it passes";
function toUrl(text, base) {
  try {
    return new $URL(text, base);
  } catch {
    return void 0;
  }
}
const isOwnUrl = (text, { base, origin, isOwn }) => {
  const url = toUrl(text, base);
  return !!url && (url.origin == origin || !!isOwn?.(url.hostname));
};
const ofName = (policy, rules, asked, place) => [
  ...$Array_flatMap(FACILITIES, (facility) => explainAs(facility, policy, rules, asked, place) ?? []),
  ...ofOtherHosts(policy, rules, asked, place)
];
function explainAs(kind, policy, rules, asked, place) {
  if (kind == "requests") {
    const url = toUrl(asked, place.base);
    const owners2 = url ? rules.requests.find(url, place.origin) : [];
    if (!url) return void 0;
    if (!owners2.length) return standIn(policy, rules, place, url);
    const instead = findStandIn(policy, owners2, url, place.origin);
    const one = ownership(policy, rules, place, kind, owners2, fitsUrl(url, place.origin));
    return { ...one, ...instead && one.waitsFor.length && { instead } };
  }
  const owners = rules.owners[kind].find(asked);
  if (!owners.length) return void 0;
  const [lifetime] = kind == "cookies" ? rules.lifetimes.find(asked) : [];
  return { ...ownership(policy, rules, place, kind, owners, fitsName(kind, asked)), ...lifetime && { lifetime } };
}
function ofOtherHosts(policy, rules, asked, place) {
  return $Array_flatMap(
    [...rules.essential, ...rules.names],
    (owner) => $Array_flatMap(storesOf(policy, owner).cookies ?? [], (declared) => {
      const { name, lifetime } = typeof declared == "string" ? { name: declared, lifetime: void 0 } : declared;
      const [, stem, host] = $RegExp_exec(/^(.+) \((.+)\)$/, name) ?? [];
      if (stem != asked) return [];
      const one = ownership(policy, rules, place, "cookies", [owner], (pattern) => pattern == name);
      return [{ ...one, what: `cookie of ${host}`, host, ...lifetime && { lifetime } }];
    })
  );
}
function standIn(policy, rules, place, url) {
  const found = findStoodIn(policy, url, place.origin);
  if (!found) return void 0;
  const one = ownership(policy, rules, place, "requests", [found.owner], () => false);
  const by = [`${found.path}.instead "${found.instead}"`];
  return { ...one, by, waitsFor: [], ...place.has && { granted: true }, standsIn: true };
}
const pathOf = (owner) => `policy.categories.${$String_replace(owner, "/", ".services.")}`;
function ownership(policy, rules, { has, language = "en" }, kind, owners, fits) {
  return {
    kind,
    what: WORDS[kind],
    owners: $Array_map(owners, (name) => nameOwner(policy, name, language)),
    by: $Array_flatMap(owners, (owner) => declaredBy(policy, owner, kind, fits)),
    waitsFor: $Array_filter(owners, (name) => !$Set_has(rules.essential, name) && !$Set_has(rules.exempt, name)),
    ...has && { granted: $Array_every(owners, has) }
  };
}
function nameOwner(policy, name, language = "en") {
  const { key, one } = findOwner(policy, name);
  const category = categoryOf(name);
  return {
    name,
    category,
    ...name != category && { service: key },
    label: readText(one.label, language) || key,
    ...one.provider && { provider: one.provider }
  };
}
const storesOf = (policy, owner) => findOwner(policy, owner).one;
const patternOf = (declared) => typeof declared == "string" ? declared : "url" in declared ? declared.url : declared.name;
const fitsUrl = (url, origin) => (pattern) => {
  const table = createUrlTable();
  table.add(pattern, pattern);
  return table.find(url, origin).length > 0;
};
const fitsName = (kind, name) => (pattern) => {
  const table = createTableOf(kind);
  table.add(pattern, pattern);
  return table.find(name).length > 0;
};
function declaredBy(policy, owner, kind, fits) {
  const patterns = $Array_map(storesOf(policy, owner)[kind] ?? [], patternOf);
  const [best] = $Array_sort($Array_filter(patterns, fits), (a, b) => $String_replaceAll(b, "*", "").length - $String_replaceAll(a, "*", "").length);
  return best === void 0 ? [] : [`${pathOf(owner)}.${kind}[${$Array_indexOf(patterns, best)}] "${best}"`];
}
function describe(asked, policy, found) {
  const { what, owners, by, lifetime, standsIn } = found;
  const whose = $Array_map(owners, ({ name, provider }) => `${name}${provider ? ` (${provider})` : ""}`);
  const relation = standsIn ? "stands in for what belongs to" : "belongs to";
  const life = lifetime ? ` It is said to live ${lifetime}.` : "";
  return `${asked} as a ${what} ${relation} ${$Array_join(whose, " and ")}, by ${$Array_join(by, " and ")}. ${describeWait(policy, found)}${life}`;
}
function describeWait(policy, { owners, waitsFor, granted, instead, standsIn }) {
  if (standsIn) return "It waits for nothing.";
  if (waitsFor.length) {
    const now = granted === void 0 ? "" : granted ? ", which is granted now" : ", which is not granted now";
    const until = instead === true ? " Until then it is called without cookies." : instead ? ` Until then ${instead} is called in its place.` : "";
    return `It waits for ${$Array_join(waitsFor, " and ")}${now}.${until}`;
  }
  if (!$Array_some(owners, ({ name }) => findOwner(policy, name).category.exempt)) return "It is essential: it never waits.";
  return granted === false ? "It is exempt, and the visitor has opposed it." : "It is exempt: it passes until the visitor opposes.";
}

export { $Array_indexOf as $, ANY$1 as A, LEDGER as L, STORED as S, $WeakMap as a, $WeakMap_get as b, $WeakMap_set as c, ourController as d, LIST as e, isOurRegistration as f, allowedSources as g, $Reflect_apply as h, isOtherRegistration as i, isFrameworkKey as j, createLedger as k, leave as l, keepCore as m, explainName as n, otherScopes as o, patch as p, placeOf as q, explainAs as r, nameOwner as s, findCore as t, workersOf as w };
