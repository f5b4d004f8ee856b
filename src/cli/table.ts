import { parseDocument } from 'htmlparser2'
import { findLanguage } from '../banner/choose-language'
import { nearest } from '../policy/nearest'
import type { TableOptions } from '../server'
import { LOCALES, shippedLanguages } from './languages'
import { readValidPolicy } from './save-policy'
import { UsageError, type Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('[policy]', 'the policy', 'policy.json')
      .option('-l, --lang <language>', 'one of the forty that Treize ships', 'en')
      .option('-f, --format <format>', 'html or md', 'html'),

  async run({ args: [file = ''], options, terminal }) {
    const { format } = options
    if (format != 'html' && format != 'md') throw new UsageError(`--format is "${format}": write html or md`)
    const [words, language] = languageOf(String(options.lang))
    const { policy } = readValidPolicy(file, terminal.folder)
    const { renderTable } = await loadServer()
    const html = renderTable(policy, { texts: await readTexts(words), language })
    const table = readTable(html)
    return { code: 0, json: { language, ...table }, text: format == 'md' ? writeMarkdown(table) : html }
  },
}

/** The server half as it is published, which other verbs do not load. */
const loadServer = async (): Promise<typeof import('../server')> =>
  import(new URL('../server.js', import.meta.url).href)

/** The file of a language, and its name. */
export function languageOf(written: string): readonly [file: string, tag: string] {
  const all = shippedLanguages()
  const found = findLanguage(written, all)
  if (found) return found
  const near = nearest(written, all)
  throw new UsageError(`--lang is "${written}": ${near ? `did you mean "${near}"?` : `write one of ${all.join(', ')}`}`)
}

async function readTexts(file: string): Promise<TableOptions['texts']> {
  const { default: _, ...texts }: { [name: string]: TableOptions['texts'] } = await import(
    new URL(`${file}.js`, LOCALES).href
  )
  return Object.values(texts)[0]
}

/** The table as texts: one group for each category. */
interface Table {
  columns: string[]
  groups: { category: string; why: string; rows: string[][] }[]
}

/** As much of a parsed node as is read here. */
interface Node {
  type: string
  name?: string
  data?: string
  children?: Node[]
}

const textOf = (node: Node): string =>
  node.type == 'text' ? (node.data ?? '') : (node.children ?? []).map(textOf).join('')
const all = (node: Node, name: string): Node[] =>
  (node.children ?? []).flatMap((child) => [...(child.name == name ? [child] : []), ...all(child, name)])

function readTable(html: string): Table {
  const root = parseDocument(html) as Node
  const cells = (row: Node) => (row.children ?? []).map((cell) => textOf(cell).trim())
  return {
    columns: all(root, 'thead').flatMap((head) => all(head, 'tr').flatMap(cells)),
    groups: all(root, 'tbody').map((group) => {
      const [head, ...rows] = all(group, 'tr')
      const why = head ? all(head, 'small').map(textOf).join('') : ''
      const whole = head ? textOf(head) : ''
      return { category: whole.slice(0, whole.length - why.length).trim(), why, rows: rows.map(cells) }
    }),
  }
}

function writeMarkdown({ columns, groups }: Table): string {
  const cell = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\|*_`<>[\]]/g, '\\$&')
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return groups
    .map(({ category, why, rows }) =>
      [
        `### ${cell(category)}\n`,
        ...(why ? [`${cell(why)}\n`] : []),
        line(columns),
        `|${' --- |'.repeat(columns.length)}`,
        ...rows.map(line),
      ].join('\n'),
    )
    .join('\n\n')
}
