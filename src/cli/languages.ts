import { readdirSync } from 'node:fs'
import { findLanguage } from '../banner/choose-language'
import { split } from './split'

/** Where the words of each language are. */
export const LOCALES = new URL('../locales/', import.meta.url)

/** The languages that Treize ships. */
export const shippedLanguages = (): string[] =>
  readdirSync(LOCALES).flatMap((file) => /^([\w-]+)\.[jt]s$/.exec(file)?.[1] ?? [])

/** A language as the banner, which reads the texts of the policy, calls it; undefined where it is none. */
export function readLanguage(written: string): string | undefined {
  const [, tag] = findLanguage(written, shippedLanguages()) ?? []
  try {
    return tag ?? Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0]
  } catch {
    // Words that are no language, such as "français".
    return undefined
  }
}

/** The languages of a list that a person typed, each once. */
export const readLanguages = (list: string | boolean | undefined): string[] => [
  ...new Set(split(list).map((word) => readLanguage(word) ?? word)),
]
