import { describe, expect, it } from 'vitest'
import { findMistake } from '../../src/policy/check'
import { compilePolicy } from '../../src/policy/compile'
import { explainName } from '../../src/policy/explain-name'
import type { Policy, RequestDeclaration } from '../../src/policy/policy'
import { findStandIn, isStandIn } from '../../src/policy/stand-ins'
import { readDeclared } from '../../src/policy/read-declared'
import { contentSecurityPolicy } from '../../src/server/content-security-policy'
import { renderTable } from '../../src/server/render-table'
import { fr } from '../../src/locales/fr'

const SITE = 'https://shop.example'
const video = { url: 'https://*.tube.example/embed/*', instead: 'https://tube-nocookie.example/e/*' }
const map = { url: 'https://maps.example/tile.png', instead: '/map.png' }
const font: RequestDeclaration = { url: 'https://fonts.example/*', credentials: 'omit' }
const policy: Policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true, requests: ['https://cdn.example/*'] },
    media: { services: { tube: { label: 'Tube', requests: [video, map, font] } } },
    marketing: { requests: ['https://ads.example/*'] },
  },
}
const withRequests = (...requests: (string | RequestDeclaration)[]): Policy => ({
  ...policy,
  categories: { ...policy.categories, media: { requests } },
})
const instead = (to: string, given = policy) => {
  const url = new URL(to)
  return findStandIn(given, compilePolicy(given).requests.find(url, SITE), url, SITE)
}

describe('a stand-in', () => {
  it.each([
    ['https://www.tube.example/embed/abc?start=3#t', 'https://tube-nocookie.example/e/abc?start=3#t'],
    ['https://tube.example/embed/', 'https://tube-nocookie.example/e/'],
    ['https://maps.example/tile.png?v=2', `${SITE}/map.png`],
    ['https://fonts.example/a.woff2', true],
    ['https://ads.example/p.gif', undefined],
    ['https://other.example/', undefined],
  ])('of %s is %s', (url, expected) => {
    expect(instead(url)).toBe(expected)
  })

  it('is none where another purpose of the same URL names none', () => {
    const tie: Policy = {
      ...policy,
      categories: { media: { requests: [video] }, marketing: { requests: [video.url] } },
    }
    expect(instead('https://www.tube.example/embed/1', tie)).toBeUndefined()
  })

  it('is that of the nearest declaration', () => {
    const given = withRequests(video, 'https://*.tube.example/embed/private*')
    expect(instead('https://www.tube.example/embed/private1', given)).toBeUndefined()
    expect(instead('https://www.tube.example/embed/1', given)).toBe('https://tube-nocookie.example/e/1')
  })

  it('goes where the owner wrote, whatever the URL says', () => {
    const given = instead('https://tube.example/embed/x@evil.example/..%2f?u=//evil.example')
    expect(new URL(given as string).host).toBe('tube-nocookie.example')
    expect(isStandIn('https://*.example/embed/*')).toBe(false)
    expect(isStandIn('*://tube.example/*')).toBe(false)
    expect(isStandIn('//tube.example/*')).toBe(false)
    expect(isStandIn('/local/*')).toBe(true)
  })

  it('is nothing that a policy declares to be held', () => {
    const { media } = readDeclared(withRequests(video, font)).categories
    expect(media?.requests).toEqual([video.url, font.url])
    expect(media?.cookies).toBeUndefined()
  })

  it.each([
    ['https://a.example:8443/x', 'https://a.example:8443/x?y', true],
    ['//a.example/*', 'wss://a.example/live', true],
    ['http://a.example/*', 'https://a.example/', false],
    ['https://a.example:8443/*', 'https://a.example/', false],
    ['/own/*', `${SITE}/own/1`, true],
  ])('fits %s as the gates do', (url, to, fits) => {
    const given = withRequests({ url, instead: 'https://b.example/z' })
    const owners = compilePolicy(given).requests.find(new URL(to), SITE)
    expect(owners.length > 0).toBe(fits)
    expect(findStandIn(given, ['media'], new URL(to), SITE)).toBe(fits ? 'https://b.example/z' : undefined)
  })
})

describe('the check', () => {
  const mistakeOf = (...requests: (string | RequestDeclaration)[]) => findMistake(withRequests(...requests))
  it('takes stand-ins', () => {
    expect(mistakeOf(video, map, font)).toBeUndefined()
  })
  it.each<[string, RequestDeclaration, string, string]>([
    ['another number of stars', { ...video, instead: 'https://x.example/e' }, 'instead', 'stand-in'],
    ['a star in the host', { ...video, instead: 'https://*.x.example/*' }, 'instead', 'stand-in'],
    ['no URL', { ...video, instead: 'x.example' }, 'instead', 'url'],
    [
      'the host of the URL itself',
      { ...video, instead: 'https://www.tube.example/nocookie/*' },
      'instead',
      'free stand-in',
    ],
    [
      'a host that waits for another purpose',
      { ...video, instead: 'https://ads.example/e/*' },
      'instead',
      'free stand-in',
    ],
    ['another word', { ...font, credentials: 'include' }, 'credentials', 'omit'],
  ])('refuses %s', (_, one, key, rule) => {
    expect(mistakeOf(one)?.slice(0, 3)).toEqual([
      `policy.categories.media.requests[0].${key}`,
      one[key as 'instead'],
      rule,
    ])
  })
  it('takes a host that an essential category declares', () => {
    expect(mistakeOf({ ...video, instead: 'https://cdn.example/film/*' })).toBeUndefined()
  })
})

describe('what is said of it', () => {
  const explain = (asked: string, has = (name: string) => name == 'essential') =>
    explainName(policy, compilePolicy(policy), asked, { origin: SITE, base: SITE, has })

  it('in the answer to explain', () => {
    expect(explain('https://www.tube.example/embed/1').found[0]).toMatchObject({
      instead: 'https://tube-nocookie.example/e/1',
      granted: false,
    })
    expect(explain('https://www.tube.example/embed/1').sentence).toContain(
      'Until then https://tube-nocookie.example/e/1 is called in its place.',
    )
    expect(explain('https://fonts.example/a').sentence).toContain('Until then it is called without cookies.')
    expect(explain('https://tube-nocookie.example/e/1').sentence).toBe(
      'https://tube-nocookie.example/e/1 as a URL stands in for what belongs to media/tube, by policy.categories.media.services.tube.requests[0].instead "https://tube-nocookie.example/e/*". It waits for nothing.',
    )
  })

  it('in the table, in the language of the page', () => {
    const rows = (html: string) => [...html.matchAll(/<td colspan="5">(.*?)<\/td>/gi)].map(([, text]) => text)
    expect(rows(renderTable(policy))).toEqual([
      'Without your consent: tube-nocookie.example/e instead of tube.example/embed',
      'Without your consent: /map.png instead of maps.example/tile.png',
      'Without your consent: fonts.example without cookies',
    ])
    expect(rows(renderTable(policy, { texts: fr, language: 'fr' }))[0]).toBe(
      'Sans votre consentement : tube-nocookie.example/e à la place de tube.example/embed',
    )
  })

  it('in the content security policy of a visitor who has not agreed', () => {
    const [, csp] = contentSecurityPolicy(policy, { cookies: null })
    expect(csp).toContain('https://tube-nocookie.example/e/')
    expect(csp).toContain('https://fonts.example')
    expect(csp).not.toContain('https://tube.example')
    expect(csp).not.toContain('https://maps.example')
  })
})
