import { textIn } from '../catalogue/declare-service'
import type { Category } from '../policy/policy'

/** The categories that the catalogue uses, in the order in which visitors read them. */
const ORDER = ['essential', 'functional', 'preferences', 'analytics', 'media', 'marketing']

/** What a new category says by itself. The others have names in every language that Treize ships. */
const NEW: { [key: string]: Category } = {
  essential: { essential: true },
  media: {
    label: { en: 'Videos and maps', fr: 'Vidéos et cartes' },
    why: {
      en: 'Show content of other sites in these pages.',
      fr: 'Afficher du contenu d’autres sites dans ces pages.',
    },
  },
}

/** @param languages those of the site. */
export function newCategory(key: string, languages?: readonly string[]): Category {
  const { label, why, ...rest } = NEW[key] ?? {}
  return { ...rest, ...(label && { label: textIn(label, languages) }), ...(why && { why: textIn(why, languages) }) }
}

/** The place of a category among the others. */
export const rankOf = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length)
