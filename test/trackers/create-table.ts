import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Measured, Step } from './measure'
import { type Form, forms } from './pages'
import { trackers } from './trackers'

const ROOT = new URL('../../', import.meta.url)
const HEAD = [
  'Tracker',
  'Leaves, without Treize',
  'Before a choice *',
  'After a yes, sends: tag',
  'loader',
  'bundle',
  'Its cookies end',
  'After a withdrawal',
]

export type Matrix = Record<string, Record<Form, Measured>>

/** The matrix as docs/measurements.md shows it. */
export function createTable(matrix: Matrix): string {
  const rows = Object.entries(matrix).map(([name, found]) => {
    const failing = (step: Step) => forms.filter((form) => found[form][step].length)
    const unless = (step: Step, well: string) => (failing(step).length ? `not yet: ${failing(step).join(', ')}` : well)
    const { plain, asked, capped } = found.tag
    const ends = !plain.cookies.length ? '–' : capped ? 'after thirteen months' : 'as it asks'
    return [
      `${name} ${versionOf(trackers[name]?.from ?? '')}`,
      leaves(plain, asked),
      unless('waits', 'nothing'),
      ...forms.map((form) => sends(found[form])),
      unless('ends', ends),
      unless('stops', 'nothing'),
    ]
  })
  const all = [HEAD, HEAD.map(() => '---'), ...rows]
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const lines = all.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0, cell == '---' ? '-' : ' ')).join(' | '),
  )
  return lines.map((line) => `| ${line} |`).join('\n')
}

function leaves({ cookies, local, session, indexedDB }: Measured['plain'], asked: number) {
  const parts = [
    cookies.length && `${cookies.length} cookies for up to ${asked} days`.replace(/^1 cookies/, '1 cookie'),
    local.length && 'localStorage',
    session.length && 'sessionStorage',
    indexedDB.length && 'IndexedDB',
  ]
  return parts.filter(Boolean).join(', ') || 'nothing'
}

function sends({ runs, sendsAtOnce }: Measured) {
  if (runs.some((one) => one.endsWith('nothing is sent'))) return 'not yet'
  const when = sendsAtOnce ? 'on the same page' : 'on the next page'
  return runs.length ? `${when}, with more cookies` : when
}

function versionOf(from: string): string {
  const file = fileURLToPath(new URL(`node_modules/${from}/package.json`, ROOT))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
