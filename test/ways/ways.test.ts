import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { openEngine } from '../helpers/engines/open-engine'
import { writeBetween } from '../helpers/write-between'
import { COLUMNS, type Column } from './columns'
import { createHeaderTable, createTables } from './create-table'
import { type Found, expectedOf, measured, readKnown, writeKnown } from './known'
import { serveWays } from './serve-ways'
import { tryWays } from './try-ways'
import { WAYS } from './ways'

/** What is shown where, between the comments `ways`. */
const SHOWN = { 'ways.md': createTables, 'server.md': createHeaderTable }
const docs = (file: string) => new URL(`../../docs/${file}`, import.meta.url)
const columns = Object.keys(COLUMNS) as Column[]
// `TREIZE_WRITE=1` takes what is found for what is known, and writes the page in docs anew.
const writing = !!process.env.TREIZE_WRITE

/** What two rounds agree about, and what they do not. */
function compare(first: Set<string>, second: Set<string>): Found {
  const both = [...first].filter((id) => second.has(id))
  const either = [...first, ...second]
  return { always: new Set(both), sometimes: new Set(either.filter((id) => !both.includes(id))) }
}

// An engine is judged once something is known of it.
const engines = inject('engines').filter((name) => writing || measured(readKnown()).includes(name))

describe.each(engines)('in %s', (name) => {
  const found = {} as Record<Column, Set<string>>
  const rounds = {} as Record<Column, Found>

  beforeAll(async () => {
    const server = await serveWays()
    const engine = await openEngine(name)
    try {
      const page = await engine.page()
      for (const column of columns) {
        const { through } = expectedOf(readKnown(), name, column)
        found[column] = await tryWays(server, name, page, column, new Set(writing ? [] : through))
        if (!writing) continue
        const again = await tryWays(server, name, page, column, found[column], 2)
        rounds[column] = compare(found[column], again)
      }
    } finally {
      await engine.close()
      server.close()
    }
    if (writing) writeKnown(name, rounds)
  }, 900_000)

  it('knows which ways exist without Treize (not-in-engine.json)', () => {
    const { works, sometimes } = expectedOf(readKnown(), name, 'without')
    const sure = (ids: Iterable<string>) => [...ids].filter((id) => !sometimes.includes(id)).sort()
    expect(sure(found.without)).toEqual(sure(works))
  })

  it.each(columns.filter((column) => column != 'without'))('lets no other way through: %s', (column) => {
    const { works, through, sometimes } = expectedOf(readKnown(), name, column)
    const open = works.filter((id) => found[column].has(id) && !sometimes.includes(id))
    expect(open.filter((id) => !through.includes(id))).toEqual([])
  })

  it.each(columns.filter((column) => column != 'without'))('closes none of known-leaks.json: %s', (column) => {
    const { through, sometimes } = expectedOf(readKnown(), name, column)
    const closed = through.filter((id) => !found[column].has(id) && !sometimes.includes(id))
    // What is closed leaves the list.
    expect(closed).toEqual([])
  })
})

describe('the list', () => {
  beforeAll(() => {
    if (!writing) return
    for (const [file, create] of Object.entries(SHOWN))
      writeBetween(`docs/${file}`, 'ways', `\n${create(readKnown())}\n`)
  })

  it('has at least two hundred ways, each with a name of its own', () => {
    expect(new Set(WAYS.map(({ id }) => id)).size).toBe(WAYS.length)
    expect(WAYS.length).toBeGreaterThan(200)
  })

  it.each(Object.entries(SHOWN))('is shown in docs/%s as it was measured', (file, create) => {
    expect(readFileSync(docs(file), 'utf8')).toContain(`<!-- ways -->\n\n${create(readKnown())}\n\n<!-- /ways -->`)
  })
})
