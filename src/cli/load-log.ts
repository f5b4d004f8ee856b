import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Policy } from '../policy/policy'
import { type Call, UsageError } from './verb'

/** The log as it is published, which pages and other verbs do not load. */
export const loadLog = async (): Promise<typeof import('../log')> => import(new URL('../log.js', import.meta.url).href)

/** Declares what says which log is meant. */
export const logOptions = (command: Command): Command =>
  command
    .argument('[policy]', 'the policy', 'policy.json')
    .option(
      '-s, --store <store>',
      'a folder, or postgres://… (DATABASE_URL)',
      process.env.DATABASE_URL ?? 'consent-log',
    )
    .option('--site <host>', 'the site’s name in records, as www.example.com')
    .option('--key <file>', 'the private key that signs', 'consent-log.key')

/** @throws UsageError when there is no such file, or it is no JSON. */
export function readPolicy({ args, terminal }: Call): Policy {
  const name = String(args[0])
  try {
    return JSON.parse(readFileSync(resolve(terminal.folder, name), 'utf8')) as Policy
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${(error as Error).message}`)
  }
}

/** @throws UsageError when the site is not named. */
export function readSite({ options }: Call): string {
  if (!options.site) throw new UsageError('--site is missing: write --site www.example.com')
  return String(options.site)
}

/** The text of an option; undefined where it is not given. */
export const textOf = (option: string | boolean | undefined): string | undefined =>
  typeof option == 'string' ? option : undefined

/** Opens the log that the options mean. */
export async function openLog(call: Call) {
  const { consentLog, openStore, readKey } = await loadLog()
  const { store, key } = call.options
  const site = readSite(call)
  const policy = readPolicy(call)
  const name = String(store)
  const opened = await openStore(name.includes('://') ? name : resolve(call.terminal.folder, name))
  return consentLog(opened, { policy, site, key: await readKey(resolve(call.terminal.folder, String(key))) })
}
