import { afterAll, describe, expect, it } from 'vitest'
import { iso } from '../../../src/consent/record'
import { createKey, readLog } from '../../../src/log/index'
import { readKeep } from '../../../src/log/purge-log'
import { readChoice } from '../../../src/log/read-choice'
import { compilePolicy } from '../../../src/policy/compile'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'

const policy = { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } } as const
const stores = openStores()
afterAll(stores.close)
const now = Date.UTC(2026, 10, 29, 12)

describe('keep', () => {
  it.each(['session', 'forever', '5 yrs', '-1 day', '', '5', '999999 years'])(
    'is refused as %j, with what to write',
    async (keep) => {
      const { store } = await stores.pglite()
      const opening = readLog(store, { site: 'www.site.example', key: await createKey(), keep })
      await expect(opening).rejects.toThrow(
        `[treize] keep (--keep) is ${JSON.stringify(keep)}: write how long a record is kept once its choice is over, such as "5 years" or "18 months".`,
      )
      await store.close()
    },
  )

  it.each(['5 years', '18 months', '1 day', '0 days'])('may be %j, and keeps what holds still', (keep) => {
    const isOver = readKeep(keep)
    expect(isOver(iso(now), now)).toBe(false)
    expect(isOver(iso(now + 1000), now)).toBe(false)
    expect(isOver(iso(now), now + 6 * 366 * 86_400_000)).toBe(true)
  })
})

describe('the end of a choice', () => {
  const rules = compilePolicy(policy)
  const read = (expires: string) => readChoice(JSON.stringify(createChoice(now, { expires })), rules, now)

  it.each(['0000-01-01T00:00:00Z', '2027-02-30T00:00:00Z', '2026-11-29T12:00:00Z', '2026-11-29T11:59:59Z'])(
    'is refused as %s',
    (expires) => expect(read(expires)).toBe('"expires" is no date, or too early or too late.'),
  )

  it('is a date after the choice, thirteen months after it at most', () => {
    expect(read('2026-11-29T12:00:01Z')).toBeTypeOf('object')
    expect(read('2027-12-29T12:00:00Z')).toBeTypeOf('object')
    expect(read('2027-12-29T12:00:01Z')).toBeTypeOf('string')
  })
})
