import { FACILITIES, type Facility, type Rules } from './compile'
import { categoryOf, findOwner } from './find-owner'
import { createTableOf } from './match'
import { createUrlTable } from './match-url'
import type { Declaration, Policy, RequestDeclaration, Stores } from './policy'
import { readText } from './read-text'
import { findStandIn, findStoodIn } from './stand-ins'

/** What something can be declared as. */
export type DeclaredKind = Facility | 'requests'

/** What happens to something that nothing declares. */
export type UndeclaredRule = 'hold' | 'report' | 'pass' | (string & {})

/** A category or service that something belongs to. */
export interface NamedOwner {
  /** As the API calls it: `analytics/matomo`. */
  name: string
  category: string
  service?: string
  /** Its name for visitors. */
  label: string
  provider?: string
}

/** Whose something is by the policy, as one kind of thing. */
export interface Ownership {
  kind: DeclaredKind
  /** The kind in words: `cookie`, `URL`. */
  what: string
  owners: NamedOwner[]
  /** The declarations that decide. */
  by: string[]
  /** How long a cookie is said to live. */
  lifetime?: string
  /** The host of a cookie that is not the site's own: no script reaches it. */
  host?: string
  /** What must be granted first; empty where nothing need be. */
  waitsFor: string[]
  /** What is called in its place until then; `true`: itself, without cookies. */
  instead?: string | true
  /** It is called in place of something else, and waits for nothing. */
  standsIn?: true
  /** Whether it may be stored or called now; missing where no visitor is. */
  granted?: boolean
}

/** Whose a URL or a name is, and what happens to it. */
export interface Explanation {
  /** What was asked about. */
  asked: string
  /** One for each kind that it is declared as; empty: nothing declares it. */
  found: Ownership[]
  /** What happens to it where nothing declares it, by kind. */
  undeclared?: { [kind in 'cookies' | 'storage' | 'requests']?: UndeclaredRule }
  /** All this in a few sentences. */
  sentence: string
}

/** Where the question is asked. */
export interface Place {
  /** The site's own origin. */
  origin: string
  /** What a relative URL starts from. */
  base: string
  /** Whether a host is the site's own: nothing holds its undeclared URLs. */
  isOwn?(host: string): boolean
  /** Whether a category or service is granted now, where there is a visitor. */
  has?(name: string): boolean
  /** The language that labels are read in. */
  language?: string
}

const WORDS: { readonly [kind in DeclaredKind]: string } = {
  cookies: 'cookie',
  storage: 'key of localStorage or sessionStorage',
  indexedDB: 'IndexedDB database',
  caches: 'cache',
  serviceWorkers: 'service worker',
  requests: 'URL',
}

const isUrl = (text: string) => /^(https?:|wss?:)?\/\//i.test(text) || /^[/?#]/.test(text)

/** Says whose a URL, a cookie, a key or a database is, by which declaration, and what it waits for. */
export function explainName(policy: Policy, rules: Rules, asked: string, place: Place): Explanation {
  const url = isUrl(asked)
  const found = url
    ? [explainAs('requests', policy, rules, asked, place) ?? []].flat()
    : ofName(policy, rules, asked, place)
  if (found.length) return { asked, found, sentence: found.map((one) => describe(asked, policy, one)).join('\n') }
  const { cookies, storage, requests } = rules.undeclared
  const undeclared = url ? { requests: isOwnUrl(asked, place) ? 'pass' : requests } : { cookies, storage }
  const rule = url
    ? ruleOf(undeclared.requests as string, 'it is held')
    : cookies == storage
      ? ruleOf(cookies, WRITTEN)
      : `as a cookie ${ruleOf(cookies, WRITTEN)}; as a key ${ruleOf(storage, WRITTEN)}`
  return { asked, found, undeclared, sentence: `${asked} is declared nowhere: ${rule}.` }
}

const WRITTEN = 'it is not written until every category is granted'
const ruleOf = (rule: UndeclaredRule, held: string) =>
  rule == 'hold' ? held : rule == 'report' ? 'it passes, and the console reports it' : 'it passes'

function toUrl(text: string, base: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    // No address that a browser knows, so none that it could call.
    return undefined
  }
}
const isOwnUrl = (text: string, { base, origin, isOwn }: Place) => {
  const url = toUrl(text, base)
  return !!url && (url.origin == origin || !!isOwn?.(url.hostname))
}

const ofName = (policy: Policy, rules: Rules, asked: string, place: Place): Ownership[] => [
  ...FACILITIES.flatMap((facility) => explainAs(facility, policy, rules, asked, place) ?? []),
  ...ofOtherHosts(policy, rules, asked, place),
]

/** Says whose something is as one kind of thing; undefined where nothing declares it. */
export function explainAs(
  kind: DeclaredKind,
  policy: Policy,
  rules: Rules,
  asked: string,
  place: Place,
): Ownership | undefined {
  if (kind == 'requests') {
    const url = toUrl(asked, place.base)
    const owners = url ? rules.requests.find(url, place.origin) : []
    if (!url) return undefined
    if (!owners.length) return standIn(policy, rules, place, url)
    const instead = findStandIn(policy, owners, url, place.origin)
    const one = ownership(policy, rules, place, kind, owners, fitsUrl(url, place.origin))
    return { ...one, ...(instead && one.waitsFor.length && { instead }) }
  }
  const owners = rules.owners[kind].find(asked)
  if (!owners.length) return undefined
  const [lifetime] = kind == 'cookies' ? rules.lifetimes.find(asked) : []
  return { ...ownership(policy, rules, place, kind, owners, fitsName(kind, asked)), ...(lifetime && { lifetime }) }
}

/** Cookies of other hosts are declared with their host, `IDE (doubleclick.net)`, as no script of the site reaches them. */
function ofOtherHosts(policy: Policy, rules: Rules, asked: string, place: Place): Ownership[] {
  return [...rules.essential, ...rules.names].flatMap((owner) =>
    (storesOf(policy, owner).cookies ?? []).flatMap((declared) => {
      const { name, lifetime } = typeof declared == 'string' ? { name: declared, lifetime: undefined } : declared
      const [, stem, host] = /^(.+) \((.+)\)$/.exec(name) ?? []
      if (stem != asked) return []
      const one = ownership(policy, rules, place, 'cookies', [owner], (pattern) => pattern == name)
      return [{ ...one, what: `cookie of ${host}`, host: host as string, ...(lifetime && { lifetime }) }]
    }),
  )
}

/** What is called in place of something else: whose that is, and by which declaration. */
function standIn(policy: Policy, rules: Rules, place: Place, url: URL): Ownership | undefined {
  const found = findStoodIn(policy, url, place.origin)
  if (!found) return undefined
  const one = ownership(policy, rules, place, 'requests', [found.owner], () => false)
  const by = [`${found.path}.instead "${found.instead}"`]
  return { ...one, by, waitsFor: [], ...(place.has && { granted: true }), standsIn: true }
}

const pathOf = (owner: string) => `policy.categories.${owner.replace('/', '.services.')}`

function ownership(
  policy: Policy,
  rules: Rules,
  { has, language = 'en' }: Place,
  kind: DeclaredKind,
  owners: readonly string[],
  fits: (pattern: string) => boolean,
): Ownership {
  return {
    kind,
    what: WORDS[kind],
    owners: owners.map((name) => nameOwner(policy, name, language)),
    by: owners.flatMap((owner) => declaredBy(policy, owner, kind, fits)),
    waitsFor: owners.filter((name) => !rules.essential.has(name) && !rules.exempt.has(name)),
    ...(has && { granted: owners.every(has) }),
  }
}

/** A category or service with its names for visitors. */
export function nameOwner(policy: Policy, name: string, language = 'en'): NamedOwner {
  const { key, one } = findOwner(policy, name)
  const category = categoryOf(name)
  return {
    name,
    category,
    ...(name != category && { service: key }),
    label: readText(one.label, language) || key,
    ...(one.provider && { provider: one.provider }),
  }
}

const storesOf = (policy: Policy, owner: string): Stores => findOwner(policy, owner).one

const patternOf = (declared: string | Declaration | RequestDeclaration) =>
  typeof declared == 'string' ? declared : 'url' in declared ? declared.url : declared.name

const fitsUrl = (url: URL, origin: string) => (pattern: string) => {
  const table = createUrlTable()
  table.add(pattern, pattern)
  return table.find(url, origin).length > 0
}
const fitsName = (kind: string, name: string) => (pattern: string) => {
  const table = createTableOf(kind)
  table.add(pattern, pattern)
  return table.find(name).length > 0
}

/** The most specific of an owner's declarations that fit. */
function declaredBy(policy: Policy, owner: string, kind: DeclaredKind, fits: (pattern: string) => boolean): string[] {
  const patterns = (storesOf(policy, owner)[kind] ?? []).map(patternOf)
  const [best] = patterns.filter(fits).sort((a, b) => b.replaceAll('*', '').length - a.replaceAll('*', '').length)
  return best === undefined ? [] : [`${pathOf(owner)}.${kind}[${patterns.indexOf(best)}] "${best}"`]
}

function describe(asked: string, policy: Policy, found: Ownership): string {
  const { what, owners, by, lifetime, standsIn } = found
  const whose = owners.map(({ name, provider }) => `${name}${provider ? ` (${provider})` : ''}`)
  const relation = standsIn ? 'stands in for what belongs to' : 'belongs to'
  const life = lifetime ? ` It is said to live ${lifetime}.` : ''
  return `${asked} as a ${what} ${relation} ${whose.join(' and ')}, by ${by.join(' and ')}. ${describeWait(policy, found)}${life}`
}

function describeWait(policy: Policy, { owners, waitsFor, granted, instead, standsIn }: Ownership): string {
  if (standsIn) return 'It waits for nothing.'
  if (waitsFor.length) {
    const now = granted === undefined ? '' : granted ? ', which is granted now' : ', which is not granted now'
    const until =
      instead === true
        ? ' Until then it is called without cookies.'
        : instead
          ? ` Until then ${instead} is called in its place.`
          : ''
    return `It waits for ${waitsFor.join(' and ')}${now}.${until}`
  }
  if (!owners.some(({ name }) => findOwner(policy, name).category.exempt)) return 'It is essential: it never waits.'
  return granted === false
    ? 'It is exempt, and the visitor has opposed it.'
    : 'It is exempt: it passes until the visitor opposes.'
}
