import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageWith } from '../helpers/page-with'
import type { Route, serve } from '../helpers/serve'

/** The same, and one category that the visitor refuses and the page never uses: the gates have to look at everything. */
export const refusing = () => ({
  ...everything,
  categories: {
    ...everything.categories,
    never: {
      label: 'Never',
      cookies: ['never_*'],
      storage: ['never_*'],
      indexedDB: ['never_*'],
      caches: ['never_*'],
      serviceWorkers: ['*/never/*'],
      requests: ['https://*.never.invalid/*'],
    },
  },
})

/** Everything a page can store or ask for, in one category. */
export const everything = {
  policy: { version: '1' },
  banner: { reopen: 'none' },
  categories: {
    essential: { essential: true },
    everything: {
      label: 'Everything',
      cookies: ['*'],
      storage: ['*'],
      indexedDB: ['*'],
      caches: ['*'],
      serviceWorkers: ['*'],
      requests: ['*://*/*', '/*'],
    },
  },
}

const url = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://x')
const query = (request: IncomingMessage) => decodeURIComponent(url(request).search.slice(1))

// Both pages have one address, so that nothing they see of it differs.
const same = '<script>history.replaceState(null, "", location.pathname)</script><base href="/shop/cart/">'
const body = '<div id="stage"></div>'

const cors = (answer: ServerResponse) => answer.setHeader('access-control-allow-origin', '*')

const script =
  (text: string): Route =>
  (_, answer) => {
    answer.setHeader('content-type', 'text/javascript')
    answer.end(text)
  }

export const routes: Record<string, Route> = {
  '/plain': '<!doctype html><title>Plain</title><p>Plain</p>',
  '/shop/cart/page': (request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    const kind = query(request)
    answer.end(
      pageWith(kind == 'refusing' ? refusing() : everything, {
        head: same,
        body,
        ...(kind == 'native' && { tag: '' }),
      }),
    )
  },
  '/set-cookie': (request, answer) => {
    answer.setHeader('set-cookie', query(request).split('&'))
    answer.end('set')
  },
  '/status': (request, answer) => {
    answer.writeHead(+query(request)).end(`status ${query(request)}`)
  },
  '/redirect': (request, answer) => {
    answer.writeHead(302, { location: query(request) }).end()
  },
  '/broken': (request) => request.socket.destroy(),
  '/slow': (_, answer) => {
    cors(answer)
    setTimeout(() => answer.end('late'), 300)
  },
  '/json': (_, answer) => {
    answer.setHeader('content-type', 'application/json')
    answer.end('{"a":[1,2]}')
  },
  '/events': (_, answer) => {
    answer.setHeader('content-type', 'text/event-stream')
    answer.write('data: one\nid: 1\n\nevent: mine\ndata: two\n\n')
  },
  '/worker.js': script('self.postMessage && postMessage("from a file")'),
  '/set-global.js': script('globalThis.global = (globalThis.global ?? 0) + 1'),
  '/module.js': script('export const one = 1; export default 2'),
  '/style.css': (_, answer) => {
    answer.setHeader('content-type', 'text/css')
    answer.end('#stage { --mine: yes }')
  },
  '/pixel.gif': (_, answer) => {
    answer.setHeader('content-type', 'image/gif')
    answer.end(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
  },
  '/writes':
    '<!doctype html><p>a<script>document.write("<b>written</b><img src=/pixel.gif>")</script><script>document.writeln("<i>more</i>")</script>z',
  '/run': (request, answer) => {
    answer.setHeader('content-type', 'text/javascript')
    const name = query(request)
    setTimeout(() => answer.end(`ran.push("${name}")`), name == 'slow' ? 80 : 0)
  },
  '/shop/echo-here': 'here',
  '/echo': (request, answer) => {
    const { method, headers } = request
    cors(answer)
    answer.setHeader('content-type', 'application/json')
    const names = [
      'cookie',
      'content-type',
      'accept',
      'x-mine',
      'referer',
      'origin',
      'sec-fetch-mode',
      'sec-fetch-dest',
    ]
    const seen = Object.fromEntries(names.map((name) => [name, headers[name] ?? null]))
    answer.end(JSON.stringify({ method, query: query(request), ...seen }))
  },
}

/** Routes that answer with what reached the server. */
export function addRoutes(server: Awaited<ReturnType<typeof serve>>) {
  const seen = (path: string) =>
    server.requests
      .to(path)
      .map(({ method, headers, body }) => ({ method, type: headers['content-type'] ?? null, body }))
  const answerWith = (answer: ServerResponse, value: unknown) => {
    answer.setHeader('content-type', 'application/json')
    answer.end(JSON.stringify(value))
  }
  server.route('/seen', (request, answer) => answerWith(answer, seen(query(request))))
  // A request is logged just before it is answered.
  server.route('/echo-body', (_, answer) => answerWith(answer, seen('/echo-body').at(-1)))
  server.route('/beacon', (_, answer) => answer.writeHead(204).end())
}
