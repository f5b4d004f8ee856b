import { describe, expect, it } from 'vitest'
import { addAmounts } from '../../src/banner/amounts'
import { createWords } from '../../src/banner/words'
import { en } from '../../src/locales/en'
import { fr } from '../../src/locales/fr'

const lifetime = (text: string, language = 'en') =>
  addAmounts(createWords(language == 'fr' ? fr : en, language))
    .lifetime({ name: 'x', lifetime: text })
    .replaceAll('\u00a0', ' ')

describe('a lifetime', () => {
  it('is told in the visitor’s language', () => {
    expect(['1 year', '13 months', '30 minutes', '1 day', 'session'].map((one) => lifetime(one))).toEqual([
      '1 year',
      '13 months',
      '30 minutes',
      '1 day',
      'until you close the browser',
    ])
    expect(['1 year', '13 months', '2 weeks'].map((one) => lifetime(one, 'fr'))).toEqual([
      '1 an',
      '13 mois',
      '2 semaines',
    ])
  })

  it('is never told as more than the thirteen months that are kept', () => {
    for (const long of ['2 years', '14 months', '394 days', '730 days', '57 weeks', '9600 hours', '999999 minutes'])
      expect(lifetime(long)).toBe('13 months')
    expect(['393 days', '56 weeks'].map((one) => lifetime(one))).toEqual(['393 days', '56 weeks'])
  })
})

describe('a text of the owner', () => {
  const { of, fill } = createWords(fr, 'fr-CH')

  it('is taken in the language, its base, English or whatever there is', () => {
    expect(of('plain')).toBe('plain')
    expect(of({ en: 'a', fr: 'b', 'fr-CH': 'c' })).toBe('c')
    expect(of({ en: 'a', fr: 'b' })).toBe('b')
    expect(of({ en: 'a', de: 'b' })).toBe('a')
    expect(of({ de: 'b' })).toBe('b')
    expect(of(undefined)).toBe('')
  })

  it('is filled in once, and fills in nothing itself', () => {
    expect(fill('{a} and {b} and {c}', { a: '{b}', b: '$&' })).toBe('{b} and $& and {c}')
  })
})
