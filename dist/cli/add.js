import { a as addService } from './add-services.js';
import { a as adviseOn } from './advice.js';
import { l as languagesOf } from './languages-of.js';
import { r as readToChange, s as save } from './save-policy.js';
import { r as readLanguages } from './languages.js';

const verb = {
  define: (command) => command.argument("<services...>", "as npx treize list names them").option("-p, --policy <file>", "the policy", "policy.json").option("-c, --category <key>", "where to put them; else where the catalogue says").option("-l, --lang <languages>", "of the texts, as en,fr; else those of the policy").addHelpText("after", "\nExample: npx treize add google-analytics youtube"),
  run({ args, options, terminal }) {
    const policy = readToChange(String(options.policy), terminal.folder);
    const wanted = readLanguages(options.lang);
    const languages = wanted.length ? wanted : languagesOf(policy.value);
    const { category } = options;
    let { text } = policy;
    const added = [];
    for (const service of args) {
      const [written, place] = addService(
        text,
        service,
        languages.length ? languages : void 0,
        typeof category == "string" ? category : void 0
      );
      text = written;
      added.push(place);
    }
    save(policy, text);
    return {
      code: 0,
      json: { policy: policy.name, added },
      text: added.map((place) => `${terminal.bold(place)} is in ${policy.name}`).join("\n"),
      note: [
        ...args.flatMap((service, at) => adviseOn(service, added[at])).filter((line) => !category || !line.includes("--category")),
        "Visitors are asked about what is new. Look at the texts, and see npx treize check."
      ].join("\n")
    };
  }
};

export { verb };
