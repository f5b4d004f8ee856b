import { c as compilePolicy } from './compile.js';
import { c as createOwnSite } from './own-site.js';
import { m as matchCatalogue, t as toUrl } from './match-catalogue.js';
import { r as readCatalogue } from './read-catalogue.js';

const HERE = "https://this.invalid";
function ownersOf(rules, { url, text }) {
  if (url === void 0) return rules.inline(text ?? "");
  try {
    return rules.requests.find(new URL(url, `${HERE}/`), HERE);
  } catch {
    return [];
  }
}
const waitsFor = (rules, use) => ownersOf(rules, use).filter((name) => !rules.essential.has(name) && !rules.exempt.has(name));
function findInSite(site, policy, policyName) {
  const tables = matchCatalogue();
  const rules = compilePolicy(policy);
  const isOwn = createOwnSite(policy.consent?.domain, site.host ?? "this.invalid");
  const findings = [];
  const seen = /* @__PURE__ */ new Set();
  const found = (rule, { file, line, column }, once, sentence) => {
    if (seen.has(once)) return;
    seen.add(once);
    findings.push({ rule, file, line, column, sentence });
  };
  for (const { uses } of site.pages)
    for (const use of uses) {
      const owners = ownersOf(rules, use);
      if (owners.length) {
        const names = waitsFor(rules, use);
        if (names.length && use.marked === void 0 && use.url !== void 0)
          found(
            "unmarked",
            use,
            `${use.file} ${use.range[0]}`,
            `<${use.tag} ${use.attribute}="${use.url}"> is fetched ahead by browsers, though it waits for ${names.join(" and ")}: npx treize mark ${policyName} ${site.name} --write`
          );
        continue;
      }
      const absolute = use.url === void 0 ? void 0 : toUrl(use.url);
      if (use.url !== void 0 && (!absolute || isOwn(absolute.hostname))) continue;
      const [service] = tables.byUse(use);
      const label = service && readCatalogue()[service]?.label;
      if (service)
        found(
          "undeclared",
          use,
          service,
          `${absolute ? `${absolute.host} is` : "this script is"} ${label}\u2019s, and nothing in ${policyName} declares it: npx treize add ${service}`
        );
      else if (absolute && use.marked === void 0)
        found(
          "unknown",
          use,
          absolute.host,
          `<${use.tag}> calls ${absolute.host}, which nothing declares: write "https://${absolute.host}/*" in the "requests" of a category or service`
        );
    }
  return findings;
}

export { findInSite, ownersOf, waitsFor };
