import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../src/consent/encode-record'
import { iso } from '../../../src/consent/record'
import { contentSecurityPolicy } from '../../../src/server/index'

const policy = {
  policy: { version: '1' },
  consent: { domain: '.site.example' },
  categories: {
    essential: { essential: true, requests: ['https://pay.example/*', '/api/*'] },
    media: { requests: ['https://*.video.example/embed/*', '*://img.example/a*', 'wss://live.example:8443/*'] },
    ads: { services: { one: { requests: [{ url: 'https://ads.example/t.js' }] } } },
  },
} as const
const choose = (choices: Record<string, boolean>) =>
  `eu-consent=${encodeRecord({ at: iso(Date.now()), id: '11111111-1111-4111-8111-111111111111', policy: '1', source: 'banner', choices })}`
const read = (cookies: string | null, rest = {}) => {
  const [name, value] = contentSecurityPolicy(policy, { cookies, ...rest })
  const [sources = [], connect = []] = value.split('; ').map((directive) => directive.split(' ').slice(1))
  return { name, value, sources, connect }
}

describe('the content security policy of a visitor', () => {
  it('allows the site and what is essential, before any choice', () => {
    const { name, sources, connect } = read(null)
    expect(name).toBe('Content-Security-Policy')
    expect(sources.slice(0, 4)).toEqual(["'self'", 'site.example', '*.site.example', 'https://pay.example'])
    expect(sources.join(' ')).not.toMatch(/video|img|live|ads/)
    expect(connect).toContain('wss://pay.example')
  })

  it('allows what is granted, as narrowly as a source can say it', () => {
    const { sources, connect } = read(choose({ media: true, ads: false, 'ads/one': true }))
    for (const source of [
      'https://*.video.example/embed/',
      'https://video.example/embed/',
      'img.example',
      'https://live.example:8443',
      'https://ads.example/t.js',
    ])
      expect(sources).toContain(source)
    expect(connect).toEqual(expect.arrayContaining(['wss://img.example', 'wss://live.example:8443']))
  })

  it('allows no more after a no than before', () => {
    expect(read(choose({ media: false, ads: false, 'ads/one': false })).value).toBe(read(null).value)
  })

  it('can only report, and can name more hosts', () => {
    const { name, value } = read(null, {
      reportOnly: true,
      report: '/csp',
      hosts: ['https://cdn.example/*'],
      host: 'www.a.example',
    })
    expect(name).toBe('Content-Security-Policy-Report-Only')
    expect(value).toMatch(/ a\.example \*\.a\.example https:\/\/cdn\.example .*; report-uri \/csp$/)
  })

  it('is one header line, whatever a policy declares', () => {
    const odd = {
      policy: { version: '1' },
      categories: { essential: { essential: true, requests: ['https://a.example/x;y,z/*'] } },
    }
    const [, value] = contentSecurityPolicy(odd, { cookies: null })
    expect(value.split(';')).toHaveLength(2)
    expect(value).not.toContain(',')
  })
})
