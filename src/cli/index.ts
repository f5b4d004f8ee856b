#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { readSentence } from './read-sentence'
import type { Answer, Call, Terminal } from './verb'
import { VERBS } from './verbs'

const { argv, env, stdout, stderr, stdin } = process

// Whoever reads the output may have read enough.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code != 'EPIPE') throw error
})
// https://no-color.org: any value but an empty one.
const hasColours = stdout.isTTY && !env.NO_COLOR && env.TERM != 'dumb'
const paint = (start: number, end: number) => (text: string) =>
  hasColours ? `\u001b[${start}m${text}\u001b[${end}m` : text
const terminal: Terminal = {
  folder: process.cwd(),
  canAsk: !!(stdin.isTTY && stdout.isTTY),
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
}

function show({ code, json, text, note }: Answer, asJson: boolean) {
  if (note && !asJson) stderr.write(`${note}\n`)
  const result = asJson ? JSON.stringify(json, null, 2) : text
  if (result) stdout.write(`${result}\n`)
  process.exitCode = code
}

/** The verb that is asked for, or asked about: `treize check`, `treize help check`. */
const [first, second] = argv.slice(2).filter((word) => !word.startsWith('-'))
const asked = first == 'help' ? second : first

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
)
const HELP = [new Option('-h, --help', 'display help for command')]
const program = new Command('treize')
  .description('Cookie consent whose no is enforced, from the command line.')
  .version(version)
  .exitOverride()
  // All verbs fit a screen of 24 lines; the options that every command line has are not among them.
  .configureHelp({
    helpWidth: 80,
    visibleOptions: (command): Option[] => (command.parent ? [...command.options, ...HELP] : []),
    visibleCommands: ({ commands }) => [...commands],
  })
  .addHelpText('after', '\nStart with: npx treize init <folder of HTML or URL>')

for (const [name, [summary, load]] of Object.entries(VERBS)) {
  const command = program
    .command(name)
    .summary(summary)
    .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
  // What the other verbs need is not loaded.
  if (name != asked) continue
  const { verb } = await load()
  verb.define(command)
  command.option('--json', 'print the result as JSON').action(async (...all: unknown[]) => {
    const options = command.opts<Call['options']>()
    // What is last are the options and the command itself.
    const args = all
      .slice(0, -2)
      .flat()
      .filter((one) => typeof one == 'string')
    show(await verb.run({ args, options, terminal }), !!options.json)
  })
}

try {
  await program.parseAsync(argv)
} catch (error) {
  const sentence = readSentence(error)
  if (sentence === undefined) throw error
  const isCommander = error instanceof CommanderError
  // Help and the version are no mistake; commander has said the rest itself.
  const code = isCommander ? error.exitCode && 2 : 2
  if (code && argv.includes('--json')) stdout.write(`${JSON.stringify({ error: sentence }, null, 2)}\n`)
  if (!isCommander) stderr.write(`treize: ${sentence}\n`)
  process.exitCode = code
  // What was opened before the mistake was found would keep the process for ever.
  setTimeout(() => process.exit(), 500).unref()
}
