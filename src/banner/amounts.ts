import { LONGEST, addLifetime, withinLongest } from '../policy/lifetime'
import type { Category, Declaration, Service } from '../policy/policy'
import { enLater } from '../texts/english'
import type { Texts } from '../texts/texts'
import type { Words } from './words'

/** Numbers, lifetimes and dates in the visitor's language: words that only the settings and the table need. */
export interface Amounts extends Words {
  readonly texts: Texts
  lifetime(declaration: Declaration): string
  /** How many names are stored, for how long at most, and by whom. */
  stored(list: readonly Declaration[], provider: string | undefined): string
  date(at: string, withTime?: boolean): string
}

export function addAmounts(words: Words): Amounts {
  const { language } = words
  const texts: Texts = { ...enLater, ...words.texts }
  function lifetime({ lifetime }: Declaration) {
    if (!lifetime) return ''
    if (lifetime == 'session') return texts.session
    // What a vendor asks for beyond thirteen months, it does not get.
    const [amount, unit] = (withinLongest(lifetime) ? lifetime : `${LONGEST} months`).split(/s? |s$/) as [
      string,
      string,
    ]
    return new Intl.NumberFormat(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' }).format(
      +amount,
    )
  }
  return {
    ...words,
    texts,
    lifetime,
    stored(list, provider) {
      const longest = list.reduce<Declaration | undefined>(
        (most, item) => (lasts(item) > (most ? lasts(most) : 0) ? item : most),
        undefined,
      )
      return [
        list.length && words.count(texts.stored, list.length),
        longest && words.fill(texts.atMost, { lifetime: lifetime(longest) }),
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
}

/** How long something declared lives, in milliseconds; 0 for a session or where nobody says. */
const lasts = ({ lifetime = 'session' }: Declaration) => (lifetime == 'session' ? 0 : addLifetime(0, lifetime))

/** What is declared for cookies and storage, as objects. */
export function declarations({ cookies = [], storage = [] }: Category | Service): Declaration[] {
  return [...cookies, ...storage].map((one) => (typeof one == 'string' ? { name: one } : one))
}
