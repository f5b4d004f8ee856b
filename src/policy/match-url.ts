import { createTable, type Table } from './match'

/** Finds who owns a URL: by host first, the nearest wins, then by scheme and path. */
export interface UrlTable {
  /** Declares a pattern as in the policy: `https://*.example.com/*`, `*://example.com/a*`, or `/path*` of this site. */
  add(pattern: string, owner: string): void
  /** The owners of an absolute URL, seen from a page at `origin`. */
  find(url: URL, origin: string): readonly string[]
}

export function createUrlTable(): UrlTable {
  const tables = new Map<string, Table>()

  return {
    add(pattern, owner) {
      const [, scheme = '*', host = '', path = '/*'] = /^(?:([^:/]+):\/\/([^/]+))?(\/.*)?$/.exec(pattern) ?? []
      const key = host.toLowerCase()
      let table = tables.get(key)
      if (!table) tables.set(key, (table = createTable()))
      table.add(scheme.replace(/^ws/, 'http') + path, owner)
    },
    find(url, origin) {
      if (!url.host) return []
      // A WebSocket is called as its host is.
      const scheme = url.protocol.slice(0, -1).replace(/^ws/, 'http')
      const keys = `${scheme}://${url.host}` == origin ? [''] : []
      // A pattern that names no port means any, as in browsers' own match patterns.
      const hosts = [url.host, url.hostname]
      keys.push(...hosts)
      // `*.example.com` is example.com too, as there.
      for (const host of hosts)
        for (let rest = `.${host}`; rest; rest = rest.slice(1).replace(/^[^.]*/, '')) keys.push(`*${rest}`)
      keys.push('*')
      for (const key of keys) {
        const table = tables.get(key)
        if (!table) continue
        for (const path of [url.pathname + url.search, url.pathname]) {
          const owners = table.find(scheme + path)
          if (owners.length) return owners
        }
      }
      return []
    },
  }
}
