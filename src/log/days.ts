import { iso } from '../consent/record'
import { type Signer, writeCheckpoint } from './note'
import type { Query, Store } from './store'
import { createTree, hashLeaf } from './tree'

/** What the first day's tree has where others have the day before. */
export const BEGINNING = 'treize/1\n'
// What was received just before midnight may still be on its way to the disk.
const GRACE = 600_000
const DAY = 86_400_000
const PAGE = 5000

/** The heads of days, signed. Each writer's records of a day are a tree; the day's tree has the heads of all writers. */
export interface Days {
  /** Signs every day that is over and not signed yet; gives the heads of all days, oldest first. */
  close(): Promise<string[]>
  /** The head of a writer's records of a day, up to now or to the day's end. */
  headOf(day: string, writer: string): Promise<string>
}

/**
 * The moment before which nothing may be received any more, as those days are signed, or are about to be. No further day is
 * signed until the transaction ends that asks.
 */
export async function readSigned(query: Query): Promise<number> {
  const [found] = await query<{ value: string }>("select value from treize_meta where key = 'signed' for share")
  return found?.value ? Date.parse(found.value) + DAY : 0
}

export const originOf = (...parts: string[]): string => parts.join('/')

export function createDays(store: Store, site: string, signer: Signer, now: () => number): Days {
  const { query } = store
  const read = async (day: string, writer: string) =>
    (
      await query<{ note: string }>('select note from treize_checkpoints where day = $1 and writer = $2', [day, writer])
    )[0]?.note
  const keep = (day: string, writer: string, note: string) =>
    query(
      'insert into treize_checkpoints (day, writer, note) values ($1, $2, $3) on conflict (day, writer) do nothing',
      [day, writer, note],
    )

  async function sign(day: string, writer: string): Promise<string> {
    const tree = createTree()
    let last = '0'
    for (;;) {
      const rows = await query<{ number: string; hash: string }>(
        `select number::text as number, hash from treize_entries where day = $1 and writer = $2 and number > $3::bigint order by treize_entries.number limit ${PAGE}`,
        [day, writer, last],
      )
      for (const { hash } of rows) tree.add(hash)
      last = rows.at(-1)?.number ?? last
      if (rows.length < PAGE) break
    }
    const more = [`last ${last}`, `time ${iso(now())}`]
    return signer.sign(
      writeCheckpoint({ origin: originOf(site, day, writer), size: tree.size(), root: tree.root(), more }),
    )
  }

  /**
   * Lets no record come into the days that are over, waits for those that are on their way, and gives the last of these
   * days. The clock alone may be wrong: there must be a record of a later day, or the day must be over for another day.
   */
  async function sealDays(): Promise<string> {
    const dayOf = (time: number) => iso(time).slice(0, 10)
    const time = now() - GRACE
    const [found] = await query<{ last: string | null }>(
      `select max(day) as last from treize_entries
       where day < $1 and (day < $2 or day < (select max(day) from treize_entries))`,
      [dayOf(time), dayOf(time - DAY)],
    )
    const last = found?.last ?? ''
    await query("update treize_meta set value = $1 where key = 'signed' and value < $1", [last])
    return last
  }

  return {
    headOf: async (day, writer) => (await read(day, writer)) ?? (await sign(day, writer)),
    async close() {
      let closed = 0
      const last = await sealDays()
      const days = await query<{ day: string }>(
        `select distinct day from treize_entries where day <= $1
         and day not in (select day from treize_checkpoints where writer = '') order by day`,
        [last],
      )
      for (const { day } of days) {
        const writers = await query<{ writer: string }>(
          'select distinct writer from treize_entries where day = $1 order by writer',
          [day],
        )
        const tree = createTree()
        const [before] = await query<{ note: string }>(
          "select note from treize_checkpoints where writer = '' and day < $1 and day <> 'purged' order by day desc limit 1",
          [day],
        )
        tree.add(hashLeaf(before?.note ?? BEGINNING))
        for (const { writer } of writers) {
          const note = await sign(day, writer)
          await keep(day, writer, note)
          // Where another process has signed it too, one of the two counts.
          tree.add(hashLeaf((await read(day, writer)) ?? note))
        }
        const more = [`time ${iso(now())}`]
        await keep(
          day,
          '',
          await signer.sign(
            writeCheckpoint({ origin: originOf(site, day), size: tree.size(), root: tree.root(), more }),
          ),
        )
        closed++
      }
      if (closed) await store.flush()
      const all = await query<{ note: string }>("select note from treize_checkpoints where writer = '' order by day")
      return all.map(({ note }) => note)
    },
  }
}
