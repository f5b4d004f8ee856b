import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const { resolve } = createRequire(import.meta.url)
// What the package exports is for extensions; the script for automated browsers lies beside it.
const autoconsent = readFileSync(join(dirname(resolve('@duckduckgo/autoconsent')), 'autoconsent.playwright.js'), 'utf8')
const readJson = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8'))
const readRule = (name: string) => readJson(new URL(`../../examples/refusal-tools/${name}.json`, import.meta.url))

const { analytics, essential, marketing } = shop.categories
/** The shop, with requests that it has to hold: one that is marked, and one that running code makes. */
const policy = {
  ...shop,
  categories: { essential, analytics, marketing: { ...marketing, requests: ['/collect*'] } },
}
const body = `<img data-consent="marketing" data-src="/collect.gif" alt="">
<script>fetch('/collect').catch(() => {})</script>`

/** As many categories as a rule knows by name, and one that it does not. */
const many = {
  ...policy,
  categories: {
    ...policy.categories,
    preferences: { cookies: ['theme'] },
    functional: { services: { chat: { label: 'Chat' }, map: { label: 'Map' } } },
    weather: { services: { radar: { label: 'Radar' } } },
  },
}

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/': pageWith(policy, { body }),
      '/fr': pageWith(policy, { body, lang: 'fr' }),
      '/continue': pageWith({ ...policy, banner: { refusal: 'continue' } }, { body }),
      '/fr/continue': pageWith({ ...policy, banner: { refusal: 'continue' } }, { body, lang: 'fr' }),
      '/dialog': pageWith({ ...policy, banner: { layout: 'dialog' } }, { body }),
      '/many': pageWith(many, { body }),
      '/collect.gif': '',
      '/collect': '',
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const visit = (page: Page, path: string) => page.goto(server.origin('www.shop.localhost') + path)
const choices = (page: Page) => page.evaluate(() => treize.record?.choices ?? null)
const refused = { analytics: false, 'analytics/stats': false, marketing: false }
const accepted = { analytics: true, 'analytics/stats': true, marketing: true }

/** What autoconsent's content script tells its browser. <https://github.com/duckduckgo/autoconsent> */
interface Message {
  type: string
  cmp?: string
  result?: boolean
  id?: string
  code?: string
  state?: { findCmpAttempts: number }
}

/** Gives a page autoconsent, as an extension does; returns all that it will have told. */
async function arm(page: Page, config: object, rules: unknown[]) {
  const told: Message[] = []
  const answer = (message: object) =>
    page.evaluate(
      (message) =>
        // Not awaited: it answers when it has done what it was told.
        void (window as unknown as { autoconsentReceiveMessage(message: object): void }).autoconsentReceiveMessage(
          message,
        ),
      message,
    )
  await page.raw.exposeFunction('autoconsentSendMessage', async (message: Message) => {
    told.push(message)
    const { type, id, code } = message
    if (type == 'init')
      await answer({
        type: 'initResp',
        config: { enabled: true, autoAction: 'optOut', enablePrehide: false, ...config },
        rules: { autoconsent: rules },
      })
    if (type == 'eval') await answer({ type: 'evalResp', id, result: await page.evaluate(code as string) })
    if (type == 'autoconsentDone') await answer({ type: 'selfTest' })
  })
  await page.raw.evaluateOnNewDocument(autoconsent)
  return told
}

/** What autoconsent found, and what it made of it, once it has looked whether the banner is gone. */
async function finish(told: Message[]) {
  const last = () => told.find(({ type }) => type == 'selfTestResult')
  await expect.poll(last, { timeout: 15_000 }).toBeTruthy()
  return { found: told.filter(({ type }) => type == 'popupFound').map(({ cmp }) => cmp), gone: last()?.result }
}

describe('autoconsent, with our rule', () => {
  const rule = readRule('autoconsent')

  it.each(['/', '/fr', '/continue', '/dialog', '/many'])(
    'refuses everything on %s, and nothing is asked of anyone',
    async (path) => {
      server.requests.clear()
      const page = await browser.page()
      const told = await arm(page, {}, [rule])
      await visit(page, path)
      expect(await finish(told)).toEqual({ found: ['treize'], gone: true })
      expect(await choices(page)).toMatchObject(refused)
      expect(Object.values((await choices(page)) ?? {})).not.toContain(true)
      expect(await page.shows('banner')).toBe(false)
      expect(server.requests.to('/collect')).toEqual([])
      expect(page.errors).toEqual([])
    },
  )

  it('accepts for a visitor who wants to accept', async () => {
    server.requests.clear()
    const page = await browser.page()
    const told = await arm(page, { autoAction: 'optIn' }, [rule])
    await visit(page, '/')
    await finish(told)
    expect(await choices(page)).toEqual(accepted)
    await expect.poll(() => server.requests.to('/collect').map(({ path }) => path)).toEqual(['/collect.gif'])
  })

  it('is the one that fits, among all the rules that autoconsent has', async () => {
    const page = await browser.page()
    const { autoconsent } = readJson(resolve('@duckduckgo/autoconsent/rules/rules.json'))
    const told = await arm(page, {}, [...autoconsent, rule])
    await visit(page, '/')
    expect(await finish(told)).toEqual({ found: ['treize'], gone: true })
    expect(await choices(page)).toEqual(refused)
  })
})

describe('autoconsent, with no rule of ours', () => {
  const heuristics = { heuristicMode: 'reject' }

  it.each(['/', '/fr', '/continue', '/fr/continue', '/dialog'])(
    'finds out by itself how to refuse on %s',
    async (path) => {
      server.requests.clear()
      const page = await browser.page()
      const told = await arm(page, heuristics, [])
      await visit(page, path)
      expect(await finish(told)).toEqual({ found: ['HEURISTIC-REJECT'], gone: true })
      expect(await choices(page)).toEqual(refused)
      expect(await page.shows('banner')).toBe(false)
      expect(server.requests.to('/collect')).toEqual([])
      expect(page.errors).toEqual([])
    },
  )

  it('leaves the preferences alone that the visitor has opened', async () => {
    const page = await browser.page()
    await visit(page, '/')
    await page.click('accept')
    const told = await arm(page, heuristics, [])
    await page.reload()
    await page.evaluate(() => treize.open())
    await page.waitFor('preferences')
    const found = () => told.filter(({ type }) => type == 'cmpDetected').map(({ cmp }) => cmp)
    // It looks again when the page changes, every second time by its heuristics, and no more once it has found something.
    const done = async () => {
      await page.evaluate(() => document.body.append('.'))
      return found().length > 0 || told.some(({ state }) => state && state.findCmpAttempts > 6)
    }
    await expect.poll(done, { timeout: 15_000 }).toBe(true)
    expect(found()).toEqual([])
    expect(await choices(page)).toEqual(accepted)
  })
})

/** The part of Consent-O-Matic's rules that ours uses. <https://github.com/cavi-au/Consent-O-Matic#readme> */
interface Selection {
  selector: string
  /** Only what takes up room. */
  displayFilter?: boolean
}
interface Find {
  parent?: Selection
  target: Selection
}
interface Action extends Find {
  type: string
  action: Action
  actions: Action[]
  consents: { type: string; matcher?: Find; toggleAction?: Action; falseAction?: Action }[]
}
interface Rule {
  detectors: { presentMatcher: Find; showingMatcher: Find }[]
  methods: { name: string; action: Action }[]
}

/** Does in a page what Consent-O-Matic does with a rule; returns what it looked for in vain. */
async function follow({ detectors, methods }: Rule, wishes: Record<string, boolean>): Promise<string[]> {
  const missed: string[] = []
  let base: ParentNode = document

  const select = ({ selector, displayFilter }: Selection, from: ParentNode = base) => {
    const root = from instanceof Element && from.shadowRoot ? from.shadowRoot : from
    return [...root.querySelectorAll<HTMLElement>(selector)].filter((one) => !displayFilter || one.offsetHeight)
  }
  function find({ parent, target }: Find) {
    if (!parent) return select(target)
    const [from] = select(parent)
    return from ? select(target, from) : []
  }
  function need(one: Find) {
    const found = find(one)
    if (!found.length) missed.push(one.target.selector)
    return found
  }

  async function run(action: Action) {
    if (action.type == 'click') need(action)[0]?.click()
    else if (action.type == 'list') for (const one of action.actions) await run(one)
    else if (action.type == 'foreach') {
      const outer = base
      for (const one of need(action)) {
        base = one
        await run(action.action)
      }
      base = outer
    } else if (action.type == 'waitcss') {
      for (let tries = 10; tries && !find(action).length; tries--) await new Promise((done) => setTimeout(done, 250))
      need(action)
    } else if (action.type == 'consent')
      for (const { type, matcher, toggleAction, falseAction } of action.consents) {
        if (matcher && toggleAction) {
          if (!!find(matcher).length != wishes[type]) await run(toggleAction)
        } else if (falseAction && !wishes[type] && find(falseAction).length) await run(falseAction)
      }
    else throw new Error(`No action is called "${action.type}".`)
  }

  for (const { presentMatcher, showingMatcher } of detectors) {
    need(presentMatcher)
    need(showingMatcher)
  }
  for (const name of ['OPEN_OPTIONS', 'DO_CONSENT', 'SAVE_CONSENT'])
    for (const method of methods) if (method.name == name) await run(method.action)
  return missed
}

describe('Consent-O-Matic, with our rule', () => {
  const { treize: rule }: { treize: Rule } = readRule('consent-o-matic')
  const nothing = { A: false, B: false, D: false, E: false, F: false, X: false }
  const none = {
    ...refused,
    preferences: false,
    functional: false,
    'functional/chat': false,
    'functional/map': false,
    weather: false,
    'weather/radar': false,
  }

  it('finds every element that it names, and refuses everything', async () => {
    server.requests.clear()
    const page = await browser.page()
    await visit(page, '/many')
    await page.waitFor('banner')
    expect(await page.evaluate(follow, rule, nothing)).toEqual([])
    expect(await choices(page)).toEqual(none)
    expect(await page.shows('banner')).toBe(false)
    expect(server.requests.to('/collect')).toEqual([])
    expect(page.errors).toEqual([])
  })

  it('refuses just as well where the site has fewer categories, and in French', async () => {
    const page = await browser.page()
    await visit(page, '/fr')
    await page.waitFor('banner')
    await page.evaluate(follow, rule, nothing)
    expect(await choices(page)).toEqual(refused)
  })

  it.each([
    ['A', { A: true }, { preferences: true, functional: true, 'functional/chat': true, 'functional/map': true }],
    ['B', { B: true }, { analytics: true, 'analytics/stats': true }],
    ['F without E', { F: true }, {}],
    ['F and E', { F: true, E: true }, { marketing: true }],
    ['X', { X: true }, { weather: true, 'weather/radar': true }],
  ])('grants for its category %s what the visitor has told it to, and no more', async (_, wishes, granted) => {
    const page = await browser.page()
    await visit(page, '/many')
    await page.waitFor('banner')
    expect(await page.evaluate(follow, rule, { ...nothing, ...wishes })).toEqual([])
    expect(await choices(page)).toEqual({ ...none, ...granted })
  })

  it('takes back what was granted under an earlier policy', async () => {
    const page = await browser.page()
    await visit(page, '/many')
    await page.waitFor('banner')
    await page.evaluate(() => treize.set({ analytics: true, 'functional/chat': true, marketing: true, weather: true }))
    server.route('/later', pageWith({ ...many, policy: { version: '2027-01-01' } }, { body }))
    await visit(page, '/later')
    await page.waitFor('banner')
    await page.evaluate(follow, rule, nothing)
    expect(await choices(page)).toEqual(none)
  })
})
