import { afterAll, expect, it } from 'vitest'
import { consentLog, createKey } from '../../../src/log/index'
import type { Store } from '../../../src/log/store'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'
import { databases } from '../../helpers/start-postgres'

const policy = { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } } as const
const DAY = 86_400_000
const stores = openStores()
afterAll(stores.close)
const key = await createKey()
const skipped = !databases().includes('postgres')

const partitions = async ({ query }: Store) =>
  (
    await query<{ name: string }>(
      "select relname as name from pg_class where relname like 'treize_entries_20%' and relkind = 'r' order by relname",
    )
  ).map(({ name }) => name)

const open = async () => {
  const { store } = await stores.postgres()
  const clock = { now: Date.UTC(2026, 0, 15, 12) }
  const log = await consentLog(store, { policy, site: 'www.site.example', key, now: () => clock.now })
  return { store, log, clock }
}

it.skipIf(skipped)('stores choices in PostgreSQL for a year without a restart', async () => {
  const { log, clock } = await open()
  for (let month = 0; month < 12; month++) {
    expect(await log.append(createChoice(clock.now))).toBe('stored')
    clock.now += 31 * DAY
  }
  // Several at once, of which all need the new partition.
  clock.now += 120 * DAY
  const choices = Array.from({ length: 20 }, () => createChoice(clock.now))
  expect(await Promise.all(choices.map(log.append))).toEqual(choices.map(() => 'stored'))
  await log.close()
})

it.skipIf(skipped)('makes the partitions of coming months in the hourly work', async () => {
  const { log, store, clock } = await open()
  expect((await partitions(store)).at(-1)).toBe('treize_entries_2026_03')
  clock.now += 60 * DAY
  await log.purge()
  expect((await partitions(store)).at(-1)).toBe('treize_entries_2026_05')
  await log.close()
})
