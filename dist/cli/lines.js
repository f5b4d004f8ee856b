import { l as linesToPaste } from './paste.js';
import { a as readValidPolicy } from './save-policy.js';

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("--script <url>", "where treize.js is on the site", "/treize.js"),
  run({ args, options, terminal }) {
    const { policy } = readValidPolicy(args[0], terminal.folder);
    const lines = linesToPaste(policy, String(options.script));
    return { code: 0, json: { lines }, text: lines, note: "Paste these first in <head> of every page:" };
  }
};

export { verb };
