import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let server: Awaited<ReturnType<typeof serve>>
let stats: string
let cdn: string

beforeAll(async () => {
  server = await serve({ routes: { '/t/a.css': '', '/t/p.gif': '', '/t/f.woff2': '', '/c/a.css': '' } })
  const script = (path: string) =>
    server.route(path, (_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end('')
    })
  for (const path of ['/t/a.js', '/c/a.js']) script(path)
  stats = server.origin('stats.other.localhost')
  cdn = server.origin('cdn.other.localhost')
  server.route('/leave', (request, answer) => {
    answer.writeHead(302, { location: `${stats}/t/p.gif?${request.url?.split('?')[1]}` }).end()
  })
  const policy = (csp: boolean) => ({
    policy: { version: '1' },
    csp,
    categories: {
      essential: { essential: true, requests: [`${cdn}/*`] },
      marketing: { requests: [`${stats}/*`] },
    },
  })
  server.route('/', pageWith(policy(true)))
  server.route('/gates', pageWith(policy(false)))
})
beforeEach(() => server.requests.clear())
afterAll(() => server.close())

/** What no gate of a script can stand before. */
const leak = async (url: string, cdn: string) => {
  const style = document.createElement('style')
  // Firefox keeps a sheet of the same text with what was blocked in it.
  style.textContent = `/* ${Math.random()} */ @import "${url}/t/a.css?import"; h1{background:url("${url}/t/p.gif?background")}`
  document.head.append(style)
  document.body.style.backgroundImage = `url("${url}/t/p.gif?style")`
  const sheet = document.createElement('style')
  document.head.append(sheet)
  sheet.sheet?.insertRule(`p{background:url("${url}/t/p.gif?rule")}`)
  void new FontFace('far', `url("${url}/t/f.woff2?font")`).load().catch(() => {})
  const code = document.createElement('script')
  code.text = `import("${url}/t/a.js?module").catch(() => {}); import("${cdn}/c/a.js")`
  document.head.append(code)
  const image = document.createElement('img')
  image.src = '/leave?redirect'
  document.body.append(image)
  const own = document.createElement('link')
  own.rel = 'stylesheet'
  own.href = `${cdn}/c/a.css`
  document.head.append(own)
}
const WAYS = ['background', 'font', 'import', 'module', 'redirect', 'rule', 'style']
const left = () =>
  server.requests
    .to('/t/')
    .map(({ path }) => path.split('?')[1])
    .sort()

describe.each(inject('engines'))('in %s', (name) => {
  const openUrl = useEngine(name)
  const own = (page: Awaited<ReturnType<typeof openUrl>>) => page.until(() => server.requests.to('/c/').length == 2)

  it('lets out without a policy of its own what no gate can hold', async () => {
    const page = await openUrl(`${server.origin()}/gates`)
    await page.evaluate(leak, stats, cdn)
    await page.until(() => left().length >= WAYS.length)
    expect(left()).toEqual(WAYS)
  })

  it('closes these ways with `csp`, lets essential hosts be called, and reloads for a yes', async () => {
    const page = await openUrl(server.origin())
    await page.evaluate(leak, stats, cdn)
    await own(page)
    // What a style sheet loads is asked for when the page is drawn, and a later request is not ahead of it.
    await page.evaluate(async () => {
      for (let at = 0; at < 2; at++) await new Promise(requestAnimationFrame)
      await fetch('/done')
    })
    expect(left()).toEqual([])
    await page.evaluate(() => {
      document.title = 'before'
      treize.acceptAll()
    })
    await page.until(() =>
      page
        .evaluate(() => document.title != 'before' && document.readyState == 'complete')
        // The page that asked has gone.
        .catch(() => false),
    )
    server.requests.clear()
    await page.evaluate(leak, stats, cdn)
    await page.until(() => left().length >= WAYS.length)
    expect(left()).toEqual(WAYS)
  })
})
