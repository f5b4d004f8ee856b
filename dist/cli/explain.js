import { c as compilePolicy, F as FACILITIES, f as findOwner } from './compile.js';
import { c as createUrlTable, a as createTable } from './read-policy.js';
import { m as matchCatalogue } from './match-catalogue.js';
import { r as readCatalogue } from './read-catalogue.js';
import { a as readValidPolicy } from './save-policy.js';

const NAMES = {
  cookies: "cookie",
  storage: "key of localStorage or sessionStorage",
  indexedDB: "IndexedDB database",
  caches: "cache",
  serviceWorkers: "service worker"
};
const HERE = "https://this.invalid";
const verb = {
  define: (command) => command.argument("<what>", "a URL, or the name of a cookie, a key or a database").option("-p, --policy <file>", "the policy", "policy.json").addHelpText("after", "\nExample: npx treize explain _ga_ABC123"),
  run({ args, options, terminal }) {
    const what = args[0];
    const { policy, from } = readValidPolicy(String(options.policy), terminal.folder);
    const isUrl = /^(https?:|wss?:)?\/\//i.test(what) || what.startsWith("/");
    const found = isUrl ? ofUrl(policy, what) : [...ofName(policy, what), ...ofOtherHosts(policy, what)];
    const tables = matchCatalogue();
    const known = isUrl ? tables.byUrl(what) : tables.byName(what);
    return {
      code: 0,
      json: { what, policy: from.name, found, catalogue: known },
      text: [
        ...found.length ? found.map((one) => sentence(what, policy, one)) : [`${terminal.bold(what)} is declared nowhere in ${from.name}: ${undeclared(policy, isUrl)}`],
        ...found.length ? [] : known.map((key) => `The catalogue knows it: ${readCatalogue()[key]?.label}. npx treize add ${key}`)
      ].join("\n")
    };
  }
};
function ofUrl(policy, what) {
  let url;
  try {
    url = new URL(what, `${HERE}/`);
  } catch {
    return [];
  }
  const rules = compilePolicy(policy);
  const owners = rules.requests.find(url, HERE);
  const fits = (pattern) => {
    const table = createUrlTable();
    table.add(pattern, pattern);
    return table.find(url, HERE).length > 0;
  };
  return owners.length ? [{ what: "URL", owners, by: declaredBy(policy, owners, "requests", fits), waitsFor: waiting(rules, owners) }] : [];
}
function ofName(policy, what) {
  const rules = compilePolicy(policy);
  const fits = (pattern) => {
    const table = createTable();
    table.add(pattern, pattern);
    return table.find(what).length > 0;
  };
  return FACILITIES.flatMap((facility) => {
    const owners = rules.owners[facility].find(what);
    if (!owners.length) return [];
    const [lifetime] = facility == "cookies" ? rules.lifetimes.find(what) : [];
    return [
      {
        what: NAMES[facility],
        owners,
        by: declaredBy(policy, owners, facility, fits),
        ...lifetime && { lifetime },
        waitsFor: waiting(rules, owners)
      }
    ];
  });
}
function ofOtherHosts(policy, what) {
  const rules = compilePolicy(policy);
  return [...rules.essential, ...rules.names].flatMap((owner) => {
    const [, inner] = owner.split("/");
    const { category, one } = findOwner(policy, owner);
    return ((inner === void 0 ? category : one).cookies ?? []).flatMap((declared, i) => {
      const { name, lifetime } = typeof declared == "string" ? { name: declared, lifetime: void 0 } : declared;
      const [, stem, host] = /^(.+) \((.+)\)$/.exec(name) ?? [];
      if (stem != what) return [];
      const by = [`policy.categories.${owner.replace("/", ".services.")}.cookies[${i}] "${name}"`];
      return [{ what: `cookie of ${host}`, owners: [owner], by, lifetime, waitsFor: waiting(rules, [owner]) }];
    });
  });
}
function declaredBy(policy, owners, key, fits) {
  return owners.flatMap((owner) => {
    const [, inner] = owner.split("/");
    const { category, one } = findOwner(policy, owner);
    const list = (inner === void 0 ? category : one)[key] ?? [];
    const patterns = list.map(
      (declared) => typeof declared == "string" ? declared : "url" in declared ? declared.url : declared.name
    );
    const [best] = patterns.filter(fits).sort((a, b) => b.replaceAll("*", "").length - a.replaceAll("*", "").length);
    return best === void 0 ? [] : [`policy.categories.${owner.replace("/", ".services.")}.${key}[${patterns.indexOf(best)}] "${best}"`];
  });
}
const waiting = (rules, owners) => owners.filter((name) => !rules.essential.has(name) && !rules.exempt.has(name));
function sentence(name, policy, { what, owners, by, lifetime, waitsFor }) {
  const whose = owners.map((owner) => {
    const { one } = findOwner(policy, owner);
    const provider = one.provider;
    return `${owner}${provider ? ` (${provider})` : ""}`;
  });
  const wait = waitsFor.length ? `It waits for ${waitsFor.join(" and ")}.` : owners.some((owner) => findOwner(policy, owner).category.exempt) ? "It is exempt: it passes until the visitor opposes." : "It is essential: it never waits.";
  return `${name} as a ${what} belongs to ${whose.join(" and ")}, by ${by.join(" and ")}. ${wait}${lifetime ? ` It is said to live ${lifetime}.` : ""}`;
}
function undeclared({ undeclared: undeclared2 = "hold" }, isUrl) {
  const word = typeof undeclared2 == "object" ? isUrl ? undeclared2.requests : undeclared2.cookies : isUrl ? "pass" : undeclared2;
  const rule = word ?? (isUrl ? "pass" : "hold");
  if (rule == "hold") return isUrl ? "it is held." : "it is not written until every category is granted.";
  return rule == "report" ? "it passes, and the console reports it." : "it passes.";
}

export { verb };
