import { createHash } from 'node:crypto'
import { iso } from '../consent/record'
import { originOf } from './days'
import { canonical } from './entry'
import { parseEntry } from './parse-entry'
import { type Signer, writeCheckpoint } from './note'
import type { Query, Store } from './store'
import { createTree } from './tree'

const PAGE = 1000

interface Note {
  day: string
  writer: string
  note: string
}
interface End {
  writer: string
  /** The number of its last record. */
  last: string
}

/** Where each chain ends at this moment, and the latest time in any of them. */
async function readEnds(query: Query): Promise<{ ends: End[]; latest: string }> {
  const ends = await query<End>(
    'select writer, max(number)::text as last from treize_entries group by writer order by writer',
  )
  let latest = ''
  for (const { writer, last } of ends) {
    const [row] = await query<{ content: string }>(
      'select content from treize_entries where writer = $1 and number = $2::bigint',
      [writer, last],
    )
    const received = row ? parseEntry(row.content).received : ''
    if (received > latest) latest = received
  }
  return { ends, latest }
}

/** Writes a log as lines of JSON: what is there at the start, whatever comes meanwhile. */
export async function* exportLog(
  { query }: Store,
  site: string,
  signer: Signer,
  now: () => number,
): AsyncIterable<string> {
  const whole = createTree()
  const bytes = createHash('sha256')
  const write = (value: unknown) => {
    const line = canonical(value)
    bytes.update(`${line}\n`)
    return line
  }

  const notes = await query<Note>('select day, writer, note from treize_checkpoints order by day, writer')
  const { ends, latest } = await readEnds(query)
  // Another process's clock may be ahead of this one.
  const time = iso(now())
  const at = time > latest ? time : latest
  const closed = new Map(notes.map(({ day, writer, note }) => [`${day}/${writer}`, note]))

  yield write({ export: 'treize/1', site, at, verifier: signer.verifier })
  const policies = await query<{ content: string }>('select content from treize_policies order by since, hash')
  for (const { content } of policies) yield write({ policy: content })
  for (const { day, note } of notes) if (day == 'purged') yield write({ checkpoint: note })
  const empty = await query<{ note: string }>(
    `select note from treize_checkpoints where writer <> '' and day <> 'purged'
     and not exists (select 1 from treize_entries e where e.day = treize_checkpoints.day and e.writer = treize_checkpoints.writer)
     order by day, writer`,
  )
  for (const { note } of empty) yield write({ checkpoint: note })
  for (const end of ends) yield* writeChain(end)
  for (const { writer, note } of notes) if (!writer) yield write({ checkpoint: note })

  const more = [`time ${at}`, `lines ${bytes.digest('hex')}`]
  const end = { origin: originOf(site, 'export'), size: whole.size(), root: whole.root(), more }
  yield canonical({ checkpoint: await signer.sign(writeCheckpoint(end)) })

  async function* writeChain({ writer, last: end }: End): AsyncIterable<string> {
    let last = '0'
    let day = ''
    let tree = createTree()
    /** The head of a day that is over was signed then; of today's as far as it has come. */
    const writeHead = async () => {
      const more = [`last ${last}`, `time ${at}`]
      const head = { origin: originOf(site, day, writer), size: tree.size(), root: tree.root(), more }
      const note = closed.get(`${day}/${writer}`) ?? (await signer.sign(writeCheckpoint(head)))
      tree = createTree()
      return write({ checkpoint: note })
    }
    for (;;) {
      const rows = await query<{
        number: string
        day: string
        hash: string
        subject: string | null
        content: string
      }>(
        `select number::text as number, day, hash, subject::text as subject, content from treize_entries
         where writer = $1 and number > $2::bigint and number <= $3::bigint order by treize_entries.number limit ${PAGE}`,
        [writer, last, end],
      )
      for (const row of rows) {
        if (day && row.day != day) yield await writeHead()
        day = row.day
        last = row.number
        tree.add(row.hash)
        whole.add(row.hash)
        yield write({ entry: row.content, subject: row.subject ?? '' })
      }
      if (rows.length < PAGE) break
    }
    yield await writeHead()
  }
}
