import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/catalogue/entry'
import { createKnownServices, declareMissing } from '../../../src/inspect/missing-declarations'
import type { Missing } from '../../../src/inspect/sort-facts'
import { findMistake } from '../../../src/policy/check'
import type { Policy } from '../../../src/policy/policy'

const entry = (key: string) =>
  JSON.parse(readFileSync(new URL(`../../../src/catalogue/services/${key}.json`, import.meta.url), 'utf8')) as Entry
const known = createKnownServices({
  'google-analytics': entry('google-analytics'),
  'google-analytics-universal': entry('google-analytics-universal'),
  hotjar: entry('hotjar'),
})
const policy: Policy = { policy: { version: '1' }, categories: { essential: { essential: true } } }
const missing = (kind: Missing['kind'], name: string, seen = [name]): Missing => ({
  kind,
  name,
  seen,
  rule: 'hold',
  askedBy: [],
})

describe('the missing declarations', () => {
  it('are the catalogue’s own where it knows the host or the name', () => {
    const { categories } = declareMissing(
      [
        missing('cookies', '_hjSession_1'),
        missing('requests', 'https://static.hotjar.com/*', ['https://static.hotjar.com/c/hotjar-1.js']),
      ],
      known,
      policy,
      ['en'],
    )
    expect(Object.keys(categories)).toEqual([entry('hotjar').category])
    const hotjar = categories[entry('hotjar').category]?.services?.hotjar
    expect(hotjar).toMatchObject({ label: 'Hotjar', why: entry('hotjar').why.en })
    expect(hotjar?.requests).toContain('https://*.hotjar.com/*')
  })

  it('take the service that explains the most', () => {
    const { categories } = declareMissing(
      [
        missing('cookies', '_ga'),
        missing('cookies', '_ga_ABC'),
        missing('requests', 'https://region1.google-analytics.com/*', [
          'https://region1.google-analytics.com/g/collect',
        ]),
      ],
      known,
      policy,
      ['en', 'fr'],
    )
    expect(Object.keys(categories.analytics?.services ?? {})).toEqual(['google-analytics'])
  })

  it('go into the category in which the policy has the service', () => {
    const given = { ...policy, categories: { audience: { services: { hotjar: {} } } } }
    expect(Object.keys(declareMissing([missing('cookies', '_hjSession_1')], known, given, ['en']).categories)).toEqual([
      'audience',
    ])
  })

  it('stand in a category to be sorted where nobody knows them', () => {
    const all = [missing('cookies', 'b'), missing('cookies', 'a'), missing('requests', 'https://new.example/*')]
    expect(declareMissing(all, known, policy, ['en']).categories).toEqual({
      unsorted: { cookies: ['a', 'b'], requests: ['https://new.example/*'] },
    })
    expect(declareMissing(all, undefined, policy, ['en'])).toEqual(declareMissing(all, known, policy, ['en']))
  })

  it('are a part of a policy', () => {
    const part = declareMissing([missing('cookies', '_ga'), missing('storage', 'x')], known, policy, ['en'])
    expect(findMistake({ policy: { version: '1' }, ...part })).toBeUndefined()
  })
})
