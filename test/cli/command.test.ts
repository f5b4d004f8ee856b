import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { VERBS } from '../../src/cli/verbs'
import { useFolder } from '../helpers/run-treize'

const { treize, treizeWith, path, write } = useFolder()
const verbs = Object.keys(VERBS)

describe('help', () => {
  it.each([[], ...verbs.map((verb) => [verb])].map((words) => [words.join(' ') || 'treize', words] as const))(
    'of %s fits a screen of 24 lines and 80 columns',
    async (_, words) => {
      const { code, out, err } = await treize(...words, '--help')
      expect([code, err]).toEqual([0, ''])
      const lines = out.trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(24)
      expect(lines.filter((line) => line.length > 80)).toEqual([])
    },
  )

  it('names every verb', async () => {
    const { out } = await treize('--help')
    for (const verb of verbs) expect(out).toContain(`\n  ${verb} `)
  })
})

describe('wrong use ends with 2 and a sentence', () => {
  it.each([
    ['no verb', [], 'Usage'],
    ['a misspelt verb', ['chek'], 'Did you mean check?'],
    ['a misspelt option', ['check', '--sit', 'x'], '--site'],
    ['no service', ['add'], 'services'],
    ['a service that nobody knows', ['add', 'youtub'], 'did you mean "youtube"?'],
    ['a label for a key', ['init', '--use', 'Google Analytics 4'], '"Google" is no service'],
    ['a file that is not there', ['check', 'polcy.json'], 'polcy.json cannot be read (ENOENT)'],
    ['a folder for a file', ['check', '.'], 'is a folder'],
    ['a folder without HTML', ['init', 'empty'], 'empty holds no HTML file'],
    ['a site that is not there', ['init', 'site'], 'site is not there'],
    [
      'a place that is not there',
      ['init', '--use', 'matomo', '--policy', 'no/where.json'],
      'no/where.json cannot be written',
    ],
    ['nobody to ask', ['init'], '--use matomo,youtube'],
    ['a kind that is none', ['list', '--kind', 'films'], 'write one of analytics, tag manager'],
    ['a rule that is none', ['check', '--skip', 'all'], 'write one of mistake, use'],
  ])('%s', async (_, words, sentence) => {
    write('policy.json', { policy: { version: '1' }, categories: { analytics: {} } })
    mkdirSync(path('empty'), { recursive: true })
    const before = readFileSync(path('policy.json'), 'utf8')
    const all = words[0] == 'init' && !words.includes('--policy') ? [...words, '--policy', 'other.json'] : words
    const { code, out, err } = await treize(...all)
    expect(code).toBe(2)
    expect(err + out).toContain(sentence)
    expect(err).not.toMatch(/\n\s+at /)
    expect(readFileSync(path('policy.json'), 'utf8')).toBe(before)
  })

  it('also as JSON', async () => {
    const { code, json } = await treize('add', 'youtub', '--json')
    expect(code).toBe(2)
    expect(json()).toEqual({ error: '"youtub" is no service of the catalogue: did you mean "youtube"?' })
  })
})

it('prints its version', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect((await treize('--version')).out).toBe(`${version}\n`)
})

it('writes no colours where nobody looks', async () => {
  for (const words of [['list'], ['--help']]) expect((await treize(...words)).out).not.toMatch(/\u001b/)
})

/** The modules that a call loads, by Node's own report. */
async function loads(name: string, ...words: string[]) {
  const folder = path(`coverage-${name}`)
  expect((await treizeWith({ NODE_V8_COVERAGE: folder }, ...words)).code).toBe(0)
  return readdirSync(folder)
    .flatMap((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')).result as { url: string }[])
    .map(({ url }) => url)
}

it('loads only the verb that is used', async () => {
  const list = await loads('list', 'list')
  expect(list.filter((url) => /cli\/list\.js$/.test(url)).length).toBe(1)
  expect(list.filter((url) => /cli\/(check|init|table|mark)\.js$|htmlparser2|@clack|preact/.test(url))).toEqual([])
  const check = await loads('check', 'check')
  expect(check.filter((url) => /cli\/check\.js$/.test(url)).length).toBe(1)
  expect(check.filter((url) => /cli\/(list|init|read-site)\.js$|@clack|preact/.test(url))).toEqual([])
})

it('loads what asks questions only where somebody is asked', async () => {
  write('page/index.html', '<html lang="en"><script src="https://js.stripe.com/v3/"></script></html>')
  expect(
    (await loads('init', 'init', 'page', '--policy', 'init.json')).filter((url) => url.includes('@clack')),
  ).toEqual([])
})
