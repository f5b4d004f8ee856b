import { relative, resolve } from 'node:path'
import { findPages } from './find-pages'
import { readLanguage } from './languages'
import { type Html, readHtml, readHtmlFile } from './read-html'
import { type Page, readPage } from './read-page'
import { UsageError } from './verb'

export interface Site {
  /** What the caller calls it: a folder, a file or a URL. */
  name: string
  pages: Page[]
  /** The languages of `<html lang>`, each once. */
  languages: string[]
  /** The address that links call the privacy policy, if any does. */
  privacy: string | undefined
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
    addPage(site, readPage(from, from, await fetchPage(from)))
    site.host = new URL(from).hostname
    return site
  }
  const root = resolve(folder, from)
  for (const path of findPages(root, from)) {
    const name = relative(folder, path)
    addPage(site, readPage(name, path, readHtmlFile(path, name, 'make it readable')))
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

function addPage(site: Site, page: Page) {
  const { links } = page
  const language = page.language && readLanguage(page.language)
  if (language && !site.languages.includes(language)) site.languages.push(language)
  const privacy = links.find((link) => PRIVACY.test(link))
  if (privacy) site.privacy ??= linkOf(privacy)
  site.pages.push(page)
}

/** A link as the policy takes it: from the root of the site, or absolute. */
const linkOf = (href: string) => (/^(https?:)?\//i.test(href) ? href : `/${href.replace(/^(\.\/)+/, '')}`)
