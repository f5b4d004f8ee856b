import { createId } from './consent/create-id'
import { type State, createState } from './consent/state'
import { attempt } from './gates/attempt'
import { type Ledger, createLedger } from './gates/ledger'
import { type Natives, takeNatives } from './gates/natives'
import { type RecordCookie, createRecordCookie } from './gates/record-cookie'
import type { Rules } from './policy/compile'
import { addLifetime } from './policy/lifetime'

interface OpenRecord {
  /** The browser's own functions, as they were before any gate; undefined on a server. */
  natives: Natives | undefined
  ledger: Ledger
  recordCookie: RecordCookie | undefined
  state: State
}

/**
 * Finds what the visitor decided, in the cookie that keeps it.
 *
 * @param keep writes the record that there is now.
 */
export function openRecord(
  page: (Window & typeof globalThis) | undefined,
  { names, essential, exempt, record: { name, lifetime, domain, version } }: Rules,
  life: { active: boolean },
  keep: () => void,
): OpenRecord {
  const { now } = Date
  const natives = page && takeNatives(page)
  const ledger = createLedger(() => natives?.storages[0]() as Storage, now)
  const recordCookie =
    natives &&
    createRecordCookie(natives.cookies, page.location, {
      name,
      domain,
      endOf: (text) => addLifetime(Date.parse(text.split('|')[1] ?? ''), lifetime),
      ledger,
    })
  const state = createState({
    names,
    essential,
    exempt,
    version,
    lifetime,
    shared: !!domain,
    read: () => (life.active && attempt(() => recordCookie?.read())) || [],
    keep,
    now,
    createId,
  })
  return { natives, ledger, recordCookie, state }
}
