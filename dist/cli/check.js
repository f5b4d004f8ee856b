import { f as findGaps } from './find-gaps.js';
import { r as readPolicyFile, f as findMistakes, i as isValid, w as writeFinding } from './read-policy.js';
import { l as languagesOf } from './languages-of.js';
import { r as readLanguages } from './languages.js';
import { s as split } from './split.js';
import { U as UsageError } from './verb.js';

const RULES = {
  mistake: "a page would refuse the policy",
  use: "a service is only named",
  lifetime: "a declared lifetime is above thirteen months",
  words: "a label, provider or text is missing in a language, or misleads",
  link: "a link of the policy leads elsewhere from another folder",
  unmarked: "a tag in the HTML is fetched ahead",
  lost: "a tag in the HTML waits for what the policy does not have",
  undeclared: "the HTML uses a known service that is not declared",
  unknown: "the HTML calls a host that nothing declares"
};
const verb = {
  define: (command) => command.argument("[policy]", "a policy, or a page with it", "policy.json").option("-s, --site <folder>", "HTML files, or a URL, to look into as well").option("-l, --lang <languages>", "of the site, as en,fr; else what <html lang> says").option("--skip <rules>", "leave these out, as unmarked,unknown").addHelpText(
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
