import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/policy/compile'
import { parsePolicy } from '../../src/policy/parse-policy'
import { readDeclared } from '../../src/policy/read-declared'

const SITE = 'https://site.example'
const stats = { cookies: ['_st_*'], requests: ['https://stats.example/*'] }
const rulesOf = (value: unknown) => compilePolicy(readDeclared(value), true)
const holds = (value: unknown, url = 'https://stats.example/x') => {
  const { requests, essential, undeclared } = rulesOf(value)
  const owners = requests.find(new URL(url), SITE)
  return owners.length ? !owners.every((owner) => essential.has(owner)) : undeclared.requests == 'hold'
}
const holdsText = (text: string, url?: string) => holds(parsePolicy(text)[0], url)
const withRequests = (...requests: unknown[]) => ({ policy: { version: '1' }, categories: { analytics: { requests } } })

describe('a key that stands twice', () => {
  const one = '"requests":["https://stats.example/*"]'
  const two = '"requests":["https://other.example/*"]'
  it.each([
    ['requests', `{"policy":{"version":"1"},"categories":{"a":{${one},${two}}}}`],
    ['a category', `{"policy":{"version":"1"},"categories":{"a":{${one}},"a":{${two}}}}`],
    ['a service', `{"policy":{"version":"1"},"categories":{"c":{"services":{"a":{${one}},"a":{${two}}}}}}`],
    ['services', `{"policy":{"version":"1"},"categories":{"c":{"services":{"a":{${one}}},"services":{"b":{${two}}}}}}`],
    ['categories', `{"policy":{"version":"1"},"categories":{"a":{${one}}},"categories":{"b":{${two}}}}`],
    ['a key that is written otherwise', `{"categories":{"a":{${one},${two.replace('req', '\\u0072eq')}}}}`],
    ['three', `{"categories":{"a":{${one},"requests":[],${two}}}}`],
  ])('hides nothing that either declares: %s', (_, text) => {
    expect(parsePolicy(text)[1]).toBe(true)
    expect([holdsText(text), holdsText(text, 'https://other.example/x')]).toEqual([true, true])
    expect(holdsText(text, 'https://third.example/x')).toBe(false)
  })

  it('makes nothing essential', () => {
    expect(holdsText(`{"categories":{"a":{"essential":true,${one},"essential":false}}}`)).toBe(true)
    expect(holdsText(`{"categories":{"a":{"essential":false,${one},"essential":true}}}`)).toBe(true)
    expect(holdsText(`{"categories":{"a":{"essential":true,${one}}}}`)).toBe(false)
  })

  it('is found where it is one, and the text is read as JSON.parse reads it elsewhere', () => {
    for (const text of ['{"a":{"b":1},"c":{"b":1}}', '[{"a":1},{"a":1}]', '{"a":"\\"b\\":{","b":"}"}', '1', '"{"'])
      expect(parsePolicy(text)).toEqual([JSON.parse(text), false])
    expect(() => parsePolicy('{"a":1,"a":}')).toThrow(SyntaxError)
  })
})

describe('a policy of another shape', () => {
  it.each([
    ['encoded twice', JSON.stringify({ policy: { version: '1' }, categories: { a: stats } })],
    ['encoded three times', JSON.stringify(JSON.stringify({ categories: { a: stats } }))],
    ['categories encoded', { policy: { version: '1' }, categories: JSON.stringify({ a: stats }) }],
    ['services encoded', { categories: { a: { services: JSON.stringify({ b: stats }) } } }],
    ['categories in policy', { policy: { version: '1', categories: { a: stats } } }],
    ['categories in consent', { consent: { categories: { a: stats } }, categories: { e: { essential: true } } }],
    ['requests in policy', { policy: { version: '1', requests: stats.requests } }],
    ['a text at the top', { policy: { version: '1' }, requests: 'https://stats.example/*' }],
    ['services in a service', { categories: { a: { services: { b: { services: { c: stats } } } } } }],
    ['a service that is a text', { categories: { a: { services: { b: 'https://stats.example/*' } } } }],
    ['services that are a text', { categories: { a: { services: 'https://stats.example/*' } } }],
    ['a policy in something', { treize: { policy: { version: '1' }, categories: { a: stats } } }],
    ['a list', { categories: [{ name: 'a', ...stats }] }],
  ])('declares what can be read of it: %s', (_, value) => {
    expect(holds(value)).toBe(true)
    expect(holds(value, 'https://other.example/x')).toBe(false)
  })

  it('of which nothing can be read holds what calls another site', () => {
    for (const value of [
      null,
      undefined,
      1,
      {},
      [],
      '{',
      Promise.resolve({ categories: { a: stats } }),
      { a: { b: 1 } },
    ])
      expect(holds(value)).toBe(true)
    const circle: Record<string, unknown> = { a: {} }
    circle.a = { circle }
    expect(holds(circle)).toBe(true)
  })

  it('declares nothing by the words for visitors', () => {
    const banner = { texts: { title: { en: 'https://stats.example/*' } } }
    expect(holds({ banner, categories: { a: { requests: ['https://other.example/*'] } } })).toBe(false)
  })
})

describe('a pattern that no URL can match', () => {
  it.each([
    ['http://*stats.example/*'],
    ['http://a.*.stats.example/*'],
    ['/stats\\.example/'],
    ['/^https?:\\/\\/stats\\.example\\/.*/'],
    ['/(other\\.example|stats\\.example)/i'],
    ['stats\\.example'],
    ['https?://stats.example/.*'],
    ['https://other.example/*, https://stats.example/*'],
    ["'https://stats.example/*'"],
    ['<script src="https://stats.example/a.js"></script>'],
  ])('holds the host that it names: %s', (pattern) => {
    expect(holds(withRequests(pattern))).toBe(true)
    expect(holds(withRequests(pattern), 'https://third.example/x')).toBe(false)
  })

  it('holds other sites where it names no host', () => {
    for (const pattern of ['http://stats.*/*', 'http://other.stats.*/*', 'http://www.*.example/*', 'http://', ''])
      expect(rulesOf(withRequests(pattern, 'https://known.example/*')).undeclared).toEqual({
        cookies: 'hold',
        storage: 'hold',
        requests: 'hold',
      })
    expect(holds([withRequests('http://stats.*/*'), withRequests('https://known.example/*')])).toBe(true)
    expect(rulesOf(withRequests('/own*', 'https://known.example/*')).undeclared.requests).toBe('pass')
  })
})

it('holds what nothing declares where one of several policies does, or one says it twice', () => {
  const known = { policy: { version: '1' }, categories: { a: { requests: ['https://known.example/*'] } } }
  const strict = { ...known, undeclared: { requests: 'hold' } }
  expect(rulesOf([known, strict]).undeclared.requests).toBe('hold')
  expect(rulesOf([known, known]).undeclared.requests).toBe('pass')
  const twice = '"undeclared": { "requests": "pass" }, "undeclared": { "requests": "hold" }'
  const inside = '"undeclared": { "requests": "pass", "requests": "hold" }'
  for (const text of [twice, inside])
    expect(rulesOf(`{ "policy": { "version": "1" }, ${text}, "categories": {} }`).undeclared.requests).toBe('hold')
})

it('has no inline script in every text', () => {
  expect(compilePolicy({ policy: { version: '1' }, categories: { a: { inline: ['', ' '] } } }).inline('x = 1')).toEqual(
    [],
  )
})
