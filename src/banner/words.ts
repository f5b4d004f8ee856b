import type { Category, Policy, Service, Text } from '../policy/policy'
import { findOwner } from '../policy/find-owner'
import { readIn, readText } from '../policy/read-text'
import { directionOf } from './choose-language'
import { isMirrored, isolate } from '../policy/isolate'
import { enFirst } from '../texts/english'
import { findWords } from './known-categories'
import type { Texts } from '../texts/texts'

/** The words that are there from the first layer on; those of the settings come with them. */
export type FirstTexts = Pick<Texts, keyof typeof enFirst>

/** The owner's and our own words in the visitor's language. */
export interface Words {
  readonly texts: FirstTexts & Partial<Texts>
  /** As BCP 47. */
  readonly language: string
  of(text: Text | undefined): string
  fill(template: string, values: Record<string, string>): string
  /** The names of categories and services, as a list. */
  names(policy: Policy, names: readonly string[]): string
  /** @param name as `analytics` or `analytics/matomo`; a service has no words of ours, whatever its key is. */
  label(name: string, one: Category | Service): string
  why(name: string, one: Category | Service): string
  /** A number in words that fit it. */
  count(plurals: Texts['partners'], number: number): string
}

/** @param banner the policy's own looks, whose words come before ours. */
export function createWords(given: Partial<Texts>, language: string, banner?: Policy['banner']): Words {
  const of = (text: Text | undefined) => readText(text, language)
  // A file of another version may lack a word.
  const texts = { ...enFirst, ...given } as Words['texts']
  for (const [key, text] of Object.entries(banner?.texts ?? {})) {
    const own = isText(key) && readIn(text, language)
    if (own) texts[key as 'title'] = own
  }
  const apart = (value: string) => (isMirrored(value) || directionOf(language) == 'rtl' ? isolate(value) : value)
  const words: Words = {
    texts,
    language,
    of,
    fill: (template, values) =>
      template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? apart(values[key] as string) : whole)),
    names: (policy, names) => names.map((name) => apart(words.label(name, findOwner(policy, name).one))).join(', '),
    label: (name, { label }) => of(label) || findWords(texts, name)?.[0] || name.replace(/.*\//, ''),
    why: (name, { why }) => of(why) || findWords(texts, name)?.[1] || '',
    count: (plurals, number) =>
      words.fill(plurals[new Intl.PluralRules(language).select(number)] ?? plurals.other, {
        count: new Intl.NumberFormat(language).format(number),
      }),
  }
  return words
}

/** The plain words of the settings, by name: their texts come later, and a misspelt one is told of at once. */
const LATER =
  'atMost from preferences preferencesIntro search save close withdraw always rights record receipt erase erased controller contact authority kept session own instead bare'.split(
    ' ',
  )
/** Every text that is one string, which an owner may replace. */
export const TEXTS: readonly string[] = [
  ...Object.keys(enFirst).filter((key) => typeof enFirst[key as 'title'] == 'string'),
  ...LATER,
]
const isText = (key: string) => TEXTS.includes(key)

/** Finds the words of the owner's that stand for none of ours, each with a sentence. */
export const findStrangeTexts = (banner: Policy['banner']): [key: string, sentence: string][] =>
  Object.keys(banner?.texts ?? {})
    .filter((key) => !isText(key) && key != 'reopen')
    .map((key) => [key, `policy.banner.texts has the key "${key}"; expected one of ${TEXTS.join(', ')}, reopen`])

/** The label that both choices have, where visitors cannot tell them apart; else empty. */
export function findSameLabel({ accept, reject, continue: later }: FirstTexts, banner: Policy['banner']): string {
  const refuse = banner?.refusal == 'continue' ? later : reject
  return refuse.toLowerCase() == accept.toLowerCase() ? accept : ''
}
