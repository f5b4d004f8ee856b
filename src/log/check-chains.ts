import { type Entry, firstLink } from './entry'
import type { Checkpoint } from './note'
import type { Problem, Say } from './problem'

/** The last record of a writer that was read. */
interface Last {
  number: number
  link: string
  received: string
  event: string
  line: number
}

/**
 * Makes what checks that the records of each writer follow one another, when it is called with each in the order of the
 * lines.
 *
 * @param purged where the chains of writers begin whose first records were purged.
 */
export function createChainCheck(
  purged: ReadonlyMap<string, Checkpoint>,
  say: Say,
): (entry: Entry, leaf: string, line: number, site: string) => void {
  const chains = new Map<string, Last>()
  /** The problem that tells of each missing record: the record may stand further down. */
  const gaps = new Map<string, Problem>()
  let current = ''

  return (entry, leaf, line, site) => {
    const { event, writer, received } = entry
    const last = chains.get(writer) ?? beginChain(purged.get(writer), site, writer, line)
    if (chains.has(writer) && current != writer)
      say('reordered', line, `Record ${event} is not with the others of its chain.`, event)
    current = writer
    chains.set(writer, last)
    const number = Number(entry.number)
    if (number <= last.number) {
      tellMisplaced(entry, gaps.get(`${writer}/${number}`), line, say)
      return
    }
    if (number > last.number + 1) {
      const what = `Record ${writer}/${last.number + 1} is missing; the next one there is ${event}.`
      const problem = say('removed', line, what, event)
      for (let missing = last.number + 1; missing < Math.min(number, last.number + 1000); missing++)
        gaps.set(`${writer}/${missing}`, problem)
    } else if (entry.link != last.link) tellAltered(last, event, say)
    if (received < last.received) say('back-dated', line, `Record ${event} came after one that is dated later.`, event)
    chains.set(writer, { number, link: leaf, received, event, line })
  }
}

const beginChain = (purged: Checkpoint | undefined, site: string, writer: string, line: number): Last => ({
  number: purged?.size ?? 0,
  link: purged?.root ?? firstLink(site, writer),
  received: '',
  event: '',
  line,
})

/** Tells of a record whose number is too low: it was missing further up, or is there twice. */
function tellMisplaced({ event, writer, number }: Entry, gap: Problem | undefined, line: number, say: Say) {
  const place = `${writer}/${Number(number)}`
  if (!gap) return void say('added', line, `Record ${event} (${place}) is there twice.`, event)
  gap.kind = 'reordered'
  gap.what = `Record ${event} (${place}) stands in another place.`
  gap.event = event
}

/** Tells of the record before the one that is linked to other bytes; before the first record of a chain there is none. */
function tellAltered(last: Last, next: string, say: Say) {
  const event = last.event || next
  say('altered', last.line, `Record ${event} was altered: the one after it was linked to other bytes.`, event)
}
