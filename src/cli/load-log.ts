import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { AskedLog } from '../log'
import type { Policy } from '../policy/policy'
import { readValidPolicy } from './save-policy'
import { type Call, UsageError } from './verb'
import { writeOut } from './write-out'

/** The log as it is published, which pages and other verbs do not load. */
export const loadLog = async (): Promise<typeof import('../log')> => import(new URL('../log.js', import.meta.url).href)

/** Declares what says which log is meant. */
export const logOptions = (command: Command): Command =>
  command
    .addOption(
      // The help shows no password.
      new Option('-s, --store <store>', 'a folder, or postgres://…').default(
        process.env.DATABASE_URL ?? 'consent-log',
        'DATABASE_URL, else consent-log',
      ),
    )
    .option('--site <host>', 'the site’s name in records, as www.example.com')
    .option('--key <file>', 'the private key that signs', 'consent-log.key')

/** @throws UsageError when there is no such file, or the policy has a mistake. */
export function readPolicy({ args, terminal }: Call): Policy {
  return writeOut(readValidPolicy(String(args[0]), terminal.folder, 'use').policy)
}

/** @throws UsageError when the site is not named. */
export function readSite({ options }: Call): string {
  if (!options.site) throw new UsageError('--site is missing: write --site www.example.com')
  return String(options.site)
}

/** The text of an option; undefined where it is not given. */
export const textOf = (option: string | boolean | undefined): string | undefined =>
  typeof option == 'string' ? option : undefined

/**
 * Where the store is that the options mean.
 * @throws UsageError when it is the URL of another kind of database, or none.
 */
export function storeOf({ options, terminal }: Call): string {
  const name = String(options.store)
  const [, scheme] = /^([\w+.-]*):\/\//.exec(name) ?? []
  if (scheme === undefined) return resolve(terminal.folder, name)
  // Never with what stands behind it: that has a password.
  if (!/^postgres(ql)?$/.test(scheme) || !URL.canParse(name))
    throw new UsageError(
      `--store, or DATABASE_URL, is a "${scheme}://" URL that no log can be in: write postgres://user:password@host/database, or a folder`,
    )
  return name
}

/**
 * Opens the log that the options mean, or asks the server that has it open.
 * @throws UsageError when there is none.
 */
export async function openLog(call: Call): Promise<AskedLog> {
  const { askLog, openStore, readKey, readLog, siteOf } = await loadLog()
  const { store: name, key } = call.options
  const path = storeOf(call)
  const isFolder = !path.includes('://')
  const running = isFolder ? await askLog(path) : undefined
  if (running) return running
  if (isFolder && !existsSync(path)) throw new UsageError(`${name} is not there: name the log’s folder by --store`)
  const store = await openStore(path)
  try {
    const site = (await siteOf(store)) ?? readSite(call)
    return await readLog(store, { site, key: await readKey(resolve(call.terminal.folder, String(key)), false) })
  } catch (error) {
    await store.close()
    throw error
  }
}
