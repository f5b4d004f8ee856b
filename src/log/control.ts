import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile, unlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { portOf } from './port-of'
import type { LogReader } from './read-log'

/** What the command line asks of a log, whether a server has it open or not. */
export type AskedLog = Pick<LogReader, 'verifier' | 'stats' | 'anchor' | 'export' | 'close'>

const fileOf = (folder: string) => `${folder}.control`

/**
 * Lets the command line ask a log that this process has open: on a port of this machine, for those alone who may read the
 * file that says where and has the secret. Gives what ends it.
 */
export async function openControl(folder: string, log: LogReader): Promise<() => Promise<void>> {
  const secret = randomBytes(32).toString('hex')
  const server = createServer(async (request, response) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${secret}`)
    if (given.length != wanted.length || !timingSafeEqual(given, wanted)) return void response.writeHead(403).end()
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const [from, to] = ['from', 'to'].map((name) => searchParams.get(name) ?? undefined)
    try {
      if (pathname == '/export') {
        const lines = async function* () {
          for await (const line of log.export()) yield `${line}\n`
        }
        return void Readable.from(lines())
          .on('error', () => response.destroy())
          .pipe(response)
      }
      const found =
        pathname == '/stats' ? await log.stats(from, to) : pathname == '/anchor' ? await log.anchor() : log.verifier
      response.end(JSON.stringify(found))
    } catch {
      response.writeHead(503).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // One of a process that was killed is in the way.
  await unlink(fileOf(folder)).catch(() => {})
  await writeFile(fileOf(folder), JSON.stringify({ port: portOf(server), secret }), { mode: 0o600, flag: 'wx' })
  return async () => {
    await unlink(fileOf(folder)).catch(() => {})
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

/** The log in a folder that a server has open; undefined when none answers. */
export async function askLog(folder: string): Promise<AskedLog | undefined> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => '')
  if (!text) return undefined
  const { port, secret }: { port: number; secret: string } = JSON.parse(text)
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${secret}` } })
    if (!answer.ok) throw new Error(`[treize] The server that has the log answers ${answer.status}.`)
    return answer
  }
  // It was killed, or its port is another's now.
  const verifier = await ask('/verifier').then(
    (answer): Promise<string> => answer.json(),
    () => undefined,
  )
  if (verifier === undefined) return undefined
  return {
    verifier,
    async stats(from = '', to = '') {
      const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) })
      return (await ask(`/stats?${query}`)).json()
    },
    anchor: async () => (await ask('/anchor')).json(),
    async *export() {
      const { body } = await ask('/export')
      yield* createInterface({ input: Readable.fromWeb(body as ReadableStream), crlfDelay: Number.POSITIVE_INFINITY })
    },
    async close() {},
  }
}
