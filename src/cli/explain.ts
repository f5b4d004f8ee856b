import type { Declaration, Policy, Service } from '../policy/policy'
import { FACILITIES, type Facility, compilePolicy } from '../policy/compile'
import { findOwner } from '../policy/find-owner'
import { createTable } from '../policy/match'
import { createUrlTable } from '../policy/match-url'
import { matchCatalogue } from './match-catalogue'
import { readCatalogue } from './read-catalogue'
import { readValidPolicy } from './save-policy'
import type { Verb } from './verb'

/** What the answer calls each facility. */
const NAMES: { readonly [facility in Facility]: string } = {
  cookies: 'cookie',
  storage: 'key of localStorage or sessionStorage',
  indexedDB: 'IndexedDB database',
  caches: 'cache',
  serviceWorkers: 'service worker',
}

/** Whose something is by the policy, as one kind of thing. */
interface Ownership {
  what: string
  /** Categories and services, as `analytics/matomo`. */
  owners: readonly string[]
  /** The declarations that decide. */
  by: string[]
  lifetime?: string | undefined
  /** What must be granted first; empty where nothing need be. */
  waitsFor: string[]
}

const HERE = 'https://this.invalid'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('<what>', 'a URL, or the name of a cookie, a key or a database')
      .option('-p, --policy <file>', 'the policy', 'policy.json')
      .addHelpText('after', '\nExample: npx treize explain _ga_ABC123'),

  run({ args, options, terminal }) {
    const what = args[0] as string
    const { policy, from } = readValidPolicy(String(options.policy), terminal.folder)
    const isUrl = /^(https?:|wss?:)?\/\//i.test(what) || what.startsWith('/')
    const found = isUrl ? ofUrl(policy, what) : [...ofName(policy, what), ...ofOtherHosts(policy, what)]
    const tables = matchCatalogue()
    const known = isUrl ? tables.byUrl(what) : tables.byName(what)
    return {
      code: 0,
      json: { what, policy: from.name, found, catalogue: known },
      text: [
        ...(found.length
          ? found.map((one) => sentence(what, policy, one))
          : [`${terminal.bold(what)} is declared nowhere in ${from.name}: ${undeclared(policy, isUrl)}`]),
        ...(found.length
          ? []
          : known.map((key) => `The catalogue knows it: ${readCatalogue()[key]?.label}. npx treize add ${key}`)),
      ].join('\n'),
    }
  },
}

function ofUrl(policy: Policy, what: string): Ownership[] {
  let url: URL
  try {
    url = new URL(what, `${HERE}/`)
  } catch {
    // No address that a browser knows, so none that it could call.
    return []
  }
  const rules = compilePolicy(policy)
  const owners = rules.requests.find(url, HERE)
  const fits = (pattern: string) => {
    const table = createUrlTable()
    table.add(pattern, pattern)
    return table.find(url, HERE).length > 0
  }
  return owners.length
    ? [{ what: 'URL', owners, by: declaredBy(policy, owners, 'requests', fits), waitsFor: waiting(rules, owners) }]
    : []
}

function ofName(policy: Policy, what: string): Ownership[] {
  const rules = compilePolicy(policy)
  const fits = (pattern: string) => {
    const table = createTable()
    table.add(pattern, pattern)
    return table.find(what).length > 0
  }
  return FACILITIES.flatMap((facility) => {
    const owners = rules.owners[facility].find(what)
    if (!owners.length) return []
    const [lifetime] = facility == 'cookies' ? rules.lifetimes.find(what) : []
    return [
      {
        what: NAMES[facility],
        owners,
        by: declaredBy(policy, owners, facility, fits),
        ...(lifetime && { lifetime }),
        waitsFor: waiting(rules, owners),
      },
    ]
  })
}

/** Cookies of other hosts are declared with their host, `IDE (doubleclick.net)`, as no script of the site reaches them. */
function ofOtherHosts(policy: Policy, what: string): Ownership[] {
  const rules = compilePolicy(policy)
  return [...rules.essential, ...rules.names].flatMap((owner) => {
    const [, inner] = owner.split('/')
    const { category, one } = findOwner(policy, owner)
    return ((inner === undefined ? category : one).cookies ?? []).flatMap((declared, i) => {
      const { name, lifetime } = typeof declared == 'string' ? { name: declared, lifetime: undefined } : declared
      const [, stem, host] = /^(.+) \((.+)\)$/.exec(name) ?? []
      if (stem != what) return []
      const by = [`policy.categories.${owner.replace('/', '.services.')}.cookies[${i}] "${name}"`]
      return [{ what: `cookie of ${host}`, owners: [owner], by, lifetime, waitsFor: waiting(rules, [owner]) }]
    })
  })
}

/** Of each owner, the most specific of its declarations that fit. */
function declaredBy(
  policy: Policy,
  owners: readonly string[],
  key: Facility | 'requests',
  fits: (one: string) => boolean,
) {
  return owners.flatMap((owner) => {
    const [, inner] = owner.split('/')
    const { category, one } = findOwner(policy, owner)
    const list = ((inner === undefined ? category : one) as Service)[key] ?? []
    const patterns = list.map((declared) =>
      typeof declared == 'string' ? declared : 'url' in declared ? declared.url : (declared as Declaration).name,
    )
    const [best] = patterns.filter(fits).sort((a, b) => b.replaceAll('*', '').length - a.replaceAll('*', '').length)
    return best === undefined
      ? []
      : [`policy.categories.${owner.replace('/', '.services.')}.${key}[${patterns.indexOf(best)}] "${best}"`]
  })
}

const waiting = (rules: ReturnType<typeof compilePolicy>, owners: readonly string[]) =>
  owners.filter((name) => !rules.essential.has(name) && !rules.exempt.has(name))

function sentence(name: string, policy: Policy, { what, owners, by, lifetime, waitsFor }: Ownership): string {
  const whose = owners.map((owner) => {
    const { one } = findOwner(policy, owner)
    const provider = (one as Service).provider
    return `${owner}${provider ? ` (${provider})` : ''}`
  })
  const wait = waitsFor.length
    ? `It waits for ${waitsFor.join(' and ')}.`
    : owners.some((owner) => findOwner(policy, owner).category.exempt)
      ? 'It is exempt: it passes until the visitor opposes.'
      : 'It is essential: it never waits.'
  return `${name} as a ${what} belongs to ${whose.join(' and ')}, by ${by.join(' and ')}. ${wait}${
    lifetime ? ` It is said to live ${lifetime}.` : ''
  }`
}

function undeclared({ undeclared = 'hold' }: Policy, isUrl: boolean): string {
  const word =
    typeof undeclared == 'object' ? (isUrl ? undeclared.requests : undeclared.cookies) : isUrl ? 'pass' : undeclared
  const rule = word ?? (isUrl ? 'pass' : 'hold')
  if (rule == 'hold') return isUrl ? 'it is held.' : 'it is not written until every category is granted.'
  return rule == 'report' ? 'it passes, and the console reports it.' : 'it passes.'
}
