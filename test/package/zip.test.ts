import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const readJson = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
const { version, unpkg, jsdelivr, exports } = readJson('package.json')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'treize-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const zip = (name: string, TZ: string) => {
  const out = join(folder, name)
  const said = execFileSync(process.execPath, ['src/build/write-zip.mjs', out], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TZ },
  })
  return { said, archive: readFileSync(join(out, `treize-${version}.zip`)) }
}

describe('the archive of a release', () => {
  it('has every file that a site loads, as it was built', () => {
    const { archive } = zip('files', 'UTC')
    const files = Object.entries(unzipSync(archive)).map(
      ([name, data]) => [name.replace(`treize-${version}/`, ''), Buffer.from(data)] as const,
    )
    const names = files.map(([name]) => name)
    const parts = ['', '.more', '.banner', '.preferences', '.placeholders', '.explain']
    const languages = readdirSync(join(ROOT, 'src/locales')).map((file) => `treize.${file.replace('.ts', '.js')}`)
    const themes = readdirSync(join(ROOT, 'src/themes')).map((file) => `themes/${file}`)
    expect(names).toEqual(
      expect.arrayContaining([
        ...parts.map((part) => `treize${part}.js`),
        ...languages.filter((file) => file != 'treize.en.js'),
        ...themes,
        'treize.google.js',
        'LICENSE',
        'schema.json',
      ]),
    )
    for (const [name, data] of files) {
      if (name == 'README.txt') continue
      const built = readFileSync(join(ROOT, name == 'LICENSE' ? name : `dist/${name}`))
      expect(data.equals(built), name).toBe(true)
    }
  })

  it('says the line to paste, with the hash of the script that is in it', () => {
    const files = unzipSync(zip('line', 'UTC').archive)
    const text = (file: string) => Buffer.from(files[`treize-${version}/${file}`] as Uint8Array)
    const hash = createHash('sha384').update(text('treize.js')).digest('base64')
    expect(text('README.txt').toString()).toContain(`<script src="/treize.js" integrity="sha384-${hash}"></script>`)
    expect(text('README.txt').toString()).toContain(`Treize ${version}\n`)
  })

  it('is the same wherever and whenever it is made', () => {
    const here = zip('here', 'UTC')
    const there = zip('there', 'Pacific/Auckland')
    expect(there.archive.equals(here.archive)).toBe(true)
    expect(here.said).toContain(createHash('sha256').update(here.archive).digest('hex'))
  })
})

it('names the script for those who only want to try it from a host of packages', () => {
  expect([unpkg, jsdelivr]).toEqual([exports['./treize.js'], exports['./treize.js']])
})
