import type { Text } from '../policy/policy'

/**
 * Reads what the owner writes in the place of a word of ours; empty where it is not written in this language, because our
 * own word is better than theirs in another one.
 */
export function readOwn(text: Text | undefined, language: string): string {
  if (typeof text != 'object') return (text ?? '').trim()
  const [base = ''] = language.toLowerCase().split('-')
  // Owners write `pt-br` and `fr_FR` too.
  const near = Object.keys(text).find((key) => key.toLowerCase().split(/[-_]/)[0] == base)
  return (text[language] ?? text[base] ?? text[near ?? ''] ?? '').trim()
}
