import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Texts } from '../../src/texts/texts'
import { en } from '../../src/locales/en'

const FOLDER = new URL('../../src/locales/', import.meta.url)
const LANGUAGES = readdirSync(FOLDER).map((file) => file.replace('.ts', ''))

/** Every text by its path, such as `categories.marketing.0`. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value == 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key))
}
const holes = (text: string) => (text.match(/\{\w*\}?/g) ?? []).sort()
const plural = (path: string) => /^(partners|stored)\./.test(path)
const english = new Map(flat(en))
const KNOWN = ['essential', 'preferences', 'functional', 'analytics', 'marketing', 'media', 'social', 'chat']

describe.each(LANGUAGES)('%s', async (language) => {
  const exported = (await import(`../../src/locales/${language}.ts`)) as Record<string, Texts>
  const name = language.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const texts = exported[name] as Texts

  it('says everything, and nothing twice or in English', () => {
    const keys = flat(texts).map(([path]) => path)
    const same = (paths: string[]) => paths.filter((path) => !plural(path)).sort()
    expect(same(keys)).toEqual(same([...english.keys()]))
    for (const [path, text] of flat(texts)) expect(text.trim(), path).toBe(text)
    for (const [path, text] of flat(texts)) expect(text, path).not.toBe('')
    if (language != 'en')
      for (const [path, text] of flat(texts)) if (/ .* .* /.test(text)) expect(text, path).not.toBe(english.get(path))
  })

  it('fills in what English fills in', () => {
    for (const [path, text] of flat(texts))
      expect(holes(text), path).toEqual(plural(path) ? ['{count}'] : holes(english.get(path) ?? ''))
  })

  it('has a short name and one sentence for every known category', () => {
    expect(Object.keys(texts.categories)).toEqual(KNOWN)
    const names = Object.values(texts.categories).map(([label]) => label)
    expect(new Set(names).size).toBe(KNOWN.length)
    for (const [key, [label, why]] of Object.entries(texts.categories)) {
      expect(label, key).toMatch(/^[^.:–]{2,32}$/)
      // Each on a line with its name, so that the question stays short.
      expect(why, key).toMatch(/^[^.。।]{5,62}[.。।]$/)
      expect(`${label}${why}`, key).not.toMatch(/['"]|\s{2}/)
    }
  })

  it('has a word for every number', () => {
    const rules = new Intl.PluralRules(language)
    const { pluralCategories } = rules.resolvedOptions()
    // What only whole millions and fractions need, no site has.
    const wanted = new Set(['other', ...Array.from({ length: 1000 }, (_, count) => rules.select(count))])
    for (const plurals of [texts.partners, texts.stored])
      expect(Object.keys(plurals).sort()).toEqual(pluralCategories.filter((one) => wanted.has(one)).sort())
  })
})
