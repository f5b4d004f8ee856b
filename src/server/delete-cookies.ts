import { domainsOf, pathsOf } from '../policy/cookie-places'

/** As many lines as one response has at most: proxies refuse longer headers. */
const MOST = 32
/** Where the lines of the next response begin, so that what one leaves the others delete. */
let next = 0

/**
 * Writes the `Set-Cookie` lines that delete cookies of a request, HttpOnly ones too. A deletion must name the cookie's own
 * domain and path (RFC 6265bis §5.7), which no request tells, so every one that the URL allows is named.
 */
export function deleteCookies(cookies: string, url: string, matches: (name: string) => boolean): string[] {
  const names = new Set(cookies.split(';').map((pair) => pair.replace(/=.*/s, '').trim()))
  const found = [...names].filter((name) => name && matches(name))
  if (!found.length) return []
  const { hostname, pathname } = new URL(url)
  const isAddress = /^[\d.]+$|:/.test(hostname)
  const domains = ['', ...(isAddress ? [] : domainsOf(hostname)).map((domain) => `; Domain=${domain}`)]

  const lines: string[] = []
  for (const path of pathsOf(pathname))
    for (const kind of ['', '; Secure; SameSite=None; Partitioned'])
      for (const domain of domains)
        for (const name of found) {
          const prefix = /^__(host|secure)-/i.exec(name)?.[1]?.toLowerCase()
          if (prefix == 'host' && (domain || path != '/')) continue
          const secure = prefix && !kind ? '; Secure' : ''
          lines.push(`${name}=; Max-Age=0; Path=${path}${domain}${secure}${kind}`)
        }
  if (lines.length <= MOST) return lines
  next = (next + MOST) % lines.length
  return [...lines.slice(next), ...lines.slice(0, next)].slice(0, MOST)
}
