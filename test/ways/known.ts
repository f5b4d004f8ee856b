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

/** What several rounds have found in a column. */
export interface Found {
  /** Ways that got through in each round. */
  always: Set<string>
  /** Ways that got through in some rounds only. */
  sometimes: Set<string>
}

/** Writes what a run has found over what was known of its engine. */
export function writeKnown(engine: EngineName, found: Record<Column, Found>) {
  const known = readKnown()
  const letter = LETTERS[engine]
  const all = Object.values(LETTERS)
  const change = (letters = '', on: boolean) =>
    all.filter((one) => (one == letter ? on : letters.includes(one))).join('')
  const absent: Record<string, string> = {}
  const leaks: Letters = {}
  const sometimes: Letters = {}
  const set = (table: Letters, before: Letters, id: string, column: Column, on: boolean) => {
    const letters = change(before[id]?.[column], on)
    if (letters) table[id] = { ...table[id], [column]: letters }
  }
  for (const { id } of WAYS) {
    const works = found.without.always.has(id)
    const unsure = found.without.sometimes.has(id)
    const none = change(known.absent[id], !works && !unsure)
    if (none) absent[id] = none
    for (const column of Object.keys(COLUMNS) as Column[]) {
      const at = found[column]
      set(sometimes, known.sometimes, id, column, (works || unsure) && (unsure || at.sometimes.has(id)))
      if (column != 'without') set(leaks, known.leaks, id, column, works && at.always.has(id))
    }
  }
  write('not-in-engine', absent)
  write('known-leaks', leaks)
  write('sometimes', sometimes)
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
