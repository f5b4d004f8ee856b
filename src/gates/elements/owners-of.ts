import { attempt } from '../attempt'
import { splitSrcset } from './loads'
import { rewriteHtml } from './rewrite-html'

type Owners = readonly string[] | undefined

/**
 * Says who has to grant what an attribute would load: of one URL, of several, or of a document in a `data:` URL.
 *
 * @param missing what must be granted before a URL may be called; undefined when it may.
 */
export const createOwnersOf =
  (missing: (url: string) => Owners) =>
  (value: string, key: string, name: string): Owners => {
    let found: Owners
    // A document that stands in its own URL is none that a gate of ours can enter.
    if (/frame|embed|object/.test(name) && /^\s*data:[^,]*(html|xml)/i.test(value)) {
      const page = value.slice(value.indexOf(',') + 1)
      const html = /^[^,]*;\s*base64/i.test(value) ? attempt(() => atob(page)) : attempt(() => decodeURIComponent(page))
      const look = (url: string, inner: string) => {
        found ??= /srcset/.test(inner) ? splitSrcset(url).map(missing).find(Boolean) : missing(url)
        return undefined
      }
      rewriteHtml(html ?? page, { runs: true, ownersOf: look })
      return found
    }
    for (const url of /srcset/.test(key) ? splitSrcset(value) : key == 'ping' ? value.split(/\s+/) : [value])
      if (url && (found = missing(url))) return found
    return undefined
  }
