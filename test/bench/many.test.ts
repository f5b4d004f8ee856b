// `npm run bench:many`: a log that grows to millions of records in PostgreSQL. Between the steps the database itself makes rows
// as wide as records are; at each step choices come by the log's own way, and records are looked up. TREIZE_RECORDS says how
// many in all. The curve goes into docs/log.md.
import { cpus } from 'node:os'
import { afterAll, expect, it } from 'vitest'
import { consentLog, createKey } from '../../src/log/index'
import { createChoice } from '../helpers/choices'
import { openStores } from '../helpers/open-stores'
import { writeBetween } from '../helpers/write-between'

const RECORDS = Number(process.env.TREIZE_RECORDS ?? 0)
const STEPS = 10
/** Rounds at each step, as many choices as come by the log's own way in each, and as many at once. */
const ROUNDS = 5
const CHOICES = 2000
const TOGETHER = 64
const LOOKUPS = 1000
const MONTH = 30 * 86_400_000
const policy = {
  policy: { version: '1' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
}
const stores = openStores()
afterAll(stores.close, 120_000)

const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b)
const median = (numbers: number[]) => sorted(numbers)[Math.floor(numbers.length / 2)] as number

// Ids by the time of the choice, as those of UUID version 7 are; visitors at random.
const FILL = `insert into treize_entries (event, subject, writer, number, day, ends, hash, content)
  select (lpad(to_hex($1::bigint + n / 10), 12, '0') || '7' || substr(r, 1, 3) || '8' || substr(r, 4, 15))::uuid, gen_random_uuid(),
    'filler', $2::bigint + n, $3, $4, r || r, r || repeat('x', 750)
  from (select n, md5(random()::text || n) as r from generate_series(1, $5::int) n) rows`

// Not among the others: it takes minutes.
it.skipIf(!RECORDS)(
  'measures a log of millions of records',
  async () => {
    const { store } = await stores.postgres()
    let now = Date.now()
    const log = await consentLog(store, { policy, site: 'www.site.example', key: await createKey(), now: () => now })
    const kept: { id: string; event: string }[] = []
    const lines = [
      '| records | choices taken a second | rows made a second | look-up of a record by id, median and p99 | of a visitor’s records, median | a bare query, median | on disk |',
      '| --- | --- | --- | --- | --- | --- | --- |',
    ]
    const times: number[] = []
    const rates: number[] = []
    let rows = 0
    /** Choices by the log's own way; resolves with how many a second. */
    const take = async () => {
      let left = CHOICES
      const visit = async () => {
        while (left-- > 0) {
          const choice = createChoice(now)
          expect(await log.append(choice)).toBe('stored')
          kept.push({ id: choice.id, event: choice.event })
        }
      }
      const begin = performance.now()
      await Promise.all(Array.from({ length: TOGETHER }, visit))
      return CHOICES / ((performance.now() - begin) / 1000)
    }
    // The first ones wait for what is compiled and connected.
    await take()
    rows += CHOICES
    for (let step = 1; step <= STEPS; step++) {
      const wanted = (step * RECORDS) / STEPS - rows - ROUNDS * CHOICES
      const day = new Date(now).toISOString()
      const filling = performance.now()
      await store.query(FILL, [now, rows, day.slice(0, 10), `${day.slice(0, 19)}Z`, wanted])
      const filled = wanted / ((performance.now() - filling) / 1000)
      await store.query('analyze treize_entries')
      // What making the rows has left to the disk is not what a choice costs.
      await store.query('checkpoint')

      const perSecond: number[] = []
      for (let round = 0; round < ROUNDS; round++) perSecond.push(await take())
      const rate = median(perSecond)
      rows += wanted + ROUNDS * CHOICES

      const bare: number[] = []
      const byId: number[] = []
      const byVisitor: number[] = []
      for (let at = 0; at < LOOKUPS; at++) {
        const one = kept[Math.floor(Math.random() * kept.length)] as (typeof kept)[number]
        const start = performance.now()
        await store.query('select 1')
        const before = performance.now()
        bare.push(before - start)
        const found = await store.query('select content from treize_entries where event = $1::uuid', [one.event])
        const then = performance.now()
        const mine = await store.query('select content from treize_entries where subject = $1::uuid', [one.id])
        byVisitor.push(performance.now() - then)
        byId.push(then - before)
        expect([found.length, mine.length]).toEqual([1, 1])
      }
      const [size] = await store.query<{ size: string }>('select pg_database_size(current_database())::text as size')
      const [middle, own, trip] = [median(byId), median(byVisitor), median(bare)]
      // In the time of a bare query, which other work on the machine makes longer as well.
      rates.push((rate * trip) / 1000)
      times.push(middle / trip)
      lines.push(
        `| ${rows.toLocaleString('en')} | ${rate.toFixed(0)} | ${filled.toFixed(0)} | ${middle.toFixed(2)} and ${(sorted(byId)[Math.floor(LOOKUPS * 0.99)] as number).toFixed(2)} ms | ${own.toFixed(2)} ms | ${trip.toFixed(2)} ms | ${(Number(size?.size) / 1e9).toFixed(2)} GB |`,
      )
      console.log(lines.at(-1))
      // In other partitions: three months are made ahead.
      if (step % 4 == 0 && step < 9) now += MONTH
    }
    // One step says little on a machine with other work: the halves are compared.
    const change = (all: number[]) => {
      const [before, after] = [median(all.slice(0, STEPS / 2)), median(all.slice(STEPS / 2))]
      return `${((after / before - 1) * 100).toFixed(0)} %`
    }
    lines.push(
      '',
      `${RECORDS.toLocaleString('en')} records were run: at each step ${(ROUNDS * CHOICES).toLocaleString('en')} by the log's own way, ${TOGETHER} at once (the median of ${ROUNDS} rounds), the others made by the database with the same width and indexes; on ${cpus().length} × ${cpus()[0]?.model.trim()}. Other work shares the machine, so both are compared with a bare query (\`select 1\`) of the same moment: from the first five steps to the last five, the choices taken in the time of one change by ${change(rates)}, and the look-up by ${change(times)}.`,
    )
    console.log(lines.join('\n'))
    writeBetween('docs/log.md', 'bench:many', lines.join('\n'))
    await log.close()
  },
  7_200_000,
)
