import type { Policy } from '../policy/policy'
import { findMistakes } from './find-mistakes'
import { writeFinding } from './finding'
import { type PolicyFile, type ValidFile, readPolicyFile } from './read-policy'
import { UsageError } from './verb'
import { writeText } from './write-text'

/**
 * Reads a policy that is to be changed.
 *
 * @throws UsageError when it has a mistake, or is in a page.
 */
export function readToChange(file: string, folder: string, but?: 'use'): ValidFile {
  const policy = readPolicyFile(file, folder)
  if (/\.html?$/i.test(file))
    throw new UsageError(`${policy.name} is a page: name the policy's own file, as policy.json`)
  refuseMistakes(policy, but, `Nothing was changed: mend it first, npx treize check ${policy.name} names all`)
  return policy
}

export const save = ({ path, name, mark = '' }: PolicyFile, text: string): void => writeText(path, name, mark + text)

/** @throws UsageError when the policy has a mistake. */
export function readValidPolicy(file: string, folder: string, but?: 'use'): { policy: Policy; from: PolicyFile } {
  const from = readPolicyFile(file, folder)
  refuseMistakes(from, but, `npx treize check ${from.name} names all that is to mend`)
  return { policy: from.value, from }
}

/** @throws UsageError that names the first mistake, and the cure. */
function refuseMistakes(file: PolicyFile, but: 'use' | undefined, cure: string): asserts file is ValidFile {
  const [first] = findMistakes(file).filter(({ rule }) => rule != but)
  if (first) throw new UsageError(`${writeFinding(first)}\n${cure}`)
}
