import { mkdirSync, readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { codeOf } from '../log/error-code'
import { DIST, integrityOf, readBuilt } from './built-files'
import { findPageGaps } from './find-gaps'
import { scriptTag } from './paste'
import { readValidPolicy } from './save-policy'
import { UsageError, type Verb } from './verb'
import { variantOf, writeIn } from './write-in'
import { writeOut } from './write-out'
import { writeText } from './write-text'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('[policy]', 'the policy', 'policy.json')
      .option('-o, --out <folder>', 'where the files go', 'public')
      .option('--base <url>', 'where that folder is on the site', '/')
      .option('--inline', 'also write the script for the head itself, so that no request stands before the page'),

  run({ args: [file = ''], options, terminal }) {
    const policy = writeOut(readValidPolicy(file, terminal.folder, 'use').policy)
    // What the console would tell of each page of this script.
    const gaps = findPageGaps(policy).map(([, sentence]) => sentence)
    const base = readBase(String(options.base))
    const folder = resolve(terminal.folder, String(options.out))
    const name = relative(terminal.folder, folder) || '.'
    const script = writeIn(readBuilt(variantOf(policy)), policy)
    const files = new Map([['treize.js', script], ...readCompanions()])
    const lines = scriptTag(`${base}treize.js`, integrityOf(script))
    const inlined = options.inline ? inline(script, base) : undefined
    if (inlined) files.set('treize.inline.html', inlined)
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw new UsageError(`${name} cannot be made (${codeOf(error)}): name another with --out`)
    }
    for (const [file, text] of files) writeText(resolve(folder, file), `${name}/${file}`, text)
    return {
      code: 0,
      json: { folder: name, files: [...files.keys()], lines, integrity: integrityOf(script) },
      text: inlined ?? lines,
      note: [
        ...gaps,
        `${files.size} files are in ${name}. Paste this first in <head> of every page, without a block for the policy:`,
      ].join('\n'),
    }
  },
}

/** The files that `treize.js` may fetch: its own parts and every language. */
function readCompanions(): [file: string, text: string][] {
  return readdirSync(DIST)
    .filter((file) => /^treize\.[\w-]+\.js$/.test(file))
    .sort()
    .map((file) => [file, readBuilt(file)])
}

/**
 * The script as an element of the head, which says where the other files are. Without the hint to compile it while it
 * comes: what comes with the page is compiled on the page's thread, and best when it is called.
 */
const inline = (script: string, base: string) =>
  `<script data-files="${base}">${script
    .replace(/^\/\/#.*\n/m, '')
    .trimEnd()
    .replace(/<(?=\/script|!--|script)/gi, '\\x3c')}</script>\n`

function readBase(text: string): string {
  if (!/^[^"<>\s]+$/.test(text)) throw new UsageError(`--base is "${text}": write a URL or a path, such as /assets/`)
  return text.replace(/\/?$/, '/')
}
