import { a as readVersion, i as integrityOf, r as readBuilt } from './built-files.js';
import { l as linesToPaste, s as scriptTag } from './paste.js';
import { a as readValidPolicy } from './save-policy.js';

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("--script <url>", "where treize.js is on the site", "/treize.js").option("--integrity", "with the hash of this version: the browser runs no other file"),
  run({ args: [file = ""], options, terminal }) {
    const { policy } = readValidPolicy(file, terminal.folder);
    const version = readVersion();
    const integrity = integrityOf(readBuilt("treize.js"));
    const lines = linesToPaste(policy, scriptTag(String(options.script), options.integrity ? integrity : void 0));
    return {
      code: 0,
      json: { lines, version, integrity },
      text: lines,
      note: `Paste these first in <head> of every page, with the files of Treize ${version} beside ${options.script}${options.integrity ? ". Print them again for another version: the browser would refuse its treize.js" : ""}:`
    };
  }
};

export { verb };
