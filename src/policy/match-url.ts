import { createTable, type Table } from './match'

/** Finds who owns a URL: by host first, the nearest wins, then by scheme and path. */
export interface UrlTable {
  /** Declares a pattern as in the policy: `https://*.example.com/*`, `*://example.com/a*`, or `/path*` of this site. */
  add(pattern: string, owner: string): void
  /** The owners of an absolute URL, seen from a page at `origin`. */
  find(url: URL, origin: string): readonly string[]
}

/** Writes what means the same to a server in one way. https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2 */
const sameEscapes = (path: string) =>
  path.replace(/%[\da-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[\w.~-]/.test(letter) ? letter : code.toUpperCase()
  })
/** The longest host with its port and two dots. https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const LONGEST_HOST = 264
/** `.example.com` of `.www.example.com`; empty where no part is left. */
const parentOf = (host: string) => {
  const at = host.indexOf('.', 1)
  return at < 0 ? '' : host.slice(at)
}
const withoutDot = (host: string) => host.replace(/\.$/, '')
const pathOf = ({ pathname, search }: URL) => [sameEscapes(pathname + search), sameEscapes(pathname)]

/** What regular expressions have and paths of this site have not. */
export const EXPRESSION = /^\/\^|.\\|\.\+|\$\/\w*$/

/**
 * Reads a pattern as the browser reads a URL: the host as `*`, `*.example.com`, `example.com` or `example.com:8443`,
 * empty for this site. Undefined when no URL can match it.
 */
export function readPattern(pattern: string): [host: string, scheme: string, path: string] | undefined {
  const [whole, scheme = '*', host = '', path = '/*'] =
    /^(?:(?:(\*|https?|wss?):)?\/\/([^/\\?#@\s]+))?([/\\?#]\S*)?$/i.exec(pattern) ?? []
  if (!whole || !/^[/\\]|^.*\/\//.test(whole) || EXPRESSION.test(whole)) return undefined
  const [, star = '', name = '', port = ''] = /^(\*(?:\.|$))?(.*?)(:\d*)?$/.exec(host) ?? []
  // Some browsers take such a host for a name of their own; and no server's has nothing before a dot.
  if ((host && star != '*' && !name) || /\*|%2a|^\.|\.\./i.test(name)) return undefined
  try {
    const url = new URL(`http://${name || 'this'}${port}${path}`)
    const named = name && withoutDot(url.hostname)
    return [
      star + named + (port[1] ? `:${url.port || 80}` : ''),
      scheme.toLowerCase().replace(/^ws/, 'http'),
      pathOf(url)[0] as string,
    ]
  } catch {
    // No host that a browser knows.
    return undefined
  }
}

export function createUrlTable(): UrlTable {
  const tables = new Map<string, Table>()

  return {
    add(pattern, owner) {
      const [key, scheme, path] = readPattern(pattern) ?? []
      if (key === undefined) return
      let table = tables.get(key)
      if (!table) tables.set(key, (table = createTable()))
      table.add(scheme + (path as string), owner)
    },
    find(url, origin) {
      if (!url.host) return []
      // A WebSocket is called as its host is.
      const scheme = url.protocol.slice(0, -1).replace(/^ws/, 'http')
      const keys = `${scheme}://${url.host}` == origin ? [''] : []
      const name = withoutDot(url.hostname)
      // A pattern that names no port means any, as in browsers' own match patterns.
      const hosts = [`${name}:${url.port || (scheme == 'http' ? 80 : 443)}`, name]
      keys.push(...hosts)
      // `*.example.com` is example.com too, as there. A page may call a host of any length, but no
      // pattern's host is longer than that of a server.
      for (const host of hosts)
        for (let rest = `.${host}`.slice(-LONGEST_HOST); rest; rest = parentOf(rest)) keys.push(`*${rest}`)
      keys.push('*')
      const paths = pathOf(url)
      for (const key of keys) {
        const table = tables.get(key)
        if (!table) continue
        for (const path of paths) {
          const owners = table.find(scheme + path)
          if (owners.length) return owners
        }
      }
      return []
    },
  }
}

/** Whether the host of a pattern covers that of a URL: `*`, `*.example.com`, or one host, with or without a port. */
export function coversHost(pattern: string, { hostname, port, protocol }: URL): boolean {
  const [, name = '', end] = /^(.*?)(:\d+)?$/.exec(pattern) ?? []
  if (end && end != `:${port || (/s:$/.test(protocol) ? 443 : 80)}`) return false
  const host = `.${hostname.replace(/\.$/, '')}`
  return name == '*' || host == `.${name}` || (name.startsWith('*.') && host.endsWith(name.slice(1)))
}
