import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Choice } from './types'
import { parseEntry } from './parse-entry'

/**
 * One choice as the log keeps it and hashes it. Its bytes are those of RFC 8785, and it has only text and booleans, which
 * every program writes alike. It names nobody: `principal` is a hash of the visitor's id and a salt.
 */
export interface Entry {
  schema: 'treize/1'
  /** The choice's own id, UUID version 7. */
  event: string
  /** Salt and SHA-256 of salt and the record's id, hex: who knows the id can show that it is theirs. */
  principal: string
  /** The id of the visitor's choice before this one; empty: none is known. */
  previous: string
  /** When it was made, by the visitor's clock. */
  at: string
  /** When it came, by the server's clock. */
  received: string
  /** When it ends. */
  expires: string
  state: 'given' | 'refused' | 'partial' | 'withdrawn' | 'objected'
  /** Whether the visitor answered the question, or a signal of the browser did. */
  type: 'explicit' | 'expressed'
  source: string
  language: string
  choices: { [name: string]: boolean }
  /** The policy's version and the SHA-256 of its canonical bytes, hex. */
  policy: string
  policy_hash: string
  /** The hash of the code that was served, as the owner names it; empty where it is not known. */
  code: string
  /** The site. */
  site: string
  /** The chain that it is in, its place there, and the hash of the entry before it. */
  writer: string
  number: string
  link: string
}

export const canonical = (value: unknown): string => canonicalize(value) ?? ''
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the first entry of a chain is linked to. */
export const firstLink = (site: string, writer: string): string => sha256(`treize/1\n${site}\n${writer}\n`)

const hashId = (salt: string, id: string) => sha256(`${salt}${id}`)

export function createPrincipal(id: string): string {
  const salt = randomBytes(16).toString('hex')
  return `${salt}.${hashId(salt, id)}`
}

/** Whether an entry is a visitor's, in a time that tells nothing. */
export function isPrincipal(principal: string, id: string): boolean {
  const [salt = '', hash = ''] = principal.split('.')
  const [mine, theirs] = [Buffer.from(hashId(salt, id)), Buffer.from(hash)]
  return mine.length == theirs.length && timingSafeEqual(mine, theirs)
}

/** What an answer amounts to. A signal of the browser is an objection (GDPR 21(5)). */
export function stateOf({ source, choices }: Pick<Choice, 'source' | 'choices'>): Entry['state'] {
  const answers = Object.values(choices)
  if (source == 'withdrawal') return 'withdrawn'
  if (!answers.includes(true)) return source == 'gpc' ? 'objected' : 'refused'
  return answers.includes(false) ? 'partial' : 'given'
}

/** Whether an entry is of this choice: sent again, it must be the same in all that it says. */
export function isSame(content: string, choice: Choice): boolean {
  const entry = parseEntry(content)
  const same = (['at', 'expires', 'policy', 'source', 'language'] as const).every((key) => entry[key] == choice[key])
  return same && isPrincipal(entry.principal, choice.id) && canonical(entry.choices) == canonical({ ...choice.choices })
}
