import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
// @ts-expect-error: plain JavaScript.
import { slack } from '../../.size-limit.mjs'
import { refuseStaleDist } from '../helpers/refuse-stale-dist'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

it('is committed as it is built', () => {
  refuseStaleDist()
  const files = readdirSync(join(ROOT, 'dist'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(ROOT.length))
    .sort()
  const committed = execFileSync('git', ['ls-files', 'dist'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
  expect(committed.sort()).toEqual(files)
  for (const file of files) {
    const kept = execFileSync('git', ['show', `:${file}`], { cwd: ROOT, maxBuffer: 1e8 })
    expect(kept.equals(readFileSync(join(ROOT, file))), `${file}: run npm run build and commit it`).toBe(true)
  }
})

it('has a file for every language, of 1.6 kB at most as a browser downloads it', () => {
  const languages = readdirSync(join(ROOT, 'src/locales')).map((file) => file.replace('.ts', ''))
  expect(languages.length).toBe(40)
  for (const language of languages.filter((one) => one != 'en')) {
    const { length } = brotliCompressSync(readFileSync(join(ROOT, `dist/treize.${language}.js`)))
    expect(length, language).toBeLessThanOrEqual(1600)
  }
})

it('is no larger than its limits, and as large as the pages say, but for what another compressor makes of it', () => {
  const sizes = JSON.parse(execFileSync('npx', ['size-limit', '--json'], { cwd: ROOT, encoding: 'utf8' })) as {
    name: string
    size: number
    passed: boolean
  }[]
  expect(sizes.filter(({ passed }) => !passed)).toEqual([])
  const [readme = '', page = ''] = ['README.md', 'docs/measurements.md'].map((file) =>
    readFileSync(join(ROOT, file), 'utf8'),
  )
  const stated = (text: RegExp) => Number(text.exec(readme + page)?.[1]) * 1000
  const fits = (bytes: number, size: number, name: string) =>
    // Half of the last digit is lost in rounding.
    expect(Math.abs(bytes - size), `${name}: npm run sizes`).toBeLessThanOrEqual(50 + slack(size))
  const rowsOf = (text: string) => [...text.matchAll(/^\| (.+?) +\| ([\d.]+) kB +\|/gm)]
  const rows = rowsOf(page)
  expect(rows.map(([, name]) => name)).toEqual(sizes.map(({ name }) => name))
  // The README has some of them.
  expect(rowsOf(readme).length).toBeGreaterThan(1)
  for (const [, name, kB] of [...rows, ...rowsOf(readme)])
    fits(Number(kB) * 1000, sizes.find((row) => row.name == name)?.size ?? Number.NaN, name as string)
  const sizeOf = (...names: string[]) =>
    names.reduce((sum, name) => sum + (sizes.find((row) => row.name == name)?.size ?? Number.NaN), 0)
  fits(stated(/One script of ([\d.]+) kB/), sizeOf('treize.js'), 'One script of')
  fits(stated(/([\d.]+) kB once, then/), sizeOf('the question in English, all three files'), 'once')
  fits(stated(/once, then ([\d.]+) kB on every visit/), sizeOf('treize.js', 'treize.more.js'), 'on every visit')
})
