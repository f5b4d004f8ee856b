// `npm run bench:server`: what a choice costs beside @c15t/backend from npm: one machine, one PostgreSQL, turn by turn, each a
// server of its own with every check that it has. The figures go into docs/log.md.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { createChoice } from '../helpers/choices'
import { openStores } from '../helpers/open-stores'
import { writeBetween } from '../helpers/write-between'

const PEER = '2.2.1'
const ROUNDS = Number(process.env.TREIZE_ROUNDS ?? 3)
const SECONDS = Number(process.env.TREIZE_SECONDS ?? 6)
const CONNECTIONS = [16, 64]
const cache = fileURLToPath(new URL('../../node_modules/.cache/treize/', import.meta.url))
const children: ChildProcess[] = []
const stores = openStores()
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await stores.close()
}, 60_000)

/** Installs the other one apart, so that nobody who installs this project gets its 170 packages. */
function installPeer(): string {
  const folder = join(cache, `c15t-${PEER}`)
  if (!existsSync(join(folder, 'node_modules/@c15t/backend'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    const packages = [`@c15t/backend@${PEER}`, 'kysely@0.28', 'pg', '@hono/node-server@2']
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder })
  }
  copyFileSync(new URL('peer-server.mjs', import.meta.url), join(folder, 'server.mjs'))
  return folder
}

/** Starts a server as a process and reads its address. */
async function start(program: string, ...words: string[]) {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  children.push(child)
  const url = await new Promise<string>((done, fail) => {
    child.stdout?.once('data', (text) => done(String(text).trim()))
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code}`)))
  })
  expect(url).toMatch(/^http/)
  /** Milliseconds of CPU so far. */
  const cpu = () =>
    new Promise<number>((done) => {
      child.once('message', ({ user, system }: NodeJS.CpuUsage) => done((user + system) / 1000))
      child.send('cpu')
    })
  return { url, cpu }
}

/** Milliseconds of CPU that PostgreSQL and its processes have used. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function databaseCpu(pid: number): number {
  const read = (id: string | number) => {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
  }
  const own = read(pid)
  // Of its children that have ended, too.
  let ticks = (own[11] ?? 0) + (own[12] ?? 0) + (own[13] ?? 0) + (own[14] ?? 0)
  const ids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  for (const id of ids) {
    const child = read(id)
    ticks += (child[11] ?? 0) + (child[12] ?? 0)
  }
  return ticks * 10
}

interface Measured {
  count: number
  seconds: number
  times: number[]
  server: number
  database: number
}

let address = 0
function post(agent: Agent, url: string, body: string, origin: string): Promise<number> {
  return new Promise((done, fail) => {
    const headers = {
      origin,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      // One address is limited to a few choices.
      'x-forwarded-for': `10.${(++address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
    }
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => done(answer.statusCode ?? 0))
    })
    call.on('error', fail)
    call.end(body)
  })
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const subject = () => `sub_${Array.from({ length: 22 }, () => BASE58[Math.floor(Math.random() * 58)]).join('')}`

it('measures what a choice costs beside the other open log', async () => {
  const opened = await stores.postgres()
  await opened.store.close()
  const second = await stores.postgres()
  await second.store.close()
  const { pid } = opened.server
  const program = join(cache, 'bench-serve.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../helpers/log-process.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  const treize = await start(program, opened.url, 'disk', join(cache, 'bench.key'))
  const peer = await start(join(installPeer(), 'server.mjs'), second.url)

  const sides = [
    {
      name: 'Treize',
      ...treize,
      send: (agent: Agent) =>
        post(agent, `${treize.url}/consent`, JSON.stringify(createChoice(Date.now())), treize.url),
      all: new Map<number, Measured[]>(),
    },
    {
      name: `@c15t/backend ${PEER}`,
      ...peer,
      send: (agent: Agent) =>
        post(
          agent,
          `${peer.url}/api/c15t/subjects`,
          JSON.stringify({
            type: 'cookie_banner',
            subjectId: subject(),
            domain: 'www.site.example',
            preferences: { necessary: true, measurement: true, marketing: false },
            givenAt: Date.now(),
            metadata: { source: 'banner', language: 'fr', note: 'x'.repeat(250) },
          }),
          'http://www.site.example',
        ),
      all: new Map<number, Measured[]>(),
    },
  ]

  async function measure(side: (typeof sides)[number], connections: number, seconds: number): Promise<Measured> {
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const times: number[] = []
    const [server, database, begin] = [await side.cpu(), databaseCpu(pid), performance.now()]
    const visit = async () => {
      while (performance.now() - begin < seconds * 1000) {
        const sent = performance.now()
        const status = await side.send(agent)
        if (status < 200 || status > 299) throw new Error(`${side.name} answered ${status}`)
        times.push(performance.now() - sent)
      }
    }
    await Promise.all(Array.from({ length: connections }, visit))
    const took = (performance.now() - begin) / 1000
    agent.destroy()
    return {
      count: times.length,
      seconds: took,
      times,
      server: (await side.cpu()) - server,
      database: databaseCpu(pid) - database,
    }
  }

  for (const side of sides) await measure(side, 16, 2)
  for (let round = 0; round < ROUNDS; round++)
    for (const connections of CONNECTIONS)
      for (const side of sides) {
        const all = side.all.get(connections) ?? []
        all.push(await measure(side, connections, SECONDS))
        side.all.set(connections, all)
      }

  const lines = [
    '| | connections | records a second, slowest to fastest round | p50 | p99 | CPU of a record: server | database | together |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ]
  const cost = new Map<string, number>()
  for (const connections of CONNECTIONS)
    for (const { name, all } of sides) {
      const rounds = all.get(connections) as Measured[]
      const count = rounds.reduce((sum, one) => sum + one.count, 0)
      const rates = rounds.map((one) => one.count / one.seconds).sort((a, b) => a - b)
      const times = rounds.flatMap((one) => one.times).sort((a, b) => a - b)
      const at = (share: number) => `${(times[Math.floor(times.length * share)] as number).toFixed(0)} ms`
      const server = rounds.reduce((sum, one) => sum + one.server, 0) / count
      const database = rounds.reduce((sum, one) => sum + one.database, 0) / count
      cost.set(`${name} ${connections}`, server + database)
      const figures = [server, database, server + database].map((one) => `${one.toFixed(2)} ms`)
      lines.push(
        `| ${name} | ${connections} | ${rates[0]?.toFixed(0)} to ${rates.at(-1)?.toFixed(0)} | ${at(0.5)} | ${at(0.99)} | ${figures.join(' | ')} |`,
      )
    }
  const ratios = CONNECTIONS.map((connections) => {
    const [own, other] = sides.map(({ name }) => cost.get(`${name} ${connections}`) as number) as [number, number]
    return `${(other / own).toFixed(1)} times (${connections} connections)`
  })
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`
  lines.push(
    '',
    `The other needs ${ratios.join(' and ')} the CPU for a record. ${ROUNDS} rounds of ${SECONDS} s each, turn by turn, ${machine}, PostgreSQL with its own defaults.`,
  )
  console.log(lines.join('\n'))
  writeBetween('docs/log.md', 'bench:server', lines.join('\n'))
}, 900_000)
