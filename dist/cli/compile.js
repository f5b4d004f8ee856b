import { a as createUrlTable, b as createTableOf, d as createTable } from './read-html.js';
import { a as findOwner, d as categoryOf } from './read-policy.js';

const MARKETING = ["marketing", "ads", "advertisement", "advertising", "targeting"];

function isSignalled(policy, name) {
  const { category, one } = findOwner(policy, name);
  const { sale, ads = MARKETING.includes(categoryOf(name)) } = { ...category, ...one };
  return !!(sale || ads);
}

const recordCookie = ({ consent }) => ({
  name: consent?.cookie ?? "eu-consent",
  lifetime: consent?.lifetime ?? "6 months"
});

const SHELVED = ["indexedDB", "caches", "serviceWorkers"];
const FACILITIES = ["cookies", "storage", ...SHELVED];
function compilePolicy(policy, broken = false) {
  const names = [];
  const essential = /* @__PURE__ */ new Set();
  const exempt = /* @__PURE__ */ new Set();
  const declared = /* @__PURE__ */ new Map();
  const declaredIn = (key) => declared.get(key) ?? [];
  const declare = (key, pattern, owner) => {
    const list = declared.get(key);
    if (list) list.push([pattern, owner]);
    else declared.set(key, [[pattern, owner]]);
  };
  function add(owner, stores, category) {
    if (category.essential) essential.add(owner);
    else names.push(owner);
    if (category.exempt) exempt.add(owner);
    for (const one of stores.cookies ?? [])
      if (typeof one == "string") declare("lifetimes", one, "");
      else declare("lifetimes", one.name, one.lifetime ?? "");
    for (const key of [...FACILITIES, "requests", "inline"])
      for (const one of stores[key] ?? [])
        declare(key, typeof one == "string" ? one : "url" in one ? one.url : "text" in one ? one.text : one.name, owner);
  }
  for (const [key, category] of Object.entries(policy.categories)) {
    add(key, category, category);
    for (const [inner, service] of Object.entries(category.services ?? {}))
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
  const inline = declaredIn("inline").filter(([part]) => part.trim());
  const { undeclared = "hold", consent } = policy;
  const words = typeof undeclared == "object" ? undeclared : { cookies: undeclared, storage: undeclared };
  if (broken && !declared.size) words.requests = "hold";
  const owners = Object.fromEntries(
    FACILITIES.map((key) => [key, table(key, () => createTableOf(key))])
  );
  const requests = table("requests", createUrlTable);
  return {
    names,
    essential,
    gates: {
      requests: requests.size > 0 || (words.requests ?? "pass") != "pass",
      databases: SHELVED.some((facility) => owners[facility].size)
    },
    patterns: (keys, matches) => keys.flatMap(
      (key) => declaredIn(key).filter(([, owner]) => matches(owner)).map(([pattern]) => pattern)
    ),
    inline: (text) => inline.filter(([part]) => text.includes(part)).map(([, owner]) => owner),
    signalled: names.filter((name) => isSignalled(policy, name)),
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

export { FACILITIES as F, MARKETING as M, compilePolicy as c };
