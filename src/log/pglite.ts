import { mkdir, open, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { PGlite, Transaction } from '@electric-sql/pglite'
import { codeOf } from './error-code'
import { takeLock } from './lock'
import type { Query, Store } from './store'

export interface PgliteOptions {
  /**
   * When a record counts as stored: `"disk"` once the disk has it, so that no power cut loses it; `"process"` once the
   * operating system has it, so that a crash of the process does not. @default "disk"
   */
  durability?: 'disk' | 'process' | undefined
}

/** As often as files are flushed and the write-ahead log is cut, in batches. */
const CHECKPOINT = 2000

/**
 * Keeps a log in a folder, by PostgreSQL in WebAssembly: nothing to install but `@electric-sql/pglite`. One process at a
 * time may use it.
 *
 * @throws Error when another process uses the folder, with its pid and host.
 */
export async function pgliteStore(folder: string, { durability = 'disk' }: PgliteOptions = {}): Promise<Store> {
  const path = resolve(folder)
  await mkdir(path, { recursive: true })
  // PGlite itself lets two processes into one folder, and loses records.
  const unlock = await takeLock(path)
  let database: PGlite
  try {
    const { PGlite } = await import('@electric-sql/pglite')
    database = await PGlite.create(path)
  } catch (error) {
    await unlock()
    throw error
  }
  const rowsOf =
    (client: Pick<Transaction, 'query'>): Query =>
    async <Row>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows
  const query = rowsOf(database)
  let segment = ''
  let batches = 0

  async function checkpoint() {
    batches = 0
    // PGlite flushes nothing, and recovery trusts that all before the last checkpoint is on disk.
    if (durability == 'disk') await flushFolder(path)
    await query('checkpoint')
    if (durability == 'disk') await flushFolder(path)
  }

  return {
    query,
    exclusive: true,
    partitioned: false,
    transaction: (run) => database.transaction((transaction) => run(rowsOf(transaction))),
    async flush() {
      if (++batches >= CHECKPOINT) await checkpoint()
      if (durability != 'disk') return
      const [found] = await query<{ name: string }>('select pg_walfile_name(pg_current_wal_lsn()) as name')
      const name = found?.name ?? ''
      // A batch may have begun in the file before.
      for (const one of new Set([segment || name, name])) await flushFile(join(path, 'pg_wal', one))
      segment = name
    },
    async tidy() {
      await query('vacuum analyze treize_entries')
      await checkpoint()
    },
    async close() {
      await database.close()
      if (durability == 'disk') await flushFolder(path)
      await unlock()
    },
  }
}

async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+').catch((error: unknown) => {
    // The database has taken it away. What cannot be opened for another reason is not on disk, and must not be said to be.
    if (codeOf(error) != 'ENOENT') throw error
  })
  try {
    await file?.datasync()
  } finally {
    await file?.close()
  }
}

async function flushFolder(path: string): Promise<void> {
  for (const folder of ['base', 'global', 'pg_xact', 'pg_wal', '.'])
    for (const one of await readdir(join(path, folder), { withFileTypes: true, recursive: folder == 'base' }))
      if (one.isFile()) await flushFile(join(one.parentPath ?? one.path, one.name))
}
