import { resolve } from 'node:path';
import { l as loadLog, o as openLog, b as logOptions } from './load-log.js';

const verb = {
  define: (command) => logOptions(command).option("-o, --output <file>", "the file to append to", "anchors.txt").addHelpText(
    "after",
    "\nCommit the file to a repository that others have too:\nwhat it holds cannot be written anew."
  ),
  async run(call) {
    const { appendAnchors } = await loadLog();
    const log = await openLog(call);
    try {
      const notes = await appendAnchors(log, resolve(call.terminal.folder, String(call.options.output)));
      const text = notes.length ? `${notes.length} ${notes.length == 1 ? "day was" : "days were"} added to ${call.options.output}.` : "No day is over that was not anchored before.";
      return { code: 0, json: notes, text, note: `The log\u2019s public key: ${log.verifier}` };
    } finally {
      await log.close();
    }
  }
};

export { verb };
