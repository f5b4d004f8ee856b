import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../src/consent/encode-record'
import { iso } from '../../../src/consent/record'
import { parseCookie } from '../../../src/gates/parse-cookie'
import { addMonths } from '../../../src/policy/lifetime'
import { gateResponse } from '../../../src/server/index'

const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true, cookies: ['sid', 'lang', '__Host-csrf'] },
    analytics: { cookies: ['_pk_*', { name: '_ga', lifetime: '30 days' }, { name: '_ses', lifetime: 'session' }] },
    marketing: { cookies: ['_fbp', '__Secure-ads'] },
  },
} as const
const DAY = 86_400_000
const start = Date.UTC(2026, 0, 31, 15)

const choose = (choices: Record<string, boolean>, at = start) =>
  `eu-consent=${encodeRecord({ at: iso(at - DAY), id: '11111111-1111-4111-8111-111111111111', policy: '1', source: 'banner', choices })}`
const yes = choose({ analytics: true, marketing: true })

/** What a response may set, and what was left out. */
function gate(lines: string[], { cookies = '', url = 'https://www.site.example/', now = start, rest = {} } = {}) {
  const response = new Response('body', { status: 201, headers: { 'x-own': '1' } })
  for (const line of lines) response.headers.append('set-cookie', line)
  const held: [string, readonly string[]][] = []
  const gated = gateResponse(response, {
    policy: { ...policy, ...rest },
    request: new Request(url, { headers: { cookie: cookies } }),
    onHeld: (name, needs) => void held.push([name, needs]),
    now,
  })
  return { lines: gated.headers.getSetCookie(), held, gated, response }
}

describe('a cookie that a server sets', () => {
  it('is left out before a choice and after a no, and goes after a yes', () => {
    const lines = ['sid=1; Path=/; HttpOnly', '_pk_id=1; Path=/', '_fbp=2;Secure']
    expect(gate(lines)).toMatchObject({
      lines: [lines[0]],
      held: [
        ['_pk_id', ['analytics']],
        ['_fbp', ['marketing']],
      ],
    })
    expect(gate(lines, { cookies: choose({ analytics: true, marketing: false }) }).lines).toEqual(lines.slice(0, 2))
    expect(gate(lines, { cookies: yes }).lines).toEqual(lines)
  })

  it('that nothing declares waits for every yes, unless the policy lets it pass', () => {
    const lines = ['other=1']
    expect(gate(lines)).toMatchObject({ lines: [], held: [['other', []]] })
    expect(gate(lines, { cookies: yes }).lines).toEqual(lines)
    expect(gate(lines, { rest: { undeclared: 'report' } }).lines).toEqual(lines)
  })

  it('stays as it is where it ends with the session, soon, or at once', () => {
    const lines = [
      'sid=a=b; path=/x ;HTTPONLY; Priority=High; SameSite=lax',
      'lang=fr; Max-Age=3600',
      'sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'lang=; max-age=0; Path=/',
      '_pk_id=; Max-Age=-1',
    ]
    const { gated, response } = gate(lines)
    expect(gated).toBe(response)
  })

  it('ends thirteen months after it was first set, whatever a later response says', () => {
    const forever = 'sid=1; Path=/; Expires=Fri, 31 Dec 9999 23:59:59 GMT; HttpOnly; Secure; Max-Age=99999999999'
    const [first, companion] = gate([forever]).lines
    // 31 January and thirteen months: the last of February, as a whole day.
    const end = Date.UTC(2027, 1, 28)
    expect(first).toBe(`sid=1; Path=/; HttpOnly; Secure; Max-Age=${(end - start) / 1000}`)
    expect(companion).toBe(`treize-until-sid=2027-02-28; Secure; Path=/; HttpOnly; Max-Age=${(end - start) / 1000}`)

    const cookies = 'sid=1; treize-until-sid=2027-02-28'
    for (const days of [1, 100, 392]) {
      const now = start + days * DAY
      expect(gate([forever], { cookies, now }).lines).toEqual([
        `sid=1; Path=/; HttpOnly; Secure; Max-Age=${(end - now) / 1000}`,
      ])
    }
    // Both have ended: another period begins.
    expect(gate([forever], { now: end + DAY }).lines).toHaveLength(2)
  })

  it('of two weeks that is set at each visit ends after thirteen months too', () => {
    const fortnight = 'sid=1; Max-Age=1209600'
    let cookies = ''
    let last = 0
    for (let now = start; now < addMonths(start, 14); now += 5 * DAY) {
      // The browser drops what has ended.
      if (now >= last) cookies = ''
      const { lines } = gate([fortnight], { cookies, now })
      last = now + (parseCookie(lines[0] as string, 0).expires as number)
      if (lines[1]) cookies = `sid=1; ${lines[1].split(';')[0]}`
      expect(last).toBeLessThanOrEqual(addMonths(now < addMonths(start, 13) - 7 * DAY ? start : now, 13))
    }
  })

  it('begins afresh after a deletion, if it is essential', () => {
    const cookies = 'sid=1; _pk_id=2; treize-until-sid=2026-03-01; treize-until-_pk_id=2026-03-01'
    expect(gate(['sid=; Max-Age=0; Secure', '_pk_id=; Max-Age=0'], { cookies: `${cookies}; ${yes}` }).lines).toEqual([
      'sid=; Max-Age=0; Secure',
      'treize-until-sid=; Secure; Path=/; HttpOnly; Max-Age=0',
      '_pk_id=; Max-Age=0',
    ])
  })

  it('believes no companion that promises more, and the earliest of several', () => {
    const age = (cookies: string) =>
      parseCookie(gate(['sid=1; Max-Age=99999999'], { cookies }).lines[0] as string, start)
    expect(age('treize-until-sid=9999-12-31').expires).toBe(Date.UTC(2027, 1, 28))
    expect(age('treize-until-sid=2026-12-31; treize-until-sid=2026-06-01').expires).toBe(Date.UTC(2026, 5, 1))
    for (const forged of ['2020-01-01', 'x', '', '2026-13-45'])
      expect(age(`treize-until-sid=${forged}`).expires).toBe(Date.UTC(2027, 1, 28))
  })

  it('lives no longer than the policy says of it', () => {
    const { lines } = gate(['_ga=1; Max-Age=99999999; Path=/', '_ses=1; Max-Age=9999'], { cookies: yes })
    expect(lines.filter((line) => !line.startsWith('treize'))).toEqual([
      `_ga=1; Path=/; Max-Age=${30 * 86400}`,
      '_ses=1',
    ])
  })
})

describe('what a visitor has refused', () => {
  it('is deleted though no script can reach it, wherever it may have been set', () => {
    const cookies = `sid=1; _fbp=2; _pk_id=3; __Secure-ads=4; treize-until-_fbp=2027-01-01; ${choose({ analytics: true, marketing: false })}`
    const lines: string[] = []
    // Each response deletes a part of what the one before has left.
    for (let response = 0; response < 6; response++) {
      const some = gate([], { cookies, url: 'https://www.site.example/shop/cart?x' }).lines
      expect(some.length).toBeLessThanOrEqual(32)
      lines.push(...some)
    }
    for (const line of [
      '_fbp=; Max-Age=0; Path=/',
      '_fbp=; Max-Age=0; Path=/; Domain=site.example',
      '_fbp=; Max-Age=0; Path=/; Secure; SameSite=None; Partitioned',
      '__Secure-ads=; Max-Age=0; Path=/; Domain=www.site.example; Secure',
      '_fbp=; Max-Age=0; Path=/shop',
      '_fbp=; Max-Age=0; Path=/shop/; Domain=site.example',
      'treize-until-_fbp=; Max-Age=0; Path=/',
    ])
      expect(lines).toContain(line)
    expect(lines.filter((line) => /^(sid|_pk|eu-)/.test(line))).toEqual([])
  })

  it('is deleted by and by where its name, its path and its domain may be many', () => {
    const names = Array.from({ length: 20 }, (_, at) => `_pk_${at}`)
    const cookies = `${names.map((name) => `${name}=1`).join('; ')}; ${choose({ analytics: false, marketing: false })}`
    const left = new Set(names)
    for (let response = 0; response < 60; response++)
      for (const line of gate([], { cookies, url: 'https://www.site.example/a/b/c/d/e/f/g?x' }).lines)
        if (line.endsWith('Path=/a/b/c/d/e/f/; Domain=site.example')) left.delete(line.split('=')[0] as string)
    expect([...left]).toEqual([])
  })

  it('is left alone while nobody was asked', () => {
    expect(gate([], { cookies: '_fbp=2; _pk_id=3' }).lines).toEqual([])
  })
})

it('keeps status, other headers and the body', async () => {
  const { gated } = gate(['_fbp=1'])
  expect([gated.status, gated.headers.get('x-own'), await gated.text()]).toEqual([201, '1', 'body'])
})

it('throws nothing, and lets no lasting cookie outlive thirteen months, whatever a line says', () => {
  const part = fc.constantFrom(
    'sid',
    '=',
    ';',
    ' ',
    'Max-Age=',
    'Expires=',
    '9',
    '99999999999',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Path=/',
    ',',
    'é',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.string(), (parts, cookies) => {
      const line = `sid=1;${parts.join('')}`.replace(/[^\x20-\x7e]/g, '')
      const { lines } = gate([line], { cookies: cookies.replace(/[^\x20-\x7e]/g, '') })
      for (const one of lines) expect(parseCookie(one, start).expires ?? 0).toBeLessThanOrEqual(addMonths(start, 13))
    }),
    { numRuns: 500 },
  )
})
