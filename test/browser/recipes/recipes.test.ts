import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { declareService } from '../../../src/catalogue/declare-service'
import type { Entry } from '../../../src/catalogue/entry'
import { addMonths } from '../../../src/policy/lifetime'
import type { Policy } from '../../../src/policy/policy'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { serve } from '../../helpers/serve'
import { someOf } from '../../helpers/some-of'
import { RECIPES, type Recipe } from './recipes'
import { STAND_INS } from './stand-ins'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const FOLDER = join(ROOT, 'examples/recipes')
const readRecipe = (name: string) => readFileSync(join(FOLDER, `${name}.html`), 'utf8')
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
    // As vendors' pages are served: some of their addresses have the page's own scheme.
    secure: true,
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
    if (!/^https?:/.test(url) || new URL(url).hostname.endsWith('localhost')) return void request.continue()
    called.push(url)
    const [, contentType = 'text/plain', body = ''] = STAND_INS.find(([address]) => address.test(url)) ?? []
    void request.respond({ status: 200, contentType, body, headers: { 'access-control-allow-origin': '*' } })
  })
  await page.goto(`${server.origin('www.shop.localhost')}${path}`)
  await page.waitFor('banner')
  await page.settle()
  return { page, called }
}
const sent = (called: readonly string[], addresses: readonly RegExp[] = []) =>
  addresses.filter((address) => called.some((url) => address.test(url)))
const sorted = (...lists: (readonly string[] | undefined)[]) => lists.flatMap((list = []) => list).sort()

/** What the page has of its tools, as the browser keeps it. */
async function look(page: Page, { frame, shows, always }: Recipe) {
  const { local, session } = await page.storage()
  const cookies = (await page.jar()).map(({ name }) => name)
  return {
    cookies: sorted(cookies.filter((name) => !name.includes('eu-consent'))),
    // Our own key says when a cookie was first set.
    storage: sorted(Object.keys(local), Object.keys(session)).filter((key) => key != 'treize'),
    frame: page.raw.frames().filter((one) => frame?.test(one.url())).length,
    shows: shows ? (await page.raw.$$(shows)).length : 0,
    always: always?.shows ? (await page.raw.$$(always.shows)).length : 0,
  }
}

it('each recipe is in the table', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.html'))
  expect(files.map((file) => file.replace('.html', '')).sort()).toEqual([...names].sort())
  expect(names.length).toBeGreaterThanOrEqual(20)
  for (const name of names) expect(readFileSync(join(FOLDER, 'README.md'), 'utf8')).toContain(`\`${name}.html\``)
})

describe.each(names)('%s', (name) => {
  const recipe = RECIPES[name] as Recipe
  const { always } = recipe

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

  it.concurrent.each(someOf(names, 4).includes(name) ? ['marked', 'unmarked'] : [])(
    '%s: nothing before a choice and after a refusal, all after a yes, nothing after a withdrawal',
    async (form) => {
      const { page, called } = await visit(`/${form}/${name}`)
      const nothing = { cookies: sorted(always?.cookies), storage: [], frame: 0, shows: 0, always: always ? 1 : 0 }
      async function expectNothing() {
        const calls = called.filter((url) => !always?.sends?.some((address) => address.test(url)))
        // A browser reads ahead what nobody marked; it neither runs nor is shown.
        if (form == 'marked') expect(calls).toEqual([])
        expect(sent(called, recipe.sends)).toEqual([])
        expect(sent(called, always?.sends)).toEqual(always?.sends ?? [])
        expect(await look(page, recipe)).toEqual(nothing)
      }
      async function reload() {
        called.length = 0
        await page.reload()
        await page.settle()
      }

      await expectNothing()
      await page.click('reject')
      await page.settle()
      await expectNothing()
      await reload()
      await expectNothing()

      // The visitor has second thoughts.
      await page.raw.click('[data-consent-open]')
      await page.waitFor('preferences')
      await page.click('accept')
      const all = {
        cookies: sorted(recipe.cookies, always?.cookies),
        storage: sorted(recipe.storage),
        frame: recipe.frame ? 1 : 0,
        shows: recipe.shows ? 1 : 0,
        always: nothing.always,
      }
      await vi.waitFor(async () => {
        expect(sent(called, recipe.sends)).toEqual(recipe.sends ?? [])
        expect(await look(page, recipe)).toEqual(all)
      }, 10_000)
      const latest = addMonths(Date.now(), 13) + 60_000
      for (const { expires } of await page.jar()) expect(Number(expires)).toBeLessThanOrEqual(latest)

      const forgot = () => page.evaluate(() => document.body.dataset.forgot)
      expect(await forgot()).toBeUndefined()
      await page.evaluate(() => treize.withdraw())
      expect(await forgot()).toBe(recipe.forgets)
      // What a running script has put into the page stays until the next one.
      await vi.waitFor(
        async () => expect(await look(page, recipe)).toEqual({ ...nothing, shows: expect.any(Number) }),
        10_000,
      )
      await reload()
      await expectNothing()
      expect(page.errors).toEqual([])
      await page.close()
    },
  )
})
