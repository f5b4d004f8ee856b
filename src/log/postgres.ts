import type { Pool } from 'pg'
import type { Query, Store } from './store'

export interface PostgresOptions {
  /** Keeps records in partitions by month. An engine that only speaks PostgreSQL's protocol may not know them. @default true */
  partitions?: boolean | undefined
  /** Hears of a connection that breaks while nobody uses it. */
  onError?: ((error: Error) => void) | undefined
}

/**
 * Keeps a log in PostgreSQL 15 or later, by `pg`; any number of processes may use it.
 *
 * @param url such as `postgres://user@host/database`, or a pool of `pg`'s.
 */
export async function postgresStore(
  url: string | Pool,
  { partitions = true, onError }: PostgresOptions = {},
): Promise<Store> {
  const { Pool } = await import('pg').then((module) => module.default ?? module)
  const pool = typeof url == 'string' ? new Pool({ connectionString: url, max: 4 }) : url
  // Without a listener such an error would end the process.
  pool.on('error', (error) => onError?.(error))
  const query: Query = async (text, values) => (await pool.query(text, values)).rows
  return {
    query,
    exclusive: false,
    partitioned: partitions,
    async transaction(run) {
      const client = await pool.connect()
      let broken: Error | undefined
      // The pool listens only to those that nobody uses. The statement that is under way is refused for itself.
      const listen = (error: Error) => onError?.(error)
      client.on('error', listen)
      try {
        await client.query('begin')
        const result = await run(async (text, values) => (await client.query(text, values)).rows)
        await client.query('commit')
        return result
      } catch (error) {
        broken = error instanceof Error ? error : new Error(String(error))
        await client.query('rollback').then(
          () => (broken = undefined),
          () => {},
        )
        throw error
      } finally {
        // A connection that cannot roll back is not used again.
        client.release(broken)
        if (!broken) client.off('error', listen)
      }
    },
    // The server flushes at each commit itself.
    async flush() {},
    async tidy() {
      await query('analyze treize_entries')
    },
    close: () => pool.end(),
  }
}
