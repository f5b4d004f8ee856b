import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let fresh: string

beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'treize-dist-'))
  const shell = process.platform == 'win32'
  execFileSync('npm', ['run', 'build'], {
    cwd: ROOT,
    env: { ...process.env, TREIZE_DIST: fresh },
    stdio: 'pipe',
    shell,
  })
})
afterAll(() => rmSync(fresh, { recursive: true, force: true }))

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort()

it('commits a dist that is what the source builds (if not: npm run build)', () => {
  const committed = join(ROOT, 'dist')
  expect(files(committed)).toEqual(files(fresh))
  const differing = files(fresh).filter(
    (file) => !readFileSync(join(committed, file)).equals(readFileSync(join(fresh, file))),
  )
  expect(differing).toEqual([])
})
