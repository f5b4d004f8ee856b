import { createHash } from 'node:crypto'
import { createChainCheck } from './check-chains'
import { createDayCheck } from './check-days'
import { checkMissing, compareReceipts, readReceipts } from './check-receipts'
import { originOf } from './days'
import { type Entry, canonical, isPrincipal, sha256 } from './entry'
import { type Checkpoint, readCheckpoint } from './note'
import type { Problem, Say } from './problem'
import { type Anchor, readAnchors } from './read-anchors'
import { readEntry } from './read-entry'
import { createTree, hashLeaf } from './tree'
import type { Proof } from './types'

export type { Problem } from './problem'

export interface VerifyOptions {
  /** The public key as others keep it. @default that of the export itself, which whoever forged it could have put there */
  verifier?: string | undefined
  /** Heads of days as others keep them: the text of an anchor file. */
  anchors?: string | undefined
  /** Proofs that visitors keep. */
  receipts?: readonly Proof[] | undefined
}

export interface Report {
  /** How many records were read. */
  entries: number
  /** In the order of the lines; the first names where the trouble begins. */
  problems: Problem[]
  /** What this check cannot show, one sentence each. */
  limits: string[]
}

/** What an export says first: whose it is, of which time, and the key that it is signed with. */
interface Header {
  site: string
  at: string
  key: string
}

/** What the lines amount to that an export's end signs. */
interface Sum {
  size: number
  root: string
  /** Their SHA-256, hex. */
  lines: string
}

type Line = { readonly [key: string]: string }

/**
 * Checks the export of a log, line by line, without a server: the bytes of each record, its chain, the trees and their
 * signed heads, and what others hold against it. Memory does not grow with the number of records.
 */
export async function verify(
  lines: AsyncIterable<string> | Iterable<string>,
  { verifier, anchors, receipts: proofs = [] }: VerifyOptions = {},
): Promise<Report> {
  const problems: Problem[] = []
  const say: Say = (kind, line, what, event = '') => {
    const problem = { kind, line, event, what }
    problems.push(problem)
    return problem
  }
  const notes = anchors === undefined ? [] : readAnchors(anchors, say)
  const receipts = await readReceipts(proofs, verifier, say)
  const policies = new Map<string, string>()
  const purged = new Map<string, Checkpoint>()
  const checkChain = createChainCheck(purged, say)
  const days = createDayCheck(purged, say)
  const all = createTree()
  const bytes = createHash('sha256')
  let header: Header = { site: '', at: '', key: verifier ?? '' }
  let line = 0
  let entries = 0
  let hasEnd = false

  function readRecord(content: string, subject: string) {
    entries++
    const leaf = hashLeaf(content)
    all.add(leaf)
    const entry = readEntry(content)
    if (!entry) return void say('altered', line, 'This record is not as the log wrote it.')
    checkEntry(entry, subject, header.site, policies, line, say)
    checkChain(entry, leaf, line, header.site)
    if (entry.received > header.at)
      say('back-dated', line, `Record ${entry.event} is dated later than the export.`, entry.event)
    const tree = days.addRecord(entry, leaf, line)
    compareReceipts(receipts, entry, content, tree, line, say)
  }

  async function readHead(note: string) {
    const { site, at, key } = header
    const head = await readCheckpoint(note, key)
    if (!head) return void say('altered', line, 'This head is not signed by the log’s key, or was altered.')
    if (head.origin == originOf(site, 'export')) {
      days.endRecords(line)
      checkEnd(head, { size: all.size(), root: all.root(), lines: bytes.digest('hex') }, at, line, say)
      hasEnd = true
      return
    }
    if (!head.origin.startsWith(`${site}/`)) return void say('altered', line, 'This head is of another log.')
    const [day = '', writer] = head.origin.slice(site.length + 1).split('/')
    if (day == 'purged' && writer) purged.set(writer, head)
    else if (writer === undefined) days.addDay(day, note)
    else days.addHead(head, note, day, writer, line)
  }

  for await (const text of lines) {
    line++
    if (hasEnd) {
      say('added', line, 'There are lines after the end of the export.')
      break
    }
    const value = readLine(text)
    if (value === undefined) say('altered', line, 'This line is not as the log wrote it.')
    else if (line == 1) header = readHeader(value, verifier, say) ?? header
    else if (typeof value.policy == 'string') readPolicy(value.policy, policies, line, say)
    else if (typeof value.entry == 'string') readRecord(value.entry, value.subject ?? '')
    else if (typeof value.checkpoint == 'string') await readHead(value.checkpoint)
    else say('altered', line, 'This line is none that a log writes.')
    if (!hasEnd) bytes.update(`${text}\n`)
  }
  days.endRecords(line)
  await checkAnchors(notes, days.endDays(), header, say)
  checkMissing(receipts, purged, say)
  if (!hasEnd) say('removed', line, 'The export has no signed end: lines at its end were removed.')
  problems.sort((a, b) => orderOf(a) - orderOf(b))
  return { entries, problems, limits: limitsOf(!!verifier, !!notes.length, !!purged.size) }
}

/** What is about no line comes last. */
const orderOf = ({ line }: Problem) => line || Number.MAX_SAFE_INTEGER

/** Reads a line of an export; undefined when a log would write it otherwise. */
function readLine(text: string): Line | undefined {
  try {
    const value: Line | null = JSON.parse(text)
    const isLine = value !== null && Object.values(value).every((one) => typeof one == 'string')
    return isLine && canonical(value) == text ? value : undefined
  } catch {
    // It is no JSON.
    return undefined
  }
}

function readHeader(
  { export: kind, site, at, verifier: key }: Line,
  verifier: string | undefined,
  say: Say,
): Header | undefined {
  if (kind != 'treize/1' || !site || !at || !key) {
    say('altered', 1, 'The first line is not that of an export of this version.')
    return undefined
  }
  if (verifier && verifier != key) say('altered', 1, 'The export names another key than the one that you gave.')
  return { site, at, key: verifier || key }
}

/** Adds a policy's version to those that records may be about, by the hash of its bytes. */
function readPolicy(content: string, policies: Map<string, string>, line: number, say: Say) {
  try {
    const { policy } = JSON.parse(content)
    policies.set(sha256(content), policy.version)
  } catch {
    say('altered', line, 'This policy is not as the log wrote it.')
  }
}

/** Checks what a record says by itself: its site, its visitor and its policy. */
function checkEntry(
  { event, principal, site: own, policy, policy_hash: hash }: Entry,
  subject: string,
  site: string,
  policies: ReadonlyMap<string, string>,
  line: number,
  say: Say,
) {
  if (own != site) say('altered', line, `Record ${event} is of another site.`, event)
  if (subject && !isPrincipal(principal, subject))
    say('altered', line, `The visitor’s id of record ${event} was altered.`, event)
  if (hash && policies.get(hash) != policy)
    say('altered', line, `The policy that record ${event} is about is missing or was altered.`, event)
}

/** Checks the signed end of an export against what was read. */
function checkEnd({ size, root, more }: Checkpoint, read: Sum, at: string, line: number, say: Say) {
  if (size != read.size)
    say(
      size > read.size ? 'removed' : 'added',
      line,
      `The export was signed with ${size} records, and has ${read.size}.`,
    )
  else if (root != read.root) say('altered', line, 'The records are not those that the export was signed with.')
  if (!more.includes(`time ${at}`)) say('back-dated', line, 'The export is not of the time that it says.')
  if (!more.includes(`lines ${read.lines}`)) say('altered', line, 'The export’s lines are not those that were signed.')
}

/** Compares the heads of days with those that others keep. */
async function checkAnchors(
  anchors: readonly Anchor[],
  days: ReadonlyMap<string, string>,
  { site, key }: Header,
  say: Say,
) {
  for (const { note, lines } of anchors) {
    const head = await readCheckpoint(note, key)
    const day = head?.origin.slice(site.length + 1) ?? ''
    if (!head?.origin.startsWith(`${site}/`))
      say('altered', 0, `The anchor in ${lines} is not signed by the log’s key, or was cut off.`)
    else if (!days.has(day)) say('removed', 0, `The day ${day} was anchored, and has no head in the export.`)
    else if (days.get(day) != note)
      say('altered', 0, `The day ${day} is not as it was anchored: its records were written anew afterwards.`)
  }
}

function limitsOf(hasKey: boolean, hasAnchors: boolean, hasPurged: boolean): string[] {
  const limits: string[] = []
  if (!hasKey)
    limits.push(
      'No key was given, so the export was checked with the key that it names itself: compare that key with one that others keep.',
    )
  if (hasAnchors) limits.push('What came after the last anchor could have been written anew by who has the log’s key.')
  else
    limits.push(
      'No anchors were given: who has the log’s key could have written the whole log anew and signed it again, and this check would not see it.',
    )
  if (hasPurged)
    limits.push(
      'Records that are past the time that they are kept for were purged; of them only the heads can be checked.',
    )
  limits.push(
    'The time of a choice is what the visitor’s clock said; that a person made it cannot be proved by any log.',
  )
  return limits
}
