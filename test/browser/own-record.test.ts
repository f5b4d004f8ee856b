import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const ID = '11111111-1111-4111-8111-111111111111'
const HOST = 'www.shop.localhost'

let browser: Awaited<ReturnType<typeof openBrowser>>
const servers: Record<string, Awaited<ReturnType<typeof serve>>> = {}

beforeAll(async () => {
  browser = await openBrowser()
  const routes = {
    '/': pageWith(shop),
    '/shop/cart/': pageWith(shop),
    '/plain': '<!doctype html><title>Plain</title>',
    '/shop/plain': '<!doctype html><title>Plain</title>',
  }
  servers.http = await serve({ routes })
  servers.https = await serve({ routes, secure: true })
})
afterAll(async () => {
  await browser.close()
  for (const server of Object.values(servers)) await server.close()
})

const choices = (yes: boolean) => `analytics=${yes}&analytics/stats=${yes}&marketing=${yes}`
/** A record as somebody else may write it. */
const record = (yes: boolean, age = 0) =>
  `1|${new Date(Date.now() - age * 1000).toISOString().slice(0, 19)}Z|${ID}|2026-11-01|api|${choices(yes)}`

describe.each(['http', 'https'])('on %s, without a domain', (scheme) => {
  const server = () => servers[scheme] as Awaited<ReturnType<typeof serve>>

  /** A page on which somebody else has written cookies, and on which the visitor may have chosen before. */
  async function open(
    forged: { host?: string; path?: string; rest: string; yes?: boolean; name?: string }[],
    chosen?: boolean,
  ) {
    const page = await browser.page()
    if (chosen !== undefined) {
      await page.goto(server().origin(HOST))
      await page.evaluate((yes) => (yes ? treize.acceptAll() : treize.rejectAll()), chosen)
    }
    for (const { host = 'evil.shop.localhost', path = '/plain', rest, yes = true, name = 'eu-consent' } of forged) {
      await page.goto(server().origin(host) + path)
      await page.evaluate(
        (text) => {
          document.cookie = text
        },
        `${name}=${record(yes).replaceAll('%', '%25')};${rest}`,
      )
    }
    await page.goto(`${server().origin(HOST)}/shop/cart/`)
    return page
  }
  const answers = (page: Awaited<ReturnType<typeof open>>) =>
    page.evaluate(() => [treize.has('marketing'), treize.unasked, treize.record?.choices.marketing ?? null])

  const domain = 'path=/;domain=shop.localhost'
  const cases: [title: string, forged: Parameters<typeof open>[0]][] = [
    ['a subdomain', [{ rest: `${domain};max-age=9999` }]],
    ['a subdomain, for the session', [{ rest: domain }]],
    ['a subdomain, longer ahead', [{ rest: `${domain};max-age=9999` }, { rest: 'path=/shop;domain=shop.localhost' }]],
    ['another path', [{ host: HOST, path: '/shop/plain', rest: 'path=/shop' }]],
    ['a subdomain and another path', [{ rest: domain }, { host: HOST, path: '/shop/plain', rest: 'path=/shop/cart' }]],
    ['a subdomain, under the name of https', [{ rest: `${domain};secure`, name: '__Host-eu-consent' }]],
  ]

  it.each(cases)('a yes of %s grants nothing', async (_, forged) => {
    expect(await answers(await open(forged))).toEqual([false, true, null])
  })

  it.each(cases)('a yes of %s does not outdo a refusal', async (_, forged) => {
    const page = await open(forged, false)
    expect(await answers(page)).toEqual([false, false, false])
    await page.reload()
    expect(await answers(page)).toEqual([false, false, false])
  })

  it('a refusal of a subdomain does not undo a yes, which keeps its date', async () => {
    const page = await open([{ rest: domain, yes: false }], true)
    const before = await page.evaluate(() => treize.record)
    expect(await answers(page)).toEqual([true, false, true])
    await page.reload()
    expect(await page.evaluate(() => treize.record)).toEqual(before)
  })

  it('a record of the host’s own that a server has written counts', async () => {
    const page = await browser.page()
    const at = `${server().origin(HOST)}/plain`
    await page.goto(at)
    await page.evaluate(
      (text) => {
        document.cookie = text
      },
      `eu-consent=${record(true, 60)};path=/;max-age=99999`,
    )
    await page.goto(server().origin(HOST))
    expect(await answers(page)).toEqual([true, false, true])
    await page.reload()
    expect(await answers(page)).toEqual([true, false, true])
    const found = (await page.jar()).map(({ name, domain, path }) => [name, domain, path])
    expect(found).toEqual([[scheme == 'https' ? '__Host-eu-consent' : 'eu-consent', HOST, '/']])
  })

  it('a text that is no record is left as it is', async () => {
    const page = await browser.page()
    await page.goto(`${server().origin(HOST)}/plain`)
    await page.evaluate(() => {
      document.cookie = 'eu-consent=of-another-tool;path=/'
    })
    await page.goto(server().origin(HOST))
    expect(await answers(page)).toEqual([false, true, null])
    expect((await page.jar()).map(({ name, value }) => [name, value])).toEqual([['eu-consent', 'of-another-tool']])
  })
})
