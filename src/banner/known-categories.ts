import type { Category, Policy } from '../policy/policy'
import { MARKETING } from '../policy/marketing-names'
import { readText } from '../policy/read-text'
import type { Texts } from '../texts/texts'

/** What owners and other consent tools also call the categories that have words. */
const ALIASES: Record<string, string> = {
  necessary: 'essential',
  required: 'essential',
  'strictly-necessary': 'essential',
  personalization: 'preferences',
  personalisation: 'preferences',
  functionality: 'functional',
  comfort: 'functional',
  audience: 'analytics',
  measurement: 'analytics',
  performance: 'analytics',
  statistics: 'analytics',
  stats: 'analytics',
  ...Object.fromEntries(MARKETING.slice(1).map((name) => [name, 'marketing'])),
  embeds: 'media',
  'external-media': 'media',
  maps: 'media',
  video: 'media',
  videos: 'media',
  'social-media': 'social',
  support: 'chat',
}

/** Our label and sentence for a category, by its key or by what else it is called; undefined where we have none. */
export const findWords = (
  { categories }: Pick<Texts, 'categories'>,
  key: string,
): Texts['categories'][string] | undefined => categories[key] ?? categories[ALIASES[key] as string]

/**
 * Finds the categories whose key visitors read, because they have neither a label nor words of ours.
 * Returns them with the keys that have words and their other names; undefined where every category has a name.
 */
export function findUnnamed(
  policy: Policy,
  texts: Pick<Texts, 'categories'>,
): [unnamed: string[], known: string[], aliases: string[]] | undefined {
  const unnamed = Object.entries<Category>(policy.categories)
    .filter(([key, { label }]) => !readText(label, '') && !findWords(texts, key))
    .map(([key]) => key)
  return unnamed.length ? [unnamed, Object.keys(texts.categories), Object.keys(ALIASES)] : undefined
}

/** Finds the categories that are asked about though their key says that the site needs them, and nothing else does. */
export const findAsked = (policy: Policy): string[] =>
  Object.entries<Category>(policy.categories)
    .filter(
      ([key, { essential, exempt }]) => essential === undefined && !exempt && (ALIASES[key] ?? key) == 'essential',
    )
    .map(([key]) => key)
