import { createHash } from 'node:crypto'
import { BEGINNING, originOf } from './days'
import { type Entry, canonical, firstLink, isPrincipal, sha256 } from './entry'
import { type Checkpoint, readCheckpoint } from './note'
import { type Tree, createTree, hashLeaf, rootFrom } from './tree'
import type { Proof } from './types'

/** What a check of an export found. */
export interface Problem {
  kind: 'altered' | 'removed' | 'reordered' | 'added' | 'back-dated' | 'unsigned'
  /** The line of the export, from 1; 0 where it is about what is not in it. */
  line: number
  /** The record that it is about, by its id; empty where no single one can be named. */
  event: string
  /** One sentence. */
  what: string
}

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

interface Writer {
  number: number
  link: string
  received: string
  event: string
  line: number
}

const KEYS =
  'at,choices,code,event,expires,language,link,number,policy,policy_hash,previous,principal,received,schema,site,source,state,type,writer'

/** Reads the signed notes in a text: each ends with its signature. */
export const splitNotes = (text: string): string[] => text.match(/\S[\s\S]*?\n\n(?:— \S+ \S+\n)+/g) ?? []

/**
 * Checks the export of a log, line by line, without a server: the bytes of each record, its chain, the trees and their
 * signed heads, and what others hold against it. Memory does not grow with the number of records.
 */
export async function verify(
  lines: AsyncIterable<string> | Iterable<string>,
  { verifier, anchors = '', receipts = [] }: VerifyOptions = {},
): Promise<Report> {
  const problems: Problem[] = []
  const say = (kind: Problem['kind'], line: number, what: string, event = '') =>
    void problems.push({ kind, line, event, what })
  const all = createTree()
  const bytes = createHash('sha256')
  let lineNumber = 0
  let site = ''
  let key = verifier ?? ''
  let at = ''
  let entries = 0
  let end: Checkpoint | undefined

  const policies = new Map<string, string>()
  const purged = new Map<string, Checkpoint>()
  const writers = new Map<string, Writer>()
  const gaps = new Map<string, Problem>()
  /** The heads of each day's writers, and of the days. */
  const heads = new Map<string, Map<string, string>>()
  const days: [day: string, note: string][] = []
  /** What visitors hold, by the place of the record. */
  const held = new Map<string, Proof>()
  const sizes = new Map<string, Map<number, string>>()
  let group: { writer: string; day: string; tree: Tree; event: string } | undefined
  let current = ''

  for (const receipt of receipts) await takeReceipt(receipt)

  for await (const line of lines) {
    lineNumber++
    if (end) {
      say('added', lineNumber, 'There are lines after the end of the export.')
      break
    }
    let value: Record<string, string>
    try {
      value = JSON.parse(line)
      if (canonical(value) != line) throw line
    } catch {
      say('altered', lineNumber, 'This line is not as the log wrote it.')
      bytes.update(`${line}\n`)
      continue
    }
    if (lineNumber == 1) readHeader(value)
    else if (typeof value.policy == 'string') readPolicy(value.policy)
    else if (typeof value.entry == 'string') readEntry(value.entry, value.subject ?? '')
    else if (typeof value.checkpoint == 'string') await readHead(value.checkpoint)
    else say('altered', lineNumber, 'This line is none that a log writes.')
    if (!end) bytes.update(`${line}\n`)
  }
  endGroup()
  checkDays()
  await checkAnchors()
  for (const [place, { entry }] of held) {
    const { writer, number, event } = JSON.parse(entry) as Entry
    if (Number(number) > (purged.get(writer)?.size ?? 0))
      say('removed', 0, `A visitor holds a proof of record ${place}, which is not in the export.`, event)
  }
  if (!end) say('removed', lineNumber, 'The export has no signed end: lines at its end were removed.')
  const order = ({ line }: Problem) => line || Number.MAX_SAFE_INTEGER
  problems.sort((a, b) => order(a) - order(b))
  return { entries, problems, limits: limits() }

  function readHeader({ export: kind, site: name, at: time, verifier: own }: Record<string, string>) {
    if (kind != 'treize/1' || !name || !time || !own)
      return say('altered', 1, 'The first line is not that of an export of this version.')
    site = name
    at = time
    if (verifier && verifier != own) say('altered', 1, 'The export names another key than the one that you gave.')
    key ||= own
  }

  function readPolicy(content: string) {
    try {
      const { policy } = JSON.parse(content)
      policies.set(sha256(content), policy.version)
    } catch {
      say('altered', lineNumber, 'This policy is not as the log wrote it.')
    }
  }

  function readEntry(content: string, subject: string) {
    entries++
    const leaf = hashLeaf(content)
    all.add(leaf)
    let entry: Entry
    try {
      entry = JSON.parse(content)
      if (canonical(entry) != content || Object.keys(entry).sort().join() != KEYS) throw content
    } catch {
      return say('altered', lineNumber, 'This record is not as the log wrote it.')
    }
    const { event, writer, number, link, received, principal, site: own, policy, policy_hash: hash } = entry
    const tell = (kind: Problem['kind'], what: string) => say(kind, lineNumber, what, event)
    if (own != site) tell('altered', `Record ${event} is of another site.`)
    if (subject && !isPrincipal(principal, subject)) tell('altered', `The visitor’s id of record ${event} was altered.`)
    if (hash && policies.get(hash) != policy)
      tell('altered', `The policy that record ${event} is about is missing or was altered.`)

    let chain = writers.get(writer)
    if (!chain) {
      const before = purged.get(writer)
      chain = {
        number: before?.size ?? 0,
        link: before?.root ?? firstLink(site, writer),
        received: '',
        event: '',
        line: lineNumber,
      }
      writers.set(writer, chain)
    } else if (current != writer) tell('reordered', `Record ${event} is not with the others of its chain.`)
    current = writer
    const place = Number(number)
    if (place <= chain.number) {
      const gap = gaps.get(`${writer}/${place}`)
      if (gap)
        Object.assign(gap, {
          kind: 'reordered',
          what: `Record ${event} (${writer}/${place}) stands in another place.`,
          event,
        })
      else tell('added', `Record ${event} (${writer}/${place}) is there twice.`)
    } else {
      if (place > chain.number + 1) {
        tell('removed', `Record ${writer}/${chain.number + 1} is missing; the next one there is ${event}.`)
        const problem = problems.at(-1) as Problem
        for (let missing = chain.number + 1; missing < Math.min(place, chain.number + 1000); missing++)
          gaps.set(`${writer}/${missing}`, problem)
      } else if (link != chain.link)
        say(
          'altered',
          chain.line,
          `Record ${chain.event || event} was altered: the one after it was linked to other bytes.`,
          chain.event || event,
        )
      if (received < chain.received) tell('back-dated', `Record ${event} came after one that is dated later.`)
      Object.assign(chain, { number: place, link: leaf, received, event, line: lineNumber })
    }

    const day = received.slice(0, 10)
    if (received > at) tell('back-dated', `Record ${event} is dated later than the export.`)
    if (group?.writer != writer || group.day != day) {
      endGroup()
      group = { writer, day, tree: createTree(), event }
    }
    group.tree.add(leaf)
    const known = sizes.get(`${day}/${writer}`)?.get(group.tree.size())
    if (known && known != group.tree.root())
      tell('altered', `Up to record ${event}, the day ${day} is not what the log signed for a visitor.`)
    const proof = held.get(`${writer}/${place}`)
    if (proof) {
      held.delete(`${writer}/${place}`)
      if (proof.entry != content) tell('altered', `Record ${event} is not the one that a visitor holds a proof of.`)
    }
  }

  function endGroup() {
    if (group)
      say('unsigned', lineNumber, `The records of ${group.writer} on ${group.day} have no signed head.`, group.event)
    group = undefined
  }

  async function readHead(note: string) {
    const head = await readCheckpoint(note, key)
    if (!head) return say('altered', lineNumber, 'This head is not signed by the log’s key, or was altered.')
    const { origin, size, root, more } = head
    if (origin == originOf(site, 'export')) return readEnd(head)
    const [day = '', writer] = origin.slice(site.length + 1).split('/')
    if (!origin.startsWith(`${site}/`)) return say('altered', lineNumber, 'This head is of another log.')
    if (day == 'purged' && writer) return void purged.set(writer, head)
    if (writer === undefined) return void days.push([day, note])
    if (!heads.has(day)) heads.set(day, new Map())
    heads.get(day)?.set(writer, note)
    if (group?.writer != writer || group.day != day) {
      const last = Number(more.find((one) => one.startsWith('last '))?.slice(5))
      if (!(last <= (purged.get(writer)?.size ?? 0)))
        say('removed', lineNumber, `The ${size} records of ${writer} on ${day} are missing.`)
      return
    }
    const { tree, event } = group
    group = undefined
    const what = `of ${writer} on ${day}, which begin with ${event}`
    if (size > tree.size()) say('removed', lineNumber, `${size - tree.size()} records ${what}, are missing.`, event)
    else if (size < tree.size())
      say('added', lineNumber, `${tree.size() - size} records ${what}, were added after that day was signed.`, event)
    else if (root != tree.root())
      say('altered', lineNumber, `One of the records ${what}, was altered and the chain written anew.`, event)
  }

  function readEnd(head: Checkpoint) {
    endGroup()
    end = head
    const { size, root, more } = head
    if (size > all.size())
      say('removed', lineNumber, `The export was signed with ${size} records, and has ${all.size()}.`)
    else if (size < all.size())
      say('added', lineNumber, `The export was signed with ${size} records, and has ${all.size()}.`)
    else if (root != all.root())
      say('altered', lineNumber, 'The records are not those that the export was signed with.')
    if (!more.includes(`time ${at}`)) say('back-dated', lineNumber, 'The export is not of the time that it says.')
    if (!more.includes(`lines ${bytes.digest('hex')}`))
      say('altered', lineNumber, 'The export’s lines are not those that were signed.')
  }

  /** The tree of each day has the heads of its writers, and the head of the day before. */
  function checkDays() {
    let before = BEGINNING
    let last = ''
    for (const [day, note] of days) {
      const tree = createTree()
      tree.add(hashLeaf(before))
      const found = [...(heads.get(day) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
      for (const [, head] of found) tree.add(hashLeaf(head))
      const [, size, root] = note.split('\n')
      if (day <= last) say('reordered', 0, `The head of ${day} stands in another place.`)
      else if (Number(size) != tree.size())
        say('removed', 0, `The head of ${day} is of ${Number(size) - 1} chains, and there are ${tree.size() - 1}.`)
      else if (root != Buffer.from(tree.root(), 'hex').toString('base64'))
        say('altered', 0, `The chains of ${day}, or the day before it, are not those that its head was signed for.`)
      before = note
      last = day
    }
  }

  async function checkAnchors() {
    const found = new Map(days)
    for (const note of splitNotes(anchors)) {
      const head = await readCheckpoint(note, key)
      const day = head?.origin.slice(site.length + 1) ?? ''
      if (!head?.origin.startsWith(`${site}/`)) say('altered', 0, 'An anchor is not signed by the log’s key.')
      else if (!found.has(day)) say('removed', 0, `The day ${day} was anchored, and has no head in the export.`)
      else if (found.get(day) != note)
        say('altered', 0, `The day ${day} is not as it was anchored: its records were written anew afterwards.`)
    }
  }

  async function takeReceipt({ entry, index, path, checkpoint, verifier: own }: Proof) {
    const { writer, number, event, received } = JSON.parse(entry) as Entry
    const head = await readCheckpoint(checkpoint, verifier ?? own)
    const day = received.slice(0, 10)
    if (!head || rootFrom(hashLeaf(entry), index, head.size, path) != head.root)
      return say('altered', 0, `A visitor’s proof of record ${event} does not lead to what the log signed.`, event)
    held.set(`${writer}/${number}`, { entry, index, path, checkpoint, verifier: own })
    const place = `${day}/${writer}`
    if (!sizes.has(place)) sizes.set(place, new Map())
    sizes.get(place)?.set(head.size, head.root)
  }

  function limits(): string[] {
    const found: string[] = []
    if (!verifier)
      found.push(
        'No key was given, so the export was checked with the key that it names itself: compare that key with one that others keep.',
      )
    const last = splitNotes(anchors).length
    if (!last)
      found.push(
        'No anchors were given: who has the log’s key could have written the whole log anew and signed it again, and this check would not see it.',
      )
    else found.push('What came after the last anchor could have been written anew by who has the log’s key.')
    if (purged.size)
      found.push(
        'Records that are past the time that they are kept for were purged; of them only the heads can be checked.',
      )
    found.push(
      'The time of a choice is what the visitor’s clock said; that a person made it cannot be proved by any log.',
    )
    return found
  }
}
