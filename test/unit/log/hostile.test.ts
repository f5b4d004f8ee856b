import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createId } from '../../../src/consent/create-id'
import { type Served, serveLog } from '../../../src/log/serve'
import { verify } from '../../../src/log/verify'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'
import { times } from '../../helpers/some-of'

/** As many malformed requests as are sent. */
const MALFORMED = times(1000, 10_000)
const policy = {
  policy: { version: '1' },
  consent: { endpoint: '/consent' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
}
const stores = openStores()
const folder = mkdtempSync(join(tmpdir(), 'treize-hostile-'))
const errors: unknown[] = []
let served: Served

beforeAll(async () => {
  const opened = await stores.pglite()
  await opened.store.close()
  served = await serveLog({
    policy,
    site: 'www.site.example',
    store: opened.folder,
    durability: 'process',
    keyFile: join(folder, 'key'),
    proxy: true,
    onError: (error) => void errors.push(error),
  })
}, 60_000)
afterAll(async () => {
  await served?.close()
  await stores.close()
  rmSync(folder, { recursive: true, force: true })
})

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
let address = 0
interface Sent {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}
const send = ({ method = 'POST', path = '/consent', headers = {}, body = '' }: Sent) =>
  new Promise<number>((done) => {
    // Each from an address of its own: one is limited to a few.
    const from = `10.${(++address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`
    const all = { origin: served.url, 'x-forwarded-for': from, ...headers }
    const call = request(`${served.url}${path}`, { method, agent, headers: all }, (answer) => {
      answer.resume()
      answer.on('end', () => done(answer.statusCode ?? 0))
    })
    // The server hangs up on what it does not want to read to its end.
    call.on('error', () => done(400))
    call.end(body)
  })
const whole = () => createChoice(Date.now())
const read = async () => {
  const lines: string[] = []
  for await (const line of served.log.export()) lines.push(line)
  return verify(lines, { verifier: served.log.verifier })
}

const malformed: fc.Arbitrary<Sent> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }).map((body) => ({ body })),
  fc.uint8Array({ maxLength: 300 }).map((body) => ({ body })),
  fc.json().map((body) => ({ body })),
  // A choice with one thing wrong.
  fc
    .tuple(fc.constantFrom(...Object.keys(whole())), fc.oneof(fc.jsonValue(), fc.constant(undefined)))
    .filter(([key, value]) => !(key == 'language' && value === '') && !(key == 'source' && typeof value == 'string'))
    .map(([key, value]) => ({ body: JSON.stringify({ ...whole(), [key]: value }) })),
  fc.string({ minLength: 1, maxLength: 20 }).map((key) => ({ body: JSON.stringify({ ...whole(), [`x${key}`]: 1 }) })),
  // Half of one.
  fc.nat({ max: 300 }).map((length) => ({ body: JSON.stringify(whole()).slice(0, Math.min(length, 200)) })),
  fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS').map((method) => ({ method })),
  fc.constantFrom('https://evil.example', 'null', 'file://', 'x').map((origin) => ({
    headers: { origin },
    body: JSON.stringify(whole()),
  })),
  fc.webPath().map((path) => ({ path: `/consent/count/x${path}`, body: 'asked fr' })),
  fc.string({ maxLength: 80 }).map((body) => ({ path: '/consent/count', body: `x${body}` })),
  fc
    .string({ maxLength: 80 })
    .map((id) => ({ path: '/consent/rights', body: `act=forget&id=${encodeURIComponent(id)}` })),
  fc.json().map((body) => ({ path: '/consent/rights', headers: { 'content-type': 'application/json' }, body })),
)

it(`answers ${MALFORMED} malformed requests with a 4xx, stores nothing of them, and goes on`, async () => {
  const all = fc.sample(malformed, { numRuns: MALFORMED, seed: 13 })
  const statuses = new Map<number, number>()
  let next = 0
  const visitor = async () => {
    for (let one = all[next++]; one; one = all[next++]) {
      const status = await send(one)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status < 400 || status > 499) expect([status, one]).toEqual(['4xx', one])
    }
  }
  await Promise.all(Array.from({ length: 16 }, visitor))
  expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(MALFORMED)
  expect(errors).toEqual([])
  expect((await read()).entries).toBe(0)
  expect(await send({ body: JSON.stringify(whole()) })).toBe(201)
}, 120_000)

it('outlives what is not HTTP, and what stops in the middle', async () => {
  const { hostname, port } = new URL(served.url)
  const texts = [
    'garbage\r\n\r\n',
    '\0\0\0\0',
    'POST /consent HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /consent HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /consent HTTP/9.9\r\n\r\n',
    'POST /consent HTTP/1.1\r\nHost: a b\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    // Its body never comes to an end.
    `POST /consent HTTP/1.1\r\nHost: x\r\nOrigin: ${served.url}\r\nContent-Length: 500\r\n\r\n{"event":`,
  ]
  await Promise.all(
    texts.flatMap((text) =>
      Array.from(
        { length: 10 },
        () =>
          new Promise<void>((done) => {
            const socket = connect(Number(port), hostname, () => socket.write(text))
            socket.on('data', () => socket.destroy())
            socket.on('error', () => {
              // It was hung up on.
            })
            socket.on('close', () => done())
            socket.setTimeout(300, () => socket.destroy())
          }),
      ),
    ),
  )
  expect(await send({ body: JSON.stringify(whole()) })).toBe(201)
  expect((await read()).problems).toEqual([])
}, 60_000)

it('reads no more of a body than its limit, also where no length is said', async () => {
  let wrote = 0
  const status = await new Promise<number>((done) => {
    const headers = { origin: served.url, 'transfer-encoding': 'chunked', 'x-forwarded-for': '10.250.0.1' }
    const call = request(`${served.url}/consent`, { method: 'POST', headers }, (answer) => {
      done(answer.statusCode ?? 0)
      call.destroy()
    })
    call.on('error', () => done(413))
    const more = () => {
      if (wrote > 64_000_000 || call.destroyed) return
      wrote += 65_536
      call.write(Buffer.alloc(65_536, 32), more)
    }
    more()
  })
  expect(status).toBe(413)
  // What fits into the buffers of both sockets is sent all the same.
  expect(wrote).toBeLessThan(32_000_000)
}, 60_000)

it('stores a choice that is sent a hundred times once, and refuses another one with its id', async () => {
  const before = (await read()).entries
  const choice = whole()
  const statuses = await Promise.all(Array.from({ length: 100 }, () => send({ body: JSON.stringify(choice) })))
  expect(statuses.filter((status) => status == 201)).toHaveLength(1)
  expect(statuses.filter((status) => status == 204)).toHaveLength(99)
  errors.length = 0
  for (const other of [{ id: createId() }, { choices: { analytics: false } }, { source: 'api' }])
    expect(await send({ body: JSON.stringify({ ...choice, ...other }) })).toBe(422)
  expect(errors.map(String)).toEqual(
    Array.from({ length: 3 }, () => `Error: Another choice has the id ${choice.event}.`),
  )
  const report = await read()
  expect([report.entries, report.problems]).toEqual([before + 1, []])
}, 60_000)
