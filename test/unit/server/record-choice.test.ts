import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createId } from '../../../src/consent/create-id'
import { encodeRecord } from '../../../src/consent/encode-record'
import { iso } from '../../../src/consent/record'
import type { Appended, Choice } from '../../../src/log/types'
import { recordChoice } from '../../../src/server/index'

const policy = {
  policy: { version: '1' },
  consent: { endpoint: '/consent' },
  categories: { essential: { essential: true }, analytics: { cookies: ['_pk_id'] }, marketing: {} },
} as const
const now = Date.UTC(2026, 10, 29, 12)
const SITE = 'https://site.example'

function choice(rest: Partial<Choice> = {}): Choice {
  const at = rest.at ?? iso(now)
  const time = Date.parse(at).toString(16).padStart(12, '0')
  return {
    event: `${time.slice(0, 8)}-${time.slice(8)}-7${createId().slice(15)}`,
    id: createId(),
    at,
    expires: '2027-05-29T12:00:00Z',
    policy: '1',
    source: 'banner',
    language: 'fr',
    choices: { analytics: true, marketing: false },
    ...rest,
  }
}

/** Sends a body to an endpoint whose log remembers what it is given. */
async function send(
  body: unknown,
  {
    headers = {},
    url = `${SITE}/consent`,
    method = 'POST',
    options = {} as object,
    answer = 'stored' as Appended,
  } = {},
) {
  const stored: Choice[] = []
  const errors: unknown[] = []
  const endpoint = recordChoice(policy, {
    log: {
      append: async (one) => {
        stored.push(one)
        return answer
      },
      knows: async () => false,
    },
    onError: (error) => void errors.push(error),
    now: () => now,
    ...options,
  })
  const response = (await endpoint(
    new Request(url, {
      method,
      headers: { origin: SITE, ...headers },
      ...(method == 'POST' && {
        body: typeof body == 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    }),
  )) as Response
  return { status: response.status, response, stored, errors }
}

describe('a choice that a page sends', () => {
  it('is stored as it came', async () => {
    const one = choice()
    expect(await send(one)).toMatchObject({ status: 201, stored: [one] })
  })

  it('is known the second time, and refused with the id of another', async () => {
    expect((await send(choice(), { answer: 'known' })).status).toBe(204)
    const { status, errors } = await send(choice(), { answer: 'conflict' })
    expect([status, errors.length]).toEqual([422, 1])
  })

  it('is sent again later where it cannot be stored', async () => {
    const append = () => Promise.reject(new Error('disk full'))
    const { status, response, errors } = await send(choice(), { options: { log: { append } } })
    expect([status, response.headers.get('retry-after'), errors.length]).toEqual([503, '5', 1])
    expect((await send(choice(), { options: { isTooMany: () => true } })).status).toBe(429)
  })

  it('of another policy version waits for a server that knows it', async () => {
    expect(await send(choice({ policy: '0' }))).toMatchObject({ status: 409, stored: [] })
    expect(await send(choice({ choices: { other: true } }))).toMatchObject({ status: 409, stored: [] })
    const log = { append: async () => 'stored', knows: async (version: string) => version == '0' }
    expect((await send(choice({ policy: '0' }), { options: { log } })).status).toBe(201)
  })

  it.each([
    ['another site', 'https://evil.example', 403],
    ['a sandbox', 'null', 403],
    ['no page', '', 403],
    ['the site', SITE, 201],
    ['an origin that the owner names', 'https://www.other.example', 201],
  ])('of %s gets %s: %s', async (_, origin, status) => {
    expect(
      (await send(choice(), { headers: { origin }, options: { origins: ['https://www.other.example'] } })).status,
    ).toBe(status)
  })

  const bad: Record<string, unknown> = {
    'no JSON': '{"a"',
    'a list': '[]',
    null: 'null',
    'deep JSON': '['.repeat(100_000),
    'another key': { ...choice(), ip: '1' },
    'a proto key': '{"__proto__":{"id":"x"}}',
    'no id': { ...choice(), id: '' },
    'an id of another form': choice({ id: '../../etc/passwd' }),
    'an event of another time': { ...choice(), event: createId() },
    'a date that there is not': { ...choice(), at: '2026-02-31T00:00:00Z' },
    'a date ahead': choice({ at: '2026-12-02T12:00:00Z' }),
    'a choice that is over': choice({ at: '2026-05-01T12:00:00Z' }),
    'an end that is too late': choice({ expires: '2036-05-29T12:00:00Z' }),
    'a long source': choice({ source: 'a'.repeat(33) }),
    'a language that is none': choice({ language: '<script>' }),
    'a version that is none': choice({ policy: "1'; drop table" }),
    'no choices': choice({ choices: {} }),
    'a choice that is no boolean': choice({ choices: { analytics: 1 as never } }),
    'a name that is none': choice({ choices: { '<b>': true } }),
    'a null letter': choice({ choices: { 'a\0': true } }),
    'too many choices': choice({
      choices: Object.fromEntries(Array.from({ length: 1201 }, (_, i) => [`a${i}`, true])),
    }),
    'bytes that are no text': new Uint8Array([0xff, 0xfe, 0x80]),
  }
  it.each(Object.entries(bad))('with %s is refused and not stored', async (_, body) => {
    const { status, stored } = await send(body)
    expect([status >= 400 && status < 500, stored]).toEqual([true, []])
  })

  it('is read no further than its limit, whatever its headers say', async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(16_384).fill(32))
      },
    })
    const endpoint = recordChoice(policy)
    const request = new Request(`${SITE}/consent`, {
      method: 'POST',
      body,
      headers: { origin: SITE },
      duplex: 'half',
    } as RequestInit)
    expect(((await endpoint(request)) as Response).status).toBe(413)
    expect(pulled).toBeLessThan(25)
  })

  it('is a 4xx and nothing else, whatever the body is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc.object().map((one) => JSON.stringify({ ...choice(), ...one })),
        ),
        async (body) => {
          const { status, stored, errors } = await send(body)
          expect([status == 201 ? 0 : Math.floor(status / 100) == 4 ? 0 : status, errors]).toEqual([0, []])
          if (status != 201) expect(stored).toEqual([])
        },
      ),
      { numRuns: Number(process.env.TREIZE_RUNS ?? 1000) },
    )
  })

  it('can only be sent by POST', async () => {
    const { status, response } = await send('', { method: 'GET' })
    expect([status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('the record’s cookie', () => {
  const record = (at: number) =>
    encodeRecord({
      at: iso(at),
      id: createId(),
      policy: '1',
      source: 'banner',
      choices: { analytics: false, marketing: false },
    })
  const text = record(now - 86_400_000)
  const set = async (cookie: string, origin = SITE) =>
    (await send(choice(), { headers: { cookie, origin }, url: `${origin}/consent` })).response.headers.getSetCookie()

  it('is set again as it is, until the choice is over', async () => {
    expect(await set(`a=1; __Host-eu-consent=${text}`)).toEqual([
      `__Host-eu-consent=${text}; Path=/; SameSite=Lax; Secure; Expires=Fri, 28 May 2027 12:00:00 GMT`,
    ])
    expect(await set(`eu-consent=${text}`, 'http://site.example')).toEqual([
      `eu-consent=${text}; Path=/; SameSite=Lax; Expires=Fri, 28 May 2027 12:00:00 GMT`,
    ])
  })

  it('does not come back once it was erased, is over, or is another’s', async () => {
    for (const cookie of [
      '',
      `eu-consent=${text}`,
      '__Host-eu-consent=forged',
      `__Host-eu-consent=${record(now - 400 * 86_400_000)}`,
    ])
      expect(await set(cookie)).toEqual([])
  })

  it('takes along what was refused, HttpOnly or not', async () => {
    expect(await set(`__Host-eu-consent=${text}; _pk_id=1`)).toContain('_pk_id=; Max-Age=0; Path=/')
  })
})
