import { NativeDate } from '../policy/native-date'
import { categoryOf } from '../policy/find-owner'
import { addLifetime } from '../policy/lifetime'
import type { ConsentRecord } from './types'
import { decodeRecord, iso } from './record'

type Choices = ConsentRecord['choices']

// Without what a page may have added to Object.prototype.
const none = (): Choices => Object.create(null)

export interface StateOptions {
  /** Everything that is asked about, and what never is. */
  names: readonly string[]
  essential: ReadonlySet<string>
  /** What is on until it is refused. */
  exempt: ReadonlySet<string>
  version: string
  lifetime: string
  /** Whether the record may come from other hosts of a domain: the newest counts. Else a yes needs every one of them. */
  shared: boolean
  /** The records as they are kept: none, one, or one for the host and one for its domain. */
  read(): readonly string[]
  /** Keeps the record that there is now, or that there is none. */
  keep(): void
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
  /** Decides by name, a category also for its services; says whether the choice is not over yet. */
  decide(changes: { [name: string]: boolean | undefined }, source: string, at?: number): boolean
  forget(): void
  /** Keeps one record where there are several: the newest. */
  tidy(): void
  /** Reads again what another page may have written; says whether it has. */
  refresh(): boolean
  /** Forgets what was decided and not kept. */
  reread(): void
}

export function createState({
  names,
  essential,
  exempt,
  version,
  lifetime,
  shared,
  read,
  keep,
  now,
  createId,
}: StateOptions): State {
  let record: ConsentRecord | null | undefined
  // What was answered, also under an earlier version of the policy: shown again, never obeyed as a yes.
  let answers: Choices = none()
  let id: string | undefined
  let known: string | undefined

  /** The record, read when it is first asked for: a page's first look at its cookies takes the browser milliseconds. */
  function current(): ConsentRecord | null {
    if (record !== undefined) return record
    record = null
    const texts = read()
    known = texts.join()
    let newest = ''
    const valid: Choices[] = []
    for (const text of texts) {
      const kept = decodeRecord(text, names)
      if (!kept) continue
      id ??= kept.id
      const expires = addLifetime(NativeDate.parse(kept.at), lifetime)
      // A day of grace for clocks that are wrong; a record from further ahead is nobody's.
      if (expires <= now() || NativeDate.parse(kept.at) >= now() + 86_400_000) continue
      valid.push(kept.policy == version ? kept.choices : none())
      if (kept.at < newest) continue
      newest = kept.at
      id = kept.id
      answers = kept.choices
      record = kept.policy == version ? { ...kept, expires: iso(expires) } : null
    }
    if (record && !shared && valid.length > 1) {
      // One of them is another host's or path's, and nobody can tell which.
      answers = none()
      for (const name of names)
        if (valid.some((choices) => choices[name] === false)) answers[name] = false
        else if (valid.every((choices) => choices[name])) answers[name] = true
      record = { ...record, choices: answers }
    }
    return record
  }
  const choice = (name: string) => current()?.choices[name]

  function change() {
    keep()
    known = read().join()
  }

  function reread() {
    record = undefined
    answers = none()
    current()
  }

  return {
    // Who has once refused under an earlier policy has not agreed to be measured under this one.
    has: (name) => essential.has(name) || (choice(name) ?? (exempt.has(name) && answers[name] !== false)),
    refused: (name) => choice(name) === false,
    answer(name) {
      current()
      return essential.has(name) || (answers[name] ?? (exempt.has(name) || undefined))
    },
    get unasked() {
      return names.some((name) => choice(name) === undefined && !exempt.has(name))
    },
    get record() {
      const one = current()
      return one && { ...one, choices: { ...one.choices } }
    },
    decide(changes, source, earlier = now()) {
      const at = Math.min(earlier, now())
      const expires = addLifetime(at, lifetime)
      if (!(expires > now())) return false
      current()
      const said = (name: string) => (Object.hasOwn(changes, name) ? changes[name] : undefined)
      const choices = none()
      for (const name of names) {
        const yes = said(name) ?? said(categoryOf(name)) ?? choice(name)
        if (yes !== undefined) choices[name] = yes
      }
      answers = choices
      id ??= createId()
      record = { id, at: iso(at), expires: iso(expires), policy: version, source, choices }
      change()
      return true
    },
    tidy() {
      if (current() && read().length > 1) change()
    },
    forget() {
      record = null
      answers = none()
      id = undefined
      change()
    },
    refresh() {
      if (record === undefined) {
        current()
        return false
      }
      // Where cookies are blocked there is nothing to read, and the choice lives for the page.
      if (read().join() == known) return false
      reread()
      return true
    },
    reread,
  }
}
