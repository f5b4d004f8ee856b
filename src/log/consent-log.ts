import { createHash } from 'node:crypto'
import { iso } from '../consent/record'
import { compilePolicy } from '../policy/compile'
import { addLifetime } from '../policy/lifetime'
import type { CheckedWords, Policy } from '../policy/policy'
import { checkPolicy } from '../policy/policy-error'
import { createChain, createWriter, hashPolicy } from './chain'
import { createDays, originOf } from './days'
import { type Entry, canonical, isPrincipal } from './entry'
import { createSigner, writeCheckpoint } from './note'
import { migrate } from './schema'
import type { Store } from './store'
import { EMPTY, type Tree, createTree, pathOf } from './tree'
import type { ChoiceLog } from './types'

export interface LogOptions<P extends Policy = Policy> {
  policy: P & CheckedWords<P>
  /** The site's name in records and checkpoints, such as `www.example.com`. */
  site: string
  /** The private key that signs checkpoints, as `createKey()` makes it. Who has it can write another log: keep it apart. */
  key: string
  /** The hash of the `treize.js` that is served, such as `sha384-…` (CNIL 2020-092 §48). @default unknown */
  code?: string | undefined
  /** How long a record is kept once its choice is over: the owner must be able to prove it that long. @default "5 years" */
  keep?: string | undefined
  now?: (() => number) | undefined
}

/** What the log proves about one record, for the visitor to keep. */
export interface Proof {
  /** The record's bytes, as they are hashed. */
  entry: string
  /** Its place in its tree, from 0, and what leads from it to the root, hex. */
  index: number
  path: string[]
  /** The signed head of the tree. */
  checkpoint: string
  /** The key that has signed it. */
  verifier: string
}

/** What is counted besides choices. */
export type Count = 'asked' | 'dismissed' | 'unseen'

/** How often something was answered or counted: on a day, under a policy version, in a language. */
export interface Stat {
  day: string
  policy: string
  language: string
  kind: string
  count: number
}

/** A log of choices that proves what it holds. */
export interface ConsentLog extends ChoiceLog {
  /** The public key that checks what this log signs: write it where others keep it. */
  verifier: string
  /** All records of a visitor, oldest first. */
  find(id: string): Promise<Proof[]>
  /** Takes a visitor's id out of the log. What it proves stays: who has the id can still show a record to be theirs. */
  pseudonymise(id: string): Promise<number>
  /** Adds one to a count. No id is kept with it. */
  count(kind: Count, language: string): Promise<void>
  stats(from?: string, to?: string): Promise<Stat[]>
  /** Signs every day that is over, and gives the heads of all of them: to be written where others keep them. */
  anchor(): Promise<string[]>
  /** Writes the log as lines of JSON, which `verify` reads without a server. */
  export(): AsyncIterable<string>
  /** Deletes days whose records are all past what `keep` says; gives how many records. */
  purge(): Promise<number>
  close(): Promise<void>
}

const PAGE = 1000
/** As many records of one visitor as an answer shows. */
const MOST = 200

/**
 * Opens a log in a database: append-only, one record for each choice, without address or browser of the visitor.
 *
 * @throws PolicyError when the policy has a mistake; Error when the key is none, or the store is another process's.
 */
export async function consentLog<const P extends Policy>(
  store: Store,
  { policy, site, key, code = '', keep = '5 years', now = Date.now }: LogOptions<P>,
): Promise<ConsentLog> {
  checkPolicy(policy)
  const { query } = store
  const signer = await createSigner(site, key)
  await migrate(store, now())
  const version = policy.policy.version
  const hash = hashPolicy(policy)
  await query(
    'insert into treize_policies (hash, version, since, content) values ($1, $2, $3, $4) on conflict (hash) do nothing',
    [hash, version, iso(now()), canonical(policy)],
  )
  const hashes = new Map<string, string>()
  /** The hash and the names of a version that was in force. */
  async function read(wanted: string): Promise<Policy | undefined> {
    const [found] = await query<{ hash: string; content: string }>(
      'select hash, content from treize_policies where version = $1 order by since desc limit 1',
      [wanted],
    )
    if (found) hashes.set(wanted, found.hash)
    return found && (JSON.parse(found.content) as Policy)
  }
  hashes.set(version, hash)

  const writer = store.exclusive ? 'main' : createWriter()
  const chain = createChain({
    store,
    site,
    writer,
    now,
    code: () => code,
    hashOf: (wanted) => hashes.get(wanted) ?? '',
  })
  const days = createDays(store, site, signer, now)
  const dayOf = (time: number) => iso(time).slice(0, 10)

  async function prove(content: string): Promise<Proof> {
    const { writer: one, received, number } = JSON.parse(content) as Entry
    const day = received.slice(0, 10)
    const checkpoint = await days.headOf(day, one)
    const size = Number(checkpoint.split('\n')[1])
    const leaves = await query<{ number: string; hash: string }>(
      `select number::text as number, hash from treize_entries where day = $1 and writer = $2 order by treize_entries.number limit ${size}`,
      [day, one],
    )
    const index = leaves.findIndex((leaf) => leaf.number == number)
    const path = pathOf(
      leaves.map((leaf) => leaf.hash),
      index,
    )
    return { entry: content, index, path, checkpoint, verifier: signer.verifier }
  }

  /** Everything that an export has, but for its end. */
  async function* readAll(at: string, tree: Tree): AsyncIterable<string> {
    yield canonical({ export: 'treize/1', site, at, verifier: signer.verifier })
    for (const { content } of await query<{ content: string }>(
      'select content from treize_policies order by since, hash',
    ))
      yield canonical({ policy: content })
    const purged = await query<{ note: string }>(
      "select note from treize_checkpoints where day = 'purged' order by writer",
    )
    for (const { note } of purged) yield canonical({ checkpoint: note })
    const empty = await query<{ note: string }>(
      `select note from treize_checkpoints where writer <> '' and day <> 'purged'
       and not exists (select 1 from treize_entries e where e.day = treize_checkpoints.day and e.writer = treize_checkpoints.writer)
       order by day, writer`,
    )
    for (const { note } of empty) yield canonical({ checkpoint: note })
    const writers = await query<{ writer: string }>('select distinct writer from treize_entries order by writer')
    for (const { writer: one } of writers) {
      let last = '0'
      let day = ''
      const head = async () => canonical({ checkpoint: await days.headOf(day, one) })
      for (;;) {
        const rows = await query<{
          number: string
          day: string
          hash: string
          subject: string | null
          content: string
        }>(
          `select number::text as number, day, hash, subject::text as subject, content from treize_entries where writer = $1 and number > $2::bigint order by treize_entries.number limit ${PAGE}`,
          [one, last],
        )
        for (const row of rows) {
          if (day && row.day != day) yield await head()
          day = row.day
          tree.add(row.hash)
          yield canonical({ entry: row.content, subject: row.subject ?? '' })
        }
        last = rows.at(-1)?.number ?? last
        if (rows.length < PAGE) break
      }
      yield await head()
    }
    const closed = await query<{ note: string }>("select note from treize_checkpoints where writer = '' order by day")
    for (const { note } of closed) yield canonical({ checkpoint: note })
  }

  async function* lines(): AsyncIterable<string> {
    await chain.idle()
    const at = iso(now())
    const tree = createTree()
    const hash = createHash('sha256')
    for await (const line of readAll(at, tree)) {
      hash.update(`${line}\n`)
      yield line
    }
    const more = [`time ${at}`, `lines ${hash.digest('hex')}`]
    const end = { origin: originOf(site, 'export'), size: tree.size(), root: tree.root(), more }
    yield canonical({ checkpoint: await signer.sign(writeCheckpoint(end)) })
  }

  return {
    verifier: signer.verifier,
    append: chain.append,
    async knows(wanted, names) {
      const found = await read(wanted)
      return !!found && names.every((name) => compilePolicy(found).names.includes(name))
    },
    async find(id) {
      const rows = await query<{ content: string }>(
        // The time in the id, then the order in which the log took them: choices of one moment have ids in any order.
        `select content from treize_entries where subject = $1::uuid order by left(event::text, 13), treize_entries.number limit ${MOST}`,
        [id],
      )
      const mine = rows.filter(({ content }) => isPrincipal((JSON.parse(content) as Entry).principal, id))
      const proofs: Proof[] = []
      for (const { content } of mine) proofs.push(await prove(content))
      return proofs
    },
    async pseudonymise(id) {
      const changed = await query('update treize_entries set subject = null where subject = $1::uuid returning event', [
        id,
      ])
      await store.flush()
      return changed.length
    },
    async count(kind, language) {
      await query(
        `insert into treize_counts (day, policy, language, kind, count) values ($1, $2, $3, $4, 1)
         on conflict (day, policy, language, kind) do update set count = treize_counts.count + 1`,
        [dayOf(now()), version, language, kind],
      )
    },
    async stats(from = '0000', to = '9999') {
      const counted = await query<Stat>(
        'select day, policy, language, kind, count::int as count from treize_counts where day between $1 and $2',
        [from, to],
      )
      const answered = await query<Stat>(
        `select day, content::json->>'policy' as policy, content::json->>'language' as language, content::json->>'state' as kind, count(*)::int as count
         from treize_entries where day between $1 and $2 group by 1, 2, 3, 4`,
        [from, to],
      )
      const order = ({ day, policy: one, language, kind }: Stat) => [day, one, language, kind].join('\n')
      return [...counted, ...answered].sort((a, b) => (order(a) < order(b) ? -1 : 1))
    },
    async anchor() {
      // A new month needs a partition of its own.
      await migrate(store, now())
      return days.close()
    },
    export: lines,
    async purge() {
      await days.close()
      // A choice ends thirteen months after it was made at the latest, and is to be proved for so long after that.
      const over = (ends: string) => addLifetime(Date.parse(ends), keep) < now()
      let count = 0
      const old = await query<{ day: string; ends: string }>(
        `select day, max(ends) as ends from treize_entries
         where day in (select day from treize_checkpoints where writer = '') group by day order by day`,
      )
      for (const { day, ends } of old) {
        // Only from the beginning: what comes after a record that must stay is what shows that it stands where it did.
        if (!over(ends)) break
        const writers = await query<{ writer: string; last: string }>(
          'select writer, max(number)::text as last from treize_entries where day = $1 group by writer',
          [day],
        )
        await store.transaction(async (run) => {
          for (const { writer: one, last } of writers) {
            const [final] = await run<{ hash: string }>(
              'select hash from treize_entries where writer = $1 and number = $2::bigint',
              [one, last],
            )
            const root = final?.hash ?? EMPTY
            const more = [`day ${day}`, `time ${iso(now())}`]
            const note = await signer.sign(
              writeCheckpoint({ origin: originOf(site, 'purged', one), size: Number(last), root, more }),
            )
            await run(
              `insert into treize_checkpoints (day, writer, note) values ('purged', $1, $2)
               on conflict (day, writer) do update set note = excluded.note`,
              [one, note],
            )
          }
          count += (await run('delete from treize_entries where day = $1 and ends <= $2 returning event', [day, ends]))
            .length
        })
      }
      if (count) await store.tidy()
      return count
    },
    async close() {
      await chain.idle()
      await store.close()
    },
  }
}
