import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { o as openLog, t as textOf, b as logOptions } from './load-log.js';

const verb = {
  define: (command) => logOptions(command).option("-o, --output <file>", "the file to write, else stdout").addHelpText("after", "\nA server that has the log open goes on meanwhile."),
  async run(call) {
    const log = await openLog(call);
    const file = textOf(call.options.output);
    const out = file ? createWriteStream(resolve(call.terminal.folder, file)) : process.stdout;
    let count = 0;
    try {
      for await (const line of log.export()) {
        if (!out.write(`${line}
`)) await once(out, "drain");
        count++;
      }
      if (file) await once(out.end(), "close");
    } finally {
      await log.close();
    }
    const { verifier } = log;
    return {
      code: 0,
      json: void 0,
      text: "",
      note: `${count} lines${file ? ` are in ${file}` : ""}. Check them with: npx treize verify ${file ?? "<file>"} --key '${verifier}'`
    };
  }
};

export { verb };
