import type { Policy } from '../policy/policy'
import { createDays } from './days'
import { isPrincipal } from './entry'
import { parseEntry } from './parse-entry'
import { exportLog } from './export-log'
import { type Signer, createSigner } from './note'
import { purgeLog, readKeep } from './purge-log'
import { migrate } from './schema'
import type { Store } from './store'
import { createPaths } from './tree'
import type { Proof, Stat } from './types'

export interface ReaderOptions {
  /** The site's name in records and checkpoints, such as `www.example.com`. */
  site: string
  /** The private key that signs checkpoints, as `createKey()` makes it. Who has it can write another log: keep it apart. */
  key: string
  /** How long a record is kept once its choice is over: the owner must be able to prove it that long. @default "5 years" */
  keep?: string | undefined
  now?: (() => number) | undefined
}

/** What can be asked of a log that is there. */
export interface LogReader {
  /** The public key that checks what this log signs: write it where others keep it. */
  verifier: string
  /** All records of a visitor, oldest first. */
  find(id: string): Promise<Proof[]>
  /** Takes a visitor's id out of the log. What it proves stays: who has the id can still show a record to be theirs. */
  pseudonymise(id: string): Promise<number>
  /** The policy of a version, or of a hash as it stands in records; of several with one version the newest. */
  policyOf(versionOrHash: string): Promise<{ hash: string; policy: Policy } | undefined>
  /** How often each answer was given and each count was added to. */
  stats(from?: string, to?: string): Promise<Stat[]>
  /** Signs every day that is over, and gives the heads of all of them: to be written where others keep them. */
  anchor(): Promise<string[]>
  /** Writes the log as lines of JSON, which `verify` reads without a server: as it is at this moment, while more comes. */
  export(): AsyncIterable<string>
  /** Deletes days whose records are all past what `keep` says; gives how many records. */
  purge(): Promise<number>
  close(): Promise<void>
}

/** The site that a database has a log of; undefined: of none. */
export async function siteOf({ query }: Store): Promise<string | undefined> {
  // There are no tables in a new one.
  const found = await query<{ value: string }>("select value from treize_meta where key = 'site'").catch(() => [])
  return found[0]?.value
}

/** One log has one name and one key: what another has written could not be checked together with it. */
async function claim({ query }: Store, site: string, { verifier }: Signer) {
  const own = { site, verifier }
  const cures = { site: 'name that site', verifier: 'name the file of its key, or begin a new log' }
  for (const key of ['site', 'verifier'] as const) {
    await query('insert into treize_meta (key, value) values ($1, $2) on conflict (key) do nothing', [key, own[key]])
    const [found] = await query<{ value: string }>('select value from treize_meta where key = $1', [key])
    if (found?.value != own[key])
      throw new Error(
        `[treize] This log belongs to another ${key == 'site' ? 'site' : 'key'}, ${found?.value}: ${cures[key]}.`,
      )
  }
}

/**
 * Opens a log for what is asked of it; `consentLog` also adds to it.
 *
 * @throws Error when the key is none, the log is another site's, or `keep` is no time.
 */
export async function readLog(
  store: Store,
  { site, key, keep = '5 years', now = Date.now }: ReaderOptions,
): Promise<LogReader> {
  const { query } = store
  const isOver = readKeep(keep)
  const signer = await createSigner(site, key)
  await migrate(store, now())
  await claim(store, site, signer)
  const days = createDays(store, site, signer, now)
  let exports = 0

  /** What a writer's records of a day are: their signed head, and where each stands in its tree. */
  async function readDay(day: string, writer: string) {
    const checkpoint = await days.headOf(day, writer)
    const size = Number(checkpoint.split('\n')[1])
    const leaves = await query<{ number: string; hash: string }>(
      `select number::text as number, hash from treize_entries where day = $1 and writer = $2 order by treize_entries.number limit ${size}`,
      [day, writer],
    )
    const places = new Map(leaves.map(({ number }, index) => [number, index]))
    return { checkpoint, places, pathTo: createPaths(leaves.map(({ hash }) => hash)) }
  }

  async function prove(contents: readonly string[]): Promise<Proof[]> {
    const read = new Map<string, ReturnType<typeof readDay>>()
    const proofs: Proof[] = []
    for (const entry of contents) {
      const { writer, received, number } = parseEntry(entry)
      const day = received.slice(0, 10)
      const key = `${day}/${writer}`
      const reading = read.get(key) ?? readDay(day, writer)
      read.set(key, reading)
      const { checkpoint, places, pathTo } = await reading
      const index = places.get(number) ?? -1
      proofs.push({ entry, index, path: pathTo(index), checkpoint, verifier: signer.verifier })
    }
    return proofs
  }

  async function closeDays() {
    // A new month needs a partition of its own.
    await migrate(store, now())
    return days.close()
  }

  return {
    verifier: signer.verifier,
    async find(id) {
      const rows = await query<{ content: string }>(
        // The time in the id, then the order in which the log took them: choices of one moment have ids in any order.
        `select content from treize_entries where subject = $1::uuid order by left(event::text, 13), treize_entries.number`,
        [id],
      )
      const mine = rows.filter(({ content }) => isPrincipal(parseEntry(content).principal, id))
      return prove(mine.map(({ content }) => content))
    },
    async pseudonymise(id) {
      const changed = await query('update treize_entries set subject = null where subject = $1::uuid returning event', [
        id,
      ])
      await store.flush()
      return changed.length
    },
    async policyOf(wanted) {
      const [found] = await query<{ hash: string; content: string }>(
        'select hash, content from treize_policies where version = $1 or hash = $1 order by since desc limit 1',
        [wanted],
      )
      return found && { hash: found.hash, policy: JSON.parse(found.content) }
    },
    stats: (from = '0000', to = '9999') => readStats(store, from, to),
    anchor: closeDays,
    async *export() {
      exports++
      try {
        yield* exportLog(store, site, signer, now)
      } finally {
        exports--
      }
    },
    async purge() {
      // What is being written out must not go meanwhile: the next time is soon enough.
      if (exports) return 0
      await closeDays()
      return purgeLog(store, site, signer, now, (ends) => isOver(ends, now()))
    },
    close: () => store.close(),
  }
}

async function readStats({ query }: Store, from: string, to: string): Promise<Stat[]> {
  const counted = await query<Stat>(
    'select day, policy, language, kind, count::int as count from treize_counts where day between $1 and $2',
    [from, to],
  )
  const answered = await query<Stat>(
    `select day, content::json->>'policy' as policy, content::json->>'language' as language, content::json->>'state' as kind, count(*)::int as count
     from treize_entries where day between $1 and $2 group by 1, 2, 3, 4`,
    [from, to],
  )
  const order = ({ day, policy, language, kind }: Stat) => [day, policy, language, kind].join('\n')
  return [...counted, ...answered].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}
