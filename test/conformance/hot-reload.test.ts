import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Connect, createServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import webpack from 'webpack'
import WebpackDevServer from 'webpack-dev-server'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { refusing } from './routes'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

const fromDist: Connect.NextHandleFunction = (request, answer) => {
  answer.setHeader('content-type', 'text/javascript')
  answer.end(readFileSync(join(DIST, new URL(request.url ?? '', 'http://x').pathname)))
}

let browser: Awaited<ReturnType<typeof openBrowser>>
let folder: string
let close: () => Promise<unknown> = async () => {}

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treize-hot-'))
  mkdirSync(join(folder, 'public'))
  write('text.js', 'export const text = "first"')
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})
const write = (file: string, text: string) => writeFileSync(join(folder, file), text)

/** A policy that says nothing of a bundler: what nobody declares may be asked for. */
const policy = () => {
  const { essential, never } = refusing().categories
  return { ...refusing(), categories: { essential, never } }
}
const page = (gates: boolean, script: string) =>
  pageWith(policy(), {
    head: '<link rel="icon" href="data:,">',
    body: `<p id="app"></p>${script}`,
    ...(!gates && { tag: '' }),
  })

/** Opens the page, changes its module, and tells what the page then shows and whether it was loaded anew. */
async function change(url: string, gates: boolean) {
  const open = await browser.page()
  const sockets: string[] = []
  const devtools = await open.raw.createCDPSession()
  await devtools.send('Network.enable')
  devtools.on('Network.webSocketHandshakeResponseReceived', ({ response }) => sockets.push(String(response.status)))
  await open.goto(url)
  const shows = (text: string) =>
    open.raw.waitForFunction(
      (wanted) => document.getElementById('app')?.textContent == wanted,
      { timeout: 15_000 },
      text,
    )
  await shows('first')
  if (gates) expect(await open.evaluate(() => treize.unasked)).toBe(true)
  await open.evaluate(() => void Object.assign(window, { stayed: true }))
  for (let tries = 0; !sockets.length && tries < 100; tries++) await open.wait(50)
  // The bundler has to be watching before the file changes.
  await open.wait(300)
  write('text.js', 'export const text = "second"')
  await shows('second')
  const stayed = await open.evaluate(() => 'stayed' in window)
  const result = { stayed, sockets: [...new Set(sockets)], errors: open.errors, warnings: open.warnings }
  await open.close()
  return result
}

describe.each([
  ['without gates', false],
  ['with gates, before any choice', true],
])('%s', (_, gates) => {
  it('applies a changed module through the client of vite', async () => {
    write(
      'main.js',
      `import { text } from './text.js'
      const show = (text) => { document.getElementById('app').textContent = text }
      show(text)
      import.meta.hot.accept('./text.js', (changed) => show(changed.text))`,
    )
    write('index.html', page(gates, '<script type="module" src="/main.js"></script>'))
    const server = await createServer({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      cacheDir: join(folder, 'cache'),
      optimizeDeps: { noDiscovery: true },
      plugins: [
        {
          name: 'treize',
          configureServer: ({ middlewares }) => void middlewares.use('/dist', fromDist),
        },
      ],
      server: { host: '127.0.0.1', port: 0, allowedHosts: true },
    })
    close = () => server.close()
    await server.listen()
    const address = server.httpServer?.address() as { port: number }
    expect(await change(`http://www.site.localhost:${address.port}/`, gates)).toEqual({
      stayed: true,
      sockets: ['101'],
      errors: [],
      warnings: [],
    })
  })

  it('applies a changed module through the client of webpack', async () => {
    write(
      'main.js',
      `import { text } from './text.js'
      const show = () => { document.getElementById('app').textContent = text }
      show()
      module.hot.accept('./text.js', show)`,
    )
    write('public/index.html', page(gates, '<script src="/main.js"></script>'))
    const compiler = webpack({
      mode: 'development',
      devtool: false,
      context: folder,
      entry: './main.js',
      output: { path: join(folder, 'out'), filename: 'main.js' },
      stats: 'none',
      infrastructureLogging: { level: 'none' },
    })
    const server = new WebpackDevServer(
      {
        host: '127.0.0.1',
        port: 'auto',
        allowedHosts: 'all',
        hot: 'only',
        client: { logging: 'none' },
        static: [
          { directory: join(folder, 'public'), watch: false },
          { directory: DIST, publicPath: '/dist', watch: false },
        ],
      },
      compiler,
    )
    close = () => server.stop()
    await server.start()
    expect(await change(`http://www.site.localhost:${server.options.port}/`, gates)).toEqual({
      stayed: true,
      sockets: ['101'],
      errors: [],
      warnings: [],
    })
  })
})
