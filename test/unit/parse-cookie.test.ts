import { describe, expect, it } from 'vitest'
import { parseCookie } from '../../src/gates/parse-cookie'

const NOW = Date.parse('2026-11-23T04:00:00Z')
const ends = (attributes: string) => {
  const { expires } = parseCookie(`a=1; ${attributes}`, NOW)
  return expires === undefined ? 'session' : new Date(expires).toISOString().slice(0, 19)
}

describe('a written cookie', () => {
  it('has the name before the first equals sign, without the spaces around it', () => {
    expect(parseCookie('a=b=c; path=/', NOW).name).toBe('a')
    expect(parseCookie('  a b \t= c', NOW).name).toBe('a b')
    expect(parseCookie('nameless', NOW).name).toBe('')
    expect(parseCookie('=nameless', NOW).name).toBe('')
    expect(parseCookie('', NOW).name).toBe('')
    expect(parseCookie('__proto__=1', NOW).name).toBe('__proto__')
  })

  it('ends by Max-Age rather than by Expires, and by the last of two', () => {
    expect(ends('max-age=60')).toBe('2026-11-23T04:01:00')
    expect(ends('expires=Wed, 01 Jan 2031 00:00:00 GMT; max-age=60')).toBe('2026-11-23T04:01:00')
    expect(ends('max-age=60; expires=Wed, 01 Jan 2031 00:00:00 GMT')).toBe('2026-11-23T04:01:00')
    expect(ends('max-age=60; max-age=120')).toBe('2026-11-23T04:02:00')
    expect(ends('MAX-AGE = 60')).toBe('2026-11-23T04:01:00')
    expect(ends('max-age=0')).toBe('1970-01-01T00:00:00')
    expect(ends('max-age=-99999999999999999999')).toBe('1970-01-01T00:00:00')
  })

  it('ignores bad attributes', () => {
    expect(ends('max-age=abc')).toBe('session')
    expect(ends('max-age=abc; expires=Wed, 01 Jan 2031 00:00:00 GMT')).toBe('2031-01-01T00:00:00')
    expect(ends('max-age=60; max-age=abc')).toBe('2026-11-23T04:01:00')
    expect(ends('max-age=1.5')).toBe('session')
    expect(ends('max-age=+5')).toBe('session')
    expect(ends('max-age')).toBe('session')
    expect(ends('expires=soon')).toBe('session')
    expect(ends('expires=')).toBe('session')
    expect(ends(`expires=${'x'.repeat(1025)} 01 Jan 2031 00:00:00`)).toBe('session')
  })

  it('reads dates as browsers do', () => {
    expect(ends('expires=Thu, 01 Jan 1970 00:00:00 GMT')).toBe('1970-01-01T00:00:00')
    expect(ends('expires=Thu, 01-Jan-70 00:00:01 GMT')).toBe('1970-01-01T00:00:01')
    expect(ends('expires=23 Nov 38 2:0:0')).toBe('2038-11-23T02:00:00')
    expect(ends('expires=Sun Nov 06 08:49:37 2050')).toBe('2050-11-06T08:49:37')
    expect(ends('expires=Sunday, 06-Nov-69 08:49:37 GMT')).toBe('2069-11-06T08:49:37')
    expect(ends('expires=06 november 2031 08:49:37 +0200')).toBe('2031-11-06T08:49:37')
    expect(ends('expires=32 Nov 2031 08:49:37')).toBe('session')
    expect(ends('expires=1 Nov 2031')).toBe('session')
    expect(ends('expires=31 Feb 2031 08:49:37')).toBe('session')
    expect(ends('expires=08:49:37 2031 Jan 23')).toBe('2031-01-23T08:49:37')
    expect(ends('expires=23 Nov 23 08:49:37')).toBe('2023-11-23T08:49:37')
  })

  it('keeps every other attribute as it was written', () => {
    const cookie = parseCookie(
      'a=1; Path=/x; expires=x; Domain=.Example.COM ;Secure; SameSite=None;max-age=3; Partitioned; priority=high',
      NOW,
    )
    expect(cookie.rest).toEqual([
      ' Path=/x',
      ' Domain=.Example.COM ',
      'Secure',
      ' SameSite=None',
      ' Partitioned',
      ' priority=high',
    ])
    expect([cookie.domain, cookie.path]).toEqual(['example.com', '/x'])
  })
})
