import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { certificate } from './certificate'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

export type Route = string | ((request: IncomingMessage, answer: ServerResponse) => unknown)

/** A request as it reached the server. */
export interface Logged {
  method: string
  host: string
  /** Path and query. */
  path: string
  headers: IncomingMessage['headers']
  body: string
  /** When it came, in milliseconds. */
  at: number
}

export interface ServeOptions {
  /**
   * The folder whose files are served.
   * @default the repository
   */
  root?: string
  routes?: Record<string, Route>
  /** Milliseconds that a path makes wait. */
  slow?: Record<string, number>
  /** Serves https, with a certificate that the browser has to be told to take. */
  secure?: boolean
}

/** Serves the repository's files and the routes given, on a free port, and logs every request it gets. */
export async function serve({ root = ROOT, routes = {}, slow = {}, secure = false }: ServeOptions = {}) {
  const log: Logged[] = []
  const sockets = new Set<Duplex>()
  const paths = new Map(Object.entries(routes))

  const answerTo = async (request: IncomingMessage, answer: ServerResponse) => {
    const path = request.url ?? '/'
    const at = Date.now()
    request.setEncoding('utf8')
    let body = ''
    try {
      for await (const chunk of request) body += chunk
    } catch {
      // The page left in the middle: what came of the request still counts.
    }
    log.push({
      method: request.method ?? '',
      host: request.headers.host ?? '',
      path,
      headers: request.headers,
      body,
      at,
    })
    const plain = path.split('?')[0] as string
    if (slow[plain]) await new Promise((done) => setTimeout(done, slow[plain]))
    answer.setHeader('cache-control', 'no-store')
    const route = paths.get(plain)
    if (typeof route == 'function') return void route(request, answer)
    answer.setHeader('content-type', TYPES[extname(plain)] ?? 'text/html; charset=utf-8')
    if (route !== undefined) return void answer.end(route)
    if (plain == '/favicon.ico') return void answer.writeHead(204).end()
    try {
      answer.end(await readFile(join(root, normalize(decodeURIComponent(plain)))))
    } catch {
      answer.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    }
  }
  const server = secure ? createSecureServer(certificate, answerTo) : createServer(answerTo)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo

  return {
    /** `*.localhost` is this machine in every browser, with cookies as on a real domain. */
    origin: (host = 'www.site.localhost') => `http${secure ? 's' : ''}://${host}:${port}`,
    /** Answers a request for a WebSocket. */
    upgrade: (answer: (request: IncomingMessage, socket: Duplex) => void) =>
      void server.on('upgrade', (request, socket) => {
        sockets.add(socket)
        answer(request, socket)
      }),
    route: (path: string, route: Route) => void paths.set(path, route),
    requests: {
      all: () => [...log],
      to: (prefix: string) => log.filter(({ path }) => path.startsWith(prefix)),
      clear: () => void log.splice(0),
    },
    close: () => {
      server.closeAllConnections()
      // A socket that was upgraded is none of the server's any more.
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(done))
    },
  }
}
