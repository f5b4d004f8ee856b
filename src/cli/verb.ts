import type { Command } from 'commander'

/** What a verb is called with. */
export interface Call {
  /** The arguments in their order, of one that takes several each. */
  args: readonly string[]
  options: { readonly [option: string]: string | boolean | undefined }
  terminal: Terminal
}

/** What a verb answers. */
export interface Answer {
  /** 0: all is well. 1: there are mistakes. Wrong use is thrown, as `UsageError`. */
  code: 0 | 1
  /** The result as data, for `--json`. */
  json: unknown
  /** The result for people, on stdout. */
  text: string
  /** What people should know beside the result, on stderr. */
  note?: string
}

/** One verb of the command line, in a file of its own that is loaded when the verb is used. */
export interface Verb {
  /** Declares arguments and options; `--json` and `--help` are there already. */
  define(command: Command): void
  run(call: Call): Promise<Answer> | Answer
}

/** Where the command line runs. */
export interface Terminal {
  /** The folder that paths are relative to. */
  folder: string
  /** Whether a person can be asked. */
  canAsk: boolean
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
}

/** The caller's mistake: a path that is not there, a name that nobody knows. Says the cure. */
export class UsageError extends Error {
  override name = 'UsageError'
}
