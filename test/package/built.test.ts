import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

it('is committed as it is built', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'treize-dist-'))
  execFileSync('npx', ['rollup', '-c', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, TREIZE_DIST: fresh },
    stdio: 'pipe',
  })
  const files = readdirSync(fresh, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(fresh.length + 1))
    .sort()
  const committed = execFileSync('git', ['ls-files', 'dist'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
  expect(committed.map((name) => name.slice('dist/'.length)).sort()).toEqual(files)
  for (const file of files) {
    const kept = execFileSync('git', ['show', `:dist/${file}`], { cwd: ROOT, maxBuffer: 1e8 })
    expect(kept.equals(readFileSync(join(fresh, file))), `dist/${file}: run npm run build and commit it`).toBe(true)
  }
  rmSync(fresh, { recursive: true })
})

it('has a file for every language, of 1.6 kB at most as a browser downloads it', () => {
  const languages = readdirSync(join(ROOT, 'src/locales')).map((file) => file.replace('.ts', ''))
  expect(languages.length).toBe(40)
  for (const language of languages.filter((one) => one != 'en')) {
    const { length } = brotliCompressSync(readFileSync(join(ROOT, `dist/treize.${language}.js`)))
    expect(length, language).toBeLessThanOrEqual(1600)
  }
})

it('is as large as the README says', () => {
  const sizes = JSON.parse(execFileSync('npx', ['size-limit', '--json'], { cwd: ROOT, encoding: 'utf8' })) as {
    name: string
    size: number
  }[]
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| (.+?) +\| ([\d.]+) kB +\|/gm)].map(([, name, size]) => `${name} ${size}`)
  const measured = sizes.map(({ name, size }) => `${name} ${(size / 1000).toFixed(1)}`)
  expect(rows.slice(0, measured.length)).toEqual(measured)
  expect(readme).toContain(`One script of ${((sizes[0]?.size ?? 0) / 1000).toFixed(1)} kB`)
})
