import { describe, expect, it } from 'vitest'
import { addAmounts } from '../../src/banner/amounts'
import { createWords } from '../../src/banner/words'
import { en } from '../../src/locales/en'
import { fr } from '../../src/locales/fr'
import type { Text } from '../../src/policy/policy'

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

describe('a category', () => {
  const { label, why, names } = createWords(fr, 'fr')

  it('is called by the owner’s words, then by ours, else by its key', () => {
    const [name, sentence] = fr.categories.media as [string, string]
    expect([label('media', {}), why('media', {})]).toEqual([name, sentence])
    expect([label('videos', {}), why('videos', {})]).toEqual([name, sentence])
    expect([label('videos', { label: 'Films' }), why('videos', { label: 'Films' })]).toEqual(['Films', sentence])
    expect([label('media', { why: { fr: 'Voir' } }), why('media', { why: { fr: 'Voir' } })]).toEqual([name, 'Voir'])
    expect([label('tools', {}), why('tools', {})]).toEqual(['tools', ''])
  })

  it('lends its words to no service that has its key', () => {
    for (const key of ['media', 'maps', 'support']) {
      expect([label(`media/${key}`, {}), why(`media/${key}`, {})]).toEqual([key, ''])
      expect(label(`media/${key}`, { label: 'Ours' })).toBe('Ours')
    }
    const policy = { policy: { version: '1' }, categories: { chat: { services: { support: {} } } } }
    expect(names(policy, ['chat', 'chat/support'])).toBe(`${fr.categories.chat?.[0]}, support`)
  })

  it('is called by the words that a site gives for its own key', () => {
    const own = { ...en, categories: { ...en.categories, videos: ['Films', 'Films of ours.'] as [string, string] } }
    expect(createWords(own, 'en').label('videos', {})).toBe('Films')
    expect(createWords(own, 'en').label('video', {})).toBe('External content')
  })
})

describe('a word of the owner in the place of ours', () => {
  const accept = (text: Text, language: string, words = fr) =>
    createWords(words, language, { texts: { accept: text } }).texts.accept

  it('is shown in every language where it names none, else in its own ones alone', () => {
    expect(accept('Yes', 'fr')).toBe('Yes')
    expect(accept({ fr: 'Oui', en: 'Yes' }, 'fr')).toBe('Oui')
    expect(accept({ fr: 'Oui' }, 'fr-CH')).toBe('Oui')
    expect(accept({ 'fr-FR': 'Oui' }, 'fr')).toBe('Oui')
    expect(accept({ 'pt-br': 'Sim', en: 'Yes' }, 'pt-BR')).toBe('Sim')
    expect(accept({ 'fr-CA': 'Ouais', fr: 'Oui' }, 'fr')).toBe('Oui')
    expect(accept({ 'fr-CA': 'Ouais', fr: 'Oui' }, 'fr-CH')).toBe('Oui')
    expect(accept({ fr: 'Oui, tout' }, 'en', en)).toBe(en.accept)
    expect(accept({ en: 'Yes', de: 'Ja' }, 'fr')).toBe(fr.accept)
  })

  it('leaves ours where it is empty', () => {
    for (const empty of ['', ' ', { fr: '' }, {}]) expect(accept(empty, 'fr')).toBe(fr.accept)
  })
})
