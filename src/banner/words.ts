import type { Category, Declaration, Service, Text } from '../policy/policy'
import { LONGEST, withinLongest } from '../policy/lifetime'
import type { Texts } from './texts'

/** The owner's and our own words in the visitor's language. */
export interface Words {
  readonly texts: Texts
  /** As BCP 47. */
  readonly language: string
  of(text: Text | undefined): string
  fill(template: string, values: Record<string, string>): string
  label(key: string, one: Category | Service): string
  why(key: string, one: Category | Service): string
  lifetime(declaration: Declaration): string
}

export function createWords(texts: Texts, language: string): Words {
  const of = (text: Text | undefined): string =>
    typeof text == 'object'
      ? (text[language] ?? text[language.split('-')[0] as string] ?? text.en ?? Object.values(text)[0] ?? '')
      : (text ?? '')
  return {
    texts,
    language,
    of,
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole),
    label: (key, { label }) => of(label) || texts.categories[key]?.[0] || key,
    why: (key, { why }) => of(why) || texts.categories[key]?.[1] || '',
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
  }
}

/** What is declared for cookies and storage, as objects. */
export function declarations({ cookies = [], storage = [] }: Category | Service): Declaration[] {
  return [...cookies, ...storage].map((one) => (typeof one == 'string' ? { name: one } : one))
}
