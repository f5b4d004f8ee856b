import { s as setValue } from './edit-json.js';
import { l as languagesOf } from './languages-of.js';
import { r as readToChange, s as save } from './save-policy.js';
import { r as readLanguages } from './languages.js';
import { w as writeOutService } from './write-out.js';

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("-l, --lang <languages>", "of the texts, as en,fr; else those of the policy").addHelpText(
    "after",
    '\n"services": { "film": { "use": "youtube" } } becomes what the catalogue knows\nof YouTube; what stands beside "use" is kept.'
  ),
  run({ args: [name = ""], options, terminal }) {
    const file = readToChange(name, terminal.folder, "use");
    const policy = file.value;
    const wanted = readLanguages(options.lang);
    const languages = wanted.length ? wanted : languagesOf(policy);
    let { text } = file;
    const written = [];
    for (const [key, { services = {} }] of Object.entries(policy.categories))
      for (const [inner, service] of Object.entries(services)) {
        if (service.use === void 0) continue;
        const full = writeOutService(service, languages.length ? languages : void 0);
        text = setValue(text, ["categories", key, "services", inner], full);
        written.push(`${key}/${inner}`);
      }
    if (written.length) save(file, text);
    return {
      code: 0,
      json: { policy: file.name, written },
      text: written.length ? written.map((place) => `${terminal.bold(place)} is written out in ${file.name}`).join("\n") : `${file.name} has no "use": nothing to write out`
    };
  }
};

export { verb };
