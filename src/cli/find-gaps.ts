import { withinLongest } from '../policy/lifetime'
import { FACILITIES } from '../policy/compile'
import type { Text } from '../policy/policy'
import type { Finding } from './finding'
import type { ValidFile } from './read-policy'

/** Finds what a page takes and visitors miss: who runs a service and what for, in each language of the site. */
export function findGaps(file: ValidFile, languages: readonly string[]): Finding[] {
  const { categories } = file.value
  const findings: Finding[] = []
  const found = (rule: Finding['rule'], path: string, sentence: string) =>
    void findings.push({
      rule,
      file: file.name,
      ...file.place(file.scan.places.get(path) ?? 0),
      path,
      sentence: `${path} ${sentence}`,
    })

  function lacks(path: string, key: string, text: Text | undefined, sample: string) {
    if (!text) return found('words', path, `has no ${key}: write ${sample}`)
    if (typeof text == 'string') {
      if (languages.length > 1 && key == 'why')
        found(
          'words',
          `${path}.${key}`,
          `is in one language, and the site is in ${languages.join(', ')}: write { "${languages.join('": "…", "')}": "…" }`,
        )
      return
    }
    const missing = languages.filter((language) => !(text[language] ?? text[language.replace(/-.*/, '')]))
    if (missing.length) found('words', `${path}.${key}`, `is not in ${missing.join(', ')}: write "${missing[0]}": "…"`)
  }

  for (const [key, category] of Object.entries(categories)) {
    const at = `policy.categories.${key}`
    const parts = Object.entries(category.services ?? {}).map(
      ([inner, one]) => [`${at}.services.${inner}`, one] as const,
    )
    for (const [path, one] of parts) {
      lacks(path, 'label', one.label, '"label": "…", its name for visitors')
      lacks(path, 'why', one.why, '"why": "…", what it is for')
      if (!one.provider) found('words', path, 'has no provider: write "provider": "…", who runs it')
    }
    for (const [path, one] of [[at, category] as const, ...parts])
      for (const facility of FACILITIES)
        one[facility]?.forEach((declared, i) => {
          const { lifetime } = typeof declared == 'object' ? declared : {}
          if (lifetime && lifetime != 'session' && !withinLongest(lifetime))
            found(
              'lifetime',
              `${path}.${facility}[${i}]`,
              `lives ${lifetime}, and no cookie of a script outlives thirteen months: write "13 months"`,
            )
        })
  }
  return findings
}
