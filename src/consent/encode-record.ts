import { packChoices } from './pack-choices'
import type { Kept } from './record'

/** The longest value that is kept in plain words; more choices than fit are packed. Bytes. */
const PLAIN = 480

/**
 * Writes a record as the cookie keeps it: `1|date|id|policy version|source|analytics=true&marketing=false`,
 * or, where that would be too long, with the choices packed.
 */
export function encodeRecord({ at, id, policy, source, choices }: Kept): string {
  const head = ['1', at, id, encodeURIComponent(policy), encodeURIComponent(source)].join('|')
  const entries = Object.entries(choices) as [string, boolean][]
  const plain = `${head}|${entries.map((entry) => entry.join('=')).join('&')}`
  return plain.length > PLAIN ? `${head}|~${packChoices(entries)}` : plain
}
