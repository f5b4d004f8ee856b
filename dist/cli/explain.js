import { F as FACILITIES, c as compilePolicy } from './compile.js';
import { b as findStandIn, c as findStoodIn, a as findOwner, d as categoryOf } from './read-policy.js';
import { a as createUrlTable, b as createTableOf } from './read-html.js';
import { r as readText } from './read-text.js';
import { m as matchCatalogue } from './match-catalogue.js';
import { H as HERE } from './to-url.js';
import { r as readCatalogue } from './read-catalogue.js';
import { a as readValidPolicy } from './save-policy.js';

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
  return { ...ownership(policy, rules, place, kind, owners, fitsName(kind, asked)), ...lifetime && { lifetime } };
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
const fitsName = (kind, name) => (pattern) => {
  const table = createTableOf(kind);
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

const verb = {
  define: (command) => command.argument("<what>", "a URL, or the name of a cookie, a key or a database").option("-p, --policy <file>", "the policy", "policy.json").addHelpText("after", "\nExample: npx treize explain _ga_ABC123"),
  run({ args: [asked = ""], options, terminal }) {
    const { policy, from } = readValidPolicy(String(options.policy), terminal.folder);
    const { found, sentence } = explainName(policy, compilePolicy(policy), asked, { origin: HERE, base: `${HERE}/` });
    const tables = matchCatalogue();
    const called = tables.byUrl(asked);
    const known = called.length ? called : tables.byName(asked);
    return {
      code: 0,
      json: {
        what: asked,
        policy: from.name,
        found: found.map(({ owners, kind: _, ...one }) => ({ ...one, owners: owners.map(({ name }) => name) })),
        catalogue: known
      },
      text: found.length ? sentence : [
        `${terminal.bold(asked)}${sentence.slice(asked.length).replace(" nowhere", ` nowhere in ${from.name}`)}`,
        ...known.map((key) => `The catalogue knows it: ${readCatalogue()[key]?.label}. npx treize add ${key}`)
      ].join("\n")
    };
  }
};

export { verb };
