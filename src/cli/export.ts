import { openLog, logOptions } from './load-log'
import type { Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    logOptions(command).addHelpText(
      'after',
      '\nWrites to stdout: npx treize export --site www.example.com > log.jsonl',
    ),

  async run(call) {
    const log = await openLog(call)
    let count = 0
    for await (const line of log.export()) {
      // A pipe that is full takes more when it has room.
      if (!process.stdout.write(`${line}\n`)) await new Promise((done) => process.stdout.once('drain', done))
      count++
    }
    await log.close()
    return { code: 0, json: undefined, text: '', note: `${count} lines` }
  },
}
