import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { logOptions, openLog, textOf } from './load-log'
import type { Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    logOptions(command)
      .option('-o, --output <file>', 'the file to write, else stdout')
      .addHelpText('after', '\nA server that has the log open goes on meanwhile.'),

  async run(call) {
    const log = await openLog(call)
    const file = textOf(call.options.output)
    const out = file ? createWriteStream(resolve(call.terminal.folder, file)) : process.stdout
    let count = 0
    try {
      for await (const line of log.export()) {
        // A pipe that is full takes more when it has room.
        if (!out.write(`${line}\n`)) await once(out, 'drain')
        count++
      }
      if (file) await once(out.end(), 'close')
    } finally {
      await log.close()
    }
    const { verifier } = log
    return {
      code: 0,
      json: undefined,
      text: '',
      note: `${count} lines${file ? ` are in ${file}` : ''}. Check them with: npx treize verify ${file ?? '<file>'} --key '${verifier}'`,
    }
  },
}
