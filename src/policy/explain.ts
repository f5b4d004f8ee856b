import { MOST_CHOICES, type Mistake, type Rule } from './check'
import { LONGEST } from './lifetime'
import { EXPRESSION, readPattern } from './match-url'
import { nearest } from './nearest'
import { ENCODED } from './parse-policy'
import { type OneOf, PATTERNS, STANDS_FOR } from './shape'

const EXPECTED: Record<Exclude<Rule, OneOf | 'known key' | 'single key' | 'url' | 'cookie'>, string> = {
  string: 'text: write "…"',
  text: 'text: write "…" or { "en": "…", "fr": "…" }',
  boolean: 'true or false, without quotes',
  lifetime: 'a lifetime: write "13 months", "30 minutes" or "session"',
  version: 'a version: write a date as "2022-01-15" or a number as "3"',
  name: 'a name, not a regular expression: write "_ga", or "_ga_*" with * for any characters',
  part: 'a text that the script contains, such as "new Keen("',
  organisation: 'the name of the organisation: write "Example Ltd", or leave "controller" out',
  'record cookie':
    'a name of letters, digits, "-", "_" and ".", without __Host- or __Secure-: write "eu-consent", which is kept as __Host-eu-consent on https by itself',
  scope: 'a service worker by its scope or its script: write "/push/", "/sw.js", or "*" for any',
  domain:
    'the domain alone, without a scheme, port, path or *: write ".example.com", or leave it out for this host only',
  link: 'a link: write "https://example.com/privacy" or "/privacy"',
  path: 'a path of this site: write "/treize.worker.js"',
  list: 'a list: write [ … ]',
  object: 'an object: write { … }',
  identifier:
    'a key of at most 64 letters, digits, ".", "_" and "-", none of JavaScript’s own: write the words for visitors in its label',
  'record lifetime': `at most ${LONGEST} months: write "6 months"`,
  'some category': 'one category at least: write { "analytics": {} }',
  'number of choices': `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  omit: '"omit"',
  'stand-in':
    'a URL of one host, or a path of this site, with as many * in its path as "url" has there: write "https://www.youtube-nocookie.com/embed/*"',
  'free stand-in': 'a URL of a host that waits for nothing: no category that is asked about may declare it',
  awaited: 'the policy itself: write treize.start(await policy)',
  JSON: 'JSON: check it for a missing comma or quote',
}

/** Where what came says more of what was meant. */
const SENTENCES: { readonly [rule in Rule]?: (got: unknown) => string | undefined } = {
  url,
  link,
  name: placeholder,
  cookie: (got) => placeholder(got) ?? cookie(got),
}

/** Says in one sentence what is wrong with a policy, and what to write. */
export function explainMistake([path, got, rule, keys = []]: Mistake): string {
  if (rule == 'single key') return `[treize] ${path} has the key ${show(got)} twice: put both into one`
  if (rule == 'object' && isEncoded(got))
    return `[treize] ${path} is JSON inside a text, encoded twice; expected an object: write { … } without quotes around it`
  return `[treize] ${path} ${rule == 'known key' ? 'has the key' : 'is'} ${show(got)}; expected ${
    rule == 'known key'
      ? knownKey(String(got), keys)
      : (SENTENCES[rule]?.(got) ?? EXPECTED[rule as keyof typeof EXPECTED] ?? oneOf(rule))
  }`
}

const isEncoded = (got: unknown) => typeof got == 'string' && ENCODED.test(got)

/** What people write for a key that is called otherwise here. */
const OTHER: Record<string, string> = {
  localStorage: 'storage',
  sessionStorage: 'storage',
  hosts: 'requests',
  domains: 'requests',
  urls: 'requests',
  required: 'essential',
  necessary: 'essential',
  title: 'label',
  description: 'why',
  purpose: 'why',
  vendor: 'provider',
  expires: 'lifetime',
  duration: 'lifetime',
  vendors: 'services',
  purposes: 'categories',
}

function knownKey(key: string, keys: readonly string[]): string {
  const other = Object.hasOwn(OTHER, key) && (OTHER[key] as string)
  const near = nearest(key, keys) || (other && keys.includes(other) && other)
  return near ? `a known key: did you mean "${near}"?` : `one of ${keys.join(', ')}`
}

/** How a name is written that was copied with a placeholder, such as `_ga_<container-id>`. */
function placeholder(got: unknown): string | undefined {
  if (typeof got != 'string') return undefined
  const written = got
    .replace(RegExp(STANDS_FOR, 'g'), '*')
    .replace(/\*{2,}/g, '*')
    .replace(/\\(.)/g, '$1')
  return written != got && PATTERNS.name.test(written)
    ? `a name with * in the place of what changes: write ${JSON.stringify(written)}`
    : undefined
}

/** How the address of another site is written. */
function link(got: unknown): string | undefined {
  const whole = `https://${got}`
  return /^\w[^:]*$/.test(String(got)) && PATTERNS.link.test(whole)
    ? `a link with its scheme: write ${JSON.stringify(whole)}`
    : undefined
}

/** Why no cookie can be called so. */
function cookie(got: unknown): string {
  const names = typeof got == 'string' && !/[/^$([\\;]/.test(got) ? got.split(/[\s,]+/).filter(Boolean) : []
  const written = names.map((name) => `"${name.replace(/=.*/, '')}"`).join(', ')
  if (names.length > 1) return `one name in each text: write ${written}`
  if (String(got).includes('=')) return `a name without "=" and the value: write ${written}`
  return names.length && /\s/.test(String(got)) ? `a name without spaces: write ${written}` : EXPECTED.name
}

/** Why no URL can match a pattern. */
function url(got: unknown): string {
  const text = String(got)
  const whole = text
    .replace(/(\/\/)\*?\.+/, '$1*.')
    .replace(/^[^/]*\/\/[^/?#]*/, (start) => start.replace(/\.{2,}/g, '.'))
  if (whole != text && readPattern(whole))
    return `a URL whose host has a word before each dot, or *: write ${JSON.stringify(whole)}`
  const why = /^[^/]*\/\/[^/]*@/.test(text)
    ? 'without a user name, which browsers do not send'
    : /\s/.test(text)
      ? 'without spaces'
      : /^[a-z][\w+.-]*:(?!\d)/i.test(text) && !/^(https?|wss?):/i.test(text)
        ? 'of https, http, wss, ws or *'
        : EXPRESSION.test(text)
          ? 'that is no regular expression'
          : /^[^/]*\/\/[^/]+\*|^[^/]*\/\/\*[^./]/.test(text)
            ? 'with * before the whole host only'
            : ''
  return `a URL${why && ` ${why}`}: write "https://*.example.com/*", or "/path*" on this site`
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
