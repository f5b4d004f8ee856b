import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Route } from '../helpers/serve'
import { script } from './script'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

/** Our own files as they are now: a build in the middle of three minutes would be half of each. */
export async function readTreize(): Promise<Record<string, Route>> {
  const files = (await readdir(DIST)).filter((name) => /^treize.*\.js$/.test(name))
  const routes = files.map(
    async (name): Promise<[string, Route]> => [`/dist/${name}`, script(await readFile(DIST + name, 'utf8'))],
  )
  return Object.fromEntries(await Promise.all(routes))
}
