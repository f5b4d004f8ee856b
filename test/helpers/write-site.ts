import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Writes the documentation and the playground as a static site; gives its folder, which is the caller's to delete. */
export function writeSite(): string {
  const site = mkdtempSync(join(tmpdir(), 'treize-site-'))
  execFileSync(process.execPath, ['src/build/write-site.mjs', site], { cwd: ROOT })
  return site
}
