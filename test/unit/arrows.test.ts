import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url))

/** What each folder may import from, besides itself; the files at the top join everything. See docs/architecture.md. */
const ARROWS: { [folder: string]: string } = {
  policy: '',
  texts: 'policy',
  locales: 'texts',
  consent: 'policy',
  page: 'policy',
  gates: 'policy consent page',
  banner: 'policy consent page texts locales',
  signals: 'policy consent page',
  bindings: 'policy consent',
  importers: 'policy consent',
  catalogue: 'policy',
  // Each has an endpoint that works with the other.
  log: 'policy consent server',
  server: 'policy consent gates banner texts locales log',
  cli: 'policy consent page gates catalogue log server locales texts banner',
  build: 'policy',
  inspect: 'policy consent page gates banner catalogue top',
  script: 'policy consent page',
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const folderOf = (path: string) =>
  path.includes(sep) ? (path.split(sep)[0] as string) : Object.hasOwn(ARROWS, path) ? path : 'top'

it('lets every folder import only from those below it', () => {
  const wrong = files.flatMap((file) => {
    const folder = folderOf(file)
    const allowed = [folder, ...(ARROWS[folder] ?? '').split(' ')]
    const text = readFileSync(join(SOURCE, file), 'utf8')
    const targets = Array.from(text.matchAll(/ from '(\.[^']+)'/g), ([, to]) =>
      folderOf(relative(SOURCE, join(SOURCE, dirname(file), to as string))),
    )
    return folder == 'top' ? [] : targets.filter((to) => !allowed.includes(to)).map((to) => `${file} -> ${to}`)
  })
  expect(wrong).toEqual([])
})
