import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'
import { rows } from './mistakes-rows'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  for (const path of ['/above.js', '/made.js', '/frame', '/fetch', '/beacon', '/pixel.gif', '/done'])
    server.route(path, '')
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const plain = (page: Page, other: string) =>
  [...page.errors, ...page.warnings].map((text) =>
    text.replaceAll(other, 'OTHER').replaceAll(other.replace('http://', ''), 'OTHERHOST'),
  )

describe('a page whose owner made a mistake', () => {
  it.each(someOf(rows, 2))('calls no tracker and says so: $mistake', async ({ page: html, says, called = [] }) => {
    const page = await browser.page()
    const other = server.origin('other.tracker.localhost')
    server.requests.clear()
    server.route('/', html(other))
    await page.goto(server.origin())
    await expect.poll(() => plain(page, other).length).toBeGreaterThanOrEqual(says.length)
    // A right page says nothing, which takes as long as a request would.
    await page.evaluate(() => fetch('/done').then(() => new Promise(requestAnimationFrame)))
    expect(plain(page, other)).toEqual(says)
    const calls = server.requests.all().filter(({ host }) => host.startsWith('other.'))
    expect([...new Set(calls.map(({ path }) => path))].sort()).toEqual(called)
    await page.close()
  })
})

it('lists in docs/mistakes.md what was tried here', () => {
  const file = new URL('../../docs/mistakes.md', import.meta.url)
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
  const shown = (text: string) =>
    `\`${text.replaceAll('OTHERHOST', 'stats.example').replaceAll('OTHER', 'https://stats.example').replaceAll('|', '\\|')}\``
  const table = [
    '| Mistake | What happens | What the console says |',
    '| --- | --- | --- |',
    ...rows.map(
      ({ mistake, happens, says }) =>
        `| ${mistake.includes('`') ? mistake : cell(mistake)} | ${cell(happens)} | ${
          says
            .filter((text) => text.startsWith('['))
            .map(shown)
            .join('<br>') || 'nothing'
        } |`,
    ),
  ].join('\n')
  const text = readFileSync(file, 'utf8')
  const written = text.replace(
    /(<!-- table -->\n)[\s\S]*(\n<!-- \/table -->)/,
    (_, before, after) => before + table + after,
  )
  if (process.env.TREIZE_WRITE) writeFileSync(file, written)
  else expect(text).toBe(written)
})
