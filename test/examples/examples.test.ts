import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../helpers/open-browser'

let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' }

async function freePort() {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

describe.each(['next', 'astro'])('the example with %s', (name) => {
  const cwd = fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))
  let site: ChildProcess
  let origin: string

  beforeAll(async () => {
    const npm = (...words: string[]) => execFileSync('npm', words, { cwd, env, stdio: 'pipe' })
    // As it is built now, not as it was copied the last time.
    rmSync(`${cwd}/node_modules/treize`, { recursive: true, force: true })
    npm('install', '--no-package-lock', '--no-audit', '--no-fund')
    npm('run', 'build')
    const port = await freePort()
    origin = `http://localhost:${port}`
    // In a group of its own, which npm's own child belongs to.
    site = spawn('npm', ['start'], {
      cwd,
      env: { ...env, PORT: `${port}`, HOST: 'localhost' },
      stdio: 'ignore',
      detached: true,
    })
    await vi.waitFor(() => fetch(origin), { timeout: 60_000, interval: 200 })
  })
  afterAll(() => {
    if (site?.pid) process.kill(-site.pid)
  })

  it('asks first, does what was allowed, has it in the HTML of the next visit, and takes it back', async () => {
    const page = await browser.page()
    const called: string[] = []
    page.raw.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (/collect|film/.test(pathname)) called.push(`${request.method()} ${pathname}`)
    })
    /** Opens the page; whether the film was in its HTML. */
    const visit = async () => {
      const answer = await page.goto(origin)
      return /<iframe[^>]*\ssrc="\/film.html"/.test((await answer?.text()) ?? '')
    }

    expect(await visit()).toBe(false)
    await page.waitFor('banner')
    expect(called).toEqual([])

    await page.click('accept')
    await expect.poll(() => called.toSorted()).toEqual(['GET /film.html', 'POST /collect'])
    expect(await page.shows('banner')).toBe(false)

    called.length = 0
    expect(await visit()).toBe(true)
    await expect.poll(() => called.toSorted()).toEqual(['GET /film.html', 'POST /collect'])
    expect(await page.shows('banner')).toBe(false)

    await page.raw.click('[data-consent-open]')
    await page.click('withdraw')
    await page.raw.waitForFunction(() => !document.querySelector('iframe[src="/film.html"]'))
    called.length = 0
    expect(await visit()).toBe(false)
    expect([called, page.errors, page.warnings]).toEqual([[], [], []])
  })
})
