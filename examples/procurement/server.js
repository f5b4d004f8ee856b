import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { en } from '../../dist/locales/en.js'
import { fr } from '../../dist/locales/fr.js'
import { renderTable } from '../../dist/server.js'
import { nodeMiddleware } from '../../dist/server/node.js'
import { createCollector } from './collector.js'
import { createDesk } from './desk.js'
import { openLog } from './log.js'
import { isPage, renderPage } from './render.js'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const LOG = join(HERE, 'consent-log')
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
const MOST_BYTES = 4 * 1024 * 1024

// The trackers as their makers ship them. Served from here, so that the example needs no network.
const { resolve } = createRequire(import.meta.url)
const VENDORS = {
  '/vendor/snowplow.js': () => join(resolve('@snowplow/browser-tracker'), '../index.umd.min.js'),
  '/vendor/posthog.js': () => join(resolve('posthog-js/package.json'), '../dist/array.full.no-external.js'),
}

/**
 * Starts the site.
 * @param port 0 for any free one, which is also what it takes when the port is taken
 * @param folder where the log of choices is; a new one has its database made, which takes some seconds
 * @returns its address, everything the trackers have sent so far, the log of choices, and how to end it
 */
export async function startServer({ port = 4173, folder = LOG } = {}) {
  const collector = createCollector()
  const desk = createDesk()
  const policy = JSON.parse(await readFile(join(HERE, 'policy.json'), 'utf8'))
  const log = await openLog(policy, folder)

  // The server half: it answers at /consent, and makes every response obey the visitor's choice.
  const obey = nodeMiddleware(policy, {
    log,
    csp: true,
    table: ({ url }) => renderTable(policy, url.startsWith('/fr') ? { texts: fr, language: 'fr' } : { texts: en }),
  })
  const server = createServer((request, response) =>
    obey(request, response, () => {
      answer(request, response).catch((error) => {
        console.error(error)
        if (!response.headersSent) response.writeHead(error.status ?? 500, { 'Content-Type': 'text/plain' })
        response.end('Something went wrong.')
      })
    }),
  )

  async function answer(request, response) {
    const url = new URL(request.url, `http://${request.headers.host ?? 'localhost'}`)
    const method = request.method == 'HEAD' ? 'GET' : request.method
    const cookies = readCookies(request)
    const { pathname } = url
    response.setHeader('X-Content-Type-Options', 'nosniff')

    const body = method == 'POST' ? await readBody(request) : Buffer.alloc(0)
    if (collector.answer({ method, url, body, response })) return
    if (method == 'GET' && (await answerFile(pathname, response))) return
    // Says that Global Privacy Control is honoured here: https://w3c.github.io/gpc/#gpc-support-resource
    if (pathname == '/.well-known/gpc.json') return sendJson(response, { gpc: true, lastUpdate: '2026-11-23' })
    if (pathname == '/live') {
      const { received } = collector
      return sendJson(response, {
        total: received.length,
        last: received.slice(-7).reverse(),
        cookies: Object.keys(cookies),
        log: await log.proof(),
      })
    }
    if (pathname == '/embed/video') {
      collector.note('video', 'film loaded', pathname)
      // Kept from the first viewing: it is never set again, so it never lives longer.
      if (!cookies.player_id) response.setHeader('Set-Cookie', desk.playerCookie())
      return sendFile(join(HERE, 'public/video.html'), response)
    }

    const [, french, slug] = /^\/(fr(?=\/|$))?\/?(.*?)\/?$/.exec(pathname)
    const language = french ? 'fr' : 'en'
    const page = slug || 'home'
    const outcome = desk.handle({ method, url, page, language, cookies, fields: readFields(request, body) })
    const known = isPage(page)
    const html = outcome.redirect ? '' : await renderPage({ page: known ? page : 'missing', language, ...outcome.view })
    // After the page, whose forms may have asked for one more.
    if (outcome.cookies.length) response.setHeader('Set-Cookie', outcome.cookies)
    if (outcome.redirect) return response.writeHead(303, { Location: outcome.redirect }).end()
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
    response.writeHead(known ? (outcome.status ?? 200) : 404, headers).end(html)
  }

  async function answerFile(pathname, response) {
    if (VENDORS[pathname]) {
      const [, tracker] = /(\w+)\.js$/.exec(pathname)
      collector.note(tracker, 'script loaded', pathname)
      return sendFile(VENDORS[pathname](), response)
    }
    if (/^\/treize(\.[\w-]+)*\.js(\.map)?$/.test(pathname)) return sendFile(join(DIST, pathname), response)
    if (/^\/(site\.css|site\.js|live\.js|favicon\.svg)$/.test(pathname))
      return sendFile(join(HERE, 'public', pathname), response)
    return false
  }

  await listen(server, port)
  return {
    url: `http://localhost:${server.address().port}`,
    port: server.address().port,
    received: collector.received,
    log,
    async close() {
      await new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      })
      await log.close()
    },
  }
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', (error) => {
      if (error.code == 'EADDRINUSE' && port) listen(server, 0).then(done, fail)
      else fail(error)
    })
    // This machine only: it is an example, with a sign-in that believes everybody.
    server.listen(port, '127.0.0.1', done)
  })
}

const TYPES = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html',
  svg: 'image/svg+xml',
  map: 'application/json',
}

async function sendFile(path, response) {
  let content
  try {
    content = await readFile(path)
  } catch {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found')
    return true
  }
  const type = TYPES[path.split('.').pop()]
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' }).end(content)
  return true
}

function sendJson(response, value) {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(value))
}

async function readBody(request) {
  const parts = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > MOST_BYTES) throw Object.assign(new Error('The request is too large'), { status: 413 })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function readFields(request, body) {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm ? Object.fromEntries(new URLSearchParams(body.toString())) : {}
}

function readCookies(request) {
  const cookies = Object.create(null)
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [, name, value] = /^\s*([^=]+)=(.*)$/.exec(pair) ?? []
    if (name) cookies[name] = value
  }
  return cookies
}

if (process.argv[1] && import.meta.url == pathToFileURL(process.argv[1]).href) {
  if (!existsSync(LOG)) console.error('The database of the log is made, once: this takes some seconds.')
  const { url } = await startServer({ port: Number(process.env.PORT ?? 4173) })
  console.log(url)
}
