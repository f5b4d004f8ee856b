import { CommanderError } from 'commander'
import { expect, it, vi } from 'vitest'
import { verb as check } from '../../../src/cli/check'
import { storeOf } from '../../../src/cli/load-log'
import { readSentence } from '../../../src/cli/read-sentence'
import { useVerbs } from '../../helpers/run-verb'

vi.mock('../../../src/cli/read-catalogue', () => ({ readCatalogue: () => ({}) }))

const { write, run } = useVerbs()
const store = (name: string) =>
  storeOf({ options: { store: name }, args: [], terminal: { folder: '/site' } } as unknown as Parameters<
    typeof storeOf
  >[0])

it('is one sentence, whoever says it', () => {
  const port = Object.assign(new RangeError('options.port should be >= 0'), { code: 'ERR_SOCKET_BAD_PORT' })
  expect(readSentence(port)).toBe('--port is no port: write a number from 0 to 65535')
  expect(readSentence(new CommanderError(1, 'x', "error: unknown option '--nope'"))).toBe("unknown option '--nope'")
  expect(readSentence(new TypeError('x is not a function'))).toBeUndefined()
})

it('never says a password', () => {
  const refused = Object.assign(new Error('connect to postgres://user:secret@db/shop'), { code: 'ECONNREFUSED' })
  expect(readSentence(refused)).toBe('connect to postgres://…@db/shop')
})

it('refuses a store that is the URL of another database, and makes no folder of it', () => {
  for (const name of ['mysql://user:secret@db/shop', 'postgres://user:secret@[db/shop']) {
    expect(() => store(name)).toThrow(
      /^--store, or DATABASE_URL, is a "(mysql|postgres):\/\/" URL that no log can be in/,
    )
    expect(() => store(name)).not.toThrow(/secret/)
  }
  expect(store('postgresql://user:secret@db/shop')).toBe('postgresql://user:secret@db/shop')
  expect(store('log')).toBe('/site/log')
})

it('names half of a letter in a policy, which no log can keep', async () => {
  write('policy.json', '{\n "policy": { "version": "1" },\n "categories": { "a": { "label": "M \\ud83d" } }\n}')
  const { code, json } = await run(check, 'policy.json')
  expect(code).toBe(1)
  expect(json).toMatchObject({
    findings: [
      {
        rule: 'mistake',
        line: 3,
        path: 'policy.categories.a.label',
        sentence: expect.stringContaining('has half of a letter'),
      },
    ],
  })
  write('policy.json', '{ "policy": { "version": "1" }, "categories": { "a": { "label": "M \\ud83d\\ude00" } } }')
  expect((await run(check, 'policy.json')).code).toBe(0)
})
