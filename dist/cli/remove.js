import { n as nearest } from './read-catalogue.js';
import { p as placesOfService } from './add-services.js';
import { r as removeMember } from './edit-json.js';
import { r as readToChange, s as save } from './save-policy.js';
import { U as UsageError } from './verb.js';

const verb = {
  define: (command) => command.argument("<services...>", "their keys in the policy, as youtube or media/youtube").option("-p, --policy <file>", "the policy", "policy.json").addHelpText("after", "\nExample: npx treize remove youtube"),
  run({ args, options, terminal }) {
    const file = readToChange(String(options.policy), terminal.folder, "use");
    let { text } = file;
    const removed = [];
    for (const name of args) {
      const policy = JSON.parse(text);
      const [place, second] = placesOf(policy, name);
      if (!place) throw new UsageError(explainMissing(policy, name));
      if (second) throw new UsageError(`"${name}" is in two categories: write ${place} or ${second}`);
      const [category = "", service = ""] = place.split("/");
      text = removeMember(text, ["categories", ...whatGoes(policy, category, service)]);
      removed.push(place);
    }
    save(file, text);
    return {
      code: 0,
      json: { policy: file.name, removed },
      text: removed.map((place) => `${terminal.bold(place)} is no longer in ${file.name}`).join("\n")
    };
  }
};
function whatGoes({ categories }, category, service) {
  const { services = {}, essential, label, why, ...rest } = categories[category] ?? {};
  if (Object.keys(services).length > 1) return [category, "services", service];
  const isEmpty = !essential && !Object.keys(rest).length && Object.keys(categories).length > 1;
  return isEmpty ? [category] : [category, "services"];
}
function placesOf(policy, name) {
  const [category, service] = name.split("/");
  return placesOfService(policy, service ?? name).filter((place) => !service || place.startsWith(`${category}/`));
}
function explainMissing({ categories }, name) {
  const all = Object.values(categories).flatMap(({ services = {} }) => Object.keys(services));
  const near = nearest(name, all);
  return `"${name}" is no service of the policy: ${near ? `did you mean "${near}"?` : `it has ${all.join(", ") || "none"}`}`;
}

export { verb };
