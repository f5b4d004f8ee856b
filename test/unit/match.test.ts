import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTable } from '../../src/policy/match'
import { createUrlTable } from '../../src/policy/match-url'

function table(entries: Record<string, string>) {
  const made = createTable()
  for (const [pattern, owner] of Object.entries(entries)) made.add(pattern, owner)
  return made
}

describe('a name', () => {
  it('belongs to whoever declares it, whole or with stars anywhere', () => {
    const { find } = table({ _ga: 'exact', '_ga_*': 'prefix', '*_posthog': 'suffix', 'ph_*_x_*_y': 'middle' })
    expect(find('_ga')).toEqual(['exact'])
    expect(find('_ga_ABC')).toEqual(['prefix'])
    expect(find('ph_key_posthog')).toEqual(['suffix'])
    expect(find('ph_1_x_2_y')).toEqual(['middle'])
    expect(find('ph_1_2_y')).toEqual([])
    expect(find('_g')).toEqual([])
  })

  it('belongs to the most specific declaration, and to both where two tie', () => {
    const { find } = table({ '*': 'all', 'a*': 'a', 'ab*': 'ab', '*yz': 'yz', abyz: 'exact' })
    expect(find('zzz')).toEqual(['all'])
    expect(find('axx')).toEqual(['a'])
    expect(find('abx')).toEqual(['ab'])
    expect([...find('abxyz')].sort()).toEqual(['ab', 'yz'])
    expect(find('abyz')).toEqual(['exact'])
    const two = createTable()
    two.add('id', 'analytics')
    two.add('id', 'marketing')
    expect(two.find('id')).toEqual(['analytics', 'marketing'])
  })

  it('may be called like what every object has', () => {
    const { find } = table({ __proto__x: 'a', 'constructor*': 'b', toString: 'c' })
    expect(find('constructor')).toEqual(['b'])
    expect(find('toString')).toEqual(['c'])
    expect(find('hasOwnProperty')).toEqual([])
    expect(find('__proto__')).toEqual([])
  })

  it('is found as a regular expression of the same pattern would find it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), minLength: 1, maxLength: 7 })
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 9 })
    fc.assert(
      fc.property(letters, name, (pattern, text) => {
        const slow = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\*+/g, '.*')}$`).test(text)
        expect(table({ [pattern]: 'owner' }).find(text).length == 1).toBe(slow)
      }),
      { numRuns: 2000 },
    )
  })

  it('costs as many look-ups with a thousand declarations as with ten', () => {
    const lookups = (count: number) => {
      const made = createTable()
      for (let i = 0; i < count; i++) {
        made.add(`exact_${i}`, 'a')
        made.add(`p${String(i).padStart(4, '0')}_*`, 'b')
      }
      const { get } = Map.prototype
      let calls = 0
      Map.prototype.get = function (key) {
        calls++
        return get.call(this, key)
      }
      made.find('p0003_tail')
      made.find('nobody')
      Map.prototype.get = get
      return calls
    }
    expect(lookups(1000)).toBe(lookups(10))
  })
})

describe('a URL', () => {
  const made = createUrlTable()
  const patterns = {
    'https://stats.example.com/*': 'matomo',
    'https://*.facebook.com/*': 'facebook',
    'https://connect.facebook.net/*': 'connect',
    '*://ads.example/px*': 'ads',
    '/collect*': 'own',
    'https://*/track.js': 'anywhere',
    'https://exact.example/a': 'exact',
  }
  for (const [pattern, owner] of Object.entries(patterns)) made.add(pattern, owner)
  const find = (url: string) => made.find(new URL(url), 'https://www.site.test')

  it('belongs to its host, the hosts below a star, and the host itself', () => {
    expect(find('https://stats.example.com/matomo.php?a=1')).toEqual(['matomo'])
    expect(find('https://www.facebook.com/tr')).toEqual(['facebook'])
    expect(find('https://facebook.com/tr')).toEqual(['facebook'])
    expect(find('https://a.b.facebook.com/')).toEqual(['facebook'])
    expect(find('https://connect.facebook.net/en/fbevents.js')).toEqual(['connect'])
  })

  it('does not belong to a host that only looks like it', () => {
    expect(find('https://evilfacebook.com/tr')).toEqual([])
    expect(find('https://evil.test/x.facebook.com/y')).toEqual([])
    expect(find('https://evil.test/?https://stats.example.com/')).toEqual([])
    expect(find('http://stats.example.com/')).toEqual([])
  })

  it('is matched by path with or without its query', () => {
    expect(find('https://exact.example/a')).toEqual(['exact'])
    expect(find('https://exact.example/a?b=c')).toEqual(['exact'])
    expect(find('https://exact.example/ab')).toEqual([])
    expect(find('wss://ads.example/px?1')).toEqual(['ads'])
    expect(find('https://any.test/track.js')).toEqual(['anywhere'])
    made.add('wss://live.example/*', 'live')
    expect(find('wss://live.example/x')).toEqual(['live'])
    expect(find('data:text/html,/collect')).toEqual([])
  })

  it('without a host is of this site only', () => {
    expect(find('https://www.site.test/collect/i')).toEqual(['own'])
    expect(find('https://other.test/collect/i')).toEqual([])
    expect(find('wss://www.site.test/collect/i')).toEqual(['own'])
  })

  it('is called at any port, unless the pattern names one', () => {
    expect(find('https://stats.example.com:8443/a')).toEqual(['matomo'])
    expect(find('https://a.facebook.com:8443/a')).toEqual(['facebook'])
    made.add('https://ports.example:8443/*', 'port')
    expect(find('https://ports.example:8443/a')).toEqual(['port'])
    expect(find('https://ports.example/a')).toEqual([])
  })

  it('costs no more where its host has any number of parts', () => {
    const far = (parts: number) => `https://${'a.'.repeat(parts)}facebook.com/x`
    expect(find(far(200))).toEqual(['facebook'])
    let asked = 0
    const { get } = Map.prototype
    Map.prototype.get = function (key) {
      asked++
      return get.call(this, key)
    }
    const counts = [1000, 10_000].map((parts) => {
      asked = 0
      find(far(parts))
      return asked
    })
    Map.prototype.get = get
    expect(counts[1]).toBe(counts[0])
    expect(counts[0]).toBeGreaterThan(0)
  })
})
