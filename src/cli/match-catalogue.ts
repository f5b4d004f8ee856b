import type { Entry } from '../catalogue/entry'
import { type Table, createTable } from '../policy/match'
import { type UrlTable, createUrlTable } from '../policy/match-url'
import { readCatalogue } from './read-catalogue'
import type { Use } from './read-page'
import { HERE, toUrl } from './to-url'

/** Addresses in a script's text that it is likely to load, not only to link to. */
const LOADED = /(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}\/[^\s'"`\\<>)]*/gi
const IS_CODE = /\.js\b|\/(tag|js|sdk|embed|pixel|events|script)\b|_api\b/i

/** The services of the catalogue, ready to be asked by what they store, call and write. */
export interface CatalogueTables {
  byUrl(url: string): readonly string[]
  /** By the name of a cookie, a key or a database. */
  byName(name: string): readonly string[]
  byScript(text: string): readonly string[]
  /** @param isDeclared leaves out the addresses in a script's text that a policy declares: they wait when they are called. */
  byUse(use: Use, isDeclared?: (url: URL) => boolean): readonly string[]
  /** The text by which an inline script is known as a service's; undefined where it only has its address. */
  inlineOf(service: string, script: string): string | undefined
}

export function matchCatalogue(): CatalogueTables {
  const urls: UrlTable = createUrlTable()
  const names: Table = createTable()
  const inline: [text: string, service: string][] = []
  for (const [service, entry] of Object.entries<Entry>(readCatalogue())) {
    for (const { url } of entry.requests ?? []) urls.add(url, service)
    for (const { name } of [...(entry.cookies ?? []), ...(entry.storage ?? []), ...(entry.indexedDB ?? [])])
      names.add(name, service)
    for (const { text } of entry.inline ?? []) inline.push([text, service])
  }
  const find = (to: URL | undefined) => (to && isOther(to) ? urls.find(to, '') : [])
  const byUrl = (url: string) => find(toUrl(url))
  const byScript = (text: string, isDeclared = (_: URL) => false) => {
    const known = inline.filter(([part]) => text.includes(part)).map(([, service]) => service)
    const called = (text.match(LOADED) ?? [])
      .filter((url) => IS_CODE.test(url))
      .flatMap((url) => {
        const to = toUrl(url)
        return to && isDeclared(to) ? [] : find(to)
      })
    return [...new Set([...called, ...known])]
  }
  return {
    byUrl,
    byName: names.find,
    byScript,
    byUse: ({ url, to, text }, isDeclared) => (url === undefined ? byScript(text ?? '', isDeclared) : find(to)),
    inlineOf: (service, script) => inline.find(([part, name]) => name == service && script.includes(part))?.[0],
  }
}

/** Whether an address is another site's. */
export const isOther = ({ origin, protocol }: URL): boolean => origin != HERE && /^(https?|wss?):$/.test(protocol)
