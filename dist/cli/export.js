import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { c as codeOf } from './read-html.js';
import { o as openLog, t as textOf, b as logOptions } from './load-log.js';
import { U as UsageError } from './verb.js';

const verb = {
  define: (command) => logOptions(command).option("-o, --output <file>", "the file to write, else stdout").addHelpText("after", "\nA server that has the log open goes on meanwhile."),
  async run(call) {
    const log = await openLog(call);
    const file = textOf(call.options.output);
    let count = 0;
    async function* lines() {
      for await (const line of log.export()) {
        count++;
        yield `${line}
`;
      }
    }
    try {
      if (file) await pipeline(lines, createWriteStream(resolve(call.terminal.folder, file)));
      else await pipeline(lines, process.stdout, { end: false });
    } catch (error) {
      if (!file && codeOf(error) == "EPIPE") return { code: 0, json: void 0, text: "" };
      if (!file || !codeOf(error)) throw error;
      throw new UsageError(`${file} cannot be written (${codeOf(error)}): name a folder that is there and yours`);
    } finally {
      await log.close();
    }
    const { verifier } = log;
    return {
      code: 0,
      // Without a file, the lines themselves are the JSON.
      json: file && { file, lines: count, verifier },
      text: "",
      note: `${count} lines${file ? ` are in ${file}` : ""}. Check them with: npx treize verify ${file ?? "<file>"} --key '${verifier}'`
    };
  }
};

export { verb };
