// Serves @c15t/backend as its documentation shows, in the folder that the benchmark has installed it in.
import { c15tInstance } from '@c15t/backend'
import { kyselyAdapter } from '@c15t/backend/db/adapters/kysely'
import { migrator } from '@c15t/backend/db/migrator'
import { DB } from '@c15t/backend/db/schema'
import { serve } from '@hono/node-server'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

const db = new Kysely({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: process.argv[2] }) }),
})
const adapter = kyselyAdapter({ db, provider: 'postgresql' })
const migration = await migrator({ db: DB.client(adapter), schema: 'latest' })
await migration.execute?.()
const c15t = c15tInstance({
  appName: 'bench',
  basePath: '/api/c15t',
  trustedOrigins: ['http://www.site.example'],
  adapter,
  logger: { level: 'error' },
})
const server = serve({ fetch: (request) => c15t.handler(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
)
process.on('message', () => process.send(process.cpuUsage()))
process.on('disconnect', () => server.close(() => process.exit()))
