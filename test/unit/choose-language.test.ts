import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chooseLanguage } from '../../src/banner/choose-language'

const there = readdirSync(new URL('../../src/locales', import.meta.url))
  .map((file) => file.replace('.ts', ''))
  .filter((language) => language != 'en')
const choose = (...wanted: string[]) => chooseLanguage(wanted, there).join(' ')

it('takes the page’s language, then the browser’s, then English', () => {
  expect(choose('fr', 'de')).toBe('fr fr')
  expect(choose('', 'de', 'en')).toBe('de de')
  expect(choose('la', 'tlh')).toBe('en en')
  expect(choose('en-GB', 'fr')).toBe('en en-GB')
})

it('reads tags as pages and systems write them', () => {
  expect(choose('FR')).toBe('fr fr')
  expect(choose(' fr_CA ')).toBe('fr fr-CA')
  expect(choose('en-US@posix')).toBe('en en-US')
  expect(choose('français')).toBe('en en')
})

it('finds the nearest of its own: Swiss, Norwegian, Brazilian, Chinese', () => {
  expect(['de-CH', 'fr-CH', 'it-CH', 'rm', 'gsw'].map((one) => choose(one))).toEqual([
    'de de-CH',
    'fr fr-CH',
    'it it-CH',
    'de de',
    'de de',
  ])
  expect(['no', 'nn-NO', 'nb'].map((one) => choose(one))).toEqual(['nb nb', 'nb nb', 'nb nb'])
  expect(['pt', 'pt-PT', 'pt-BR'].map((one) => choose(one))).toEqual(['pt pt', 'pt pt-PT', 'pt-br pt-BR'])
  expect(['zh', 'zh-CN', 'zh-Hans-SG', 'zh-TW', 'zh-Hant-HK', 'zh-HK', 'iw'].map((one) => choose(one))).toEqual([
    'zh zh',
    'zh zh-CN',
    'zh zh',
    'zh-hant zh-Hant',
    'zh-hant zh-Hant',
    'zh-hant zh-Hant',
    'he he',
  ])
})

it('gives numbers and dates a tag that Intl takes', () => {
  for (const language of there) expect(() => new Intl.NumberFormat(choose(language).split(' ')[1])).not.toThrow()
})
