import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'esbuild'
import { createId } from '../../../src/consent/create-id'
import { createSigner } from '../../../src/log/note'
import { consentLog } from '../../../src/log/index'
import { openStore } from '../../../src/log/serve'
import type { Choice } from '../../../src/log/types'
import { verify } from '../../../src/log/verify'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'
import { times } from '../../helpers/some-of'
import { databases } from '../../helpers/start-postgres'

/** As often as a process is killed under load. */
const KILLS = times(2, 100)
const policy = {
  policy: { version: '1' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
}
const stores = openStores()
// Where a program finds the packages that this one has.
const cache = fileURLToPath(new URL('../../../node_modules/.cache/treize/', import.meta.url))
mkdirSync(cache, { recursive: true })
const root = mkdtempSync(join(cache, 'serve-'))
const program = join(root, 'serve.mjs')
const keyFile = join(root, 'key')
const running = new Set<ChildProcess>()

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../../helpers/log-process.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await stores.close()
  rmSync(root, { recursive: true, force: true })
})

/** Starts a process and reads what it says first. */
async function start(store: string, durability = 'process') {
  const child = spawn(process.execPath, [program, store, durability, keyFile], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const said = await new Promise<string>((done) => child.stdout.once('data', (text) => done(String(text).trim())))
  const ended = new Promise<void>((done) =>
    child.once('exit', () => {
      running.delete(child)
      done()
    }),
  )
  return {
    child,
    said,
    async kill(signal: NodeJS.Signals = 'SIGKILL') {
      child.kill(signal)
      await ended
    },
  }
}
let address = 0
const send = (url: string, choice: Choice) =>
  fetch(`${url}/consent`, {
    method: 'POST',
    body: JSON.stringify(choice),
    // Each from an address of its own: one is limited to a few.
    headers: { origin: url, 'x-forwarded-for': `10.0.${(++address >> 8) & 255}.${address & 255}` },
  }).then(
    ({ status }) => status,
    () => 0,
  )

/** Opens a log when the process is gone, and reads all of it. */
async function read(store: string) {
  const log = await consentLog(await openStore(store, { durability: 'process' }), {
    policy,
    site: 'www.site.example',
    key: readFileSync(keyFile, 'utf8'),
  })
  const lines: string[] = []
  for await (const line of log.export()) lines.push(line)
  const { verifier } = log
  await log.close()
  const stored = new Set(
    lines
      .filter((line) => line.startsWith('{"entry"'))
      .map((line) => JSON.parse(JSON.parse(line).entry).event as string),
  )
  return { stored, report: await verify(lines, { verifier }) }
}

describe.each(databases())('a log in %s that is served', (kind) => {
  const prepare = async () => {
    const opened = await stores[kind]()
    await opened.store.close()
    return 'folder' in opened ? opened.folder : opened.url
  }

  it(
    'loses nothing that it acknowledged when it is killed under load, and its chain holds',
    async () => {
      const store = await prepare()
      const acknowledged: string[] = []
      for (let kill = 0; kill < KILLS; kill++) {
        const { said: url, kill: end } = await start(store)
        expect(url).toMatch(/^http/)
        let killed = false
        const visitors = Array.from({ length: 8 }, async () => {
          while (!killed) {
            const choice = createChoice(Date.now())
            if ((await send(url, choice)) == 201) acknowledged.push(choice.event)
          }
        })
        const before = acknowledged.length
        while (acknowledged.length < before + 40 + kill * 7) await new Promise((done) => setTimeout(done, 5))
        await end()
        killed = true
        await Promise.all(visitors)
      }
      const { stored, report } = await read(store)
      expect(acknowledged.filter((event) => !stored.has(event))).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(KILLS * 40)
      expect(report.problems).toEqual([])
    },
    60_000 + KILLS * 30_000,
  )
})

it('is refused to a second process while the first one lives, which it names', async () => {
  const { store, folder } = await stores.pglite()
  await store.close()
  const first = await start(folder)
  const second = await start(folder)
  expect(second.said).toContain(`Process ${first.child.pid} uses the log`)
  await first.kill()
  const third = await start(folder)
  expect(third.said).toMatch(/^http/)
  await third.kill()
}, 60_000)

it('answers visitors about their records, and takes their number out of them', async () => {
  const { store, folder } = await stores.pglite()
  await store.close()
  const { said: url, kill } = await start(folder)
  const id = createId()
  for (const analytics of [true, false]) await send(url, createChoice(Date.now(), { id, choices: { analytics } }))
  expect(statSync(keyFile).mode & 0o077).toBe(0)

  const ask = (act: string, one = id, headers = {}) =>
    fetch(`${url}/consent/rights`, { method: 'POST', body: new URLSearchParams({ id: one, act }), headers })
  const page = await fetch(`${url}/consent/rights`, { headers: { 'accept-language': 'fr-CA' } })
  expect(await page.text()).toContain('Le numéro de votre reçu')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const shown = await (await ask('show')).text()
  expect(shown).toContain('Records with this number: 2')
  const answer = await ask('download')
  const { records } = (await answer.json()) as {
    records: { record: { choices: object }; proof: { entry: string; verifier: string } }[]
  }
  expect(records.map(({ record }) => record.choices)).toEqual([{ analytics: true }, { analytics: false }])
  // What the visitor was given is a proof: it is in what the log exports.
  expect(records[0]?.proof.verifier).toBe(
    (await createSigner('www.site.example', readFileSync(keyFile, 'utf8'))).verifier,
  )
  for (const wrong of ['', 'x', createId(), "' or 1=1 --"])
    expect((await ask('show', wrong)).status).toBeGreaterThan(399)
  expect((await ask('other')).status).toBe(400)
  expect(await (await ask('forget')).text()).toContain('taken out of 2 records')
  expect((await ask('show')).status).toBe(404)

  const count = (body: string) => fetch(`${url}/consent/count`, { method: 'POST', body, headers: { origin: url } })
  expect((await count('asked fr')).status).toBe(204)
  for (const wrong of ['', 'x fr', 'asked <b>', `asked ${'a'.repeat(99)}`])
    expect((await count(wrong)).status).toBe(400)
  await kill()
}, 60_000)

it('is limited for one address, and for everybody in what a request may hold', async () => {
  const { store, folder } = await stores.pglite()
  await store.close()
  const { said: url, kill } = await start(folder)
  const statuses: number[] = []
  for (let time = 0; time < 70; time++)
    statuses.push(
      (
        await fetch(`${url}/consent`, {
          method: 'POST',
          body: '{}',
          headers: { origin: url, 'x-forwarded-for': '1.2.3.4' },
        })
      ).status,
    )
  expect([statuses[0], statuses.at(-1)]).toEqual([400, 429])
  expect((await fetch(`${url}/consent`, { headers: { 'x-long': 'a'.repeat(20_000) } })).status).toBe(431)
  await kill()
}, 60_000)
