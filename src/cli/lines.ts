import { integrityOf, readBuilt, readVersion } from './built-files'
import { linesToPaste, scriptTag } from './paste'
import { readValidPolicy } from './save-policy'
import type { Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('[policy]', 'the policy', 'policy.json')
      .option('--script <url>', 'where treize.js is on the site', '/treize.js')
      .option('--integrity', 'with the hash of this version: the browser runs no other file'),

  run({ args: [file = ''], options, terminal }) {
    const { policy } = readValidPolicy(file, terminal.folder)
    const version = readVersion()
    const integrity = integrityOf(readBuilt('treize.js'))
    const lines = linesToPaste(policy, scriptTag(String(options.script), options.integrity ? integrity : undefined))
    return {
      code: 0,
      json: { lines, version, integrity },
      text: lines,
      note: `Paste these first in <head> of every page, with the files of Treize ${version} beside ${options.script}${
        options.integrity ? '. Print them again for another version: the browser would refuse its treize.js' : ''
      }:`,
    }
  },
}
