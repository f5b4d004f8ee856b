import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import type { Policy } from '../policy/policy'
import { limitRate } from '../server/limit-rate'
import { appendAnchors } from './append-anchors'
import { openControl } from './control'
import { type ConsentLog, consentLog } from './consent-log'
import { listenLog } from './listen-log'
import { codeOf } from './error-code'
import { createKey } from './note'
import { portOf } from './port-of'
import { createReadAddress } from './read-address'
import type { Store } from './store'

export interface ServeOptions {
  policy: Policy
  /** The site's name in records and checkpoints, such as `www.example.com`. */
  site: string
  /** Where the log is: a folder, or `postgres://…`. */
  store: string
  /** The file of the private key; made, readable by its owner alone, where there is none. @default `<store>.key` */
  keyFile?: string | undefined
  /** The `treize.js` that the site serves, whose hash goes into each record. */
  codeFile?: string | undefined
  /** Where each day's signed head is appended, to be kept where others can see it. */
  anchorFile?: string | undefined
  durability?: 'disk' | 'process' | undefined
  keep?: string | undefined
  port?: number | undefined
  /** @default "127.0.0.1" */
  host?: string | undefined
  /** Origins of the pages that send choices, where they are not this server's own. */
  origins?: readonly string[] | undefined
  /** Believes `X-Forwarded-For`, which a proxy in front of the server sets. @default false */
  proxy?: boolean | undefined
  onError?: ((error: unknown) => void) | undefined
}

export interface Served {
  url: string
  log: ConsentLog
  close(): Promise<void>
}

/** Opens the store that a name means: a folder for PGlite, `postgres://` for PostgreSQL. */
export async function openStore(
  name: string,
  { durability, onError }: Pick<ServeOptions, 'durability' | 'onError'> = {},
): Promise<Store> {
  const isUrl = /^postgres(ql)?:\/\//.test(name)
  try {
    if (isUrl) return await (await import('./postgres')).postgresStore(name, { onError })
    return await (await import('./pglite')).pgliteStore(name, { durability })
  } catch (error) {
    if (codeOf(error) != 'ERR_MODULE_NOT_FOUND') throw error
    const missing = isUrl ? 'pg' : '@electric-sql/pglite'
    throw new Error(`[treize] A log in ${isUrl ? 'PostgreSQL' : 'a folder'} needs ${missing}: npm install ${missing}`, {
      cause: error,
    })
  }
}

/**
 * Reads a private key, or makes one.
 * @throws Error when there is none and none is to be made.
 */
export async function readKey(file: string, make = true): Promise<string> {
  const found = await readFile(file, 'utf8').catch((error: { code?: string }) => {
    if (error.code != 'ENOENT') throw error
  })
  if (found !== undefined) return found.trim()
  if (!make) throw new Error(`[treize] ${file} is not there: name the key that the log signs with, by --key`)
  const key = await createKey()
  await mkdir(dirname(resolve(file)), { recursive: true })
  try {
    await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
    return key
  } catch (error) {
    // Another process has made one meanwhile.
    if (codeOf(error) != 'EEXIST') throw error
    return (await readFile(file, 'utf8')).trim()
  }
}

export const hashFile = async (file: string): Promise<string> =>
  `sha384-${createHash('sha384')
    .update(await readFile(file))
    .digest('base64')}`

const HOUR = 3_600_000

/** Serves a log over HTTP: what `npx treize serve` runs. */
export async function serveLog(options: ServeOptions): Promise<Served> {
  const {
    policy,
    site,
    store: name,
    keyFile,
    codeFile,
    anchorFile,
    keep,
    port = 0,
    host = '127.0.0.1',
    proxy,
  } = options
  const { onError = (error) => console.error('[treize]', error) } = options
  const isUrl = name.includes('://')
  const key = await readKey(keyFile ?? (isUrl ? 'treize-log.key' : join(`${resolve(name)}.key`)))
  const code = codeFile && (await hashFile(codeFile))
  const store = await openStore(name, { ...options, onError })
  const log = await consentLog(store, { policy, site, key, code, keep })

  // A visitor chooses a few times; an address is remembered in memory for a minute, and stored nowhere.
  const isOver = limitRate(60, 60_000)
  const readAddress = createReadAddress(!!proxy)
  const answer = listenLog(policy, {
    log,
    origins: options.origins,
    isTooMany: (request) => isOver(readAddress(request)),
    onError,
  })
  const limits = { requestTimeout: 10_000, headersTimeout: 5000, maxHeaderSize: 16_384 }
  const server = createServer(limits, answer)
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, done)
  })
  const endDays = () =>
    appendAnchors(log, anchorFile)
      .then(() => log.purge())
      .then(() => {}, onError)
  await endDays()
  const timer = setInterval(endDays, HOUR)
  timer.unref()
  const endControl = isUrl ? undefined : await openControl(resolve(name), log)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    log,
    async close() {
      clearInterval(timer)
      await endControl?.()
      await new Promise((done) => server.close(done))
      await log.close()
    },
  }
}
