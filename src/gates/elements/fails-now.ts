import { readUses } from './read-uses'

export interface FailsNowOptions {
  /** Whether a global is there. */
  isDefined(name: string): boolean
  /** Whether a held script is called as a global is, so that it will be the one to define it. */
  isNamed?: (name: string) => boolean
  /** Whether the script runs later than where it stands, so that others may define what it uses before. */
  late?: boolean
}

/**
 * Finds the global that a script uses though nobody has defined it yet: run now, it fails. Where it would fail without
 * a word (in a `try`, after a question), or a little later, a held script must be called as the global is.
 */
export function failsNow(text: string, options: FailsNowOptions): string | undefined {
  const { isDefined, isNamed = () => false, late = false } = options
  const { uses, asked, single } = readUses(text)
  const questions = new Set(asked)
  for (const { name, when } of uses)
    if (!questions.has(name) && (isNamed(name) || (when == 'now' && !late)) && !isDefined(name)) return name
  return single ? asked.find((name) => isNamed(name) && !isDefined(name)) : undefined
}
