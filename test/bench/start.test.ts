import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'
import { writeBetween } from '../helpers/write-between'
import { klaroScript, loadPeers } from '../screenshots/peers'

/** A commit whose built script is measured too: `TREIZE_OLD=<commit> npm run bench test/bench/start.test.ts`. */
const { TREIZE_OLD: old, TREIZE_ROUNDS } = process.env
const ROUNDS = Number(TREIZE_ROUNDS ?? 12)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const policy = (count: number) => ({
  policy: { version: '1' },
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    analytics: { cookies: Array.from({ length: count / 2 }, (_, i) => `_a${i}*`) },
    marketing: { requests: Array.from({ length: count / 2 }, (_, i) => `https://ads${i}.example/*`) },
  },
})
const text = '<p>Some text that a visitor came to read, and that a banner must not keep from the screen.</p>'.repeat(
  200,
)
const page = (head: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body><main>${text}</main></body></html>`
const tag = (count: number, src: string) =>
  `<script type="application/json" data-treize>${JSON.stringify(policy(count))}</script><script src="${src}"></script>`

interface Variant {
  name: string
  head: string
  /** Finds what asks; nothing where the page asks nobody. */
  shown?: string
}

async function variants(): Promise<Variant[]> {
  const shown = '#treize'
  const all: Variant[] = [
    { name: 'no banner', head: '' },
    { name: 'treize, 10 declarations', head: tag(10, '/dist/treize.js'), shown },
    { name: 'treize, 1,000 declarations', head: tag(1000, '/dist/treize.js'), shown },
  ]
  if (old) {
    for (const file of ['treize.js', 'treize.banner.js'])
      server.route(`/old/${file}`, (_, answer) => {
        answer.setHeader('content-type', 'text/javascript')
        answer.end(execFileSync('git', ['show', `${old}:dist/${file}`], { cwd: ROOT }))
      })
    for (const count of [10, 1000])
      all.push({ name: `treize of ${old}, ${count} declarations`, head: tag(count, '/old/treize.js'), shown })
  }
  server.route('/klaro.js', (_, answer) => {
    answer.setHeader('content-type', 'text/javascript')
    answer.end(klaroScript())
  })
  return [...all, ...(await loadPeers())]
}

/** The processor time of the page's main thread, and when the first paint and the question came. Milliseconds. */
async function measure({ shown }: Variant, url: string, settle: boolean) {
  const visitor = await browser.page()
  const session = await visitor.raw.createCDPSession()
  // Time on the processor, which other work on the machine does not lengthen.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await visitor.raw.evaluateOnNewDocument((selector) => {
    const state = Object.assign(window, { asked: 0 })
    const look = () => {
      const found = selector ? document.querySelector(selector) : undefined
      const box = found?.shadowRoot?.querySelector('[data-treize=banner]') ?? (found?.shadowRoot ? undefined : found)
      if (box?.getBoundingClientRect().height) state.asked = performance.now()
      else requestAnimationFrame(look)
    }
    if (selector) requestAnimationFrame(look)
  }, shown ?? '')
  if (settle) {
    // A later visit: the choice is kept and the files are warm.
    await visitor.goto(url)
    await visitor.evaluate(() => (window as { treize?: typeof treize }).treize?.rejectAll())
    await visitor.wait(300)
  }
  await visitor.goto(url)
  if (shown && !settle)
    await visitor.raw.waitForFunction(() => (window as unknown as { asked: number }).asked, { timeout: 30_000 })
  await visitor.wait(500)
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => (metrics.find((one) => one.name == name)?.value ?? 0) * 1000
  const seen = await visitor.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    asked: (window as unknown as { asked: number }).asked,
  }))
  await visitor.close()
  return { script: metric('ScriptDuration'), task: metric('TaskDuration'), ...seen }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

it('measures what a page pays for a question', async () => {
  const lines = [
    `| median of ${ROUNDS} interleaved visits | script | all of the main thread | first paint | question |`,
    '| --- | --- | --- | --- | --- |',
  ]
  for (const settle of [false, true]) {
    // Peers keep their own records: only ours is asked for on later visits.
    const all = (await variants()).filter(({ name }) => !settle || /treize|no banner/.test(name))
    const found = new Map<string, Awaited<ReturnType<typeof measure>>[]>(all.map(({ name }) => [name, []]))
    for (const [i, { head }] of all.entries()) server.route(`/${i}`, page(head))
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, variant] of all.entries())
        found.get(variant.name)?.push(await measure(variant, `${server.origin()}/${i}`, settle))
    for (const [name, runs] of found) {
      const cell = (key: 'script' | 'task' | 'paint' | 'asked') => {
        const value = median(runs.map((run) => run[key]))
        return value ? `${value.toFixed(1)} ms` : '–'
      }
      lines.push(
        `| ${name}, ${settle ? 'later' : 'first'} visit | ${cell('script')} | ${cell('task')} | ${cell('paint')} | ${cell('asked')} |`,
      )
    }
  }
  // An older build is compared by hand.
  if (old) process.stdout.write(`${lines.join('\n')}\n`)
  else writeBetween('docs/measurements.md', 'bench:start', lines.join('\n'))
})
