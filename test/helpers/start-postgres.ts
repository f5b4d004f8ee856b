import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, install } from './find-browser'

/** A PostgreSQL server of a test's own. */
export interface Postgres {
  url: string
  /** The number of its first process, which the others belong to. */
  readonly pid: number
  /** Ends it as a power cut would, and starts it again. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'

function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const named = process.env.TREIZE_POSTGRES
  const found = [named, ...versions.map((version) => join(DEBIAN, version, 'bin'))].find(
    (folder) => folder && existsSync(join(folder, 'initdb')),
  )
  return found ?? findProgram('initdb')?.replace(/[\\/]initdb$/, '')
}

const MISSING = 'No PostgreSQL was found: install it, or name the folder of its programs in TREIZE_POSTGRES.'
let asked: string | undefined | null = null

/** Finds the programs of PostgreSQL; as root on Debian it installs them where they are missing. */
function getPostgres(): string | undefined {
  if (asked === null) asked = findPostgres() ?? (install(['postgresql']) ? findPostgres() : undefined)
  return asked
}

/**
 * The databases that this machine can test a log on. Where PostgreSQL cannot be had, what it promises is skipped with a
 * sentence, unless `CI` wants it.
 */
export function databases(): ('pglite' | 'postgres')[] {
  if (getPostgres()) return ['pglite', 'postgres']
  if (process.env.CI) throw new Error(MISSING)
  console.warn(`Skipped every promise on PostgreSQL. ${MISSING}`)
  return ['pglite']
}

/**
 * Starts a PostgreSQL that listens on a socket in a folder of its own.
 * @throws Error that says in one sentence what to install.
 */
export async function startPostgres(): Promise<Postgres> {
  const bin = getPostgres()
  if (!bin) throw new Error(MISSING)
  // The path of a socket has 107 bytes at most.
  const folder = mkdtempSync(join(tmpdir(), 'tpg-'))
  const data = join(folder, 'data')
  // It refuses to run as root.
  const isRoot = process.getuid?.() === 0
  const ids = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
  const user = isRoot ? { uid: ids('-u'), gid: ids('-g') } : {}
  if (isRoot) chownSync(folder, ids('-u'), ids('-g'))
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'treize', '-A', 'trust', '--no-locale', '-E', 'UTF8', '--no-sync'],
    {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    },
  )

  let server: ChildProcess
  const start = () =>
    new Promise<void>((done, fail) => {
      server = spawn(
        join(bin, 'postgres'),
        ['-D', data, '-k', folder, '-h', '', '-c', 'unix_socket_permissions=0777'],
        {
          ...user,
          cwd: folder,
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      )
      let told = ''
      server.stderr?.on('data', (text) => {
        told += text
        if (told.includes('ready to accept connections')) done()
      })
      server.once('exit', () => fail(new Error(told)))
    })
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((done) => {
      server.removeAllListeners('exit')
      server.once('exit', () => done())
      server.kill(signal)
    })
  await start()
  return {
    url: `postgres://treize@localhost/postgres?host=${encodeURIComponent(folder)}`,
    get pid() {
      return server.pid as number
    },
    async restart() {
      // At once, as if it had crashed; its other processes end with it.
      await end('SIGQUIT')
      await start()
    },
    async stop() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
