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

/** Adds a problem to those that a check found, and gives it. */
export type Say = (kind: Problem['kind'], line: number, what: string, event?: string) => Problem
