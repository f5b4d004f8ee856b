import { afterAll, describe, expect, it } from 'vitest'
import { createId } from '../../../src/consent/create-id'
import { type ConsentLog, answerLog, consentLog, createKey } from '../../../src/log/index'
import type { Entry } from '../../../src/log/entry'
import type { Store } from '../../../src/log/store'
import { verify } from '../../../src/log/verify'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'
import { databases } from '../../helpers/start-postgres'

const policy = { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } } as const
const SITE = 'https://www.site.example'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const noon = Date.UTC(2026, 10, 30, 12)
const stores = openStores()
afterAll(stores.close)
const key = await createKey()
const choices = { analytics: true }

async function open(store: Store, now: number) {
  const clock = { now }
  const log = await consentLog(store, { policy, site: 'www.site.example', key, now: () => clock.now })
  const append = async () => {
    const id = createId()
    await log.append(createChoice(clock.now, { id, choices }))
    const [proof] = await log.find(id)
    return { proof, received: proof && (JSON.parse(proof.entry) as Entry).received }
  }
  return { log, clock, append }
}

async function check(log: ConsentLog, receipts: Parameters<typeof verify>[1] = {}) {
  const lines: string[] = []
  for await (const line of log.export()) lines.push(line)
  return (await verify(lines, { verifier: log.verifier, ...receipts })).problems
}

describe.each(databases())('a log in %s', (kind) => {
  it('signs no day by a clock that is ahead', async () => {
    const { log, clock, append } = await open((await stores[kind]()).store, noon)
    await append()
    clock.now += 36 * HOUR
    expect(await log.anchor()).toEqual([])
    clock.now = noon + HOUR
    const { proof, received } = await append()
    expect(received).toBe('2026-11-30T13:00:00Z')
    expect(await check(log, proof && { receipts: [proof] })).toEqual([])
    await log.close()
  })

  it('signs the last day without a record of a later one, once it is over for a day', async () => {
    const { log, clock, append } = await open((await stores[kind]()).store, noon)
    await append()
    clock.now += 2 * DAY
    expect(await log.anchor()).toHaveLength(1)
    await log.close()
  })

  it('lets no record come into a day that is signed, though the clock is set back', async () => {
    const { log, clock, append } = await open((await stores[kind]()).store, noon)
    await append()
    clock.now += 4 * DAY
    expect(await log.anchor()).toHaveLength(1)
    clock.now = noon + HOUR
    const { proof, received } = await append()
    expect(received).toBe('2026-12-01T00:00:00Z')
    expect(await check(log, proof && { receipts: [proof] })).toEqual([])
    await log.close()
  })

  it('takes no choice while its records are dated far ahead of the clock, and says why', async () => {
    const { log, clock, append } = await open((await stores[kind]()).store, noon)
    clock.now += 400 * DAY
    await append()
    clock.now = noon
    const errors: unknown[] = []
    const answer = answerLog(policy, { log, now: () => clock.now, onError: (error) => void errors.push(error) })
    const body = JSON.stringify(createChoice(noon, { choices }))
    const send = async () =>
      (await answer(new Request(`${SITE}/consent`, { method: 'POST', headers: { origin: SITE }, body }))).status
    expect(await send()).toBe(503)
    expect(String(errors[0])).toContain('The log goes to 2028-01-04T12:00:00Z, and the clock of this server says')
    clock.now += 400 * DAY - 23 * HOUR
    expect((await append()).received).toBe('2028-01-04T12:00:00Z')
    expect(await check(log)).toEqual([])
    await log.close()
  })
})

it.skipIf(!databases().includes('postgres'))('holds with two servers whose clocks differ by minutes', async () => {
  const { store } = await stores.postgres()
  const midnight = Date.UTC(2026, 11, 1)
  const ahead = await open(store, midnight + HOUR / 4)
  const behind = await open(store, midnight - HOUR / 12)
  await behind.append()
  await ahead.append()
  expect(await ahead.log.anchor()).toHaveLength(1)
  expect((await behind.append()).received).toBe('2026-12-01T00:00:00Z')
  // Days are signed while records come.
  const appended = Array.from({ length: 30 }, (_, at) => {
    for (const one of [ahead, behind]) one.clock.now += at % 3 == 0 ? 13 * HOUR : 1000
    return Promise.all([behind.append(), ahead.log.anchor(), ahead.append()])
  })
  await Promise.all(appended)
  expect(await check(ahead.log)).toEqual([])
  await ahead.log.close()
})
