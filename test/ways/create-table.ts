import { COLUMNS, type Column } from './columns'
import { type Known, LETTERS, expectedOf, measured } from './known'
import { WAYS } from './ways'

const NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' } as const
const VERBS = { store: 'Storing', read: 'Reading', send: 'Sending' } as const
const columns = Object.keys(COLUMNS) as Column[]

const FACILITIES = [...new Set(WAYS.map(({ facility }) => facility))]

const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: (string | number)[][]) =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
/** Text that is shown as it is. */
const plain = (text: string) => text.replace(/[<>|*_[\]`]/g, (sign) => `\\${sign}`)

/** What is known of the ways, as tables ask for it. */
function createCounts(known: Known) {
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
  /** How many of some ways get through for certain. */
  const counted = (key: string, ways = WAYS) => {
    const { through, sometimes } = found.get(key) ?? {}
    return ways.filter(({ id }) => through?.has(id) && !sometimes?.has(id)).length
  }
  return { engines, cell, counted }
}

/** The counts and the tables of docs/ways.md. */
export function createTables(known: Known): string {
  const { engines, cell, counted } = createCounts(known)
  const counts = engines.map((engine) => [NAMES[engine], ...columns.map((column) => counted(`${engine} ${column}`))])
  const parts = FACILITIES.map((facility) => {
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

/** What the header of the server half closes, as docs/server.md shows it: what gets through after a refusal, then what still does. */
export function createHeaderTable(known: Known): string {
  const { engines, counted } = createCounts(known)
  const count = (column: Column, ways: typeof WAYS) => engines.map((engine) => counted(`${engine} ${column}`, ways))
  const rows = FACILITIES.map((facility) => {
    const ways = WAYS.filter((way) => way.facility == facility && way.does == 'send')
    return [facility, ...(['refused', 'net'] as const).map((column) => count(column, ways).join(' · '))]
  }).filter(([, before]) => /[1-9]/.test(String(before)))
  const names = engines.map((engine) => NAMES[engine]).join(' · ')
  return table(['Ways to send', `get through after a refusal (${names})`, 'with the header'], rows)
}
