import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll } from 'vitest'
import type { Answer, Call, Verb } from '../../src/cli/verb'

/** A folder of its own for a spec, and the verbs of the source in it, with nothing built. */
export function useVerbs() {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'treize-verb-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  return {
    path: (file = '') => join(folder, file),
    read: (file: string, encoding: BufferEncoding = 'utf8') => readFileSync(join(folder, file), encoding),
    write(file: string, text: string | object, encoding: BufferEncoding = 'utf8') {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), typeof text == 'string' ? text : JSON.stringify(text, null, 2), encoding)
    },
    async run(verb: Verb, ...words: string[]): Promise<Answer> {
      const command = new Command().exitOverride()
      verb.define(command)
      let args: string[] = []
      command.action((...all: unknown[]) => {
        args = all
          .slice(0, -2)
          .flat()
          .filter((one) => typeof one == 'string')
      })
      command.parse(words, { from: 'user' })
      const same = (text: string) => text
      const terminal = { folder, canAsk: false, bold: same, dim: same, red: same }
      return verb.run({ args, options: command.opts<Call['options']>(), terminal })
    },
  }
}
