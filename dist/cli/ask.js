import { intro, autocompleteMultiselect, outro, isCancel, cancel, text } from '@clack/prompts';
import { U as UsageError } from './verb.js';

async function ask(known, catalogue) {
  intro("treize: what does your site use?");
  const services = await orLeave(
    autocompleteMultiselect({
      message: "Tools (type to search, space or Tab to choose, Enter to go on)",
      options: Object.entries(catalogue).map(([value, { label, kind }]) => ({ value, label, hint: kind })),
      initialValues: known.services,
      required: false,
      maxItems: 12
    })
  );
  const word = async (message, given, placeholder) => given ?? (await orLeave(text({ message: `${message} (Enter to leave it out)`, placeholder })) || void 0);
  const name = await word("Name of the organisation", known.name, "Example Ltd");
  const answers = {
    services,
    languages: known.languages.length ? known.languages : (await word("Languages of the site", void 0, "en,fr") ?? "").split(/[\s,]+/).filter(Boolean),
    name,
    contact: name && await word("Where visitors write to", known.contact, "dpo@example.com"),
    authority: name && await word("Supervisory authority", known.authority, "CNIL"),
    privacy: await word("Privacy policy", known.privacy, "/privacy")
  };
  outro("Thank you.");
  return answers;
}
async function orLeave(answer) {
  const value = await answer;
  if (!isCancel(value)) return value;
  cancel("Nothing is written.");
  throw new UsageError("nothing is written");
}

export { ask };
