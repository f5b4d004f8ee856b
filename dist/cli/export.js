import { o as openLog, b as logOptions } from './load-log.js';

const verb = {
  define: (command) => logOptions(command).addHelpText(
    "after",
    "\nWrites to stdout: npx treize export --site www.example.com > log.jsonl"
  ),
  async run(call) {
    const log = await openLog(call);
    let count = 0;
    for await (const line of log.export()) {
      if (!process.stdout.write(`${line}
`)) await new Promise((done) => process.stdout.once("drain", done));
      count++;
    }
    await log.close();
    return { code: 0, json: void 0, text: "", note: `${count} lines` };
  }
};

export { verb };
