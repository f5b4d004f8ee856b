/** A choice as a page sends it: the visitor's record, an id of its own, and the language that it was asked in. */
export interface Choice {
  /** UUID version 7, whose time is that of the choice: the same choice sent twice has the same. */
  event: string
  /** The record's id, which stands for the visitor. */
  id: string
  /** When the choice was made, by the visitor's clock: ISO 8601, UTC, whole seconds. */
  at: string
  /** When it ends. */
  expires: string
  /** The version of the policy that the visitor was shown. */
  policy: string
  /** How it was made: `banner`, `preferences`, `withdrawal`, `gpc`, `api`, or the tool that it was imported from. */
  source: string
  /** The language of the page, as BCP 47; empty where it says none. */
  language: string
  choices: { [name: string]: boolean }
}

/** What happened to a choice: stored now, stored before, or another choice has its id. */
export type Appended = 'stored' | 'known' | 'conflict'

/** Where choices are kept, such as `consentLog`. */
export interface ChoiceLog {
  /** Resolves when the choice is on disk. Rejects when it cannot be stored: the page sends it again. */
  append(choice: Choice): Promise<Appended>
  /** Whether a policy version that is not the current one was in force before, and had these names. */
  knows(version: string, names: readonly string[]): Promise<boolean>
}

/** What the log proves about one record, for the visitor to keep. */
export interface Proof {
  /** The record's bytes, as they are hashed. */
  entry: string
  /** Its place in its tree, from 0, and what leads from it to the root, hex. */
  index: number
  path: string[]
  /** The signed head of the tree. */
  checkpoint: string
  /** The key that has signed it. */
  verifier: string
}

/** What is counted besides choices. */
export type Count = 'asked' | 'dismissed' | 'unseen'

/** How often something was answered or counted: on a day, under a policy version, in a language. */
export interface Stat {
  day: string
  policy: string
  language: string
  kind: string
  count: number
}
