/**
 * The domains that a cookie of a host may name. A public suffix such as co.uk is one of them: the browser refuses it, and
 * no list of suffixes can be wrong then.
 */
export function domainsOf(hostname: string): string[] {
  const parts = hostname.split('.')
  return parts.slice(1).map((_, at) => parts.slice(at).join('.'))
}

/** The folders in which a page is, without the root: `/a` and `/a/b` of `/a/b/c`. */
export function foldersOf(pathname: string): string[] {
  const parts = pathname.split('/')
  return parts.slice(1, -1).map((_, at) => parts.slice(0, at + 2).join('/'))
}
