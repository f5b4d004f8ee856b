import { c as compilePolicy } from './compile.js';
import { c as createOwnSite } from './read-page.js';
import { f as findLostMarks, w as waitingTags, a as waitsFor, o as ownersOf } from './find-waiting.js';
import { p as placesOfService } from './add-services.js';
import { m as matchCatalogue, i as isOther } from './match-catalogue.js';
import { r as readCatalogue } from './read-catalogue.js';
import { H as HERE } from './to-url.js';

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
  function explainUnmarked(use, { names, isMarked }) {
    const { tag, attribute, url, isInner } = use;
    const granted = isInner ? waitsFor(rules, use) : names;
    return `<${tag} ${attribute}="${url}"> is fetched ahead by browsers, though it ${isMarked ? "is marked and " : ""}waits for ${granted.join(" and ")}: npx treize mark ${policyName} ${site.name} --write`;
  }
  function cureOf(service, { to, text = "" }) {
    const [place] = placesOfService(policy, service);
    if (!place) return `npx treize add ${service}`;
    const part = tables.inlineOf(service, text);
    const [key, declared] = to ? ["requests", `https://${to.host}/*`] : part ? ["inline", part] : [];
    return key ? `write ${JSON.stringify(declared)} in the "${key}" of ${place}` : `declare the address in its text in the "requests" of ${place}`;
  }
  for (const { uses } of site.pages) {
    for (const [use, sentence] of findLostMarks(rules, uses))
      findings.push({ rule: "lost", file: use.file, line: use.line, column: use.column, sentence });
    const tags = waitingTags(rules, uses);
    for (const use of uses) {
      const { file, tag, attribute, url, to, element, isInner } = use;
      const waiting = tags.get(element);
      if (waiting && attribute && (isInner ? waitsFor(rules, use).length : waiting.deferred.has(attribute)))
        found("unmarked", use, `${file} ${element.from + element.start}`, explainUnmarked(use, waiting));
      if (ownersOf(rules, use).length) continue;
      const other = to && isOther(to) ? to : void 0;
      if (url !== void 0 && (!other || isOwn(other.hostname))) continue;
      const [service] = tables.byUse(use, (address) => !!rules.requests.find(address, HERE).length);
      const label = service && readCatalogue()[service]?.label;
      if (service)
        found(
          "undeclared",
          use,
          service,
          `${other ? `${other.host} is` : "this script is"} ${label}\u2019s, and nothing in ${policyName} declares it: ${cureOf(service, use)}`
        );
      else if (other && use.marked === void 0)
        found(
          "unknown",
          use,
          other.host,
          `<${tag}> calls ${other.host}, which nothing declares: write "https://${other.host}/*" in the "requests" of a category or service`
        );
    }
  }
  return findings;
}

export { findInSite };
