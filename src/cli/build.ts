import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { compilePolicy } from '../policy/compile'
import type { Policy } from '../policy/policy'
import { readValidPolicy } from './save-policy'
import { UsageError, type Verb } from './verb'
import { writeOut } from './write-out'
import { writeText } from './write-text'

/** The folder of the package that browsers' files are in. */
const DIST = new URL('../', import.meta.url)
/** Stands in a file for the policy. */
const PLACE = JSON.stringify('@treize/policy')

export const verb: Verb = {
  define: (command) =>
    command
      .argument('[policy]', 'the policy', 'policy.json')
      .option('-o, --out <folder>', 'where the files go', 'public')
      .option('--base <url>', 'where that folder is on the site', '/')
      .option('--inline', 'also write the script for the head itself, so that no request stands before the page'),

  run({ args, options, terminal }) {
    const policy = writeOut(readValidPolicy(args[0] as string, terminal.folder, 'use').policy)
    const base = readBase(String(options.base))
    const folder = resolve(terminal.folder, String(options.out))
    const name = relative(terminal.folder, folder) || '.'
    const script = writeIn(policy)
    const files = new Map([['treize.js', script], ...readCompanions()])
    const lines = `<script src="${base}treize.js" integrity="${integrityOf(script)}"></script>`
    if (options.inline) files.set('treize.inline.html', inline(script, base))
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw new UsageError(`${name} cannot be made (${(error as NodeJS.ErrnoException).code}): name another with --out`)
    }
    for (const [file, text] of files) writeText(resolve(folder, file), `${name}/${file}`, text)
    return {
      code: 0,
      json: { folder: name, files: [...files.keys()], lines, integrity: integrityOf(script) },
      text: options.inline ? (files.get('treize.inline.html') as string) : lines,
      note: `${files.size} files are in ${name}. Paste this first in <head> of every page, without a block for the policy:`,
    }
  },
}

/** `treize.js` with the gates that a policy needs, and the policy in it. */
function writeIn(policy: Policy): string {
  const { $schema, ...rest } = policy
  const { requests, databases } = compilePolicy(policy).gates
  const gates = [...(requests ? ['requests'] : []), ...(databases ? ['databases'] : [])]
  const source = read(`policy/${gates.join('-') || 'none'}.js`)
  const at = source.indexOf(PLACE)
  // A line end that JSON has and old scripts have not, and what would end a script in a page.
  const json = JSON.stringify(rest)
    .replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`)
    .replaceAll('<', '\\u003c')
  return `${source.slice(0, at)}(${json})${source.slice(at + PLACE.length)}`
}

/** The files that `treize.js` may fetch: its own parts and every language. */
function readCompanions(): [file: string, text: string][] {
  return readdirSync(DIST)
    .filter((file) => /^treize\.[\w-]+\.js$/.test(file))
    .sort()
    .map((file) => [file, read(file)])
}
const read = (file: string) => readFileSync(new URL(file, DIST), 'utf8')

const integrityOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`

/** The script as an element of the head, which says where the other files are. */
const inline = (script: string, base: string) =>
  `<script data-files="${base}">${script.trimEnd().replace(/<(?=\/script|!--|script)/gi, '\\x3c')}</script>\n`

function readBase(text: string): string {
  if (!/^[^"<>\s]+$/.test(text)) throw new UsageError(`--base is "${text}": write a URL or a path, such as /assets/`)
  return text.replace(/\/?$/, '/')
}
