import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findUnnamed, findWords } from '../../src/banner/known-categories'
import { en } from '../../src/locales/en'
import { fr } from '../../src/locales/fr'
import { explainUse } from '../../src/page/explain-use'
import type { Category } from '../../src/policy/policy'

const KNOWN = ['essential', 'preferences', 'functional', 'analytics', 'marketing', 'media', 'social', 'chat']
const unnamed = (categories: { [key: string]: Category }) => findUnnamed({ policy: { version: '1' }, categories }, en)
const [, known = [], aliases = []] = unnamed({ tools: {} }) ?? []

describe('a category', () => {
  it('has words by its key, or by another name that stands for a known one', () => {
    expect(known).toEqual(KNOWN)
    for (const key of known) expect(findWords(fr, key), key).toBe(fr.categories[key])
    for (const alias of aliases) expect(Object.values(fr.categories), alias).toContain(findWords(fr, alias))
    expect(aliases.filter((alias) => known.includes(alias))).toEqual([])
    expect(['statistics', 'ads', 'necessary', 'videos', 'support'].map((key) => findWords(en, key)?.[0])).toEqual([
      'Audience measurement',
      'Marketing',
      'Essential',
      'External content',
      'Chat and support',
    ])
    expect(findWords(en, 'tools')).toBeUndefined()
  })

  it('is unnamed where it has neither words nor a label in any language', () => {
    expect(unnamed({ analytics: {}, statistics: {}, tools: { label: 'Tools' }, more: { label: { de: 'Mehr' } } })).toBe(
      undefined,
    )
    const found = unnamed({ a: {}, b: { label: '' }, c: { label: {} }, d: { why: 'For you' }, e: { essential: true } })
    expect(found?.[0]).toEqual(['a', 'b', 'c', 'd', 'e'])
    // A service’s key is its name.
    expect(unnamed({ media: { services: { film: {} } } })).toBe(undefined)
  })

  it('is listed in docs/appearance.md with its other names and its words', () => {
    const text = readFileSync(new URL('../../docs/appearance.md', import.meta.url), 'utf8')
    const rows = known.map((key) => {
      const words = findWords(en, key)
      const same = aliases.filter((alias) => findWords(en, alias) == words)
      return `| \`${key}\` | ${same.map((alias) => `\`${alias}\``).join(', ')} | **${words?.[0]}** – ${words?.[1]} |`
    })
    expect(text).toContain(rows.join('\n'))
  })
})

describe('the sentence about categories without a name', () => {
  const say = (...keys: string[]) => explainUse.unnamed(keys, known, aliases)
  const list = KNOWN.join(', ')

  it('names them and the cure', () => {
    expect(say('tools')).toBe(
      `visitors read "tools" as the name of a category: give it a "label", or a key that has words: ${list}`,
    )
    expect(say('tools', 'b')).toBe(
      `visitors read "tools", "b" as names of categories: give each a "label", or a key that has words: ${list}`,
    )
    expect(say('aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg')).toContain('"dd", "ee" and 2 more as names of categories: ')
  })

  it('asks whether a name that is near was meant, also where it is another name', () => {
    expect(say('Marketing')).toContain('visitors read "Marketing" (did you mean "marketing"?) as')
    expect(say('statistcs')).toContain('visitors read "statistcs" (did you mean "statistics"?) as')
    expect(say('strictly_necessary')).toContain('(did you mean "strictly-necessary"?)')
  })
})
