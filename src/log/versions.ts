import { compilePolicy } from '../policy/compile'
import type { Policy } from '../policy/policy'
import type { Query } from './store'

/** The policies of a version: several, where an owner changed one and left its version as it was. */
export interface Versions {
  /** Whether a policy of this version had all these names; asks the database for those that are not known yet. */
  knows(version: string, names: readonly string[]): Promise<boolean>
  /** The hash of the policy of this version that had all these names, the current policy's before others. */
  hashOf(version: string, names: readonly string[]): string
}

interface Known {
  hash: string
  names: ReadonlySet<string>
}

/** @param hash that of the current policy, as it stands in records. */
export function createVersions(query: Query, current: Policy, hash: string): Versions {
  const versions = new Map([[current.policy.version, [read(hash, current)]]])
  const find = (version: string, names: readonly string[]) =>
    versions.get(version)?.find((one) => names.every((name) => one.names.has(name)))

  return {
    async knows(version, names) {
      if (find(version, names)) return true
      const known = versions.get(version) ?? []
      // By its version only: a hash of a policy is none, and a record that names it so could not be checked.
      const found = await query<{ hash: string; content: string }>(
        'select hash, content from treize_policies where version = $1 and not hash = any($2::text[]) order by since desc',
        [version, known.map((one) => one.hash)],
      )
      if (found.length) {
        // What the process has in hand stays first; two requests may have asked at once.
        const more = found.filter((one) => !versions.get(version)?.some((other) => other.hash == one.hash))
        const all = [...(versions.get(version) ?? []), ...more.map((one) => read(one.hash, JSON.parse(one.content)))]
        versions.set(version, all)
      }
      return !!find(version, names)
    },
    hashOf: (version, names) => (find(version, names) ?? versions.get(version)?.[0])?.hash ?? '',
  }
}

// Once for each policy: for one of hundreds of services that takes long.
const read = (hash: string, policy: Policy): Known => ({ hash, names: new Set(compilePolicy(policy).names) })
