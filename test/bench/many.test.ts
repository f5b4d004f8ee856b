// `npm run bench:many`: a log that grows to millions of records in PostgreSQL, by the log's own way in: how fast it takes more,
// and how fast it finds one by its id. TREIZE_RECORDS says how many. The curve goes into docs/log.md.
import { cpus } from 'node:os'
import { afterAll, expect, it } from 'vitest'
import { consentLog, createKey } from '../../src/log/index'
import { createChoice } from '../helpers/choices'
import { openStores } from '../helpers/open-stores'
import { writeBetween } from '../helpers/write-between'

const RECORDS = Number(process.env.TREIZE_RECORDS ?? 0)
const STEPS = 10
/** As many choices as are under way at once; the log writes at most 500 together. */
const TOGETHER = 500
const LOOKUPS = 500
const policy = {
  policy: { version: '1' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
}
const stores = openStores()
afterAll(stores.close)

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

// Not among the others: it takes minutes.
it.skipIf(!RECORDS)('measures a log of millions of records', async () => {
  const { store } = await stores.postgres()
  const begin = Date.now()
  let now = begin
  const log = await consentLog(store, { policy, site: 'www.site.example', key: await createKey(), now: () => now })
  const kept: { id: string; event: string }[] = []
  const lines = [
    '| records | added a second | a second of CPU adds | look-up of an event by id, median and p99 | records of a visitor, median | table and indexes |',
    '| --- | --- | --- | --- | --- | --- |',
  ]
  const rates: number[] = []
  const times: number[] = []
  for (let step = 1; step <= STEPS; step++) {
    const count = RECORDS / STEPS
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    let left = count
    const visit = async () => {
      while (left-- > 0) {
        // A year of visitors: each step is five weeks later, and in other partitions.
        const choice = createChoice(now)
        await log.append(choice)
        if (kept.length < 20_000 || Math.random() < 0.001) kept.push({ id: choice.id, event: choice.event })
      }
    }
    await Promise.all(Array.from({ length: TOGETHER }, visit))
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpu)

    await store.query('analyze treize_entries')
    const byId: number[] = []
    const byVisitor: number[] = []
    for (let at = 0; at < LOOKUPS; at++) {
      const one = kept[Math.floor(Math.random() * kept.length)] as (typeof kept)[number]
      const before = performance.now()
      const found = await store.query('select content from treize_entries where event = $1::uuid', [one.event])
      byId.push(performance.now() - before)
      expect(found).toHaveLength(1)
      const then = performance.now()
      const mine = await store.query('select content from treize_entries where subject = $1::uuid', [one.id])
      byVisitor.push(performance.now() - then)
      expect(mine).toHaveLength(1)
    }
    const [size] = await store.query<{ size: string }>(
      `select sum(pg_total_relation_size(oid))::text as size from pg_class where relname like 'treize_entries%' and relkind = 'r'`,
    )
    const [middle, own] = [median(byId), median(byVisitor)]
    rates.push(count / seconds)
    times.push(middle)
    lines.push(
      `| ${((step * RECORDS) / STEPS).toLocaleString('en')} | ${(count / seconds).toFixed(0)} | ${(count / ((user + system) / 1e6)).toFixed(0)} | ${middle.toFixed(2)} and ${(byId[Math.floor(LOOKUPS * 0.99)] as number).toFixed(2)} ms | ${own.toFixed(2)} ms | ${(Number(size?.size) / 1e9).toFixed(2)} GB |`,
    )
    console.log(lines.at(-1))
    now = begin + Math.min(step * 35, 30) * 86_400_000
  }
  const span = (all: number[]) => `${(Math.min(...all) / Math.max(...all)).toFixed(2)} of the highest`
  lines.push(
    '',
    `${RECORDS.toLocaleString('en')} records were run, each as a choice of a visitor of its own, ${TOGETHER} at once, on ${cpus().length} × ${cpus()[0]?.model.trim()} that other work shared. The lowest rate is ${span(rates)}, the shortest median look-up ${span(times)}.`,
  )
  console.log(lines.join('\n'))
  writeBetween('docs/log.md', 'bench:many', lines.join('\n'))
  await log.close()
}, 7_200_000)
