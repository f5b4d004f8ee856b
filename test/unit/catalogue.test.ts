import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { declareService, declaredName } from '../../src/catalogue/declare-service'
import { type Entry, type From, KINDS, type Stored } from '../../src/catalogue/entry'
import { findMistake } from '../../src/policy/check'
import { withinLongest } from '../../src/policy/lifetime'
import { createTable } from '../../src/policy/match'
import { createUrlTable } from '../../src/policy/match-url'

const CATALOGUE = fileURLToPath(new URL('../../src/catalogue/', import.meta.url))
const SERVICES = join(CATALOGUE, 'services')
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const entries: [service: string, entry: Entry][] = readdirSync(SERVICES).map((file) => [
  file.replace('.json', ''),
  readJson(join(SERVICES, file)),
])
const stored = ({ cookies = [], storage = [], indexedDB = [] }: Entry): Stored[] => [
  ...cookies,
  ...storage,
  ...indexedDB,
]

/** Every fact of a service, by what it says of what, with its sources. */
function facts(entry: Entry): [what: string, from: From][] {
  const { provider, country, privacy, signal, forget, requests = [], inline = [] } = entry
  const single = Object.entries({ provider, country, privacy, signal, forget }).flatMap(
    ([key, fact]): [string, From][] => (fact ? [[key, fact.from]] : []),
  )
  const names = stored(entry).flatMap(({ name, lifetime, httpOnly, host, probe, from }): [string, From][] =>
    Object.entries({ name, lifetime, httpOnly, host, probe }).flatMap(([key, value]): [string, From][] =>
      value === undefined ? [] : [[`${name} ${key}`, from]],
    ),
  )
  return [
    ...single,
    ...names,
    ...requests.map(({ url, from }): [string, From] => [url, from]),
    ...inline.map(({ text, from }): [string, From] => [text, from]),
  ]
}
/** How a fact is known: the best of its sources. */
function howKnown({ sources }: Entry, from: From) {
  const ways = [from].flat().map((source) => sources[source]?.how)
  return (['measured', 'documented', 'listed'] as const).find((how) => ways.includes(how))
}

describe('the catalogue', () => {
  it('has at least 120 services, and some of each kind', () => {
    expect(entries.length).toBeGreaterThanOrEqual(120)
    const kinds = KINDS.map((kind) => [kind, entries.filter(([, entry]) => entry.kind == kind).length])
    expect(kinds.filter(([, count]) => !count)).toEqual([])
    console.log(`${entries.length} services: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
  })

  const validate = new Ajv().compile(readJson(join(CATALOGUE, 'schema.json')))
  it.each(entries)('%s is as the schema says', (_, entry) => {
    validate(entry)
    expect(validate.errors).toBeNull()
  })

  it('knows the same kinds in the schema and in the types', () => {
    expect(readJson(join(CATALOGUE, 'schema.json')).properties.kind.enum).toEqual(KINDS)
  })

  it.each(entries)('%s names a source for every fact, and no source that it does not use', (_, entry) => {
    const used = facts(entry).flatMap(([, from]) => from)
    expect([...new Set(used)].sort()).toEqual(Object.keys(entry.sources).sort())
    expect(facts(entry).length).toBeGreaterThan(0)
  })

  it.each(entries)('%s has no source of a day that is not over', (_, { sources }) => {
    for (const { date } of Object.values(sources)) expect(+new Date(date)).toBeLessThanOrEqual(Date.now())
  })

  it.each(entries)('%s says something that can be held', (_, entry) => {
    expect([...stored(entry), ...(entry.requests ?? []), ...(entry.inline ?? [])].length).toBeGreaterThan(0)
  })

  it.each(entries)('%s is a policy without a mistake in every choice of languages', (service, entry) => {
    for (const languages of [undefined, ['en'], ['fr'], ['en', 'fr'], ['de']]) {
      const services = { [service]: declareService(entry, languages) }
      expect(findMistake({ policy: { version: '1' }, categories: { [entry.category]: { services } } })).toBeUndefined()
    }
  })

  it.each(entries)('%s asks for nothing above thirteen months', (_, entry) => {
    const { cookies = [] } = declareService(entry)
    const lifetimes = cookies.flatMap((one) => (typeof one == 'object' && one.lifetime ? [one.lifetime] : []))
    expect(lifetimes.filter((one) => one != 'session' && !withinLongest(one))).toEqual([])
  })

  it('has no name and no address that two services own, unless one says so', () => {
    const clashes = entries.flatMap(([service, entry]) =>
      entries.flatMap(([other, { shares = [], ...rest }]) =>
        service == other || shares.includes(service) || entry.shares?.includes(other)
          ? []
          : clash(entry, rest as Entry).map((name) => `${service} and ${other}: ${name}`),
      ),
    )
    expect(clashes).toEqual([])
  })

  it('shares only with services that are there, and only where they have something in common', () => {
    const all = Object.fromEntries(entries)
    const wrong = entries.flatMap(([service, entry]) =>
      (entry.shares ?? [])
        .filter((other) => {
          const one = all[other]
          return !one || !(clash(entry, one).length || clash(one, entry).length) || !one.shares?.includes(service)
        })
        .map((other) => `${service} shares ${other}`),
    )
    expect(wrong).toEqual([])
  })

  it('counts how many facts are measured, documented by vendors, and listed by others', () => {
    const counts = { measured: 0, documented: 0, listed: 0 }
    for (const [, entry] of entries)
      for (const [what, from] of facts(entry)) {
        const how = howKnown(entry, from)
        expect(how, what).toBeDefined()
        if (how) counts[how]++
      }
    console.log(
      `${counts.measured} facts are measured, ${counts.documented} documented by the vendor, ${counts.listed} listed by others`,
    )
    expect(counts.measured).toBeGreaterThan(0)
  })
})

/** What one service stores or calls that another owns too. */
function clash(one: Entry, other: Entry): string[] {
  const names = createTable()
  for (const item of stored(other)) names.add(declaredName(item), 'other')
  const urls = createUrlTable()
  for (const { url } of other.requests ?? []) urls.add(url, 'other')
  return [
    ...stored(one)
      .map(declaredName)
      .filter((name) => names.find(name.replaceAll('*', 'x1')).length),
    ...(one.requests ?? []).flatMap(({ url }) => {
      const sample = new URL(url.replace('*.', 'x1.').replaceAll('*', 'x1'))
      return urls.find(sample, '').length ? [url] : []
    }),
  ]
}
