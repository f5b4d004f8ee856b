import { readFileSync, writeFileSync } from 'node:fs'
import { ENGINES, type EngineName } from '../helpers/find-browser'
import { COLUMNS, type Column } from './columns'
import { WAYS } from './ways'

/** In which engines a way gets through, in each column: `{ "css-import": { "unasked": "CFW" } }`. */
type Letters = Record<string, Partial<Record<Column, string>>>

const path = (name: string) => new URL(`${name}.json`, import.meta.url)
const read = <Data>(name: string): Data => JSON.parse(readFileSync(path(name), 'utf8')) as Data

/** Engines as the table names them. */
export const LETTERS: Record<EngineName, string> = { chromium: 'C', firefox: 'F', webkit: 'W' }

/** What is known of every way: a test finds each entry that is no longer true. */
export const readKnown = () => ({
  /** Engines in which a way does nothing even without Treize. */
  absent: read<Record<string, string>>('not-in-engine'),
  leaks: read<Letters>('known-leaks'),
  /** Ways that win a race at times, or that were not measured well yet: none of them is judged. */
  sometimes: read<Letters>('sometimes'),
})
export type Known = ReturnType<typeof readKnown>

/** The ways that are expected to get through. */
export function expectedOf({ absent, leaks, sometimes }: Known, engine: EngineName, column: Column) {
  const letter = LETTERS[engine]
  const works = WAYS.filter(({ id }) => !absent[id]?.includes(letter)).map(({ id }) => id)
  const open = (table: Letters) => works.filter((id) => table[id]?.[column]?.includes(letter))
  return { works, through: column == 'without' ? works : open(leaks), sometimes: open(sometimes) }
}

/** Writes what a run has found over what was known of its engine. */
export function writeKnown(engine: EngineName, found: Record<Column, Set<string>>) {
  const { absent, leaks, sometimes } = readKnown()
  const letter = LETTERS[engine]
  const all = Object.values(LETTERS)
  const change = (letters = '', on: boolean) =>
    all.filter((one) => (one == letter ? on : letters.includes(one))).join('')
  const nextAbsent: Record<string, string> = {}
  const nextLeaks: Letters = {}
  for (const { id } of WAYS) {
    const works = found.without.has(id)
    if (!sometimes[id]?.without?.includes(letter)) {
      const none = change(absent[id], !works)
      if (none) nextAbsent[id] = none
    } else if (absent[id]) nextAbsent[id] = absent[id]
    const row: Letters[string] = {}
    for (const column of Object.keys(COLUMNS) as Column[]) {
      if (column == 'without') continue
      const open = works && found[column].has(id) && !sometimes[id]?.[column]?.includes(letter)
      const letters = change(leaks[id]?.[column], open)
      if (letters) row[column] = letters
    }
    if (Object.keys(row).length) nextLeaks[id] = row
  }
  write('not-in-engine', nextAbsent)
  write('known-leaks', nextLeaks)
}

function write(name: string, table: object) {
  const rows = Object.entries(table).map(([id, row]) => `  ${JSON.stringify(id)}: ${spaced(row)}`)
  writeFileSync(path(name), `{\n${rows.join(',\n')}\n}\n`)
}

const spaced = (row: unknown) =>
  JSON.stringify(row)
    .replace(/^\{(.*)\}$/, '{ $1 }')
    .replace(/":/g, '": ')
    .replace(/,"/g, ', "')

/** The engines of which something is known. */
export const measured = ({ absent }: Known) =>
  ENGINES.filter((engine) => Object.values(absent).some((letters) => letters.includes(LETTERS[engine])))
