import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { consentLog, hashFile, openStore, readKey, verify } from '../../dist/log.js'

const SITE = 'www.procura.example'
const SCRIPT = fileURLToPath(new URL('../../dist/treize.js', import.meta.url))
/** As many of the latest records as are shown. */
const SHOWN = 3

/**
 * Opens the site's log of choices, and checks it as somebody would who does not trust the site.
 * @param folder where the database is; its key lies beside it
 */
export async function openLog(policy, folder) {
  const key = await readKey(`${folder}.key`)
  // A crash of this process loses nothing; a power cut may, which an example can live with.
  const store = await openStore(folder, { durability: 'process' })
  const log = await consentLog(store, { policy, site: SITE, key, code: await hashFile(SCRIPT) })
  let proof

  /** Writes the log out and verifies every line of it, as `npx treize verify` does. */
  async function prove() {
    const last = []
    const lines = async function* () {
      for await (const line of log.export()) {
        const { entry } = JSON.parse(line)
        if (entry) last.push(entry)
        if (last.length > SHOWN) last.shift()
        yield line
      }
    }
    const { entries, problems } = await verify(lines(), { verifier: log.verifier })
    const counts = {}
    for (const { kind, count } of await log.stats()) counts[kind] = (counts[kind] ?? 0) + count
    return {
      entries,
      problems: problems.length,
      counts,
      last: last.reverse().map((text) => {
        const { received, state } = JSON.parse(text)
        // The leaf of RFC 6962, which the next record is linked to.
        const hash = createHash('sha256').update('\0').update(text).digest('hex')
        return { at: received, state, hash }
      }),
    }
  }

  /** Does something to the log, after which it is proved anew. */
  const changing =
    (run) =>
    async (...words) => {
      const result = await run(...words)
      proof = undefined
      return result
    }

  return {
    ...log,
    append: changing(log.append),
    count: changing(log.count),
    pseudonymise: changing(log.pseudonymise),
    /** What is proved now: anew once something has changed. */
    proof: () => (proof ??= prove()),
  }
}
