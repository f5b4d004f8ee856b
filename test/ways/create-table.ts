import { COLUMNS, type Column } from './columns'
import { type Known, LETTERS, expectedOf, measured } from './known'
import { WAYS } from './ways'

const NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' } as const
const VERBS = { store: 'Storing', read: 'Reading', send: 'Sending' } as const
const columns = Object.keys(COLUMNS) as Column[]

const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: (string | number)[][]) =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
/** Text that is shown as it is. */
const plain = (text: string) => text.replace(/[<>|*_[\]`]/g, (sign) => `\\${sign}`)

/** The counts and the tables of docs/ways.md. */
export function createTables(known: Known): string {
  const engines = measured(known)
  const expected = (engine: (typeof engines)[number], column: Column) => {
    const { through, sometimes } = expectedOf(known, engine, column)
    return { through: new Set(through), sometimes: new Set(sometimes) }
  }
  const found = new Map(
    engines.flatMap((engine) => columns.map((column) => [`${engine} ${column}`, expected(engine, column)])),
  )
  const cell = (id: string, column: Column) =>
    engines
      .map((engine) => {
        const { through, sometimes } = found.get(`${engine} ${column}`) ?? {}
        if (sometimes?.has(id)) return LETTERS[engine].toLowerCase()
        return through?.has(id) ? LETTERS[engine] : ''
      })
      .join('') || '·'
  const counted = (key: string) => {
    const { through = new Set(), sometimes = new Set() } = found.get(key) ?? {}
    return [...through].filter((id) => !sometimes.has(id as string)).length
  }
  const counts = engines.map((engine) => [NAMES[engine], ...columns.map((column) => counted(`${engine} ${column}`))])
  const facilities = [...new Set(WAYS.map(({ facility }) => facility))]
  const parts = facilities.map((facility) => {
    const rows = WAYS.filter((way) => way.facility == facility).map(({ id, title, does }) => [
      `${plain(title)}`,
      VERBS[does].toLowerCase(),
      ...columns.map((column) => cell(id, column)),
    ])
    return `### ${facility}\n\n${table(['Way', 'What', ...Object.values(COLUMNS)], rows)}`
  })
  return [
    `${WAYS.length} ways were tried. So many get through:`,
    table(['Engine', ...Object.values(COLUMNS)], counts),
    ...parts,
  ].join('\n\n')
}
