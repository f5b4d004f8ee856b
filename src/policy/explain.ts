import { MOST_CHOICES, type Mistake, type Rule } from './check'
import { LONGEST } from './lifetime'
import type { OneOf } from './shape'

const EXPECTED: Record<Exclude<Rule, OneOf | 'known key'>, string> = {
  string: 'text: write "…"',
  text: 'text: write "…" or { "en": "…", "fr": "…" }',
  boolean: 'true or false, without quotes',
  lifetime: 'a lifetime: write "13 months", "30 minutes" or "session"',
  version: 'a version: write a date as "2022-01-15" or a number as "3"',
  name: 'a name, not a regular expression: write "_ga", or "_ga_*" with * for any characters',
  url: 'a URL: write "https://*.example.com/*", or "/path*" on this site',
  link: 'a link: write "https://example.com/privacy" or "/privacy"',
  list: 'a list: write [ … ]',
  object: 'an object: write { … }',
  identifier:
    'a key of at most 64 letters, digits, ".", "_" and "-", none of JavaScript’s own: write the words for visitors in its label',
  'record lifetime': `at most ${LONGEST} months: write "6 months"`,
  'number of choices': `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  JSON: 'JSON: check it for a missing comma or quote',
}

/** Says in one sentence what is wrong with a policy, and what to write. */
export function explainMistake([path, got, rule, keys = []]: Mistake): string {
  const near = rule == 'known key' && nearest(String(got), keys)
  return `[treize] ${path} ${rule == 'known key' ? 'has the key' : 'is'} ${show(got)}; expected ${
    near || (EXPECTED[rule as keyof typeof EXPECTED] ?? oneOf(rule))
  }`
}

/** Names the words of `box|bar|dialog`. */
function oneOf(words: string): string {
  const quoted = words.split('|').map((word) => `"${word}"`)
  const last = quoted.pop()
  return `one of these: ${quoted.join(', ')} or ${last}`
}

function show(got: unknown): string {
  if (got === undefined) return 'missing'
  try {
    return (JSON.stringify(got) ?? String(got)).slice(0, 80)
  } catch {
    // Not JSON: a circle, a BigInt.
    return Object.prototype.toString.call(got)
  }
}

/** As many wrong letters as a misspelt key may have. */
const SLIPS = 2

function nearest(key: string, keys: readonly string[]): string {
  let near = ''
  // The nearest comes last.
  for (let far = SLIPS; far >= 0; far--)
    near = keys.find((name) => distance(key.toLowerCase(), name.toLowerCase(), far) <= far) ?? near
  return near ? `a known key: did you mean "${near}"?` : `one of ${keys.join(', ')}`
}

/** Levenshtein's distance, as long as it is at most `most`. */
function distance(a: string, b: string, most: number): number {
  if (!a || !b) return a.length + b.length
  const [c, d] = [a.slice(1), b.slice(1)]
  if (a[0] == b[0]) return distance(c, d, most)
  if (!most) return 9
  return 1 + Math.min(distance(c, b, most - 1), distance(a, d, most - 1), distance(c, d, most - 1))
}
