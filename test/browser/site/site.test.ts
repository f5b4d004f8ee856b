import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findFaults } from '../../helpers/find-faults'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { serve } from '../../helpers/serve'
import { writeSite } from '../../helpers/write-site'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
let site: string
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  site = writeSite()
  browser = await openBrowser()
  server = await serve({ root: site })
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(site, { recursive: true, force: true })
})

describe('the documentation as a site', () => {
  const pages = () =>
    readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.html') && !/^(examples|playground)\//.test(file),
    )

  it('has a page for each of docs, and every link of it leads to a page and a heading that are there', () => {
    for (const file of readdirSync(join(ROOT, 'docs')))
      expect(existsSync(join(site, 'docs', file.replace('README', 'index').replace('.md', '.html')))).toBe(true)
    const dead = pages().flatMap((page) => {
      const html = readFileSync(join(site, page), 'utf8')
      return [...html.matchAll(/ (?:href|src)="([^"]*)"/g)]
        .map(([, link = '']) => link)
        .filter((link) => {
          if (/^[a-z]+:/i.test(link)) return false
          const [file, hash] = link.split('#') as [string, string?]
          const target = join(site, file ? join(dirname(page), file) : page)
          if (!existsSync(target)) return true
          return hash !== undefined && !readFileSync(target, 'utf8').includes(` id="${hash}"`)
        })
        .map((link) => `${page}: ${link}`)
    })
    expect(dead).toEqual([])
  })

  it('calls no host but its own, and has nothing that axe-core finds fault with', async () => {
    const page = await browser.page()
    const hosts = new Set<string>()
    page.raw.on('request', (request) => hosts.add(new URL(request.url()).host))
    for (const path of ['index.html', 'docs/vendors.html', 'docs/delivery.html']) {
      await page.goto(`${server.origin()}/${path}`)
      expect(await findFaults(page, 'html')).toEqual([])
    }
    expect([...hosts]).toEqual([new URL(server.origin()).host])
    expect(page.errors).toEqual([])
    await page.close()
  })
})

/** The playground, once it has shown its first policy. */
async function open() {
  const page = await browser.page()
  await page.goto(`${server.origin()}/playground/index.html`)
  await vi.waitFor(async () => expect(await value(page, '#tag')).toContain('treize.js'), 15_000)
  return page
}
const value = (page: Page, selector: string) => page.raw.$eval(selector, (field) => (field as HTMLInputElement).value)
const text = (page: Page, selector: string) => page.raw.$eval(selector, (element) => element.textContent ?? '')
/** The frame in which the policy is at work. */
const preview = (page: Page) => {
  const frame = page.raw.frames().find((one) => one.url().includes('/preview.html'))
  if (!frame) throw new Error('no preview yet')
  return frame
}
const shown = (page: Page, hook: string) =>
  vi.waitFor(async () => {
    const part = await preview(page).$(`#treize >>> [data-treize="${hook}"]`)
    expect(await part?.isVisible()).toBe(true)
    return part
  }, 15_000)
async function write(page: Page, policy: unknown) {
  await page.raw.$eval(
    '#policy',
    (area, json) => {
      ;(area as HTMLTextAreaElement).value = json
      area.dispatchEvent(new Event('input'))
    },
    typeof policy == 'string' ? policy : JSON.stringify(policy, null, 2),
  )
}
async function add(page: Page, service: string) {
  await page.raw.type('#service', service)
  await page.raw.click('#pick button')
  await vi.waitFor(async () => expect(await value(page, '#policy')).toContain(`"${service}": {`), 5000)
}

describe('the playground', () => {
  it('writes a service of the catalogue out, shows the question, and takes the service away again', async () => {
    const page = await open()
    expect(await text(page, '#state')).toContain('nothing is missing')
    await add(page, 'youtube')
    await add(page, 'matomo')
    const policy = JSON.parse(await value(page, '#policy'))
    expect(policy.categories.media.services.youtube.provider).toBe('Google')
    await shown(page, 'banner')
    await page.raw.click('[aria-label="Remove analytics/matomo"]')
    expect(await value(page, '#policy')).not.toContain('matomo')
    await page.raw.type('#service', 'youtub')
    await page.raw.click('#pick button')
    expect(await text(page, '#state')).toContain('did you mean "youtube"?')
    expect(page.errors).toEqual([])
    await page.close()
  })

  it('names each mistake with its place as the command line does, and shows the last policy until it is mended', async () => {
    const page = await open()
    await write(page, '{ "policy": { "version": "1" },\n  "categories": { "analytics": { "cookie": [] } } }')
    expect(await text(page, '#findings')).toMatch(/Line 2, column 34.*"cookies"/)
    expect(await page.raw.$eval('#download', (button) => (button as HTMLButtonElement).disabled)).toBe(true)
    await page.raw.click('#findings button')
    expect(await page.raw.$eval('#policy', (area) => (area as HTMLTextAreaElement).selectionStart)).toBe(65)
    await write(page, '{ "policy": { "version": "1" }, }')
    expect(await text(page, '#findings')).toContain('an extra comma: remove it')
    await write(page, { policy: { version: '1' }, categories: { media: { services: { film: { use: 'youtube' } } } } })
    expect(await text(page, '#state')).toContain('A page takes this policy')
    await shown(page, 'banner')
    await page.close()
  })

  it('offers what the schema knows, and writes it where the caret is', async () => {
    const page = await open()
    await write(page, '{ "policy": { "version": "1" }, "categories": { "analytics": {} } }')
    await page.raw.focus('#policy')
    await page.raw.$eval('#policy', (area) => {
      const { value } = area as HTMLTextAreaElement
      ;(area as HTMLTextAreaElement).setSelectionRange(value.indexOf('{}') + 1, value.indexOf('{}') + 1)
    })
    await page.raw.keyboard.type('"req')
    const offers = await page.raw.$$eval('#suggestions button', (all) => all.map(({ textContent }) => textContent))
    expect(offers).toEqual(['requests'])
    await page.raw.click('#suggestions button')
    expect(JSON.parse(await value(page, '#policy')).categories.analytics).toEqual({ requests: [] })
    await page.close()
  })

  it('shows the settings, placeholders and the table, in another layout, language, theme, colour and size', async () => {
    const page = await open()
    await add(page, 'youtube')
    await page.raw.select('[name="layout"]', 'dialog')
    expect(JSON.parse(await value(page, '#policy')).banner).toEqual({ layout: 'dialog' })
    await page.raw.select('[name="position"]', 'top right')
    expect(JSON.parse(await value(page, '#policy')).banner).toEqual({ layout: 'dialog', position: 'top right' })
    await page.raw.select('[name="language"]', 'fr')
    await page.raw.select('[name="theme"]', 'paper')
    await page.raw.select('[name="scheme"]', 'dark')
    await page.raw.select('[name="screen"]', '390x844')
    await page.raw.select('[name="show"]', 'settings')
    const settings = await shown(page, 'preferences')
    expect(await settings?.evaluate((one) => one.textContent)).toContain('Tout refuser')
    expect(
      await preview(page).evaluate(() => [
        innerWidth,
        innerHeight,
        document.styleSheets[0]?.href?.split('/').pop(),
        getComputedStyle(document.documentElement).colorScheme,
      ]),
    ).toEqual([390, 844, 'paper.css', 'dark'])
    await page.raw.select('[name="show"]', 'page')
    await vi.waitFor(async () => {
      expect(await preview(page).$eval('[data-consent-table]', (table) => table.textContent)).toContain('YSC')
      const inner = page.raw.frames().find((frame) => frame.parentFrame() == preview(page))
      // In the frame's own document, in a shadow root.
      expect(await inner?.$('>>> [data-treize="load-once"]')).toBeTruthy()
    }, 15_000)
    await page.raw.select('[name="show"]', 'banner')
    await shown(page, 'accept')
    expect(page.errors).toEqual([])
    await page.close()
  })

  it('gives the files that the command line writes, and the tag with the hash of the script', async () => {
    const page = await open()
    await add(page, 'meta-pixel')
    const out = mkdtempSync(join(tmpdir(), 'treize-download-'))
    const session = await page.raw.createCDPSession()
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: out,
      browserContextId: page.raw.browserContext().id as string,
    })
    await page.raw.click('#download')
    const files = await vi.waitFor(() => unzipSync(readFileSync(join(out, 'treize.zip'))), 15_000)
    writeFileSync(join(out, 'policy.json'), await value(page, '#policy'))
    execFileSync(process.execPath, [join(ROOT, 'dist/cli/treize.js'), 'build', 'policy.json', '-o', 'built'], {
      cwd: out,
      stdio: 'pipe',
    })
    for (const file of readdirSync(join(out, 'built')))
      expect(Buffer.from(files[file] as Uint8Array).equals(readFileSync(join(out, 'built', file))), file).toBe(true)
    const hash = createHash('sha384')
      .update(files['treize.js'] as Uint8Array)
      .digest('base64')
    await vi.waitFor(
      async () =>
        expect(await value(page, '#tag')).toBe(`<script src="/treize.js" integrity="sha384-${hash}"></script>`),
      5000,
    )
    rmSync(out, { recursive: true, force: true })
    await page.close()
  })

  it('calls no host but its own, and has nothing that axe-core finds fault with, on a phone too', async () => {
    const page = await open()
    const hosts = new Set<string>()
    page.raw.on('request', (request) => hosts.add(new URL(request.url()).host))
    await add(page, 'youtube')
    await write(page, '{ "policy": {} }')
    expect(await findFaults(page, 'html')).toEqual([])
    await page.raw.setViewport({ width: 360, height: 740 })
    expect(await findFaults(page, 'html')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect([...hosts].filter((host) => host != new URL(server.origin()).host)).toEqual([])
    await page.close()
  })
})
