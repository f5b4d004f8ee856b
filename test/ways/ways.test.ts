import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openEngine } from '../helpers/engines/open-engine'
import { COLUMNS, type Column } from './columns'
import { serveWays } from './serve-ways'
import { tryWays } from './try-ways'

let server: Awaited<ReturnType<typeof serveWays>>
beforeAll(async () => {
  server = await serveWays()
})
afterAll(() => server.close())

it('x', async () => {
  const out: Record<string, string[]> = {}
  await Promise.all(
    inject('engines').map(async (name) => {
      const engine = await openEngine(name)
      for (const column of Object.keys(COLUMNS) as Column[]) {
        const t = Date.now()
        out[`${name}-${column}`] = [...(await tryWays(server, engine, column, new Set()))]
        console.log(name, column, out[`${name}-${column}`]?.length, Date.now() - t)
      }
      await engine.close()
    }),
  )
  writeFileSync('/tmp/ways-found.json', JSON.stringify(out))
}, 600_000)
