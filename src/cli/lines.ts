import { linesToPaste } from './paste'
import { readValidPolicy } from './save-policy'
import type { Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('[policy]', 'the policy', 'policy.json')
      .option('--script <url>', 'where treize.js is on the site', '/treize.js'),

  run({ args, options, terminal }) {
    const { policy } = readValidPolicy(args[0] as string, terminal.folder)
    const lines = linesToPaste(policy, String(options.script))
    return { code: 0, json: { lines }, text: lines, note: 'Paste these first in <head> of every page:' }
  },
}
