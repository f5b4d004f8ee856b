import type { Text } from './policy'

/** Reads a text of the owner's where it is written in a language, as BCP 47; empty where it is not, or only spaces. */
export function readIn(text: Text | undefined, language: string): string {
  if (typeof text != 'object') return (text ?? '').trim()
  const [base = ''] = language.toLowerCase().split('-')
  // Owners write `pt-br` and `fr_FR` too.
  const near = Object.keys(text).find((key) => key.toLowerCase().split(/[-_]/)[0] == base)
  return (text[language] ?? text[base] ?? text[near ?? ''] ?? '').trim()
}

/** Reads a text of the owner's in a language, as BCP 47, or else in the nearest there is; empty where there is none. */
export const readText = (text: Text | undefined, language: string): string =>
  readIn(text, language) || (typeof text == 'object' ? (text.en ?? Object.values(text)[0] ?? '').trim() : '')
