import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createId } from '../../src/consent/create-id'
import { pgliteStore } from '../../src/log/pglite'
import { postgresStore } from '../../src/log/postgres'
import type { Store } from '../../src/log/store'
import { type Postgres, startPostgres } from './start-postgres'

/** Empty stores of both kinds, for one file of tests. */
export interface Stores {
  pglite(): Promise<{ store: Store; folder: string }>
  postgres(): Promise<{ store: Store; url: string; server: Postgres }>
  close(): Promise<void>
}

export function openStores(): Stores {
  const root = mkdtempSync(join(tmpdir(), 'treize-log-'))
  let template: Promise<string> | undefined
  let server: Promise<Postgres> | undefined
  let count = 0
  return {
    async pglite() {
      template ??= makeTemplate(root)
      const folder = join(root, `log-${++count}`)
      cpSync(await template, folder, { recursive: true })
      return { store: await pgliteStore(folder, { durability: 'process' }), folder }
    },
    async postgres() {
      server ??= startPostgres()
      const { url } = await server
      const name = `t${createId().replaceAll('-', '')}`
      const admin = await postgresStore(url)
      await admin.query(`create database ${name}`)
      await admin.close()
      const own = url.replace('/postgres?', `/${name}?`)
      return { store: await postgresStore(own), url: own, server: await server }
    },
    async close() {
      await (await server)?.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Copies an empty database to a folder, for who opens it by its name. */
export async function emptyDatabase(folder: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'treize-log-'))
  cpSync(await makeTemplate(root), folder, { recursive: true })
  rmSync(root, { recursive: true, force: true })
  return folder
}

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** An empty database, kept from one run to the next: making one takes seconds, copying one does not. */
async function makeTemplate(root: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8'))
  const kept = join(MODULES, '.cache/treize', `pglite-${version}`)
  if (existsSync(kept)) return kept
  const folder = join(root, 'template')
  await (await pgliteStore(folder, { durability: 'process' })).close()
  mkdirSync(join(kept, '..'), { recursive: true })
  const own = `${kept}-${process.pid}`
  cpSync(folder, own, { recursive: true })
  try {
    renameSync(own, kept)
  } catch {
    // Another worker has made it meanwhile.
    rmSync(own, { recursive: true, force: true })
  }
  return folder
}
