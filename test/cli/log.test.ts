import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { request as callHttp } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Stat } from '../../src/log/types'
import { installPackage } from '../helpers/install-package'
import { openBrowser } from '../helpers/open-browser'
import { someOf } from '../helpers/some-of'
import { serve as servePages } from '../helpers/serve'
import { type Postgres, databases, startPostgres } from '../helpers/start-postgres'

const SITE = 'www.site.example'
const POLICY = {
  policy: { version: '2026-11-29', url: '/privacy' },
  controller: { name: 'Us', contact: 'dpo@us.example', authority: 'CNIL', address: '1 rue du Port, Lyon' },
  consent: { endpoint: '/consent', count: true },
  categories: {
    essential: { essential: true, cookies: ['sid'] },
    analytics: { label: { en: 'Statistics', fr: 'Statistiques' }, cookies: ['_pk_id'] },
    marketing: { cookies: ['_fbp'] },
  },
}

const user = installPackage(['@electric-sql/pglite', 'pg'])
const running = new Set<ChildProcess>()
let browser: Awaited<ReturnType<typeof openBrowser>>
const postgres: Postgres[] = []
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  for (const child of running) child.kill('SIGKILL')
  for (const server of postgres) await server.stop()
  user.remove()
})

/** Uses the installed command in a folder of the user's. */
function useCommand(name: string, env: NodeJS.ProcessEnv = {}) {
  const folder = join(user.folder, name)
  mkdirSync(folder, { recursive: true })
  const start = (words: readonly string[]) => {
    const child = spawn(process.execPath, [user.command, ...words], { cwd: folder, env: { ...process.env, ...env } })
    let out = ''
    let err = ''
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (err += part))
    const ended = new Promise<number | null>((done) => child.on('close', done))
    return { child, ended, read: () => ({ out, err }) }
  }
  return {
    folder,
    path: (file: string) => join(folder, file),
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    write: (file: string, text: string | object) =>
      writeFileSync(join(folder, file), typeof text == 'string' ? text : JSON.stringify(text)),
    async treize(...words: string[]) {
      const { ended, read } = start(words)
      const code = await ended
      return { code, ...read() }
    },
    /** Starts `treize serve` and waits for what it says when it is ready. */
    async serve(...words: string[]) {
      const { child, ended, read } = start(['serve', '--port', '0', ...words])
      running.add(child)
      void ended.then(() => running.delete(child))
      const said = () => /listens at (\S+)\. [^\n]*\n(\S+)/.exec(read().err)
      await vi.waitFor(() => said() ?? (child.exitCode === null ? Promise.reject(new Error(read().err)) : 0), {
        timeout: 40_000,
        interval: 50,
      })
      const [, url, verifier] = said() ?? []
      if (!url || !verifier) throw new Error(`It did not start: ${read().err}`)
      const stop = async (signal: NodeJS.Signals) => {
        child.kill(signal)
        return ended
      }
      return { url, verifier, pid: child.pid as number, stop }
    },
  }
}

/** A site in front of a log, as a proxy of the owner's is: it hands on what comes to the endpoint. */
async function openSite(folder: string, log: () => string, lang: string) {
  const handOn = (request: IncomingMessage, answer: ServerResponse) => {
    // The helper has read the body already.
    const { body } = site.requests.all().at(-1) as { body: string }
    const { method, url, headers } = request
    const call = callHttp(
      `${log()}${url}`,
      { method, headers: { ...headers, 'accept-encoding': 'identity' } },
      (from) => {
        answer.writeHead(from.statusCode ?? 502, from.headers)
        from.pipe(answer)
      },
    )
    call.on('error', () => answer.writeHead(502).end())
    call.end(body)
  }
  const site = await servePages({
    root: folder,
    routes: {
      '/': `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><script src="/treize.js"></script><title>A page</title></head><body><h1>A page</h1><button data-consent-open>Cookies</button></body></html>`,
      '/consent': handOn,
      '/consent/rights': handOn,
      '/consent/count': handOn,
    },
  })
  return site
}

const linesOf = (text: string) => text.trimEnd().split('\n')

describe.each(someOf(databases(), 2))('a log in %s, as a user keeps one', (kind) => {
  const env: NodeJS.ProcessEnv = {}
  let own: ReturnType<typeof useCommand>
  let log: Awaited<ReturnType<(typeof own)['serve']>>
  let site: Awaited<ReturnType<typeof openSite>>
  let url = ''
  const words = ['policy.json', '--site', SITE, '--code', 'public/treize.js', '--anchors', 'anchors.txt']
  const stats = async () => JSON.parse((await own.treize('stats', '--json')).out) as Stat[]
  const counted = (all: Stat[]) => Object.fromEntries(all.map(({ kind: name, count }) => [name, count]))

  beforeAll(async () => {
    if (kind == 'postgres') {
      const server = await startPostgres()
      postgres.push(server)
      env.DATABASE_URL = server.url
    }
    own = useCommand(kind, env)
    own.write('policy.json', POLICY)
    expect((await own.treize('build')).code).toBe(0)
    await addDays()
    log = await own.serve(...words)
    url = log.url
    site = await openSite(own.path('public'), () => url, 'fr')
  })
  afterAll(async () => {
    await site?.close()
  })

  /** Two days that are over, as a log has them that is older than today. */
  async function addDays() {
    const code = `
      import { readFileSync } from 'node:fs'
      import { consentLog, openStore, readKey } from 'treize/log'
      const store = await openStore(${JSON.stringify(env.DATABASE_URL ?? 'consent-log')})
      let now = Date.now() - 3 * 86400000
      const policy = JSON.parse(readFileSync('policy.json', 'utf8'))
      const key = await readKey('consent-log.key')
      const log = await consentLog(store, { policy, site: '${SITE}', key, now: () => now })
      for (let i = 0; i < 6; i++) {
        const at = new Date(now - now % 1000).toISOString().replace('.000', '')
        const time = Date.parse(at).toString(16).padStart(12, '0')
        const id = crypto.randomUUID()
        await log.append({ event: time.slice(0, 8) + '-' + time.slice(8) + '-7' + crypto.randomUUID().slice(15), id, at,
          expires: new Date(Date.parse(at) + 180 * 86400000).toISOString().replace('.000', ''),
          policy: policy.policy.version, source: 'banner', language: 'fr', choices: { analytics: i % 2 == 0, marketing: false } })
        if (i == 2) now += 86400000
      }
      await log.close()`
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: own.folder })
  }

  it('keeps what visitors choose in a real browser, and counts those who were asked', async () => {
    const page = await browser.page({ stays: true })
    await page.goto(`${site.origin()}/`)
    await page.click('accept')
    await expect.poll(async () => counted(await stats()), { timeout: 20_000 }).toMatchObject({ given: 1, asked: 1 })
    await page.evaluate(() => treize.withdraw())
    await expect.poll(async () => counted(await stats()), { timeout: 20_000 }).toMatchObject({ withdrawn: 1 })
    // Who has answered is asked nothing, and sends nothing.
    const before = site.requests.to('/consent').length
    await page.reload()
    await page.settle()
    expect(site.requests.to('/consent').length).toBe(before)
    expect(page.errors).toEqual([])

    const table = (await own.treize('stats')).out
    expect(table).toMatch(/^day +policy +language +answer +count\n/)
    expect(table).toMatch(/2026-11-29 +fr +withdrawn +1/)
    expect((await own.treize('stats', '--html')).out).toMatch(/<tfoot>.*<td>all/)
  })

  it('shows visitors their records from the settings, in their language, and takes their number out', async () => {
    const page = await browser.page({ stays: true })
    await page.raw.setExtraHTTPHeaders({ 'accept-language': 'fr-FR' })
    await page.goto(`${site.origin()}/`)
    await page.click('accept')
    const id = await page.evaluate(() => treize.record?.id ?? '')
    await expect.poll(() => site.requests.to('/consent').length, { timeout: 20_000 }).toBeGreaterThan(0)
    await page.raw.waitForFunction(() => localStorage.getItem('treize-unsent') === null)

    // The receipt that they download holds the owner to the record.
    await page.evaluate(() => {
      const create = URL.createObjectURL
      URL.createObjectURL = (blob) => {
        Object.assign(window, { blob })
        return create.call(URL, blob)
      }
    })
    await page.raw.click('[data-consent-open]')
    await page.click('receipt')
    await page.raw.waitForFunction(() => 'blob' in window)
    own.write('receipt.json', await page.evaluate(() => (window as unknown as { blob: Blob }).blob.text()))
    expect(JSON.parse(own.read('receipt.json')).proofs).toHaveLength(1)

    await Promise.all([page.raw.waitForNavigation(), page.click('records')])
    expect(page.raw.url()).toBe(`${site.origin()}/consent/rights`)
    const text = () => page.raw.$eval('body', (body) => (body as HTMLElement).innerText)
    expect(await text()).toContain('Vos preuves de consentement')
    const ask = async (act: string) => {
      await page.raw.type('input[name=id]', id)
      await Promise.all([page.raw.waitForNavigation(), page.raw.click(`button[value=${act}]`)])
      return text()
    }
    expect(await ask('show')).toContain('Enregistrements portant ce numéro : 1')
    const body = new URLSearchParams({ act: 'download', id })
    const answer = await fetch(`${url}/consent/rights`, { method: 'POST', body })
    own.write('records.json', await answer.text())
    const { records } = JSON.parse(own.read('records.json'))
    expect(records[0].described).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      party_identification: [{ party_name: 'Us', party_address: '1 rue du Port, Lyon' }, { party_name: 'CNIL' }],
      events: [{ event_type: 'explicit', event_state: 'given' }],
    })
    expect(await ask('forget')).toContain('retiré de 1 enregistrements')
    expect(await ask('show')).toContain('Aucun enregistrement')
    expect(page.errors.filter((error) => !error.includes('404'))).toEqual([])
  })

  it('is exported while it is served, anchored in a repository, and verified without either', async () => {
    const git = (...rest: string[]) =>
      execFileSync('git', ['-c', 'user.name=Us', '-c', 'user.email=us@us.example', ...rest], {
        cwd: own.folder,
        encoding: 'utf8',
      })
    // Two days are over.
    expect(own.read('anchors.txt').match(/^— /gm)).toHaveLength(2)
    git('init', '-q')
    git('add', 'anchors.txt')
    git('commit', '-qm', 'Anchors')
    const again = await own.treize('anchor')
    expect(again).toMatchObject({ code: 0, out: 'No day is over that was not anchored before.\n' })
    expect(again.err).toContain(log.verifier)
    expect(git('status', '--porcelain', 'anchors.txt')).toBe('')

    const exported = await own.treize('export', '-o', 'log.jsonl')
    expect(exported.code).toBe(0)
    expect(exported.err).toContain(`--key '${log.verifier}'`)
    expect(await own.treize('export')).toMatchObject({ code: 0, out: expect.stringContaining('"entry":') })
    // Another machine has the committed anchors, the key and what a visitor downloaded.
    own.write('kept.txt', git('show', 'HEAD:anchors.txt'))
    const held = ['--key', log.verifier, '--anchors', 'kept.txt', '--receipt', 'receipt.json']
    expect(await own.treize('verify', 'log.jsonl', ...held)).toMatchObject({ code: 0, out: '9 records, 0 problems\n' })
    expect((await own.treize('verify', 'log.jsonl', '--key', log.verifier, '--receipt', 'records.json')).code).toBe(0)

    const lines = linesOf(own.read('log.jsonl'))
    const entry = (at: number) => JSON.parse(JSON.parse(lines[at] ?? '{}').entry ?? '{}')
    // One that has another of its chain after it.
    const one = lines.findIndex((_, at) => entry(at).source == 'banner' && entry(at).writer == entry(at + 1).writer)
    const tampered: [string, string[], string][] = [
      ['altered', lines.map((line, at) => (at == one ? line.replace('banner', 'api') : line)), entry(one).event],
      ['removed', lines.filter((_, at) => at != one), entry(one + 1).event],
      ['added', lines.flatMap((line, at) => (at == one ? [line, line] : [line])), entry(one).event],
      ['removed', lines.slice(0, -1), ''],
    ]
    for (const [name, forged, event] of tampered) {
      own.write('forged.jsonl', `${forged.join('\n')}\n`)
      const { code, out } = await own.treize('verify', 'forged.jsonl', ...held, '--json')
      const [problem] = JSON.parse(out).problems
      expect([name, code, problem.kind, problem.event]).toEqual([name, 1, name, event])
      expect((await own.treize('verify', 'forged.jsonl', ...held)).out).toContain(`\n${name}, line `)
    }
  })

  it('refuses wrong use with a sentence, and ends when it is told to', async () => {
    const second = await own.treize('serve', ...words, '--port', new URL(url).port)
    expect([second.code, second.err]).toEqual([
      2,
      expect.stringContaining(kind == 'pglite' ? `Process ${log.pid} uses the log` : 'EADDRINUSE'),
    ])
    expect(await log.stop('SIGTERM')).toBe(0)
    for (const [wrong, sentence] of [
      [['serve', 'none.json', '--site', SITE], 'none.json'],
      [['serve', 'policy.json', '--site', 'other.example'], `another site, ${SITE}`],
      [['export', '--key', 'none.key'], 'none.key is not there'],
      [['export', '--store', 'none'], 'none is not there'],
      [['verify', 'none.jsonl'], 'none.jsonl is not there'],
    ] as const) {
      const { code, err } = await own.treize(...wrong)
      expect([wrong.join(' '), code, err]).toEqual([wrong.join(' '), 2, expect.stringContaining(sentence)])
      expect(err).not.toMatch(/\n\s+at /)
    }
    // No key was made, and no log.
    expect(readdirSync(own.folder).filter((name) => name.startsWith('none'))).toEqual([])
    await own.treize('export', '-o', 'after.jsonl')
    expect((await own.treize('verify', 'after.jsonl', '--key', log.verifier)).out).toBe('9 records, 0 problems\n')
  })
})

it('collects the evidence of a release: code, policy, every language, and pictures of both screens', async () => {
  const own = useCommand('evidence')
  own.write('policy.json', POLICY)
  await own.treize('build')
  const { code, out, err } = await own.treize('evidence', '--code', 'public/treize.js', '--lang', 'fr')
  expect([code, err]).toEqual([0, ''])
  const folder = out.replace(/ is ready.*\n/, '')
  const list = JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8'))
  for (const [name, hash] of Object.entries(list.files))
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(hash)
  expect(Object.keys(list.files).filter((name) => name.startsWith('texts/')).length).toBeGreaterThan(38)
  const sizes = Object.fromEntries(
    Object.keys(list.files)
      .filter((name) => name.startsWith('screenshots/'))
      .map((name) => {
        // https://www.w3.org/TR/png-3/#11IHDR
        const bytes = readFileSync(join(folder, name))
        return [name.slice(12), [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.length > 15_000]]
      }),
  )
  expect(sizes).toEqual({
    'fr-banner-desktop.png': [1280, 800, true],
    'fr-banner-phone.png': [390, 844, true],
    'fr-settings-desktop.png': [1280, 800, true],
    'fr-settings-phone.png': [390, 844, true],
  })
  const script = readFileSync(own.path('public/treize.js'))
  expect(list.code).toBe(`sha384-${createHash('sha384').update(script).digest('base64')}`)
  expect(existsSync(join(folder, 'code/treize.banner.js'))).toBe(true)
}, 120_000)
