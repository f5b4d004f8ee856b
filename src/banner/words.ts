import type { Category, Declaration, Policy, Service, Text } from '../policy/policy'
import { findOwner } from '../policy/find-owner'
import { LONGEST, addLifetime, withinLongest } from '../policy/lifetime'
import { readText } from '../policy/read-text'
import { directionOf } from './choose-language'
import { findWords } from './known-categories'
import { en } from '../locales/en'
import type { Texts } from './texts'

/** The owner's and our own words in the visitor's language. */
export interface Words {
  readonly texts: Texts
  /** As BCP 47. */
  readonly language: string
  of(text: Text | undefined): string
  fill(template: string, values: Record<string, string>): string
  /** The names of categories and services, as a list. */
  names(policy: Policy, names: readonly string[]): string
  /** @param name as `analytics` or `analytics/matomo`; a service has no words of ours, whatever its key is. */
  label(name: string, one: Category | Service): string
  why(name: string, one: Category | Service): string
  lifetime(declaration: Declaration): string
  /** How many, in words that fit the number. */
  partners(count: number): string
  /** How many names are stored, for how long at most, and by whom. */
  stored(list: readonly Declaration[], provider: string | undefined): string
  date(at: string, withTime?: boolean): string
}

/** @param banner the policy's own looks, whose words come before ours. */
export function createWords(given: Texts, language: string, banner?: Policy['banner']): Words {
  const of = (text: Text | undefined) => readText(text, language)
  // A file of another version may lack a word.
  const texts: Texts = { ...en, ...given }
  for (const [key, text] of Object.entries(banner?.texts ?? {})) if (isText(key)) texts[key as 'title'] = of(text)
  // A name written the other way must not turn the words around it.
  // https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
  const isolate = (value: string) =>
    /[\u0590-\u08ff]/.test(value) == (directionOf(language) == 'rtl') ? value : `\u2068${value}\u2069`
  const count = (plurals: Texts['partners'], number: number) =>
    words.fill(plurals[new Intl.PluralRules(language).select(number)] ?? plurals.other, {
      count: new Intl.NumberFormat(language).format(number),
    })
  const words: Words = {
    texts,
    language,
    of,
    fill: (template, values) =>
      template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? isolate(values[key] as string) : whole)),
    names: (policy, names) => names.map((name) => words.label(name, findOwner(policy, name).one)).join(', '),
    label: (name, { label }) => of(label) || findWords(texts, name)?.[0] || name.replace(/.*\//, ''),
    why: (name, { why }) => of(why) || findWords(texts, name)?.[1] || '',
    lifetime({ lifetime }) {
      if (!lifetime) return ''
      if (lifetime == 'session') return texts.session
      // What a vendor asks for beyond thirteen months, it does not get.
      const [amount, unit] = (withinLongest(lifetime) ? lifetime : `${LONGEST} months`).split(/s? |s$/) as [
        string,
        string,
      ]
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: unit.replace(/s$/, ''),
        unitDisplay: 'long',
      }).format(+amount)
    },
    partners: (number) => count(texts.partners, number),
    stored(list, provider) {
      const longest = list.reduce<Declaration | undefined>(
        (most, item) => (lasts(item) > (most ? lasts(most) : 0) ? item : most),
        undefined,
      )
      return [
        list.length && count(texts.stored, list.length),
        longest && words.fill(texts.atMost, { lifetime: words.lifetime(longest) }),
        provider && words.fill(texts.from, { provider }),
      ]
        .filter(Boolean)
        .join(', ')
    },
    date: (at, withTime) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long', ...(withTime && { timeStyle: 'short' }) }).format(
        new Date(at),
      ),
  }
  return words
}

/** How long something declared lives, in milliseconds; 0 for a session or where nobody says. */
const lasts = ({ lifetime = 'session' }: Declaration) => (lifetime == 'session' ? 0 : addLifetime(0, lifetime))

const isText = (key: string) => typeof en[key as keyof Texts] == 'string'

/** Tells the owner of words of theirs that stand for none of ours. */
export function checkTexts(banner: Policy['banner']): void {
  for (const key of Object.keys(banner?.texts ?? {}))
    if (!isText(key) && key != 'reopen')
      console.error(
        `[treize] policy.banner.texts has the key "${key}"; expected one of ${Object.keys(en).filter(isText).join(', ')}, reopen`,
      )
}

/** What is declared for cookies and storage, as objects. */
export function declarations({ cookies = [], storage = [] }: Category | Service): Declaration[] {
  return [...cookies, ...storage].map((one) => (typeof one == 'string' ? { name: one } : one))
}
