import { findAsked, findUnnamed } from '../banner/known-categories'
import { createWords, findSameLabel, findStrangeTexts } from '../banner/words'
import { explainUse } from '../page/explain-use'
import { withinLongest } from '../policy/lifetime'
import { FACILITIES } from '../policy/compile'
import type { Policy, Text } from '../policy/policy'
import { enFirst } from '../texts/english'
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

  function leads(path: string, link: string | undefined) {
    // Of a place in the page itself, only the site knows whether each page has it.
    if (!link || /^(#|\/|https?:)/i.test(link)) return
    const { pathname, search, hash } = new URL(link, 'https://this.invalid')
    found('link', path, `is "${link}", which leads elsewhere from another folder: write "${pathname}${search}${hash}"`)
  }
  leads('policy.policy.url', file.value.policy.url)
  leads('policy.banner.logo', file.value.banner?.logo)
  leads('policy.consent.endpoint', file.value.consent?.endpoint)

  for (const [path, sentence] of findPageGaps(file.value)) {
    const at = file.scan.places.get(path) ?? 0
    findings.push({ rule: 'words', file: file.name, ...file.place(at), path, sentence })
  }
  for (const [key, category] of Object.entries(categories)) {
    const at = `policy.categories.${key}`
    const parts = Object.entries(category.services ?? {}).map(
      ([inner, one]) => [`${at}.services.${inner}`, one] as const,
    )
    for (const [path, one] of parts) {
      lacks(path, 'label', one.label, '"label": "…", its name for visitors')
      lacks(path, 'why', one.why, '"why": "…", what it is for')
      leads(`${path}.privacy`, one.privacy)
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

/** Finds what the console of a page would tell of a policy that it takes, each with its place and sentence. */
export function findPageGaps(policy: Policy): [path: string, sentence: string][] {
  const { banner } = policy
  const at = 'policy.banner.texts'
  const [unnamed, ...known] = findUnnamed(policy, enFirst) ?? [[], [], []]
  const texts = Object.entries(banner?.texts ?? {})
  // Each language has its own two labels; where the owner writes one only, ours is beside it.
  const languages = new Set(['en', ...texts.flatMap(([, text]) => (typeof text == 'object' ? Object.keys(text) : []))])
  const same = [...languages].map((language) => findSameLabel(createWords(enFirst, language, banner).texts, banner))
  const label = same.find(Boolean)
  return [
    ...findStrangeTexts(banner).map(([key, sentence]): [string, string] => [`${at}.${key}`, sentence]),
    ...texts.flatMap(([key, text]) => findEmpty(`${at}.${key}`, text)),
    ...(label ? [[`${at}.accept`, explainUse.same(label)] as [string, string]] : []),
    ...unnamed.map((key): [string, string] => [`policy.categories.${key}`, explainUse.unnamed([key], ...known)]),
    ...findAsked(policy).map((key): [string, string] => [`policy.categories.${key}`, explainUse.asked([key])]),
  ]
}

/** The paths of a text that say nothing. */
const findEmpty = (path: string, text: Text): [path: string, sentence: string][] =>
  typeof text == 'object'
    ? Object.entries(text).flatMap(([language, one]) => findEmpty(`${path}.${language}`, one))
    : text.trim()
      ? []
      : [[path, `${path} is empty, so visitors read Treize’s own words: write a text, or leave it out`]]
