import { afterAll, describe, expect, it } from 'vitest'
import { createId } from '../../../src/consent/create-id'
import { iso } from '../../../src/consent/record'
import { type Entry, isPrincipal } from '../../../src/log/entry'
import { consentLog, createKey } from '../../../src/log/index'
import { readCheckpoint } from '../../../src/log/note'
import type { Store } from '../../../src/log/store'
import { hashLeaf, rootFrom } from '../../../src/log/tree'
import { verify } from '../../../src/log/verify'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'
import { databases } from '../../helpers/start-postgres'

const policy = {
  policy: { version: '1' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
} as const
const DAY = 86_400_000
const start = Date.UTC(2026, 10, 29, 12)
const stores = openStores()
afterAll(stores.close)
const key = await createKey()

const read = (proofs: { entry: string }[]) => proofs.map(({ entry }) => JSON.parse(entry) as Entry)

describe.each(databases())('a log in %s', (kind) => {
  let now = start
  const open = async (rest = {}) => {
    const opened = await stores[kind]()
    const log = await consentLog(opened.store, { policy, site: 'www.site.example', key, now: () => now, ...rest })
    return { ...opened, log }
  }

  const openAgain = (store: Store, rest = {}) =>
    consentLog(store, { policy, site: 'www.site.example', key, now: () => now, ...rest })

  it('keeps each choice once, in a chain, with its proof and without the visitor’s id', async () => {
    now = start
    const { log, store } = await open({ code: 'sha384-abc' })
    const id = createId()
    const all = [
      createChoice(now, { id }),
      createChoice(now + 1000, { id, source: 'withdrawal', choices: { analytics: false, marketing: false } }),
      ...Array.from({ length: 30 }, () => createChoice(now)),
    ]
    expect(await Promise.all(all.map(log.append))).toEqual(all.map(() => 'stored'))
    expect(await Promise.all(all.slice(0, 3).map(log.append))).toEqual(['known', 'known', 'known'])
    const [first] = all as [(typeof all)[number]]
    expect(await log.append({ ...first, choices: { analytics: false } })).toBe('conflict')
    expect(await log.append({ ...first, id: createId() })).toBe('conflict')

    const proofs = await log.find(id)
    expect(read(proofs)).toMatchObject([
      {
        event: all[0]?.event,
        state: 'partial',
        previous: '',
        code: 'sha384-abc',
        choices: { analytics: true, marketing: false },
      },
      { event: all[1]?.event, state: 'withdrawn', previous: all[0]?.event },
    ])
    for (const { entry, index, path, checkpoint, verifier } of proofs) {
      const head = await readCheckpoint(checkpoint, verifier)
      expect(rootFrom(hashLeaf(entry), index, head?.size ?? 0, path)).toBe(head?.root)
      expect(entry).not.toContain(id)
      expect(isPrincipal((JSON.parse(entry) as Entry).principal, id)).toBe(true)
    }
    const [count] = await store.query<{ count: number }>('select count(*)::int as count from treize_entries')
    expect(count?.count).toBe(32)
    const lines: string[] = []
    for await (const line of log.export()) lines.push(line)
    expect(await verify(lines, { verifier: log.verifier })).toMatchObject({ entries: 32, problems: [] })
    await log.close()
  })

  it('gives a visitor all records, also hundreds, the newest too', async () => {
    now = start
    const { log } = await open()
    const id = createId()
    const all = Array.from({ length: 203 }, (_, at) => createChoice(now + at * 1000, { id }))
    await Promise.all(all.map(log.append))
    const proofs = await log.find(id)
    expect(read(proofs).map(({ event }) => event)).toEqual(all.map(({ event }) => event))
    const lines: string[] = []
    for await (const line of log.export()) lines.push(line)
    const report = await verify(lines, { verifier: log.verifier, receipts: proofs })
    expect(report).toMatchObject({ entries: 203, problems: [] })
    await log.close()
  })

  it('exports what was there at the start, whole, while more comes from two processes', async () => {
    now = start
    const { log, store } = await open()
    const second = await consentLog(store, { policy, site: 'www.site.example', key, now: () => now })
    for (let batch = 0; batch < 4; batch++)
      await Promise.all(Array.from({ length: 400 }, () => log.append(createChoice(now))))
    const lines: string[] = []
    const late: Promise<unknown>[] = []
    for await (const line of log.export()) {
      lines.push(line)
      if (lines.length % 200 == 0) late.push((lines.length % 400 ? log : second).append(createChoice(now)))
    }
    await Promise.all(late)
    expect(late.length).toBeGreaterThan(5)
    expect(await verify(lines, { verifier: log.verifier })).toMatchObject({ entries: 1600, problems: [] })
    await log.close()
  })

  it('refuses to be another site’s log, or one of another key', async () => {
    now = start
    const { log, store } = await open()
    await expect(openAgain(store, { site: 'other.example' })).rejects.toThrow('another site, www.site.example')
    await expect(openAgain(store, { key: await createKey() })).rejects.toThrow('another key')
    await log.close()
  })

  it('signs each day once it is over, and the proof of a record stays', async () => {
    now = start
    const { log } = await open()
    const choice = createChoice(now)
    await log.append(choice)
    expect(await log.anchor()).toEqual([])
    now += DAY
    await log.append(createChoice(now))
    const [note] = await log.anchor()
    expect(await readCheckpoint(note as string, log.verifier)).toMatchObject({
      origin: 'www.site.example/2026-11-29',
      size: 2,
    })
    expect(await log.anchor()).toEqual([note])
    const [proof] = await log.find(choice.id)
    expect(proof?.checkpoint).toContain('www.site.example/2026-11-29/')
    await log.close()
  })

  it('takes out a visitor’s id, and still proves what stays', async () => {
    now = start
    const { log, store } = await open()
    const choice = createChoice(now)
    await log.append(choice)
    expect(await log.pseudonymise(choice.id)).toBe(1)
    expect(await log.find(choice.id)).toEqual([])
    const [row] = await store.query<{ content: string; subject: string | null }>(
      'select content, subject from treize_entries',
    )
    expect(row?.subject).toBeNull()
    expect(isPrincipal((JSON.parse(row?.content ?? '') as Entry).principal, choice.id)).toBe(true)
    await log.close()
  })

  it('counts answers without any id', async () => {
    now = start
    const { log } = await open()
    await log.append(createChoice(now))
    await log.append(createChoice(now, { choices: { analytics: true, marketing: true } }))
    for (const _ of [1, 2, 3]) await log.count('asked', 'fr')
    expect(await log.stats()).toEqual([
      { day: '2026-11-29', policy: '1', language: 'fr', kind: 'asked', count: 3 },
      { day: '2026-11-29', policy: '1', language: 'fr', kind: 'given', count: 1 },
      { day: '2026-11-29', policy: '1', language: 'fr', kind: 'partial', count: 1 },
    ])
    await log.close()
  })

  it('deletes nothing that has to be proved still, and whole days that need not', async () => {
    now = start
    const { log, store } = await open({ keep: '1 year' })
    await log.append(createChoice(now))
    now += DAY
    const late = createChoice(now)
    await log.append(late)
    now = start + 500 * DAY
    expect(await log.purge()).toBe(0)
    // Six months of the choice and a year of proof are over for the first day alone.
    now = Date.UTC(2028, 4, 30)
    expect(await log.purge()).toBe(1)
    expect(await log.find(late.id)).toHaveLength(1)
    const [count] = await store.query<{ count: number }>('select count(*)::int as count from treize_entries')
    expect(count?.count).toBe(1)
    await log.close()
  })

  it('goes on in its chain after everything was purged and it was opened again', async () => {
    now = start
    const { log, store } = await open({ keep: '1 day' })
    for (let count = 0; count < 3; count++) await log.append(createChoice(now, { expires: iso(now + DAY) }))
    now += 10 * DAY
    expect(await log.purge()).toBe(3)
    const again = await openAgain(store, { keep: '1 day' })
    const id = createId()
    await again.append(createChoice(now, { id }))
    // In PostgreSQL each process has a chain of its own.
    if (kind == 'pglite') expect(read(await again.find(id))).toMatchObject([{ number: '4' }])
    const lines: string[] = []
    for await (const line of again.export()) lines.push(line)
    expect(await verify(lines, { verifier: log.verifier })).toMatchObject({ entries: 1, problems: [] })
    await log.close()
  })

  it('knows what earlier versions asked', async () => {
    now = start
    const { log, store } = await open()
    const next = { policy: { version: '2' }, categories: { essential: { essential: true }, other: {} } }
    const later = await consentLog(store, { policy: next, site: 'www.site.example', key, now: () => now })
    expect(await later.knows('1', ['analytics'])).toBe(true)
    expect(await later.knows('1', ['other'])).toBe(false)
    expect(await later.knows('3', ['other'])).toBe(false)
    await log.close()
  })
})
