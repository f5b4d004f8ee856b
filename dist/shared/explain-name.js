import { b as addMonths, L as LONGEST } from './record-cookie.js';
import { o as ownMembers } from './own-members.js';
import { c as createOwnSite } from './own-site.js';
import { F as FACILITIES } from './compile.js';
import { f as findOwner, c as categoryOf } from './find-owner.js';
import { f as findStandIn, b as findStoodIn, c as createUrlTable, a as createTable } from './stand-ins.js';
import { r as readText } from './read-text.js';

const LEDGER = "treize";
const LET_IN = " let in";
const STORED = " ";
const RECORD = " record";
const MOST = 100;
function createLedger(storage, now) {
  let first = /* @__PURE__ */ Object.create(null);
  const letIn = /* @__PURE__ */ new Set();
  let record;
  let text = null;
  let kept = true;
  function load() {
    try {
      const found = storage().getItem(LEDGER);
      if (found == text) return;
      text = found;
      record = void 0;
      for (const [name, value] of Object.entries(JSON.parse(found || "{}")))
        if (typeof value == "number" && value > 0) first[name] = Math.min(value, first[name] ?? value);
        else if (name == RECORD && typeof value == "string") record = value;
        else if (name == LET_IN && Array.isArray(value)) for (const one of value.slice(0, MOST)) letIn.add(`${one}`);
    } catch {
    }
  }
  function save() {
    kept = false;
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name];
      const all = { ...first, ...letIn.size && { [LET_IN]: [...letIn] }, ...record && { [RECORD]: record } };
      text = Object.keys(all).length ? JSON.stringify(all) : null;
      if (text) storage().setItem(LEDGER, text);
      else storage().removeItem(LEDGER);
      kept = true;
    } catch {
    }
  }
  const ends = /* @__PURE__ */ new Map();
  function until(name) {
    const start = first[name];
    let end = ends.get(start);
    if (end === void 0) ends.set(start, end = addMonths(start * 1e3, LONGEST));
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
      if (letIn.has(name) || letIn.size >= MOST || name.length > MOST) return;
      letIn.add(name);
      save();
    },
    wasLetIn(name) {
      load();
      return letIn.has(name);
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
        first = /* @__PURE__ */ Object.create(null);
        letIn.clear();
      } else {
        const known = [name, STORED + name].filter((entry) => letIn.delete(entry)).length || name in first;
        if (!known) return;
        delete first[name];
      }
      save();
    }
  };
}

const undone = /* @__PURE__ */ new WeakMap();
function patch(target, key, fronts) {
  const native = target && Object.getOwnPropertyDescriptor(target, key);
  if (!native?.configurable) return () => {
  };
  const isFunction = !fronts.get && !fronts.set && !!(fronts.call || fronts.construct);
  let on = true;
  const stand = (real, front) => real && new Proxy(real, {
    apply: (_, self, args) => {
      const run = (given = args, other = self) => Reflect.apply(real, other, given);
      return on && front ? front(run, args, self) : run();
    },
    construct: (_, args, made) => {
      const run = (given = args) => Reflect.construct(real, given, made);
      return on && fronts.construct ? fronts.construct(run, args, made) : run();
    }
  });
  const { get, set } = native;
  const value = get && isFunction ? get.call(target) : native.value;
  if (isFunction && typeof value != "function") return () => {
  };
  const ours = get && !isFunction ? { ...native, get: stand(get, fronts.get), set: stand(set, fronts.set) } : { configurable: true, enumerable: !!native.enumerable, writable: true, value: stand(value, fronts.call) };
  const named = fronts.construct && value.prototype.constructor == value && Object.getOwnPropertyDescriptor(value.prototype, "constructor");
  Object.defineProperty(target, key, ours);
  if (named) Object.defineProperty(value.prototype, "constructor", { ...named, value: ours.value });
  return () => {
    on = false;
    const now = Object.getOwnPropertyDescriptor(target, key);
    const stood = ours.value ?? ours.get;
    if ((now?.value ?? now?.get) != stood) return void undone.set(stood, native);
    let before = native;
    for (let older = undone.get(before.value ?? before.get); older; older = undone.get(before.value ?? before.get))
      before = older;
    Object.defineProperty(target, key, before);
    if (named) Object.defineProperty(value.prototype, "constructor", { ...named, value: before.value ?? named.value });
  };
}

const cores = /* @__PURE__ */ new WeakMap();
const keepCore = (core) => void cores.set(core.consent, core);
function findCore(consent) {
  for (let one = consent; one; one = Object.getPrototypeOf(one)) {
    const core = cores.get(one);
    if (core) return core;
  }
  return void 0;
}

const KEYS = new RegExp(
  `^(${[
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
  ].join("|")})$`
);
const isFrameworkKey = (key) => KEYS.test(key);

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
const isUrl = (text) => /^(https?:|wss?:)?\/\//i.test(text) || /^[/?#]/.test(text);
function explainName(policy, rules, asked, place) {
  const url = isUrl(asked);
  const found = url ? [explainAs("requests", policy, rules, asked, place) ?? []].flat() : ofName(policy, rules, asked, place);
  if (found.length) return { asked, found, sentence: found.map((one) => describe(asked, policy, one)).join("\n") };
  const { cookies, storage, requests } = rules.undeclared;
  const undeclared = url ? { requests: isOwnUrl(asked, place) ? "pass" : requests } : { cookies, storage };
  const rule = url ? ruleOf(undeclared.requests, "it is held") : cookies == storage ? ruleOf(cookies, WRITTEN) : `as a cookie ${ruleOf(cookies, WRITTEN)}; as a key ${ruleOf(storage, WRITTEN)}`;
  return { asked, found, undeclared, sentence: `${asked} is declared nowhere: ${rule}.` };
}
const WRITTEN = "it is not written until every category is granted";
const ruleOf = (rule, held) => rule == "hold" ? held : rule == "report" ? "it passes, and the console reports it" : "it passes";
function toUrl(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return void 0;
  }
}
const isOwnUrl = (text, { base, origin, isOwn }) => {
  const url = toUrl(text, base);
  return !!url && (url.origin == origin || !!isOwn?.(url.hostname));
};
const ofName = (policy, rules, asked, place) => [
  ...FACILITIES.flatMap((facility) => explainAs(facility, policy, rules, asked, place) ?? []),
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
  return { ...ownership(policy, rules, place, kind, owners, fitsName(asked)), ...lifetime && { lifetime } };
}
function ofOtherHosts(policy, rules, asked, place) {
  return [...rules.essential, ...rules.names].flatMap(
    (owner) => (storesOf(policy, owner).cookies ?? []).flatMap((declared) => {
      const { name, lifetime } = typeof declared == "string" ? { name: declared, lifetime: void 0 } : declared;
      const [, stem, host] = /^(.+) \((.+)\)$/.exec(name) ?? [];
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
const pathOf = (owner) => `policy.categories.${owner.replace("/", ".services.")}`;
function ownership(policy, rules, { has, language = "en" }, kind, owners, fits) {
  return {
    kind,
    what: WORDS[kind],
    owners: owners.map((name) => nameOwner(policy, name, language)),
    by: owners.flatMap((owner) => declaredBy(policy, owner, kind, fits)),
    waitsFor: owners.filter((name) => !rules.essential.has(name) && !rules.exempt.has(name)),
    ...has && { granted: owners.every(has) }
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
const fitsName = (name) => (pattern) => {
  const table = createTable();
  table.add(pattern, pattern);
  return table.find(name).length > 0;
};
function declaredBy(policy, owner, kind, fits) {
  const patterns = (storesOf(policy, owner)[kind] ?? []).map(patternOf);
  const [best] = patterns.filter(fits).sort((a, b) => b.replaceAll("*", "").length - a.replaceAll("*", "").length);
  return best === void 0 ? [] : [`${pathOf(owner)}.${kind}[${patterns.indexOf(best)}] "${best}"`];
}
function describe(asked, policy, found) {
  const { what, owners, by, lifetime, standsIn } = found;
  const whose = owners.map(({ name, provider }) => `${name}${provider ? ` (${provider})` : ""}`);
  const relation = standsIn ? "stands in for what belongs to" : "belongs to";
  const life = lifetime ? ` It is said to live ${lifetime}.` : "";
  return `${asked} as a ${what} ${relation} ${whose.join(" and ")}, by ${by.join(" and ")}. ${describeWait(policy, found)}${life}`;
}
function describeWait(policy, { owners, waitsFor, granted, instead, standsIn }) {
  if (standsIn) return "It waits for nothing.";
  if (waitsFor.length) {
    const now = granted === void 0 ? "" : granted ? ", which is granted now" : ", which is not granted now";
    const until = instead === true ? " Until then it is called without cookies." : instead ? ` Until then ${instead} is called in its place.` : "";
    return `It waits for ${waitsFor.join(" and ")}${now}.${until}`;
  }
  if (!owners.some(({ name }) => findOwner(policy, name).category.exempt)) return "It is essential: it never waits.";
  return granted === false ? "It is exempt, and the visitor has opposed it." : "It is exempt: it passes until the visitor opposes.";
}

export { LEDGER as L, STORED as S, placeOf as a, explainAs as b, createLedger as c, explainName as e, findCore as f, isFrameworkKey as i, keepCore as k, nameOwner as n, patch as p };
