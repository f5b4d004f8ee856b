import { BEGINNING } from './days'
import type { Entry } from './entry'
import type { Checkpoint } from './note'
import type { Say } from './problem'
import { type Tree, createTree, hashLeaf } from './tree'

/** The records of a writer on one day, whose signed head comes after them. */
interface Group {
  writer: string
  day: string
  /** The first of them. */
  event: string
  tree: Tree
}

/** Checks the signed heads of days and of their writers against the records. */
export interface DayCheck {
  /** Takes the next record; gives the tree of its writer's day so far. */
  addRecord(entry: Entry, leaf: string, line: number): Tree
  /** Takes the head of a writer's records of a day. */
  addHead(head: Checkpoint, note: string, day: string, writer: string, line: number): void
  /** Takes the head of a day. */
  addDay(day: string, note: string): void
  /** There are no more records. */
  endRecords(line: number): void
  /** Checks the heads of days, when all lines were read; gives each day's. */
  endDays(): ReadonlyMap<string, string>
}

export function createDayCheck(purged: ReadonlyMap<string, Checkpoint>, say: Say): DayCheck {
  /** The heads of each day's writers, and of the days. */
  const heads = new Map<string, Map<string, string>>()
  const days: [day: string, note: string][] = []
  let group: Group | undefined

  function endRecords(line: number) {
    if (group) say('unsigned', line, `The records of ${group.writer} on ${group.day} have no signed head.`, group.event)
    group = undefined
  }

  return {
    endRecords,
    addRecord({ event, writer, received }, leaf, line) {
      const day = received.slice(0, 10)
      if (group?.writer != writer || group.day != day) {
        endRecords(line)
        group = { writer, day, tree: createTree(), event }
      }
      group.tree.add(leaf)
      return group.tree
    },
    addHead(head, note, day, writer, line) {
      const ofDay = heads.get(day) ?? new Map<string, string>()
      heads.set(day, ofDay.set(writer, note))
      if (group?.writer == writer && group.day == day) {
        compareHead(head, group, line, say)
        group = undefined
      } else if (!isPurged(head, purged.get(writer)))
        say('removed', line, `The ${head.size} records of ${writer} on ${day} are missing.`)
    },
    addDay: (day, note) => void days.push([day, note]),
    endDays() {
      checkDays(days, heads, say)
      return new Map(days)
    },
  }
}

/** Whether the records of a head were purged: its last one is not after those. */
function isPurged({ more }: Checkpoint, purged: Checkpoint | undefined): boolean {
  const last = Number(more.find((one) => one.startsWith('last '))?.slice(5))
  return last <= (purged?.size ?? 0)
}

function compareHead({ size, root }: Checkpoint, { writer, day, tree, event }: Group, line: number, say: Say) {
  const what = `of ${writer} on ${day}, which begin with ${event}`
  if (size > tree.size()) say('removed', line, `${size - tree.size()} records ${what}, are missing.`, event)
  else if (size < tree.size())
    say('added', line, `${tree.size() - size} records ${what}, were added after that day was signed.`, event)
  else if (root != tree.root())
    say('altered', line, `One of the records ${what}, was altered and the chain written anew.`, event)
}

/** The tree of each day has the heads of its writers, and the head of the day before. */
function checkDays(
  days: readonly [day: string, note: string][],
  heads: ReadonlyMap<string, ReadonlyMap<string, string>>,
  say: Say,
) {
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
