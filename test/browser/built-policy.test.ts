import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'

const COMMAND = fileURLToPath(new URL('../../dist/cli/treize.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'treize-build-'))
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let line = ''

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ root: folder })
  const policy = {
    policy: { version: '1' },
    categories: {
      essential: { essential: true, cookies: ['session_id'] },
      marketing: { cookies: ['_ad*'], requests: [`${server.origin('ads.other.localhost')}/*`] },
    },
  }
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [COMMAND, 'build', '-o', '.', '--base', '/', '--inline', '--json'],
    { cwd: folder },
  )
  line = (JSON.parse(stdout) as { lines: string }).lines
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

const html = (head: string) =>
  `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body><h1>A page</h1><script>
    document.cookie = '_ad=1'; document.cookie = 'session_id=1'
    new Image().src = '${server.origin('ads.other.localhost')}/p.gif'
  </script></body></html>`

it.each(['tag', 'inline'])('holds, asks and releases with the policy in the script: %s', async (kind) => {
  server.requests.clear()
  server.route('/p.gif', '')
  server.route(`/${kind}`, html(kind == 'tag' ? line : readFileSync(join(folder, 'treize.inline.html'), 'utf8')))
  const page = await browser.page()
  await page.goto(`${server.origin(`${kind}.site.localhost`)}/${kind}`)
  await page.waitFor('banner')
  const names = async () => (await page.jar()).map(({ name }) => name).sort()
  expect(await names()).toEqual(['session_id'])
  expect(server.requests.to('/p.gif')).toEqual([])
  await page.click('accept')
  await expect.poll(names).toEqual(['_ad', 'eu-consent', 'session_id'])
  expect([...page.errors, ...page.warnings]).toEqual([])
})

it.each([
  ['above', (block: string) => block + line],
  ['below', (block: string) => line + block],
])('says that a block of another policy stands %s it, and holds what a block above declares', async (where, put) => {
  const other = {
    policy: { version: '1' },
    categories: { marketing: { requests: [`${server.origin('new.other.localhost')}/*`] } },
  }
  const block = (given: unknown) => `<script type="application/json" data-treize>${JSON.stringify(given)}</script>`
  server.route('/n.gif', '')
  server.route(
    '/other',
    html(put(block(other))).replace(
      '</body>',
      `<script>new Image().src = '${server.origin('new.other.localhost')}/n.gif'</script></body>`,
    ),
  )
  const page = await browser.page()
  server.requests.clear()
  await page.goto(`${server.origin(`${where}.site.localhost`)}/other`)
  await expect.poll(() => [...page.errors, ...page.warnings].join()).toContain('there are two policies on this page')
  if (where == 'above') expect(server.requests.to('/n.gif')).toEqual([])
  expect(server.requests.to('/p.gif')).toEqual([])

  // The one that `init` has printed is the same.
  server.route('/same', html(put(block(JSON.parse(readFileSync(join(folder, 'policy.json'), 'utf8'))))))
  const same = await browser.page()
  await same.goto(`${server.origin(`${where}.site.localhost`)}/same`)
  await same.waitFor('banner')
  expect([...same.errors, ...same.warnings]).toEqual([])
})
