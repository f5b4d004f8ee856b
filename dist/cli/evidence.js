import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { l as loadLog, t as textOf, a as readPolicy } from './load-log.js';

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("--code <file>", "the treize.js that the site serves", "treize.js").option("-o, --output <folder>", "where the folder of this release is made", "evidence").option("--screenshots <folder>", "pictures of the banner, on a desktop and a phone"),
  async run(call) {
    const { options, terminal } = call;
    const { writeEvidence } = await loadLog();
    const folder = new URL("../locales/", import.meta.url);
    const texts = {};
    for (const file of readdirSync(folder))
      if (file.endsWith(".js")) texts[file.slice(0, -3)] = Object.values(await import(new URL(file, folder).href))[0];
    const screenshots = textOf(options.screenshots);
    const path = await writeEvidence({
      policy: readPolicy(call),
      folder: resolve(terminal.folder, String(options.output)),
      codeFile: resolve(terminal.folder, String(options.code)),
      texts,
      screenshots: screenshots && resolve(terminal.folder, screenshots)
    });
    return { code: 0, json: { path }, text: `${path} is ready to be committed.` };
  }
};

export { verb };
