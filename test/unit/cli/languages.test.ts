import { expect, it, vi } from 'vitest'
import { verb as check } from '../../../src/cli/check'
import { readLanguages } from '../../../src/cli/languages'
import { readSite } from '../../../src/cli/read-site'
import { languageOf } from '../../../src/cli/table'
import { useVerbs } from '../../helpers/run-verb'

vi.mock('../../../src/cli/read-catalogue', () => ({ readCatalogue: () => ({}) }))

const { path, write, run } = useVerbs()

it.each([
  ['zh-TW', 'zh-hant', 'zh-Hant'],
  ['zh-Hant-TW', 'zh-hant', 'zh-Hant'],
  ['no', 'nb', 'nb'],
  ['nn', 'nb', 'nb'],
  ['iw', 'he', 'he'],
  ['fr_CA', 'fr', 'fr-CA'],
  ['FR-CA', 'fr', 'fr-CA'],
  ['PT-br', 'pt-br', 'pt-BR'],
  ['fr-', 'fr', 'fr'],
  ['EN', 'en', 'en'],
])('the table takes %s as the banner does', (written, file, tag) => {
  expect(languageOf(written)).toEqual([file, tag])
})

it('the table refuses a language that there is no file of, with a sentence', () => {
  expect(() => languageOf('la')).toThrow('--lang is "la": ')
  expect(() => languageOf('../../x')).toThrow('--lang is "../../x": write one of ')
})

it('languages of a list are read as the banner reads them, each once', () => {
  expect(readLanguages('FR, fr zh-tw LA')).toEqual(['fr', 'zh-Hant', 'la'])
})

it('a site speaks the languages that its pages say, however they write them', async () => {
  write('site/a.html', '<html lang="FR"></html>')
  write('site/b.html', '<html lang="fr"></html>')
  write('site/c.html', '<html lang="no"></html>')
  write('site/d.html', '<html lang="français"></html>')
  expect((await readSite('site', path())).languages).toEqual(['fr', 'nb'])
})

it('check wants no text in a language that the banner never asks for', async () => {
  const why = { en: 'Counts', fr: 'Compte' }
  write('policy.json', {
    policy: { version: '1' },
    categories: { analytics: { services: { s: { label: 'S', provider: 'P', why } } } },
  })
  write('one/a.html', '<html lang="Fr-fr"></html>')
  expect((await run(check, 'policy.json', '--site', 'one')).text).toBe('policy.json has no mistake and no gap.')
  expect((await run(check, 'policy.json', '--lang', 'EN,FR')).code).toBe(0)
})
