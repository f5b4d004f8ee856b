import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { loadLog, textOf } from './load-log'
import { readProofs } from './read-proofs'
import { UsageError, type Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('<export>', 'what npx treize export wrote')
      .option('--key <key>', 'the log’s public key, as others keep it')
      .option('--anchors <file>', 'signed heads of days, as others keep them')
      .option('--receipt <file>', 'what a visitor downloaded: their receipt, or their records'),

  async run({ args: [name = ''], options, terminal }) {
    const read = (file: string | undefined) => {
      const path = file && resolve(terminal.folder, file)
      if (path && !existsSync(path)) throw new UsageError(`${file} is not there`)
      return path
    }
    const { verify } = await loadLog()
    const anchors = read(textOf(options.anchors))
    const receipt = read(textOf(options.receipt))
    const receipts = receipt ? readProofs(readFileSync(receipt, 'utf8'), String(options.receipt)) : []
    const file = read(name) ?? ''
    const report = await verify(createInterface({ input: createReadStream(file), crlfDelay: Infinity }), {
      verifier: textOf(options.key),
      anchors: anchors && readFileSync(anchors, 'utf8'),
      receipts,
    })
    const { entries, problems, limits } = report
    const lines = problems.map(
      ({ kind, line, what }) => `${terminal.red(kind)}${line ? `, line ${line}` : ''}: ${what}`,
    )
    return {
      code: problems.length ? 1 : 0,
      json: report,
      text: [`${entries} records, ${problems.length} problems`, ...lines].join('\n'),
      note: ['What this check cannot show:', ...limits.map((limit) => `- ${limit}`)].join('\n'),
    }
  },
}
