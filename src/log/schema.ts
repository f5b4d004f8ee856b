import { codeOf } from './error-code'
import type { Query, Store } from './store'

// Only what PostgreSQL 15, PGlite and the engines that speak PostgreSQL's protocol document alike: no triggers, no
// sequences, no advisory locks, nothing that depends on an order of rows that is not written.
const ENTRIES = `create table if not exists treize_entries (
  event uuid not null primary key,
  subject uuid,
  writer text not null,
  number bigint not null,
  day text not null,
  ends text not null,
  hash text not null,
  content text not null
)`

const REST = [
  'create index if not exists treize_entries_subject on treize_entries (subject, event)',
  'create index if not exists treize_entries_chain on treize_entries (writer, number)',
  'create index if not exists treize_entries_day on treize_entries (day, writer, number)',
  `create table if not exists treize_policies (
  hash text not null primary key,
  version text not null,
  since text not null,
  content text not null
)`,
  `create table if not exists treize_checkpoints (
  day text not null,
  writer text not null,
  note text not null,
  primary key (day, writer)
)`,
  `create table if not exists treize_counts (
  day text not null,
  policy text not null,
  language text not null,
  kind text not null,
  count bigint not null,
  primary key (day, policy, language, kind)
)`,
  'create table if not exists treize_meta (key text not null primary key, value text not null)',
  // The last day that is signed, which each writer asks.
  `insert into treize_meta (key, value) select 'signed', coalesce(max(day), '') from treize_checkpoints where writer = ''
   on conflict (key) do nothing`,
]

/** The version of these tables, kept in the database for whoever changes them. */
export const SCHEMA = '1'

const firstOf = (month: Date) =>
  `${(+month)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-0000-0000-000000000000`

/** Makes the partitions in which a record of now may fall: as old as a choice may be, and two months ahead. */
async function addPartitions(query: Query, now: number) {
  const date = new Date(now)
  for (let month = -14; month < 3; month++) {
    const begin = (next: number) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + next))
    const from = begin(month)
    const name = `treize_entries_${from.toISOString().slice(0, 7).replace('-', '_')}`
    await query(
      `create table if not exists ${name} partition of treize_entries for values from ('${firstOf(from)}') to ('${firstOf(begin(month + 1))}')`,
    )
  }
}

/** Makes the tables that there are not yet. */
export async function migrate({ query, partitioned }: Store, now: number): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      // By its id, whose beginning is the time of the choice, a record is in one partition and unique in all of them.
      await query(partitioned ? `${ENTRIES} partition by range (event)` : ENTRIES)
      if (partitioned) await addPartitions(query, now)
      for (const statement of REST) await query(statement)
      await query("insert into treize_meta (key, value) values ('schema', $1) on conflict (key) do nothing", [SCHEMA])
      break
    } catch (error) {
      // Another process makes the same table at this moment.
      if (attempt > 4) throw error
    }
  const [found] = await query<{ value: string }>("select value from treize_meta where key = 'schema'")
  if (found?.value != SCHEMA)
    throw new Error(
      `[treize] The log's tables are of version ${found?.value}, this release writes ${SCHEMA}: update treize.`,
    )
}

/** Writes records; where a partition for them is missing, as in a server that runs for months, it is made first. */
export async function withPartitions<T>(store: Store, now: () => number, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    // check_violation: no partition is for this row. https://www.postgresql.org/docs/15/errcodes-appendix.html
    if (!store.partitioned || codeOf(error) != '23514') throw error
    await migrate(store, now())
    return write()
  }
}
