// What pages and browsers call a language of ours.
const ALIASES: Record<string, string> = {
  no: 'nb',
  nn: 'nb',
  iw: 'he',
  rm: 'de',
  gsw: 'de',
  'zh-tw': 'zh-hant',
  'zh-hk': 'zh-hant',
  'zh-mo': 'zh-hant',
}

type Found = readonly [file: string, tag: string]

/**
 * Finds the file of a language, and the language as BCP 47 for numbers and dates; undefined where there is no file.
 *
 * @param given as pages, systems and people write it: "FR", "fr_CA", "en-US@posix".
 */
export function findLanguage(given: string, there: readonly string[]): Found | undefined {
  const [tag = '', base = '', region = ''] =
    /^([a-z]{2,3})(?:-([a-z]{2,4}))?\b/.exec(given.trim().toLowerCase().replaceAll('_', '-')) ?? []
  for (const name of [tag, base]) {
    const file = ALIASES[name] ?? name
    if (file == 'en' || there.includes(file)) return [file, tagOf(file == base && region.length == 2 ? tag : file)]
  }
  return undefined
}

/**
 * Chooses the first language that there is a file for, English included.
 *
 * @param wanted what the page and then the browser ask for.
 * @param there the languages that have a file.
 */
export function chooseLanguage(wanted: readonly string[], there: readonly string[]): Found {
  for (const given of wanted) {
    const found = findLanguage(given, there)
    if (found) return found
  }
  return ['en', 'en']
}

/** As BCP 47 is written: `pt-BR`, `zh-Hant`. */
const tagOf = (name: string) =>
  name.replace(
    /-(\w)(\w+)/,
    (_, first: string, rest: string) => `-${first.toUpperCase()}${rest.length > 1 ? rest : rest.toUpperCase()}`,
  )

/** Which way a language is written. */
export const directionOf = (language: string) =>
  /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr'
