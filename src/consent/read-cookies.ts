/**
 * Every value that a cookie has in `document.cookie` or a `Cookie` header: the host's own and the domain's may both be
 * there (RFC 6265bis §5.8.3).
 */
export function readCookies(header: string, name: string): string[] {
  return header.split('; ').flatMap((pair) => {
    const at = pair.indexOf('=')
    try {
      return decodeURIComponent(pair.slice(0, at)) == name ? [decodeURIComponent(pair.slice(at + 1))] : []
    } catch {
      // A half escape such as %A: nobody's record.
      return []
    }
  })
}
