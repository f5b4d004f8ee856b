import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { fileURLToPath } from 'node:url'
import { contentSecurityPolicy } from '../../src/server/index'
import { pageScript } from './page-script'
import type { Tools, Way } from './way'
import { WAYS } from './ways'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff: 'font/woff',
  mp4: 'video/mp4',
  vtt: 'text/vtt',
  xsl: 'text/xml',
}
const BODIES: Record<string, string> = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><filter id="f"/></svg>',
  json: '{}',
  vtt: 'WEBVTT',
}
const POLICY = (origin: string, port: string) => ({
  policy: { version: '1', url: '/privacy' },
  categories: {
    essential: { essential: true, cookies: ['own'], storage: ['own'], serviceWorkers: ['*/open/*'] },
    marketing: {
      cookies: ['w_*', 'r_*'],
      storage: ['w_*', 'r_*'],
      indexedDB: ['w_*', 'r_*'],
      caches: ['w_*', 'r_*'],
      serviceWorkers: ['*/scope/*'],
      requests: [`${origin}/*`, `*://${port}/*`, '/collect/*'],
    },
  },
})

/** Which page tries a way: some hundred share one. */
const groupOf = (way: Way) =>
  way.place == 'alone' ? `alone-${way.id}` : way.place == 'early' ? 'early' : (PAGES[way.facility] ?? 'stores')
const PAGES: Record<string, string> = {
  'Requests of code': 'calls',
  Workers: 'calls',
  Modules: 'calls',
  Connections: 'calls',
  'Elements of code': 'elements',
  'SVG and XML': 'elements',
  'HTML of code': 'elements',
  'Style sheets': 'styles',
  'Frames sent elsewhere': 'frames',
  "The page's own HTML": 'html',
}
export const GROUPS = [...new Set(WAYS.filter(({ place }) => !place).map(groupOf))]
export const FRAMES = [...new Set(WAYS.filter(({ place }) => place).map(groupOf))]

/** The name under which a way stores. */
export const keyOf = ({ id, undeclared }: Way) => `${undeclared ? 'u' : 'w'}_${id.replaceAll('-', '')}_`

/** The site and the other host, which notes each way that reaches it. A run has a host of its own. */
export async function serveWays() {
  const hits = new Map<string, Set<string>>()
  const cookies = new Map<string, string>()
  const served = new Map<string, () => void>()
  const ports = new Map<string, { number: number; close(): void }>()
  let pages = 0

  function note(run: string, file: string) {
    const id = file.replace(/[./?].*$/, '')
    const found = hits.get(run) ?? new Set()
    hits.set(run, found.add(id))
  }

  /** A port of a way's own, which notes whoever knocks. */
  async function openPort(run: string, id: string) {
    const known = ports.get(`${run} ${id}`)
    if (known) return known.number
    const tcp = createTcp((socket) => {
      note(run, id)
      socket.on('error', () => {}).end('HTTP/1.1 204 No Content\r\n\r\n')
    }).listen(0, '127.0.0.1')
    await once(tcp, 'listening')
    const { port } = tcp.address() as AddressInfo
    const udp = createSocket('udp4').on('message', () => note(run, id))
    udp.bind(port)
    await once(udp, 'listening')
    ports.set(`${run} ${id}`, {
      number: port,
      close() {
        tcp.close()
        udp.close()
      },
    })
    return port
  }

  const declared = () => POLICY(other(port), 'port.other.localhost')
  const other = (port: number) => `http://px.other.localhost:${port}`
  const file = (type: string, body: string) => `/file?${new URLSearchParams({ type, body: btoa(body) })}`

  async function page(request: IncomingMessage, answer: ServerResponse, run: string, group: string) {
    const ways = WAYS.filter((way) => groupOf(way) == group)
    const treize = !run.endsWith('without')
    const mine = `t${++pages}`
    const early = group == 'early'
    const ready = new Promise<void>((done) => served.set(mine, done))
    const tools = (way: Way): Tools => ({
      to: `${other(port)}/hit/${run}/${way.id}`,
      key: keyOf(way),
      file,
      moved: `/moved/${run}/${way.id}`,
    })
    for (const way of ways)
      for (const [name, value] of Object.entries(way.headers?.(tools(way)) ?? {})) {
        const before = answer.getHeader(name)
        answer.setHeader(name, before && name.startsWith('content-security') ? [String(before), value] : value)
      }
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    const policy = JSON.stringify(declared())
    const tag = treize ? `<script src="/${mine}/treize.js${early ? '?slow' : ''}"></script>` : ''
    answer.write(`<!doctype html><html lang="en"><head><title>${group}</title><script>finished=false</script>
<script type="application/json" data-treize>${policy}</script>${tag}`)
    // Ways that are not about reading ahead begin when the gates are there.
    if (treize && !early) {
      answer.write(`<!--${' '.repeat(2000)}-->`)
      await Promise.race([ready, once(request, 'close')])
      await new Promise((done) => setTimeout(done, 150))
    }
    const html = ways.map((way) => way.html?.(tools(way)) ?? '').join('\n')
    answer.end(
      `</head><body><main><h1>A page</h1></main>\n${html}\n<script src="/code/${group}"></script></body></html>`,
    )
  }

  async function code(run: string, group: string) {
    const ways = WAYS.filter((way) => way.code && groupOf(way) == group)
    return pageScript(
      await Promise.all(
        ways.map(async (way) => ({
          id: way.id,
          code: /\bPORT\b/.test(way.code ?? '')
            ? `var PORT = 'http://port.other.localhost:${await openPort(run, way.id)}'; ${way.code}`
            : (way.code as string),
          to: `${other(port)}/hit/${run}/${way.id}`,
          key: keyOf(way),
          run,
        })),
      ),
    )
  }

  async function site(
    request: IncomingMessage,
    answer: ServerResponse,
    run: string,
    { pathname, searchParams, search }: URL,
  ) {
    const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(pathname) ?? []
    const end = (type: string, body: string | Buffer) => void answer.setHeader('content-type', type).end(body)
    if (run.endsWith('net')) answer.setHeader(...contentSecurityPolicy(declared(), { cookies: request.headers.cookie }))
    if (/^t\d+$/.test(first)) {
      if (search == '?slow') await new Promise((done) => setTimeout(done, 400))
      end(TYPES.js as string, await readFile(DIST + rest).catch(() => ''))
      return served.get(first)?.()
    }
    if (first == 'page') return page(request, answer, run, rest)
    if (first == 'code') return end(TYPES.js as string, await code(run, rest))
    if (first == 'stage')
      return end(
        'text/html',
        `<!doctype html><title>Stage</title><body>${FRAMES.map((group) => `<iframe src="/page/${group}"></iframe>`).join('')}`,
      )
    if (first == 'file') {
      // What a worker or a page of the site's own is made of comes in its URL.
      answer.setHeader('service-worker-allowed', '/')
      return end(searchParams.get('type') ?? '', Buffer.from(searchParams.get('body') ?? '', 'base64'))
    }
    if (first == 'moved') {
      const id = rest.split('/')[1]
      return void answer.writeHead(302, { location: `${other(port)}/hit/${run}/${id}` }).end()
    }
    if (first == 'collect') note(run, rest.split('/')[1] as string)
    if (first == 'look') cookies.set(run, request.headers.cookie ?? '')
    if (first == 'set') answer.setHeader('set-cookie', `${search.slice(1).replace(/=.*/, '')}=secret; path=/`)
    if (first == 'say') return end('text/plain', request.headers.cookie ?? '')
    if (first == 'plain.svg') return end(TYPES.svg as string, BODIES.svg as string)
    if (first == 'ask') return page(request, answer, run, '')
    end('text/html; charset=utf-8', '<!doctype html><title>Plain</title><body>')
  }

  async function take(request: IncomingMessage, answer: ServerResponse) {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    answer.setHeader('cache-control', 'no-store')
    const [, run = '', id = ''] = /^\/hit\/([^/]+)\/(.*)$/.exec(url.pathname) ?? []
    if (id) note(run, id)
    request.resume()
    if (!url.hostname.startsWith('px.')) return site(request, answer, url.hostname.split('.')[1] as string, url)
    const ext = /\.(\w+)$/.exec(id)?.[1] ?? ''
    for (const [name, value] of Object.entries({
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type',
      'supports-loading-mode': 'credentialed-prerender',
      'content-type': TYPES[ext] ?? 'text/html',
    }))
      answer.setHeader(name, value)
    answer.end(BODIES[ext] ?? '')
  }

  const server = createServer((request, answer) => {
    take(request, answer).catch((error) => answer.writeHead(500).end(String(error)))
  })
  // A socket that is opened has told already.
  server.on('upgrade', (request, socket) => {
    const [, run = '', id = ''] = /^\/hit\/([^/]+)\/(.*)$/.exec(request.url ?? '') ?? []
    if (id) note(run, id)
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    origin: (run: string) => `http://www.${run}.localhost:${port}`,
    /** The ways that reached the other host. */
    hits: (run: string) => hits.get(run) ?? new Set<string>(),
    /** The cookies that the site was sent last. */
    cookies: (run: string) => cookies.get(run) ?? '',
    close() {
      for (const { close } of ports.values()) close()
      server.closeAllConnections()
      server.close()
    },
  }
}
