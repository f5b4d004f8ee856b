import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { STAMP, hashSources } from '../../src/build/hash-sources.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Throws when `dist` was built from other sources than those that are here. */
export function refuseStaleDist(root = ROOT) {
  let built = ''
  try {
    built = readFileSync(join(root, 'dist', STAMP), 'utf8').trim()
  } catch {
    // Built before stamps were written, or not at all.
  }
  if (built != hashSources(root))
    throw new Error('dist is older than src: run npm run build (or npm run build:quick) first.')
}
