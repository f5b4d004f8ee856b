// `npm run bench:server`: what it costs to take a choice, with every check and durability on. CPU of this process, which for
// PGlite is the database too.
import { afterAll, it } from 'vitest'
import { consentLog, createKey } from '../../src/log/index'
import { pgliteStore } from '../../src/log/pglite'
import { recordChoice } from '../../src/server/index'
import { createChoice } from '../helpers/choices'
import { openStores } from '../helpers/open-stores'

const COUNT = 4000
const VISITORS = 64
const SITE = 'https://www.site.example'
const policy = { policy: { version: '1' }, categories: { analytics: {}, marketing: {} } }
const stores = openStores()
afterAll(stores.close, 60_000)

const KINDS = {
  'PGlite, safe from a crash': async () => (await stores.pglite()).store,
  'PGlite, on disk': async () => {
    const { store, folder } = await stores.pglite()
    await store.close()
    return pgliteStore(folder)
  },
  PostgreSQL: async () => (await stores.postgres()).store,
}

it('measures what a choice costs', async () => {
  const lines = ['| store | CPU of a record | records a second |', '| --- | --- | --- |']
  for (const [name, open] of Object.entries(KINDS)) {
    const log = await consentLog(await open(), { policy, site: 'www.site.example', key: await createKey() })
    const answer = recordChoice(policy, { log })
    async function send(count: number) {
      let left = count
      const visit = async () => {
        while (left-- > 0) {
          const body = JSON.stringify(createChoice(Date.now()))
          const request = new Request(`${SITE}/consent`, { method: 'POST', headers: { origin: SITE }, body })
          const { status } = (await answer(request)) as Response
          if (status != 201) throw new Error(`A choice got ${status}`)
        }
      }
      await Promise.all(Array.from({ length: VISITORS }, visit))
    }
    await send(500)
    const [cpu, start] = [process.cpuUsage(), performance.now()]
    await send(COUNT)
    const { user, system } = process.cpuUsage(cpu)
    const rate = (COUNT / (performance.now() - start)) * 1000
    lines.push(`| ${name} | ${((user + system) / 1000 / COUNT).toFixed(2)} ms | ${rate.toFixed(0)} |`)
    await log.close()
  }
  console.log(lines.join('\n'))
})
