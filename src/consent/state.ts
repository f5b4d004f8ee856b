import { addLifetime } from '../policy/lifetime'
import type { ConsentRecord } from './types'
import { decodeRecord, encodeRecord, iso } from './record'

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
  /** Decides by name, a category also for its services; says whether that is not over already. */
  decide(changes: { [name: string]: boolean | undefined }, source: string, at?: Date): boolean
  forget(): void
  /** Reads again what another page may have written; says whether it has. */
  refresh(): boolean
}

export function createState({ names, essential, version, lifetime, read, write, now, createId }: StateOptions): State {
  let record: ConsentRecord | null | undefined
  // What was answered, also under an earlier version of the policy: shown again, never obeyed as a yes.
  let earlier: Choices = {}
  let id: string | undefined
  let known: string | undefined

  /** The record, read when it is first asked for: a page's first look at its cookies takes the browser milliseconds. */
  function current(): ConsentRecord | null {
    if (record !== undefined) return record
    record = null
    known = read()
    const kept = decodeRecord(known, names)
    if (kept) {
      id = kept.id
      const expires = addLifetime(Date.parse(kept.at), lifetime)
      // A day of grace for clocks that are wrong; a record from further ahead is nobody's.
      if (expires > now() && Date.parse(kept.at) < now() + 86_400_000) {
        earlier = kept.choices
        if (kept.policy == version) record = { ...kept, expires: iso(expires) }
      }
    }
    return record
  }
  const choice = (name: string) => current()?.choices[name]

  return {
    has: (name) => essential.has(name) || choice(name) == true,
    refused: (name) => choice(name) === false,
    answer(name) {
      current()
      return essential.has(name) ? true : earlier[name]
    },
    get unasked() {
      return names.some((name) => choice(name) === undefined)
    },
    get record() {
      const one = current()
      return one && { ...one, choices: { ...one.choices } }
    },
    decide(changes, source, made) {
      current()
      // A clock that was ahead must not make it last longer.
      const at = Math.min(+(made ?? now()), now())
      const expires = addLifetime(at, lifetime)
      // Nor is an invalid date after now.
      if (!(expires > now())) return false
      const choices: Choices = {}
      for (const name of names) {
        const yes = changes[name] ?? changes[name.split('/')[0] as string] ?? choice(name)
        if (yes !== undefined) choices[name] = yes
      }
      earlier = choices
      id ??= createId()
      record = { id, at: iso(at), expires: iso(expires), policy: version, source, choices }
      write(encodeRecord(record), new Date(expires))
      known = read()
      return true
    },
    forget() {
      record = null
      earlier = {}
      id = undefined
      write(null, new Date(0))
      known = read()
    },
    refresh() {
      // Where cookies are blocked there is nothing to read, and the choice lives for the page.
      if (read() == known) return false
      record = undefined
      earlier = {}
      current()
      return true
    },
  }
}
