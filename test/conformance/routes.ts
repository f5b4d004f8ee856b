import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageWith } from '../helpers/page-with'
import type { Route } from '../helpers/serve'

/** Everything a page can store or ask for, in one category. */
export const everything = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    everything: {
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

export const routes: Record<string, Route> = {
  '/plain': '<!doctype html><title>Plain</title><p>Plain</p>',
  '/shop/cart/page': (request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    const gates = url(request).searchParams.has('gates')
    answer.end(pageWith(everything, { head: same, body, ...(!gates && { tag: '' }) }))
  },
  '/set-cookie': (request, answer) => {
    answer.setHeader('set-cookie', query(request).split('&'))
    answer.end('set')
  },
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
