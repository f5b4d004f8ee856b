import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { declareService } from '../../../src/catalogue/declare-service'
import type { Entry } from '../../../src/catalogue/entry'
import { addMonths } from '../../../src/policy/lifetime'
import type { Policy } from '../../../src/policy/policy'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { serve } from '../../helpers/serve'
import { STAND_INS } from './stand-ins'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const readRecipe = (name: string) => readFileSync(join(ROOT, `examples/recipes/${name}.html`), 'utf8')

interface Recipe {
  services: readonly string[]
  /** What the vendor is sent once it may be. */
  sends: readonly RegExp[]
  cookies: readonly string[]
}
const RECIPES: Record<string, Recipe> = {
  'google-analytics': {
    services: ['google-analytics'],
    sends: [/g\/collect\?tid=G-ABC123&gcs=G111/],
    cookies: ['_ga', '_ga_ABC123'],
  },
  'google-tag-manager': {
    services: ['google-tag-manager', 'google-analytics', 'google-ads'],
    sends: [/g\/collect\?tid=G-ABC123&gcs=G111/, /googleadservices\.com\/pagead\/conversion\?tid=AW-123/],
    cookies: ['_ga', '_ga_ABC123', '_gcl_au'],
  },
  matomo: { services: ['matomo'], sends: [/matomo\.php\?rec=1/], cookies: ['_pk_id.1.abcd', '_pk_ses.1.abcd'] },
  'meta-pixel': { services: ['meta-pixel'], sends: [/facebook\.com\/tr\/\?ev=PageView/], cookies: ['_fbp'] },
  youtube: { services: ['youtube'], sends: [/youtube\.com\/embed\/abc123/], cookies: [] },
}
const names = Object.keys(RECIPES)

/** The vendor's lines as they were before they were marked. */
const unmark = (html: string) =>
  html
    .replace(/ type="text\/plain"/g, '')
    .replace(/ data-consent="[^"]*"/g, '')
    .replace(/ data-src=/g, ' src=')

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: Object.fromEntries(
      names.flatMap((name) => [
        [`/marked/${name}`, readRecipe(name)],
        [`/unmarked/${name}`, unmark(readRecipe(name))],
      ]),
    ),
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** A page on which the vendors' hosts are stood in for; `called` is what reached them. */
async function visit(path: string) {
  const page = await browser.page()
  const called: string[] = []
  await page.raw.setRequestInterception(true)
  page.raw.on('request', (request) => {
    const url = request.url()
    if (new URL(url).hostname.endsWith('localhost')) return void request.continue()
    called.push(url)
    const [, contentType = 'text/plain', body = ''] = STAND_INS.find(([address]) => address.test(url)) ?? []
    void request.respond({ status: 200, contentType, body, headers: { 'access-control-allow-origin': '*' } })
  })
  await page.goto(`${server.origin('www.shop.localhost')}${path}`)
  await page.waitFor('banner')
  await page.settle()
  return { page, called }
}
const cookies = async (page: Page) =>
  (await page.jar()).map(({ name }) => name).filter((name) => !name.includes('eu-consent'))
const sent = (called: readonly string[], { sends }: Recipe) =>
  called.filter((url) => sends.some((address) => address.test(url)))

describe.each(names)('%s', (name) => {
  const recipe = RECIPES[name] as Recipe

  it('has the policy that the command line writes', () => {
    const [, json = ''] = /data-treize>([\s\S]*?)<\/script>/.exec(readRecipe(name)) ?? []
    const policy = JSON.parse(json) as Policy
    const services = Object.values(policy.categories).flatMap(({ services = {} }) => Object.entries(services))
    expect(services.map(([key]) => key).sort()).toEqual([...recipe.services].sort())
    for (const [key, service] of services) {
      const entry = JSON.parse(readFileSync(join(ROOT, `src/catalogue/services/${key}.json`), 'utf8')) as Entry
      const { requests = [], ...rest } = declareService(entry, ['en'])
      expect(service).toMatchObject(rest)
      expect(service.requests).toEqual(expect.arrayContaining([...requests]))
    }
  })

  it.each(['marked', 'unmarked'])('%s, sends and stores nothing before a choice and after a refusal', async (form) => {
    const { page, called } = await visit(`/${form}/${name}`)
    const looked = async () => {
      // A browser reads ahead what nobody marked; it neither runs nor is shown.
      if (form == 'marked') expect(called).toEqual([])
      if (recipe.cookies.length) expect(sent(called, recipe)).toEqual([])
      expect(
        page.raw
          .frames()
          .map((frame) => frame.url())
          .filter((url) => url.includes('youtube.com')),
      ).toEqual([])
      expect(await cookies(page)).toEqual([])
    }
    await looked()
    await page.click('reject')
    await page.settle()
    await looked()
    await page.reload()
    await page.settle()
    await looked()
    expect(page.errors).toEqual([])
  })

  it.each(['marked', 'unmarked'])('%s, works after a yes and leaves nothing after a withdrawal', async (form) => {
    const { page, called } = await visit(`/${form}/${name}`)
    await page.click('accept')
    await vi.waitFor(() => {
      for (const address of recipe.sends) expect(called.filter((url) => address.test(url)).length).toBeGreaterThan(0)
    }, 10_000)
    await vi.waitFor(async () => expect((await cookies(page)).sort()).toEqual([...recipe.cookies].sort()), 10_000)
    const latest = addMonths(Date.now(), 13) + 60_000
    for (const { expires } of await page.jar()) expect(Number(expires)).toBeLessThanOrEqual(latest)

    await page.evaluate(() => (window as unknown as { treize: { withdraw(): void } }).treize.withdraw())
    await page.settle()
    expect(await cookies(page)).toEqual([])
    called.length = 0
    await page.reload()
    await page.settle()
    if (form == 'marked') expect(called).toEqual([])
    if (recipe.cookies.length) expect(sent(called, recipe)).toEqual([])
    expect(await cookies(page)).toEqual([])
  })
})
