import { createId } from '../consent/create-id'
import { iso } from '../consent/record'
import type { Policy } from '../policy/policy'
import { type Entry, canonical, createPrincipal, firstLink, isSame, sha256, stateOf } from './entry'
import type { Query, Store } from './store'
import { hashLeaf } from './tree'
import type { Appended, Choice } from './types'

/** As many choices as are written at once. */
const MOST = 500

export interface ChainOptions {
  store: Store
  site: string
  /** The hash of the code that is served. */
  code(): string
  /** The hash of a policy version's canonical bytes; of several with one version the newest. */
  hashOf(version: string): string
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
interface Head {
  number: number
  link: string
  received: number
}

export function createChain({ store, site, code, hashOf, now, writer }: ChainOptions): Chain {
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  // What the next entry is linked to; unknown at the start, and after a failure that may have been none.
  let head: Head | undefined

  async function readHead(query: Query): Promise<Head> {
    const [last] = await query<{ number: string; hash: string; content: string }>(
      'select number::text as number, hash, content from treize_entries where writer = $1 order by treize_entries.number desc limit 1',
      [writer],
    )
    if (!last) return { number: 0, link: firstLink(site, writer), received: 0 }
    const { received } = JSON.parse(last.content) as Entry
    return { number: Number(last.number), link: last.hash, received: Date.parse(received) }
  }

  /** Writes choices in one transaction and says what happened to each. */
  async function write(choices: readonly Choice[]): Promise<Appended[]> {
    let next = head
    head = undefined
    const results: Appended[] = []
    await store.transaction(async (query) => {
      next ??= await readHead(query)
      const events = choices.map(({ event }) => event)
      const stored = await query<{ event: string; content: string }>(
        'select event::text as event, content from treize_entries where event = any($1::uuid[])',
        [events],
      )
      const known = new Map(stored.map(({ event, content }) => [event, content]))
      const earlier = await query<{ subject: string; event: string }>(
        'select subject::text as subject, max(event::text) as event from treize_entries where subject = any($1::uuid[]) group by subject',
        [[...new Set(choices.map(({ id }) => id))]],
      )
      const previous = new Map(earlier.map(({ subject, event }) => [subject, event]))
      const rows: Entry[] = []
      const subjects: string[] = []
      for (const choice of choices) {
        const { event, id, at, expires, source, language, policy } = choice
        const content = known.get(event)
        if (content !== undefined) {
          results.push(isSame(content, choice) ? 'known' : 'conflict')
          continue
        }
        // A clock that is set back does not date a record back.
        const received = Math.max(now(), next.received)
        const entry: Entry = {
          schema: 'treize/1',
          event,
          principal: createPrincipal(id),
          previous: previous.get(id) ?? '',
          at,
          received: iso(received),
          expires,
          state: stateOf(choice),
          type: source == 'gpc' ? 'expressed' : 'explicit',
          source,
          language,
          choices: { ...choice.choices },
          policy,
          policy_hash: hashOf(policy),
          code: code(),
          site,
          writer,
          number: String(next.number + 1),
          link: next.link,
        }
        const text = canonical(entry)
        next = { number: next.number + 1, link: hashLeaf(text), received }
        known.set(event, text)
        previous.set(id, event)
        rows.push(entry)
        subjects.push(id)
        results.push('stored')
      }
      if (!rows.length) return
      const contents = rows.map(({ event }) => known.get(event) as string)
      const inserted = await query(
        `insert into treize_entries (event, subject, writer, number, day, ends, hash, content)
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
         on conflict (event) do nothing returning event`,
        [
          rows.map(({ event }) => event),
          subjects,
          rows.map(() => writer),
          rows.map(({ number }) => number),
          rows.map(({ received }) => received.slice(0, 10)),
          rows.map(({ expires }) => expires),
          contents.map(hashLeaf),
          contents,
        ],
      )
      // Another process has stored one of them at this moment: the chain must have no gap, so all are tried again.
      if (inserted.length < rows.length) throw new Error('[treize] Another writer has the same record.')
    })
    await store.flush()
    head = next
    return results
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await write(batch.map(({ choice }) => choice))
      for (const [at, { done }] of batch.entries()) done(results[at] as Appended)
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

/** A chain of its own for each process that shares a database. */
export const createWriter = (): string => createId().slice(0, 8)

export const hashPolicy = (policy: Policy): string => sha256(canonical(policy))
