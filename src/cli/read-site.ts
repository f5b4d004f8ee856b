import { statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { createOwnSite } from '../policy/own-site'
import { findPages } from './find-pages'
import { readLanguage } from './languages'
import { type Html, readHtml, readHtmlFile } from './read-html'
import { type Page, readPage } from './read-page'
import { HERE, toUrl } from './to-url'
import { UsageError } from './verb'

export interface Site {
  /** What the caller calls it: a folder, a file or a URL. */
  name: string
  pages: Page[]
  /** The languages of `<html lang>`, each once. */
  languages: string[]
  /** The address that a link calls the privacy policy, and the page that has this link, if any does. */
  privacy: { url: string; page: string } | undefined
  /** The host, where the site was read by its URL. */
  host: string | undefined
}

const PRIVACY = /privacy|confidentialit|vie-privee|donnees-personnelles|datenschutz|privacidad/i

/**
 * Reads the HTML of a folder, of a file or of a URL.
 *
 * @throws UsageError when there is none, or it cannot be fetched.
 */
export async function readSite(from: string, folder: string): Promise<Site> {
  const site: Site = { name: from, pages: [], languages: [], privacy: undefined, host: undefined }
  if (/^https?:\/\//i.test(from)) {
    addPage(site, readPage(from, from, await fetchPage(from)), new URL(from))
    site.host = new URL(from).hostname
    return site
  }
  const root = resolve(folder, from)
  const paths = findPages(root, from)
  const top = statSync(root).isFile() ? dirname(root) : root
  for (const path of paths) {
    const name = relative(folder, path)
    const place = relative(top, path)
    addPage(
      site,
      readPage(name, path, readHtmlFile(path, name, 'make it readable')),
      new URL(place.split(sep).map(encodeURIComponent).join('/'), HERE),
    )
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

/** @param place where the page is on its site. */
function addPage(site: Site, page: Page, place: URL) {
  const language = page.language && readLanguage(page.language)
  if (language && !site.languages.includes(language)) site.languages.push(language)
  const [url] = site.privacy ? [] : page.links.flatMap((link) => ownPrivacy(link, page.base, place) ?? [])
  if (url) site.privacy = { url, page: page.name }
  site.pages.push(page)
}

/**
 * A link to the site's own privacy policy, as the policy takes it on any page: from the root of the site, or absolute.
 * Undefined of other links: a page also links to those of others, and whose an address is, a folder does not say.
 */
function ownPrivacy(href: string, base: string | undefined, place: URL): string | undefined {
  const to = toUrl(href, (base === undefined ? undefined : toUrl(base, place)) ?? place)
  if (!to || !/^https?:$/.test(to.protocol) || !PRIVACY.test(to.pathname + to.search + to.hash)) return undefined
  if (to.host == place.host) return to.pathname + to.search + to.hash
  return createOwnSite(undefined, place.hostname)(to.hostname) ? to.href : undefined
}
