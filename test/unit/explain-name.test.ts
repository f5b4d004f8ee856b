import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/policy/compile'
import { explainName } from '../../src/policy/explain-name'
import type { Policy } from '../../src/policy/policy'

const policy: Policy = {
  policy: { version: '1' },
  undeclared: { cookies: 'report', requests: 'hold' },
  categories: {
    essential: { essential: true, cookies: ['sid'], requests: ['/api/*'] },
    audience: { exempt: true, cookies: ['_pk_*'] },
    analytics: {
      services: {
        stats: {
          label: { en: 'Stats', fr: 'Statistiques' },
          provider: 'Us',
          cookies: ['s*', { name: 'st_*', lifetime: '1 day' }, { name: 'IDE (ads.example)', lifetime: '1 year' }],
          storage: ['st_*'],
        },
      },
    },
    marketing: { requests: ['https://*.ads.example/*'] },
    ads: { requests: ['https://*.ads.example/*'] },
  },
}
const granted = new Set(['essential', 'audience', 'marketing'])
const place = {
  origin: 'https://shop.example',
  base: 'https://shop.example/page',
  isOwn: (host: string) => host.endsWith('shop.example'),
  has: (name: string) => granted.has(name),
}
const explain = (asked: string, more = {}) => explainName(policy, compilePolicy(policy), asked, { ...place, ...more })

describe('whose something is', () => {
  it('names category, service, label, provider, the declaration and what it waits for', () => {
    expect(explain('st_1', { language: 'fr' }).found).toEqual([
      {
        kind: 'cookies',
        what: 'cookie',
        owners: [
          { name: 'analytics/stats', category: 'analytics', service: 'stats', label: 'Statistiques', provider: 'Us' },
        ],
        by: ['policy.categories.analytics.services.stats.cookies[1] "st_*"'],
        lifetime: '1 day',
        waitsFor: ['analytics/stats'],
        granted: false,
      },
      expect.objectContaining({
        kind: 'storage',
        by: ['policy.categories.analytics.services.stats.storage[0] "st_*"'],
      }),
    ])
  })

  it('is granted only when all who own it are', () => {
    const [one] = explain('https://a.ads.example/p.gif').found
    expect(one).toMatchObject({ kind: 'requests', waitsFor: ['marketing', 'ads'], granted: false })
    expect(explain('https://a.ads.example/p.gif', { has: () => true }).found[0]?.granted).toBe(true)
  })

  it('is not said to be granted where there is no visitor', () => {
    expect(explain('sid', { has: undefined }).found[0]).not.toHaveProperty('granted')
  })

  it('reads a URL from where the page is', () => {
    expect(explain('/api/cart').found[0]).toMatchObject({
      owners: [{ name: 'essential' }],
      waitsFor: [],
      granted: true,
    })
  })

  it.each([
    [
      'sid',
      'sid as a cookie belongs to essential, by policy.categories.essential.cookies[0] "sid". It is essential: it never waits.',
    ],
    [
      '_pk_1',
      '_pk_1 as a cookie belongs to audience, by policy.categories.audience.cookies[0] "_pk_*". It is exempt: it passes until the visitor opposes.',
    ],
    [
      's1',
      's1 as a cookie belongs to analytics/stats (Us), by policy.categories.analytics.services.stats.cookies[0] "s*". It waits for analytics/stats, which is not granted now.',
    ],
    [
      'IDE',
      'IDE as a cookie of ads.example belongs to analytics/stats (Us), by policy.categories.analytics.services.stats.cookies[2] "IDE (ads.example)". It waits for analytics/stats, which is not granted now. It is said to live 1 year.',
    ],
    [
      'other',
      'other is declared nowhere: as a cookie it passes, and the console reports it; as a key it is not written until every category is granted.',
    ],
    ['https://other.example/', 'https://other.example/ is declared nowhere: it is held.'],
    ['https://cdn.shop.example/x', 'https://cdn.shop.example/x is declared nowhere: it passes.'],
  ])('%s', (asked, sentence) => {
    expect(explain(asked).sentence).toBe(sentence)
  })

  it('says what happens to what nothing declares', () => {
    expect(explain('other')).toMatchObject({ found: [], undeclared: { cookies: 'report', storage: 'hold' } })
    expect(explain('https://other.example/')).toMatchObject({ found: [], undeclared: { requests: 'hold' } })
    expect(explain('/page')).toMatchObject({ found: [], undeclared: { requests: 'pass' } })
  })

  it('knows that an exempt category was opposed', () => {
    expect(explain('_pk_1', { has: () => false }).sentence).toContain('the visitor has opposed it')
  })
})
