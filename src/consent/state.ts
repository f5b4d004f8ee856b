import { addLifetime } from '../policy/lifetime'
import type { ConsentRecord } from './types'
import { decodeRecord, encodeRecord } from './record'

type Choices = ConsentRecord['choices']

export interface StateOptions {
  /** Everything that is asked about, and what never is. */
  names: readonly string[]
  essential: ReadonlySet<string>
  version: string
  lifetime: string
  /** The record as it is kept, or undefined. */
  read(): string | undefined
  /** Keeps a record until a date; null forgets it. */
  write(text: string | null, expires: Date): void
  now(): number
  createId(): string
}

/** What the visitor decided: the rules of asking, without a DOM. */
export interface State {
  has(name: string): boolean
  /** Refused, which unasked is not. */
  refused(name: string): boolean
  answer(name: string): boolean | undefined
  readonly unasked: boolean
  readonly record: ConsentRecord | null
  /** Decides by name, a category also for its services. */
  decide(changes: { [name: string]: boolean | undefined }, source: string): void
  forget(): void
}

export function createState({ names, essential, version, lifetime, read, write, now, createId }: StateOptions): State {
  let record: ConsentRecord | null = null
  // What was answered, also under an earlier version of the policy: shown again, never obeyed as a yes.
  let earlier: Choices = {}

  const kept = decodeRecord(read(), names)
  if (kept) {
    const expires = addLifetime(Date.parse(kept.at), lifetime)
    // A day of grace for clocks that are wrong; a record from further ahead is nobody's.
    if (expires > now() && Date.parse(kept.at) < now() + 86_400_000) {
      earlier = kept.choices
      if (kept.policy == version) record = { ...kept, expires: iso(expires) }
    }
  }

  const has = (name: string) => essential.has(name) || record?.choices[name] == true

  return {
    has,
    refused: (name) => record?.choices[name] === false,
    answer: (name) => (essential.has(name) ? true : earlier[name]),
    get unasked() {
      return names.some((name) => record?.choices[name] === undefined)
    },
    get record() {
      return record && { ...record, choices: { ...record.choices } }
    },
    decide(changes, source) {
      const choices: Choices = {}
      for (const name of names) {
        const yes = changes[name] ?? changes[name.split('/')[0] as string] ?? record?.choices[name]
        if (yes !== undefined) choices[name] = yes
      }
      const at = now()
      const expires = addLifetime(at, lifetime)
      earlier = choices
      record = {
        id: kept?.id ?? record?.id ?? createId(),
        at: iso(at),
        expires: iso(expires),
        policy: version,
        source,
        choices,
      }
      write(encodeRecord(record), new Date(expires))
    },
    forget() {
      record = null
      earlier = {}
      write(null, new Date(0))
    },
  }
}

const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
