import { afterAll, expect, it } from 'vitest'
import { consentLog, createKey } from '../../../src/log/index'
import { postgresStore } from '../../../src/log/postgres'
import type { Store } from '../../../src/log/store'
import { verify } from '../../../src/log/verify'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'
import { databases } from '../../helpers/start-postgres'

const policy = { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } }
const stores = openStores()
afterAll(stores.close)
const key = await createKey()
const site = 'www.site.example'

const read = async (store: Store) => {
  const log = await consentLog(store, { policy, site, key })
  const lines: string[] = []
  for await (const line of log.export()) lines.push(line)
  return {
    events: lines.flatMap((line) => /\\"event\\":\\"([^\\]+)/.exec(line)?.[1] ?? []),
    report: await verify(lines),
  }
}

it.skipIf(!databases().includes('postgres'))(
  'goes on when PostgreSQL is restarted in a burst, and has all that it acknowledged, in chains that hold',
  async () => {
    const { store, url, server } = await stores.postgres()
    const second = await postgresStore(url)
    // Two processes on one database.
    const logs = [await consentLog(store, { policy, site, key }), await consentLog(second, { policy, site, key })]
    const acknowledged: string[] = []
    let refused = 0
    let over = false
    const visitors = Array.from({ length: 8 }, async (_, index) => {
      while (!over) {
        const choice = createChoice(Date.now())
        // As a page does, until it is there: what was stored though nobody heard of it is known then.
        for (let stored = false; !stored && !over; )
          try {
            await logs[index % 2]?.append(choice)
            acknowledged.push(choice.event)
            stored = true
          } catch {
            refused++
            await new Promise((done) => setTimeout(done, 20))
          }
      }
    })
    const until = async (count: number) => {
      while (acknowledged.length < count) await new Promise((done) => setTimeout(done, 5))
    }
    await until(100)
    await server.restart()
    await until(acknowledged.length + 100)
    over = true
    await Promise.all(visitors)
    expect(refused).toBeGreaterThan(0)
    const { events, report } = await read(store)
    expect(acknowledged.filter((event) => !events.includes(event))).toEqual([])
    expect(new Set(events).size).toBe(events.length)
    expect(report.problems).toEqual([])
    for (const log of logs) await log.close()
  },
  120_000,
)

it('stores the others of a batch where one cannot be stored, and goes on after a failure', async () => {
  const { store } = await stores.pglite()
  let full = false
  // The database itself refuses, as one does whose disk is full.
  const failing: Store = {
    ...store,
    transaction: (run) =>
      store.transaction((query) =>
        run(async (text, values) => {
          if (full && text.startsWith('insert into treize_entries')) await query('select no_such_column')
          return query(text, values)
        }),
      ),
  }
  const log = await consentLog(failing, { policy, site, key })
  expect(await log.append(createChoice(Date.now()))).toBe('stored')
  full = true
  const choice = createChoice(Date.now())
  await expect(log.append(choice)).rejects.toThrow()
  expect(await log.find(choice.id)).toEqual([])
  full = false
  expect(await log.append(choice)).toBe('stored')
  const bad = createChoice(Date.now(), { expires: '\0' })
  const results = await Promise.allSettled([bad, createChoice(Date.now()), createChoice(Date.now())].map(log.append))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect((await read(store)).report).toMatchObject({ entries: 4, problems: [] })
  await log.close()
})
