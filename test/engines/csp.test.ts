import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { EnginePage } from '../helpers/engines/engine-page'
import { drawn, leak, serveLeaks } from '../helpers/engines/leaks'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'

let site: Awaited<ReturnType<typeof serveLeaks>>
beforeAll(async () => {
  site = await serveLeaks()
  const { server, stats, cdn } = site
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
beforeEach(() => site.server.requests.clear())
afterAll(() => site.server.close())

/** Also by the `style` of an element, and by a rule that is added to a sheet. */
const leakStyles = (url: string) => {
  document.body.style.backgroundImage = `url("${url}/t/p.gif?style")`
  const sheet = document.createElement('style')
  document.head.append(sheet)
  sheet.sheet?.insertRule(`p{background:url("${url}/t/p.gif?rule")}`)
}
const WAYS = ['background', 'font', 'import', 'module', 'redirect', 'rule', 'style']
const left = () => site.left()
async function leakAll(page: EnginePage) {
  await page.evaluate(leakStyles, site.stats)
  await page.evaluate(leak, site.stats, site.cdn)
}

describe.each(inject('engines'))('in %s', (name) => {
  const openUrl = useEngine(name)
  const own = (page: EnginePage) => page.until(() => site.server.requests.to('/c/').length == 2)

  it('lets out without a policy of its own what no gate can hold', async () => {
    const page = await openUrl(`${site.server.origin()}/gates`)
    await leakAll(page)
    await page.until(() => left().length >= WAYS.length)
    expect(left()).toEqual(WAYS)
  })

  it('closes these ways with `csp`, lets essential hosts be called, and reloads for a yes', async () => {
    const page = await openUrl(site.server.origin())
    await leakAll(page)
    await own(page)
    await drawn(page)
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
    site.server.requests.clear()
    await leakAll(page)
    await page.until(() => left().length >= WAYS.length)
    expect(left()).toEqual(WAYS)
  })
})
