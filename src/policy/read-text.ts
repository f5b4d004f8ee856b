import type { Text } from './policy'

/** Reads a text of the owner's in a language, as BCP 47, or else in the nearest there is; empty where there is none, or only spaces. */
export const readText = (text: Text | undefined, language: string): string =>
  (typeof text == 'object'
    ? (text[language] ?? text[language.split('-')[0] as string] ?? text.en ?? Object.values(text)[0] ?? '')
    : (text ?? '')
  ).trim()
