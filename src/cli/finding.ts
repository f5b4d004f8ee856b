/** Something to mend: where it is, what is wrong, and the cure. */
export interface Finding {
  /** A word for it, by which it can be left out: `--skip lifetime`. */
  rule: 'mistake' | 'use' | 'lifetime' | 'words' | 'link' | 'unmarked' | 'lost' | 'undeclared' | 'unknown'
  file: string
  line?: number | undefined
  column?: number | undefined
  /** Where in the policy, as `policy.categories.analytics`. */
  path?: string | undefined
  sentence: string
}

export const writeFinding = ({ file, line, column, sentence, rule }: Finding): string =>
  `${file}${line ? `:${line}:${column}` : ''} ${sentence} (${rule})`
