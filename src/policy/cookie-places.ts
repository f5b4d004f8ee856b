/**
 * The domains that a cookie of a host may name. A public suffix such as co.uk is one of them: the browser refuses it, and
 * no list of suffixes can be wrong then.
 */
export function domainsOf(hostname: string): string[] {
  const parts = hostname.split('.')
  return parts.slice(1).map((_, at) => parts.slice(at).join('.'))
}

/** The paths of the cookies that a page can have: `/`, `/a`, `/a/`, and its own. Servers write folders in both ways. */
export function pathsOf(pathname: string): string[] {
  const parts = pathname.split('/')
  const folders = parts.slice(1, -1).map((_, at) => parts.slice(0, at + 2).join('/'))
  return [...new Set(['/', ...folders.flatMap((folder) => [folder, `${folder}/`]), pathname])]
}
