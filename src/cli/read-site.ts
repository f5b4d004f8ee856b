import { readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Parser } from 'htmlparser2'
import { LOADING_LINK, LOADS, splitSrcset } from '../gates/elements/loads'
import { type Html, readHtml, readHtmlFile } from './read-html'
import { lineOf } from './read-policy'
import { UsageError } from './verb'

/** What an element of a page fetches, or an inline script that it runs. */
export interface Use {
  file: string
  line: number
  column: number
  /** The element, as `script`. */
  tag: string
  /** The attribute that names the address; none of an inline script. */
  attribute?: string
  url?: string
  /** The text of an inline script. */
  text?: string
  /** What `data-consent` says, where the element is marked. */
  marked?: string
  /** Where the element's opening tag begins and ends in the file. */
  range: readonly [number, number]
}

export interface Page {
  /** Relative to where the caller is, or the URL. */
  name: string
  path: string
  html: string
  uses: Use[]
}

export interface Site {
  /** What the caller calls it: a folder, a file or a URL. */
  name: string
  pages: Page[]
  /** What `<html lang>` says, each once. */
  languages: string[]
  /** The address that links call the privacy policy, if any does. */
  privacy: string | undefined
  /** The host, where the site was read by its URL. */
  host: string | undefined
}

/** The attributes by which an element fetches something as it is; a ping goes when a visitor follows the link. */
const keysOf = (tag: string) => LOADS[tag]?.filter((key) => key != 'ping') ?? []
/** The scripts that a browser runs; `text/plain` is one that waits. */
const RUNS = /^\s*(|module|text\/plain|(text|application)\/(x-)?(java|ecma)script)\s*(;.*)?$/i
const PRIVACY = /privacy|confidentialit|vie-privee|donnees-personnelles|datenschutz|privacidad/i

/**
 * Reads the HTML of a folder, of a file or of a URL.
 *
 * @throws UsageError when there is none, or it cannot be fetched.
 */
export async function readSite(from: string, folder: string): Promise<Site> {
  const site: Site = { name: from, pages: [], languages: [], privacy: undefined, host: undefined }
  if (/^https?:\/\//i.test(from)) {
    readPage(site, from, from, await fetchPage(from))
    site.host = new URL(from).hostname
    return site
  }
  const root = resolve(folder, from)
  for (const path of findPages(root, from)) {
    const name = relative(folder, path)
    readPage(site, name, path, readHtmlFile(path, name, 'make it readable'))
  }
  if (!site.pages.length)
    throw new UsageError(`${from} holds no HTML file: name the folder that the site is served from`)
  return site
}

async function fetchPage(url: string): Promise<Html> {
  let bytes: ArrayBuffer
  let type: string | null
  try {
    const response = await fetch(url, { headers: { accept: 'text/html' } })
    if (!response.ok) throw new Error(`it answers ${response.status}`)
    type = response.headers.get('content-type')
    bytes = await response.arrayBuffer()
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error }
    throw new UsageError(
      `${url} cannot be read (${cause?.message || message}): save the page and name its folder instead`,
    )
  }
  return readHtml(new Uint8Array(bytes), url, type ?? '')
}

function findPages(root: string, name: string): string[] {
  const info = statSync(root, { throwIfNoEntry: false })
  if (!info) throw new UsageError(`${name} is not there: name a folder of HTML files or a URL`)
  if (info.isFile()) return [root]
  return readdirSync(root, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name == 'node_modules') return []
      if (entry.isDirectory()) return findPages(join(root, entry.name), name)
      return /\.html?$/i.test(entry.name) ? [join(root, entry.name)] : []
    })
}

function readPage(site: Site, name: string, path: string, { html, decode }: Html) {
  const uses: Use[] = []
  const placeOf = (at: number) => {
    const before = decode(html.slice(0, at))
    return lineOf(before, before.length)
  }
  const add = (use: Omit<Use, 'file' | 'line' | 'column'>) =>
    void uses.push({ file: name, ...placeOf(use.range[0]), ...use })
  let inline: { range: readonly [number, number]; marked: string | undefined; from: number } | undefined

  const parser = new Parser({
    onopentag(tag, attributes) {
      const range = [parser.startIndex, parser.endIndex + 1] as const
      const marked = attributes['data-consent']
      const mark = marked === undefined ? {} : { marked }
      if (tag == 'html' && attributes.lang && !site.languages.includes(attributes.lang))
        site.languages.push(attributes.lang)
      if (tag == 'a' && attributes.href && PRIVACY.test(attributes.href)) site.privacy ??= linkOf(attributes.href)
      if (tag == 'script') {
        if (!RUNS.test(attributes.type ?? '')) return
        if (!('src' in attributes || 'data-src' in attributes)) inline = { range, marked, from: range[1] }
      }
      if (tag == 'link' && !LOADING_LINK.test(attributes.rel ?? '')) return
      if (tag == 'input' && attributes.type?.toLowerCase() != 'image') return
      for (const attribute of keysOf(tag))
        for (const written of [attribute, `data-${attribute}`]) {
          const value = attributes[written]
          // A lazy loader of the page's own may use the same name; what it fetches is declared all the same.
          for (const url of value ? (attribute.endsWith('srcset') ? splitSrcset(value) : [value]) : [])
            add({ tag, attribute: written, url: decode(url.trim()), range, ...mark })
        }
    },
    onclosetag(tag) {
      if (tag != 'script' || !inline) return
      const { range, marked, from } = inline
      add({ tag, text: decode(html.slice(from, parser.startIndex)), range, ...(marked !== undefined && { marked }) })
      inline = undefined
    },
  })
  parser.end(html)
  site.pages.push({ name, path, html, uses })
}

/** A link as the policy takes it: from the root of the site, or absolute. */
const linkOf = (href: string) => (/^(https?:)?\//i.test(href) ? href : `/${href.replace(/^(\.\/)+/, '')}`)
