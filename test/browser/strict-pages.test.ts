import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

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

async function open(html: string, headers: Record<string, string> = {}) {
  server.route('/', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html)
  })
  const page = await browser.page()
  await page.goto(server.origin('www.shop.localhost'))
  return page
}
const choices = (page: Page) => page.evaluate(() => treize.record?.choices)
const ALL = { analytics: true, 'analytics/stats': true, marketing: true }
/** Whether a visitor's click at the middle of a part reaches it. */
const onTop = (page: Page, hook: string) =>
  page.raw.$eval(page.hook(hook), (element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const root = element.getRootNode() as ShadowRoot
    return root.elementFromPoint(left + width / 2, top + height / 2) == element
  })

it('works whole under the strictest content security policy, and breaks none of its rules', async () => {
  const nonce = 'bm9uY2U='
  const page = await open(
    pageWith(shop, {
      lang: 'fr',
      tag: `<script nonce="${nonce}">window.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective + ' ' + event.blockedURI))</script>
<script nonce="${nonce}" src="/dist/treize.js"></script>`,
      body: `<script nonce="${nonce}" type="text/plain" data-consent="analytics">window.ran = true</script><div data-consent-table></div>`,
    }),
    {
      'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'none'; require-trusted-types-for 'script'; trusted-types treize`,
    },
  )
  await page.waitFor('banner')
  expect(
    await page.raw.$eval(page.hook('accept'), (button) => [button.textContent, getComputedStyle(button).cursor]),
  ).toEqual(['Tout accepter', 'pointer'])
  await page.click('customize')
  await page.raw.click('#treize >>> summary')
  await page.raw.click('#treize >>> [data-category=marketing]')
  await page.click('save')
  await page.evaluate(() => treize.open())
  await page.waitFor('preferences')
  await page.click('accept')
  await expect.poll(() => page.evaluate(() => 'ran' in window)).toBe(true)
  expect(await page.raw.$$eval('[data-consent-table] tr', (rows) => rows.length)).toBeGreaterThan(3)
  expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([])
  // The browser's own icon is the only thing that the policy stops.
  expect(page.errors.filter((error) => !/favicon/.test(error))).toEqual([])
})

it('asks in a sandbox that has no origin, and keeps the choice for the page', async () => {
  server.route('/inner', pageWith(shop))
  const page = await open(
    '<!doctype html><title>Outside</title><iframe sandbox="allow-scripts" src="/inner" width="900" height="700"></iframe>',
  )
  const frame = await (await page.raw.$('iframe'))?.contentFrame()
  const accept = await frame?.waitForSelector('#treize >>> [data-treize=accept]', { visible: true })
  await accept?.click()
  expect(await frame?.evaluate(() => [treize.has('analytics'), treize.unasked])).toEqual([true, false])
  await frame?.evaluate(() => treize.open())
  await frame?.waitForSelector('#treize >>> [data-treize=withdraw]', { visible: true })
  expect(page.errors).toEqual([])
})

it('is on top of whatever fights for the highest place', async () => {
  const page = await open(
    pageWith(shop, {
      body: '<div style="position:fixed;inset:0;z-index:2147483647;background:red">All mine</div><div popover="manual" id="pop" style="position:fixed;inset:0;width:100vw;height:100vh">Mine</div><script>pop.showPopover()</script>',
    }),
  )
  await page.waitFor('banner')
  for (const hook of ['reject', 'accept', 'customize']) expect(await onTop(page, hook)).toBe(true)
  await page.click('customize')
  await page.waitFor('preferences')
  expect(await onTop(page, 'save')).toBe(true)
  await page.click('accept')
  expect(await choices(page)).toEqual(ALL)
})

it('leaves a dialog that the page has open to the visitor, and asks once it is closed', async () => {
  const page = await open(
    pageWith(shop, {
      body: '<dialog id="theirs"><button id="inside" onclick="this.closest(`dialog`).close()">Close</button><button id="settings" data-consent-open>Settings</button></dialog><script>theirs.showModal()</script>',
    }),
  )
  await page.waitFor('banner')
  await page.raw.click('#settings')
  await page.waitFor('preferences')
  await page.click('close')
  await page.raw.click('#inside')
  await page.click('accept')
  expect(await choices(page)).toEqual(ALL)
  // And one that is opened later is the page's own, above the question.
  await page.evaluate(() => treize.erase())
  await page.waitFor('banner')
  await page.evaluate(() => (document.getElementById('theirs') as HTMLDialogElement).showModal())
  await page.raw.click('#inside')
  await page.click('reject')
  expect(page.errors).toEqual([])
})

it('stays through a body that is replaced, in either layer, as Turbo and Astro do', async () => {
  const page = await open(pageWith(shop))
  await page.waitFor('banner')
  const swap = () =>
    page.evaluate(() => {
      const body = document.createElement('body')
      body.innerHTML = '<h1>Another page</h1><a id="link" href="#x">Link</a>'
      document.body.replaceWith(body)
    })
  await swap()
  await page.waitFor('banner')
  expect(await onTop(page, 'accept')).toBe(true)
  expect(await page.raw.$$eval('#treize', (all) => all.length)).toBe(1)
  await page.click('customize')
  await page.waitFor('preferences')
  await page.raw.click('#treize >>> [data-category=marketing]')
  await swap()
  await page.waitFor('preferences')
  expect(await page.raw.$eval(page.hook('preferences'), (dialog) => dialog.matches(':modal'))).toBe(true)
  await page.click('save')
  expect(await choices(page)).toMatchObject({ marketing: true })
  await page.raw.waitForSelector('>>> [data-treize=reopen]', { visible: true })
  await swap()
  await page.raw.waitForSelector('>>> [data-treize=reopen]', { visible: true })
  expect(await page.shows('banner')).toBe(false)
  expect(page.errors).toEqual([])
})
