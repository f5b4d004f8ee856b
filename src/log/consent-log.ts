import { iso } from '../consent/record'
import type { CheckedWords, Policy } from '../policy/policy'
import { checkPolicy } from '../policy/policy-error'
import { createChain, createWriter, hashPolicy } from './chain'
import { canonical } from './entry'
import { type LogReader, type ReaderOptions, readLog } from './read-log'
import type { Store } from './store'
import type { ChoiceLog, Count } from './types'
import { createVersions } from './versions'

export interface LogOptions<P extends Policy = Policy> extends ReaderOptions {
  policy: P & CheckedWords<P>
  /** The hash of the `treize.js` that is served, such as `sha384-…` (CNIL 2020-092 §48). @default unknown */
  code?: string | undefined
}

/** A log of choices that proves what it holds. */
export interface ConsentLog extends ChoiceLog, LogReader {
  /** Adds one to a count. No id is kept with it. */
  count(kind: Count, language: string): Promise<void>
}

/**
 * Opens a log in a database: append-only, one record for each choice, without address or browser of the visitor.
 *
 * @throws PolicyError when the policy has a mistake; Error when the key is none, or the log is another site's.
 */
export async function consentLog<const P extends Policy>(
  store: Store,
  { policy, code = '', ...rest }: LogOptions<P>,
): Promise<ConsentLog> {
  checkPolicy(policy)
  const { site, now = Date.now } = rest
  const { query } = store
  const reader = await readLog(store, rest)
  const version = policy.policy.version
  const hash = hashPolicy(policy)
  await query(
    'insert into treize_policies (hash, version, since, content) values ($1, $2, $3, $4) on conflict (hash) do nothing',
    [hash, version, iso(now()), canonical(policy)],
  )
  const { knows, hashOf } = createVersions(query, policy, hash)
  const chain = createChain({
    store,
    site,
    writer: store.exclusive ? 'main' : createWriter(),
    now,
    code: () => code,
    hashOf,
  })

  return {
    ...reader,
    append: chain.append,
    knows,
    async count(kind, language) {
      await query(
        `insert into treize_counts (day, policy, language, kind, count) values ($1, $2, $3, $4, 1)
         on conflict (day, policy, language, kind) do update set count = treize_counts.count + 1`,
        [iso(now()).slice(0, 10), version, language, kind],
      )
    },
    async close() {
      await chain.idle()
      await reader.close()
    },
  }
}
