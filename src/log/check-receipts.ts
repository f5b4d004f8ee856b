import type { Entry } from './entry'
import { parseEntry } from './parse-entry'
import { type Checkpoint, readCheckpoint } from './note'
import type { Say } from './problem'
import { readEntry } from './read-entry'
import { type Tree, hashLeaf, rootFrom } from './tree'
import type { Proof } from './types'

/** What the proofs say that visitors hold. */
export interface Receipts {
  /** The bytes of records, by their place in the log. */
  records: Map<string, string>
  /** The roots that were signed for visitors, by the day and writer, then by the size of the tree. */
  roots: Map<string, Map<number, string>>
}

/** @param verifier the public key; else the one that each proof names. */
export async function readReceipts(
  proofs: readonly Proof[],
  verifier: string | undefined,
  say: Say,
): Promise<Receipts> {
  const records = new Map<string, string>()
  const roots = new Map<string, Map<number, string>>()
  for (const [at, proof] of proofs.entries()) {
    const { entry, index, path, checkpoint, verifier: own }: Partial<Proof> = proof ?? {}
    const read = readEntry(entry)
    if (!read || entry === undefined) {
      say('altered', 0, `A visitor’s proof, number ${at + 1}, has no record in it that a log wrote.`)
      continue
    }
    const { writer, number, event, received } = read
    const key = verifier ?? own
    if (!isPath(path) || !Number.isInteger(index) || typeof checkpoint != 'string' || typeof key != 'string') {
      say('altered', 0, `A visitor’s proof of record ${event} is not whole: its path or its head is missing.`, event)
      continue
    }
    const head = await readCheckpoint(checkpoint, key)
    if (!head || rootFrom(hashLeaf(entry), Number(index), head.size, path) != head.root) {
      say('altered', 0, `A visitor’s proof of record ${event} does not lead to what the log signed.`, event)
      continue
    }
    records.set(`${writer}/${number}`, entry)
    const place = `${received.slice(0, 10)}/${writer}`
    const ofDay = roots.get(place) ?? new Map<number, string>()
    roots.set(place, ofDay.set(head.size, head.root))
  }
  return { records, roots }
}

const isPath = (path: unknown): path is string[] =>
  Array.isArray(path) && path.every((node) => typeof node == 'string' && /^[\da-f]{64}$/.test(node))

/**
 * Compares a record with what visitors hold, and takes it out of that.
 *
 * @param tree of its writer's day, up to this record.
 */
export function compareReceipts(
  { records, roots }: Receipts,
  { event, writer, number, received }: Entry,
  content: string,
  tree: Tree,
  line: number,
  say: Say,
): void {
  const day = received.slice(0, 10)
  const root = roots.get(`${day}/${writer}`)?.get(tree.size())
  if (root && root != tree.root())
    say('altered', line, `Up to record ${event}, the day ${day} is not what the log signed for a visitor.`, event)
  const place = `${writer}/${Number(number)}`
  const held = records.get(place)
  records.delete(place)
  if (held !== undefined && held != content)
    say('altered', line, `Record ${event} is not the one that a visitor holds a proof of.`, event)
}

/** Tells of the records that visitors hold and that no line had. Those that were purged are none. */
export function checkMissing({ records }: Receipts, purged: ReadonlyMap<string, Checkpoint>, say: Say): void {
  for (const [place, content] of records) {
    const { writer, number, event } = parseEntry(content)
    if (Number(number) > (purged.get(writer)?.size ?? 0))
      say('removed', 0, `A visitor holds a proof of record ${place}, which is not in the export.`, event)
  }
}
