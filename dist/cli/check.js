import { w as withinLongest } from './read-html.js';
import { F as FACILITIES } from './compile.js';
import { r as readPolicyFile, f as findMistakes, i as isValid, w as writeFinding } from './read-policy.js';
import { l as languagesOf } from './languages-of.js';
import { r as readLanguages } from './languages.js';
import { s as split } from './split.js';
import { U as UsageError } from './verb.js';

function findGaps(file, languages) {
  const { categories } = file.value;
  const findings = [];
  const found = (rule, path, sentence) => void findings.push({
    rule,
    file: file.name,
    ...file.place(file.scan.places.get(path) ?? 0),
    path,
    sentence: `${path} ${sentence}`
  });
  function lacks(path, key, text, sample) {
    if (!text) return found("words", path, `has no ${key}: write ${sample}`);
    if (typeof text == "string") {
      if (languages.length > 1 && key == "why")
        found(
          "words",
          `${path}.${key}`,
          `is in one language, and the site is in ${languages.join(", ")}: write { "${languages.join('": "\u2026", "')}": "\u2026" }`
        );
      return;
    }
    const missing = languages.filter((language) => !(text[language] ?? text[language.replace(/-.*/, "")]));
    if (missing.length) found("words", `${path}.${key}`, `is not in ${missing.join(", ")}: write "${missing[0]}": "\u2026"`);
  }
  for (const [key, category] of Object.entries(categories)) {
    const at = `policy.categories.${key}`;
    const parts = Object.entries(category.services ?? {}).map(
      ([inner, one]) => [`${at}.services.${inner}`, one]
    );
    for (const [path, one] of parts) {
      lacks(path, "label", one.label, '"label": "\u2026", its name for visitors');
      lacks(path, "why", one.why, '"why": "\u2026", what it is for');
      if (!one.provider) found("words", path, 'has no provider: write "provider": "\u2026", who runs it');
    }
    for (const [path, one] of [[at, category], ...parts])
      for (const facility of FACILITIES)
        one[facility]?.forEach((declared, i) => {
          const { lifetime } = typeof declared == "object" ? declared : {};
          if (lifetime && lifetime != "session" && !withinLongest(lifetime))
            found(
              "lifetime",
              `${path}.${facility}[${i}]`,
              `lives ${lifetime}, and no cookie of a script outlives thirteen months: write "13 months"`
            );
        });
  }
  return findings;
}

const RULES = {
  mistake: "a page would refuse the policy",
  use: "a service is only named",
  lifetime: "a declared lifetime is above thirteen months",
  words: "a label, provider or text is missing in a language",
  unmarked: "a tag in the HTML is fetched ahead",
  undeclared: "the HTML uses a known service that is not declared",
  unknown: "the HTML calls a host that nothing declares"
};
const verb = {
  define: (command) => command.argument("[policy]", "the policy, or a page that holds it", "policy.json").option("-s, --site <folder>", "HTML files, or a URL, to look into as well").option("-l, --lang <languages>", "of the site, as en,fr; else what <html lang> says").option("--skip <rules>", "leave these out, as unmarked,unknown").addHelpText(
    "after",
    `
Rules:
${Object.entries(RULES).map(([rule, what]) => `  ${rule.padEnd(12)}${what}`).join("\n")}`
  ),
  async run({ args: [name = ""], options, terminal }) {
    const skipped = split(options.skip);
    const stranger = skipped.find((rule) => !Object.hasOwn(RULES, rule));
    if (stranger) throw new UsageError(`--skip names "${stranger}": write one of ${Object.keys(RULES).join(", ")}`);
    const file = readPolicyFile(name, terminal.folder);
    const findings = findMistakes(file);
    if (isValid(file, findings)) {
      const policy = file.value;
      const site = typeof options.site == "string" ? await loadSite(options.site, terminal.folder) : void 0;
      const wanted = readLanguages(options.lang);
      const languages = wanted.length ? wanted : site?.languages.length ? site.languages : languagesOf(policy);
      findings.push(...findGaps(file, languages));
      if (site) {
        const { findInSite } = await import('./find-in-site.js');
        findings.push(...findInSite(site, policy, file.name));
      }
    }
    const left = findings.filter(({ rule }) => !skipped.includes(rule)).sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0));
    return {
      code: left.length ? 1 : 0,
      json: { policy: file.name, findings: left },
      text: left.length ? left.map((finding) => writeFinding(finding).replace(/^\S+/, (place) => terminal.bold(place))).join("\n") : `${file.name} has no mistake and no gap.`,
      ...left.length && { note: `${left.length} to mend.` }
    };
  }
};
const loadSite = async (...from) => (await import('./read-site.js')).readSite(...from);

export { verb };
