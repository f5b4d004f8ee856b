import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Where a build writes which sources it was made from. */
export const STAMP = '.sources'

/** One hash of everything that a build is made from. File dates do not count: a fresh clone has random ones. */
export function hashSources(root = '.') {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(root, join(file.parentPath, file.name)))
    .sort()
  for (const file of ['rollup.config.mjs', ...files])
    hash.update(`${file.replaceAll('\\', '/')}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
