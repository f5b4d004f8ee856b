// `npm run bench`: what the gates cost, in real Chromium, beside the same page without them. Ratios, not times: machines differ.
import { it } from 'vitest'
import { openBrowser, type Page } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

const ROUNDS = 15

/** A policy with this many declarations of each kind, all of them granted by `essential` or by a yes. */
function policy(count: number) {
  const list = (name: (index: number) => string) => Array.from({ length: count }, (_, index) => name(index))
  return {
    policy: { version: '1' },
    categories: {
      essential: { essential: true, cookies: ['own'], storage: ['own'] },
      analytics: {
        cookies: ['_st', ...list((index) => (index % 2 ? `_c${index}` : `_c${index}_*`))],
        storage: ['st', ...list((index) => `k${index}_*`)],
        requests: list((index) => `https://h${index}.example.com/*`),
      },
    },
  }
}

/** The work, as nanoseconds for one call, by name. */
const work = async (rounds: number) => {
  const box = document.body.appendChild(document.createElement('div'))
  const nothing = () => {}
  document.cookie = '_st=1; max-age=9999'
  localStorage.setItem('st', '1')
  const jobs: Record<string, [times: number, run: () => unknown]> = {
    'document.cookie, read': [300, () => document.cookie],
    'document.cookie, write': [60, () => (document.cookie = '_st=1; max-age=9999')],
    'localStorage.getItem': [3000, () => localStorage.getItem('st')],
    'localStorage.setItem': [1000, () => localStorage.setItem('st', '1')],
    'fetch, start': [20, () => void fetch('data:,').catch(nothing)],
    'element insertion': [2000, () => box.append(document.createElement('p'))],
    innerHTML: [300, () => (box.innerHTML = '<p class="a">Text <b>bold</b></p><img alt="">')],
  }
  const found: Record<string, number> = {}
  for (const [name, [times, run]] of Object.entries(jobs)) {
    const taken: number[] = []
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      for (let time = 0; time < times; time++) run()
      taken.push(((performance.now() - start) / times) * 1e6)
      box.textContent = ''
      await new Promise((done) => setTimeout(done))
    }
    found[name] = taken.sort((a, b) => a - b)[rounds >> 1] as number
  }
  return found
}

const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] as number

/** Main-thread milliseconds that the page's scripts take until it has been read. */
async function start(page: Page, url: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(url)
    times.push(await page.evaluate(() => performance.getEntriesByName('start')[0]?.duration ?? 0))
  }
  return median(times)
}

it('measures what the gates cost', async () => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const browser = await openBrowser()
  const server = await serve()
  const tag = `<script>performance.mark('before')</script><script src="/dist/treize.js"></script><script>performance.measure('start', 'before')</script>`
  const found: Record<string, Record<string, number>> = {}
  for (const [name, html] of Object.entries({
    native: '<!doctype html><title>Native</title><body>',
    '10 declarations': pageWith(policy(10)),
    '1,000 declarations': pageWith(policy(1000)),
  })) {
    server.route('/', html)
    const page = await browser.page()
    await page.goto(server.origin())
    await page.evaluate(() => (window as { treize?: typeof treize }).treize?.acceptAll())
    await page.wait(300)
    found[name] = await page.evaluate(work, ROUNDS)
    await page.close()
  }

  const native = found['native'] as Record<string, number>
  say('| | native | 10 declarations | 1,000 declarations |\n| --- | --- | --- | --- |')
  for (const [job, time] of Object.entries(native)) {
    const cell = (name: string) => `${((found[name]?.[job] as number) / time).toFixed(2)}x`
    say(`| ${job} | ${(time / 1000).toFixed(2)} µs | ${cell('10 declarations')} | ${cell('1,000 declarations')} |`)
  }

  for (const count of [10, 1000]) {
    server.route('/', pageWith(policy(count), { tag }))
    const page = await browser.page()
    await page.throttle(4)
    await page.goto(server.origin())
    await page.evaluate(() => treize.rejectAll())
    say(`Start at 4x throttling, ${count} declarations: ${(await start(page, server.origin())).toFixed(1)} ms`)
    await page.close()
  }
  await browser.close()
  await server.close()
  process.stdout.write(`${lines.join('\n')}\n`)
})
