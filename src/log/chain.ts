import { createId } from '../consent/create-id'
import { iso } from '../consent/record'
import type { Policy } from '../policy/policy'
import { type Entry, canonical, createPrincipal, firstLink, isSame, sha256, stateOf } from './entry'
import { readSigned } from './days'
import { parseEntry } from './parse-entry'
import { parseCheckpoint } from './note'
import { withPartitions } from './schema'
import type { Query, Store } from './store'
import { hashLeaf } from './tree'
import type { Appended, Choice } from './types'

/** As many choices as are written at once. */
const MOST = 500
/** As far as the log may be ahead of the clock. */
const DAY = 86_400_000

export interface ChainOptions {
  store: Store
  site: string
  /** The hash of the code that is served. */
  code(): string
  /** The hash of the policy that a choice answers: of its version, and with its names. */
  hashOf(version: string, names: readonly string[]): string
  now(): number
  /** The chain's name; an exclusive store goes on with the chain that it has. */
  writer: string
}

/** Appends choices to the chain of this process, several at once where several come. */
export interface Chain {
  append(choice: Choice): Promise<Appended>
  /** Resolves when nothing is being written any more. */
  idle(): Promise<void>
}

interface Waiting {
  choice: Choice
  done(appended: Appended): void
  fail(error: unknown): void
}
/** What the next entry is linked to. */
interface Head {
  number: number
  link: string
  received: number
}
/** What is stored already of choices and of their visitors. */
interface Stored {
  /** The bytes of entries, by the choice's id. */
  contents: Map<string, string>
  /** The last choice of each visitor. */
  last: Map<string, string>
}
/** An entry that is to be stored, with its bytes and the visitor's id. */
interface Row {
  entry: Entry
  content: string
  subject: string
}
interface Linked {
  results: Appended[]
  rows: Row[]
  /** What comes after them is linked to this. */
  next: Head
}

export function createChain(options: ChainOptions): Chain {
  const { store } = options
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  // Unknown at the start, and after a failure that may have been none.
  let head: Head | undefined

  /** Writes choices in one transaction and says what happened to each. */
  async function write(choices: readonly Choice[]): Promise<Appended[]> {
    const before = head
    head = undefined
    const linked = await withPartitions(store, options.now, () =>
      store.transaction(async (query) => {
        const last = before ?? (await readHead(query, options))
        // A clock that is set back does not date a record back, nor into a day that is signed.
        const from = { ...last, received: Math.max(last.received, await readSigned(query)) }
        checkClock(from.received, options.now())
        const { results, rows, next } = linkChoices(choices, from, await readStored(query, choices), options)
        if (rows.length) await insertRows(query, rows)
        return { results, next }
      }),
    )
    await store.flush()
    head = linked.next
    return linked.results
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await write(batch.map(({ choice }) => choice))
      for (const [at, result] of results.entries()) batch[at]?.done(result)
    } catch (error) {
      // One that cannot be stored must not fail the others.
      if (batch.length > 1) for (const one of batch) await settle([one])
      else batch[0]?.fail(error)
    }
  }

  async function run() {
    while (queue.length) {
      // An embedded database works on this very thread, so requests that have come meanwhile are read first.
      await new Promise((done) => setImmediate(done))
      const batch = queue.slice(0, MOST)
      queue = queue.slice(MOST)
      await settle(batch)
    }
    running = undefined
  }

  return {
    append: (choice) =>
      new Promise((done, fail) => {
        queue.push({ choice, done, fail })
        running ??= run()
      }),
    async idle() {
      while (running) await running
    },
  }
}

/** @throws Error when records were dated so far ahead that those of now would have a wrong date for days. */
function checkClock(last: number, now: number) {
  if (last > now + DAY)
    throw new Error(
      `[treize] The log goes to ${iso(last)}, and the clock of this server says ${iso(now)}: set the clock right. If it is right, it was ahead before: in PostgreSQL restart the server, which begins a new chain; else keep this log and begin another, by --store.`,
    )
}

async function readHead(query: Query, { site, writer }: ChainOptions): Promise<Head> {
  const [last] = await query<{ number: string; hash: string; content: string }>(
    'select number::text as number, hash, content from treize_entries where writer = $1 order by treize_entries.number desc limit 1',
    [writer],
  )
  if (!last) {
    // Where all records were purged, the chain goes on from the last of them.
    const [purged] = await query<{ note: string }>(
      "select note from treize_checkpoints where day = 'purged' and writer = $1",
      [writer],
    )
    const { size = 0, root = firstLink(site, writer) } = (purged && parseCheckpoint(purged.note)) ?? {}
    return { number: size, link: root, received: 0 }
  }
  const { received } = parseEntry(last.content)
  return { number: Number(last.number), link: last.hash, received: Date.parse(received) }
}

async function readStored(query: Query, choices: readonly Choice[]): Promise<Stored> {
  const stored = await query<{ event: string; content: string }>(
    'select event::text as event, content from treize_entries where event = any($1::uuid[])',
    [choices.map(({ event }) => event)],
  )
  const earlier = await query<{ subject: string; event: string }>(
    'select subject::text as subject, max(event::text) as event from treize_entries where subject = any($1::uuid[]) group by subject',
    [[...new Set(choices.map(({ id }) => id))]],
  )
  return {
    contents: new Map(stored.map(({ event, content }) => [event, content])),
    last: new Map(earlier.map(({ subject, event }) => [subject, event])),
  }
}

/** Makes the entries of choices that are not stored yet, each linked to the one before it. */
function linkChoices(choices: readonly Choice[], from: Head, stored: Stored, options: ChainOptions): Linked {
  const contents = new Map(stored.contents)
  const last = new Map(stored.last)
  const results: Appended[] = []
  const rows: Row[] = []
  let next = from
  for (const choice of choices) {
    const { event, id } = choice
    const known = contents.get(event)
    if (known !== undefined) {
      results.push(isSame(known, choice) ? 'known' : 'conflict')
      continue
    }
    const received = Math.max(options.now(), next.received)
    const entry = createEntry(choice, last.get(id) ?? '', { ...next, received }, options)
    const content = canonical(entry)
    next = { number: next.number + 1, link: hashLeaf(content), received }
    contents.set(event, content)
    last.set(id, event)
    rows.push({ entry, content, subject: id })
    results.push('stored')
  }
  return { results, rows, next }
}

const createEntry = (
  choice: Choice,
  previous: string,
  { number, link, received }: Head,
  { site, writer, code, hashOf }: ChainOptions,
): Entry => ({
  schema: 'treize/1',
  event: choice.event,
  principal: createPrincipal(choice.id),
  previous,
  at: choice.at,
  received: iso(received),
  expires: choice.expires,
  state: stateOf(choice),
  type: choice.source == 'gpc' ? 'expressed' : 'explicit',
  source: choice.source,
  language: choice.language,
  choices: { ...choice.choices },
  policy: choice.policy,
  policy_hash: hashOf(choice.policy, Object.keys(choice.choices)),
  code: code(),
  site,
  writer,
  number: String(number + 1),
  link,
})

async function insertRows(query: Query, rows: readonly Row[]): Promise<void> {
  const entries = rows.map(({ entry }) => entry)
  const contents = rows.map(({ content }) => content)
  const inserted = await query(
    `insert into treize_entries (event, subject, writer, number, day, ends, hash, content)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
     on conflict (event) do nothing returning event`,
    [
      entries.map(({ event }) => event),
      rows.map(({ subject }) => subject),
      entries.map(({ writer }) => writer),
      entries.map(({ number }) => number),
      entries.map(({ received }) => received.slice(0, 10)),
      entries.map(({ expires }) => expires),
      contents.map(hashLeaf),
      contents,
    ],
  )
  // Another process has stored one of them at this moment: the chain must have no gap, so all are tried again.
  if (inserted.length < rows.length) throw new Error('[treize] Another writer has the same record.')
}

/** A chain of its own for each process that shares a database. */
export const createWriter = (): string => createId().slice(0, 8)

export const hashPolicy = (policy: Policy): string => sha256(canonical(policy))
