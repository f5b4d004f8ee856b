import { describe, expect, it } from 'vitest'
import { ANY, allowedSources, coversUrl } from '../../src/policy/allowed-sources'

const covers = (patterns: string[], url: string, domain?: string) =>
  coversUrl(allowedSources(patterns, domain).join(' '), new URL(url))

describe('the list of what may be called', () => {
  it.each([
    [['https://cdn.example/*'], 'https://cdn.example/a.css'],
    [['https://cdn.example/fonts/*'], 'https://cdn.example/a.css'],
    [['https://cdn.example/*'], 'https://cdn.example:8443/a.css'],
    [['https://cdn.example:443/*'], 'https://cdn.example/a.css'],
    [['https://cdn.example./*'], 'https://cdn.example./a.css'],
    [['*://cdn.example/*'], 'http://cdn.example/a.css'],
    [['https://*.cdn.example/*'], 'https://cdn.example/'],
    [['https://*.cdn.example/*'], 'https://a.b.cdn.example/'],
    [['https://*/*'], 'https://any.example/'],
    [['*://*/*'], 'http://any.example/'],
    [['wss://live.example/*'], 'https://live.example/'],
  ])('%s covers %s', (patterns, url) => expect(covers(patterns, url)).toBe(true))

  it.each([
    [[], 'https://cdn.example/'],
    [['/collect*'], 'https://cdn.example/collect'],
    [['https://cdn.example/*'], 'http://cdn.example/'],
    [['https://cdn.example/*'], 'https://www.cdn.example/'],
    [['https://cdn.example/*'], 'https://cdn.example.evil.example/'],
    [['https://cdn.example/*'], 'https://cdn.example@evil.example/'],
    [['https://cdn.example/*'], 'https://evil.example/?https://cdn.example/'],
    [['https://*.cdn.example/*'], 'https://evilcdn.example/'],
    [['https://cdn.example:8443/*'], 'https://cdn.example/'],
    [['https://cdnXexample/*'], 'https://cdn.example/'],
  ])('%s does not cover %s', (patterns, url) => expect(covers(patterns, url)).toBe(false))

  it('has the hosts of the site itself', () => {
    expect(covers([], 'https://static.shop.example/', '.shop.example')).toBe(true)
    expect(covers([], 'https://shop.example/', 'shop.example')).toBe(true)
    expect(covers([], 'https://othershop.example/', '.shop.example')).toBe(false)
  })

  it('is one star where everything may be called', () => {
    expect(coversUrl(ANY, new URL('http://any.example:81/'))).toBe(true)
  })
})
