import { iso } from '../consent/record'
import { addLifetime } from '../policy/lifetime'
import { originOf } from './days'
import { type Signer, writeCheckpoint } from './note'
import type { Store } from './store'
import { EMPTY } from './tree'

/**
 * Reads how long records are kept, and gives what says whether one is past it: its end, and that time after its end.
 *
 * @throws Error when it is no time.
 */
export function readKeep(keep: string): (ends: string, time: number) => boolean {
  // A session, and what is no time, would delete what holds still, or nothing ever.
  const now = Date.now()
  if (!(addLifetime(now, keep) >= now))
    throw new Error(
      `[treize] keep (--keep) is ${JSON.stringify(keep)}: write how long a record is kept once its choice is over, such as "5 years" or "18 months".`,
    )
  return (ends, time) => addLifetime(Date.parse(ends), keep) < time
}

/** Deletes whole days from the beginning, and signs where the chains go on; gives how many records went. */
export async function purgeLog(
  store: Store,
  site: string,
  signer: Signer,
  now: () => number,
  isOver: (ends: string) => boolean,
): Promise<number> {
  let count = 0
  const old = await store.query<{ day: string; ends: string }>(
    `select day, max(ends) as ends from treize_entries
     where day in (select day from treize_checkpoints where writer = '') group by day order by day`,
  )
  for (const { day, ends } of old) {
    // Only from the beginning: what comes after a record that must stay is what shows that it stands where it did.
    if (!isOver(ends)) break
    const writers = await store.query<{ writer: string; last: string }>(
      'select writer, max(number)::text as last from treize_entries where day = $1 group by writer',
      [day],
    )
    await store.transaction(async (run) => {
      for (const { writer, last } of writers) {
        const [final] = await run<{ hash: string }>(
          'select hash from treize_entries where writer = $1 and number = $2::bigint',
          [writer, last],
        )
        const more = [`day ${day}`, `time ${iso(now())}`]
        const origin = originOf(site, 'purged', writer)
        const note = await signer.sign(
          writeCheckpoint({ origin, size: Number(last), root: final?.hash ?? EMPTY, more }),
        )
        await run(
          `insert into treize_checkpoints (day, writer, note) values ('purged', $1, $2)
           on conflict (day, writer) do update set note = excluded.note`,
          [writer, note],
        )
      }
      count += (await run('delete from treize_entries where day = $1 and ends <= $2 returning event', [day, ends]))
        .length
    })
  }
  if (count) await store.tidy()
  return count
}
