import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'
import { collect } from './collector'
import { type Matrix, createTable } from './create-table'
import { type Measured, type Step, measure, promises } from './measure'
import { NOT_YET } from './not-yet'
import { type Form, forms } from './pages'
import { readTreize } from './read-treize'
import { trackers } from './trackers'

// Eight trackers take two minutes; `TREIZE_TRACKERS=Snowplow,Segment` takes some of them.
const only = process.env.TREIZE_TRACKERS?.split(',')
const chosen = Object.entries(trackers).filter(([name]) => !only || only.includes(name))
const cells = chosen.flatMap(([name, tracker]) => forms.map((form) => ({ name, tracker, form })))

const ROOT = new URL('../../', import.meta.url)
const CACHE = new URL('node_modules/.cache/treize/', ROOT)

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
const measured = new Map<string, Measured | Error>()

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { ...collect(), ...(await readTreize()) } })
  // Most of the time is waiting for nothing to happen, which several pages can do at once.
  const queue = [...cells]
  const work = async () => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      const { name, tracker, form } = cell
      const found = await measure({ browser, server }, name, tracker, form).catch((error: Error) => error)
      measured.set(`${name} ${form}`, found)
    }
  }
  await Promise.all(Array.from({ length: 5 }, work))
}, 600_000)
afterAll(async () => {
  await browser.close()
  await server.close()
})

function found(name: string, form: Form): Measured {
  const one = measured.get(`${name} ${form}`)
  if (!one || one instanceof Error) throw one
  return one
}

describe.each(cells)('$name, unmarked, as a $form', ({ name, form }) => {
  for (const [step, promise] of Object.entries(promises) as [Step, string][])
    it.skipIf(NOT_YET.includes(`${name} ${form} ${step}`))(promise, () => {
      expect(found(name, form)[step]).toEqual([])
    })
})

/** What a slower machine measures too: on which page a bundle sends, and what it has tried by then, it may measure otherwise. */
const withoutHaste = (table: string) =>
  table.replace(/on the (same|next) page(, with more cookies)?/g, 'sends').replace(/[ -]+/g, ' ')

it.skipIf(only)('is told in docs/measurements.md as it was measured: node test/trackers/write-table.mjs', async () => {
  const rows = Object.keys(trackers).map((name) => [
    name,
    Object.fromEntries(forms.map((form) => [form, found(name, form)])),
  ])
  const table = createTable(Object.fromEntries(rows) as Matrix)
  await mkdir(CACHE, { recursive: true })
  await writeFile(new URL('trackers.md', CACHE), table)
  const page = await readFile(new URL('docs/measurements.md', ROOT), 'utf8')
  const told = /<!-- trackers -->\n([\s\S]*?)\n<!-- \/trackers -->/.exec(page)?.[1] ?? ''
  expect(withoutHaste(told)).toBe(withoutHaste(table))
})
