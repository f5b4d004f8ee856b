import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import type { EnginePage } from '../helpers/engines/engine-page'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { serve } from '../helpers/serve'

const policy = {
  policy: { version: '1' },
  categories: { analytics: { cookies: ['_a'] }, marketing: { services: { videos: { label: 'Videos' } } } },
}

/** How sites lay out their body. */
const LAYOUTS: Record<string, string> = {
  'grid rows': 'body{min-height:100vh;display:grid;grid-template-rows:auto 1fr auto}',
  'grid auto-flow': 'body{display:grid;grid-auto-flow:column;grid-auto-columns:1fr}',
  'flex row': 'body{display:flex;gap:20px}',
  'flex column': 'body{display:flex;flex-direction:column;gap:20px;min-height:100vh}',
  'gaps in html too': 'html{display:grid;gap:10px}body{display:grid;gap:30px}',
  columns: 'body{columns:2;column-gap:40px}',
  'space between': 'body{display:flex;flex-direction:column;justify-content:space-between;height:100vh}',
  'sticky footer':
    'html,body{height:100%}body{display:flex;flex-direction:column}main{flex:1 0 auto}footer{margin-top:auto}',
  sidebar: 'body{display:grid;grid-template-columns:200px 1fr;grid-template-areas:"a a" "b c"}header{grid-area:a}',
  contents: 'body{display:contents}html{display:flex;gap:7px}',
  table: 'body{display:table;width:100%;border-spacing:9px}body>*{display:table-row}',
  'vertical writing': 'html{writing-mode:vertical-rl}body{display:flex;gap:11px}',
}

/** Style sheets that look at what stands beside what. */
const SHEETS = [
  'body>:first-child{margin-top:50px}body>:last-child{margin-bottom:60px}',
  'body>:nth-child(odd){padding:13px}body>:nth-child(even){padding:3px}',
  'body>*+*{margin-top:31px}*+*{margin-inline-start:1px}',
  'body>div{border:9px solid}html>div{border:17px solid}div:only-of-type{margin:12px}',
  '*:last-child{margin-bottom:0}:root>:last-child{padding-bottom:21px}',
  'body *{border:1px solid}body>:nth-last-child(2){padding:17px}',
  '.embeds>:nth-child(3){margin:23px}.embeds>*+*{margin-left:9px}.embeds:has(>:nth-child(5)){padding:40px}',
  '.lone>:only-child{width:50%}.lone>:last-child{margin-bottom:19px}:empty{padding:2px}',
  'iframe+p{padding-left:27px}img~p{margin-top:29px}iframe:last-child{border-width:7px}',
  'head+body{padding:5px}body:nth-child(2){margin:6px}body:last-child{margin-left:16px}body:only-of-type{margin-right:4px}',
]

const BODY = `<header><h1>A site</h1></header><main><p>Text</p>
<div class="embeds" style="display:flex;gap:5px"><iframe id="film" width="200" height="120" data-consent="marketing/videos" data-src="/film" title="Film"></iframe><p>Beside</p><img data-consent="marketing/videos" data-src="/film" width="150" height="90" alt="Picture"><p>More</p></div>
<div class="lone"><iframe data-consent="marketing/videos" data-src="/film" title="Alone"></iframe></div></main><footer>The end <span></span></footer>`

const watch = `<script>window.shift = 0; try { new PerformanceObserver((list) => list.getEntries().forEach((one) => { shift += one.value })).observe({ type: 'layout-shift', buffered: true }) } catch {}</script>`
const page = (treize: boolean) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shape</title>
${treize ? `${collectErrors}<script type="application/json" data-treize>${JSON.stringify(policy)}</script><script src="/dist/treize.js"></script>` : ''}
${watch}<style id="layout"></style><style id="sheet"></style></head><body>${BODY}</body></html>`

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve({ routes: { '/with': page(true), '/without': page(false), '/film': '<!doctype html>Film' } })
})
afterAll(() => server.close())

/** Where everything of the page is, for each layout with each sheet. */
const measure = (page: EnginePage) =>
  page.evaluate(
    (layouts, sheets) => {
      const [layout, sheet] = ['layout', 'sheet'].map((id) => document.getElementById(id) as HTMLElement)
      const found: Record<string, string[]> = {}
      for (const [name, css] of Object.entries(layouts))
        for (const rules of sheets) {
          ;(layout as HTMLElement).textContent = css
          ;(sheet as HTMLElement).textContent = rules
          found[`${name} | ${rules}`] = [document.documentElement, ...document.querySelectorAll('body, body *')].map(
            (one) => {
              const { x, y, width, height } = one.getBoundingClientRect()
              return `${one.localName} ${[x, y, width, height].map((side) => side.toFixed(2))}`
            },
          )
        }
      ;(layout as HTMLElement).textContent = ''
      ;(sheet as HTMLElement).textContent = ''
      return found
    },
    LAYOUTS,
    SHEETS,
  )
const different = (found: Record<string, string[]>, as: Record<string, string[]>) =>
  Object.keys(as).filter((key) => JSON.stringify(found[key]) != JSON.stringify(as[key]))
const shift = (page: EnginePage) => page.evaluate(() => (window as unknown as { shift: number }).shift)
const placeholders = (page: EnginePage) =>
  page.evaluate(() =>
    [...document.querySelectorAll('iframe')].every(
      ({ contentDocument }) => !!contentDocument?.body?.lastElementChild?.shadowRoot,
    ),
  )
const hosts = (page: EnginePage) =>
  page.evaluate(() => document.querySelectorAll('html > div, body [data-treize=host]').length)

describe.each(otherEngines())('in %s', (name) => {
  const open = useEngine(name)

  it('moves nothing in twelve layouts and ten style sheets: asked, with placeholders, answered, with its button', async () => {
    const origin = server.origin('www.shop.localhost')
    const as = await measure(await open(`${origin}/without`))
    expect(Object.keys(as)).toHaveLength(120)
    const page = await open(`${origin}/with`)
    await page.waitFor('banner')
    await page.until(() => placeholders(page))
    expect(await placeholders(page)).toBe(true)
    expect(different(await measure(page), as)).toEqual([])
    expect(await hosts(page)).toBe(0)
    await page.click('customize')
    await page.waitFor('preferences')
    expect(different(await measure(page), as)).toEqual([])
    await page.click('reject')
    const reopen = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-treize=host]')].some(({ shadowRoot }) =>
          shadowRoot?.querySelector('[data-treize=reopen]')?.checkVisibility(),
        ),
      )
    await page.until(reopen)
    expect(await reopen()).toBe(true)
    expect(different(await measure(page), as)).toEqual([])
    await page.evaluate(() => treize.stop())
    expect(different(await measure(page), as)).toEqual([])
    const left = await page.evaluate(() => ({
      hosts: [...document.querySelectorAll('[data-treize=host]')].map(({ shadowRoot }) => shadowRoot?.innerHTML),
      sheets: document.adoptedStyleSheets.length,
    }))
    expect(left).toEqual({ hosts: [], sheets: 0 })
    expect(await page.errors()).toEqual([])
  })

  it('shifts nothing when it comes, is answered and leaves its button', async () => {
    const page = await open(`${server.origin('www.shop.localhost')}/with`)
    await page.waitFor('banner')
    await page.until(() => placeholders(page))
    await page.click('customize')
    await page.waitFor('preferences')
    await page.click('reject')
    await page.until(async () => !(await page.shows('preferences')))
    expect(await shift(page)).toBe(0)
  })

  it('is read out, found and copied as what is seen, and its lent words are not', async () => {
    const page = await open(`${server.origin('www.shop.localhost')}/with`)
    await page.waitFor('banner')
    const seen = await page.evaluate(() => {
      document.execCommand('selectAll')
      const copied = String(getSelection())
      getSelection()?.removeAllRanges()
      const find = (text: string) => (window as unknown as { find(text: string): boolean }).find(text)
      const twins = [...document.querySelectorAll<HTMLElement>('#treize > span')]
      return {
        lent: twins.map(({ innerText, inert, ariaHidden }) => [innerText, inert, ariaHidden]),
        page: document.body.innerText.includes('Accept all'),
        copied: copied.includes('Accept all'),
        // What is found is the button's own word, once.
        found: [find('Accept all'), find('Accept all'), find('A site')],
      }
    })
    expect(seen.lent).toEqual([
      ['Reject all', true, 'true'],
      ['Accept all', true, 'true'],
    ])
    expect([seen.page, seen.copied]).toEqual([false, false])
  })
})
