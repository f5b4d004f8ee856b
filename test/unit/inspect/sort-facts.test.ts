import { describe, expect, it } from 'vitest'
import { type Fact, kindOf, readUrl } from '../../../src/inspect/fact'
import { releasedBy, sortFacts } from '../../../src/inspect/sort-facts'
import { compilePolicy } from '../../../src/policy/compile'
import type { Policy } from '../../../src/policy/policy'

const policy: Policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true, cookies: ['sid'] },
    analytics: { services: { stats: { cookies: ['_st_*'], requests: ['https://stats.example/*'] } } },
    marketing: { cookies: ['_ad', '_st_both'], requests: ['https://ads.example/*'] },
  },
}
const fact = (kind: Fact['kind'], name: string, more: Partial<Fact> = {}): Fact => ({
  kind,
  name,
  askedBy: [],
  times: 1,
  ...more,
})
function sort(facts: Fact[], granted: string[] = [], undeclared?: Policy['undeclared']) {
  const given = { ...policy, undeclared }
  return sortFacts(facts, given, compilePolicy(given), {
    origin: 'https://shop.example',
    base: 'https://shop.example/',
    isOwn: (host) => host.endsWith('shop.example'),
    has: (name) => name == 'essential' || granted.includes(name),
    language: 'en',
  })
}
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

describe('what a page did', () => {
  it('is sorted into held, let through and not declared', () => {
    const { held, passed, missing } = sort([
      fact('cookies', '_ad', { needs: ['marketing'] }),
      fact('cookies', 'sid'),
      fact('cookies', 'mystery', { needs: [] }),
      fact('requests', 'https://new.example/a', { askedBy: ['/shop.js:3'] }),
      fact('requests', 'https://new.example/b', { askedBy: ['/shop.js:9'] }),
      fact('requests', 'https://cdn.shop.example/x'),
    ])
    expect(names(held)).toEqual(['_ad', 'mystery'])
    expect(held[0]).toMatchObject({ waitsFor: ['marketing'], by: ['policy.categories.marketing.cookies[0] "_ad"'] })
    expect(names(passed)).toEqual([
      'sid',
      'https://new.example/a',
      'https://new.example/b',
      'https://cdn.shop.example/x',
    ])
    expect(missing).toEqual([
      { kind: 'cookies', name: 'mystery', seen: ['mystery'], rule: 'hold', askedBy: [] },
      {
        kind: 'requests',
        name: 'https://new.example/*',
        seen: ['https://new.example/a', 'https://new.example/b'],
        rule: 'pass',
        askedBy: ['/shop.js:3', '/shop.js:9'],
      },
    ])
  })

  it('is held no more once it was granted', () => {
    const facts = [fact('cookies', '_ad', { needs: ['marketing'] }), fact('cookies', 'mystery', { needs: [] })]
    expect(names(sort(facts, ['marketing']).held)).toEqual(['mystery'])
    expect(sort(facts, ['marketing', 'analytics', 'analytics/stats']).held).toEqual([])
  })

  it('is marked where it came though it waits', () => {
    const [one] = sort([fact('requests', 'https://ads.example/p.gif')]).passed
    expect(one).toMatchObject({ owners: ['marketing'], waitsFor: ['marketing'] })
  })

  it('needs no declaration where the HTML names a category', () => {
    const { held, missing } = sort([fact('requests', 'https://new.example/', { needs: ['marketing'], marked: true })])
    expect(held).toMatchObject([{ owners: ['marketing'], by: ['data-consent'], waitsFor: ['marketing'] }])
    expect(missing).toEqual([])
  })

  it('leaves out what frameworks keep for the tab', () => {
    expect(sort([fact('storage', 'sveltekit:scroll')]).missing).toEqual([])
    expect(names(sort([fact('storage', 'mine')]).missing)).toEqual(['mine'])
  })

  it('shows undeclared requests of other sites as held where the policy holds them', () => {
    const needs = ['analytics', 'analytics/stats', 'marketing']
    const { held, missing } = sort([fact('requests', 'https://new.example/', { needs })], [], { requests: 'hold' })
    expect(held).toMatchObject([{ owners: [], waitsFor: needs }])
    expect(missing).toMatchObject([{ name: 'https://new.example/*', rule: 'hold' }])
  })

  it('would be released by one category alone, or with others', () => {
    const { held } = sort([
      fact('cookies', '_st_1', { needs: ['analytics/stats'] }),
      fact('requests', 'https://both.example/', { needs: ['analytics/stats', 'marketing'], marked: true }),
    ])
    expect(names(releasedBy('analytics', held).alone)).toEqual(['_st_1'])
    expect(names(releasedBy('analytics/stats', held).others)).toEqual(['https://both.example/'])
    expect(releasedBy('marketing', held)).toMatchObject({ alone: [], others: [{ name: 'https://both.example/' }] })
  })
})

describe('a fact', () => {
  it.each([
    ['cookie', 'cookies'],
    ['storage', 'storage'],
    ['caches', 'caches'],
    ['iframe', 'requests'],
    ['navigation', 'requests'],
  ])('of what was held as %s is of %s', (held, kind) => {
    expect(kindOf(held)).toBe(kind)
  })

  it('has a URL without what may be of one visitor', () => {
    expect(readUrl('/a?id=1#x', 'https://shop.example/b/')).toBe('https://shop.example/a')
    expect(readUrl('data:text/plain,x', 'https://shop.example/')).toBeUndefined()
    expect(readUrl('https://[', 'https://shop.example/')).toBeUndefined()
  })
})
