import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/index'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { pageWith } from '../../helpers/page-with'
import { serve } from '../../helpers/serve'
import { someOf } from '../../helpers/some-of'
import { oldSites } from './old-sites'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let trial: Awaited<ReturnType<typeof openTrial>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  trial = await openTrial()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const shop = {
  policy: { version: '2026-11-01' },
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    analytics: { services: { matomo: { cookies: ['_pk_*'] }, hotjar: { cookies: ['_hj*'] } } },
    preferences: { cookies: ['theme'] },
    marketing: { cookies: ['_ad'] },
  },
}
const MONTH = 30 * 86_400_000
const DAY = 86_400_000

/** Remembers whether a banner was ever in the page. */
const watch = `<script>
  window.asked = false
  const look = () => {
    asked ||= !!document.querySelector('#treize')?.shadowRoot.querySelector('[data-treize="banner"]')
    requestAnimationFrame(look)
  }
  look()
</script>`
declare const asked: boolean
declare const imported: unknown

/** The same site after the move, with the script tag. */
function moved(call: string, policy: Policy = shop) {
  server.route(
    '/moved',
    pageWith(policy, {
      tag: `${watch}<script src="/dist/treize.js"></script>
        <script src="/dist/treize.import.js"></script><script>window.imported = treize.${call}</script>`,
    }),
  )
  return `${server.origin()}/moved`
}

async function visitOld(html: string, ...presses: string[]) {
  const page = await browser.page()
  server.route('/before', html)
  // Some hear nothing before they have fetched all their files.
  await page.raw.goto(`${server.origin()}/before`, { waitUntil: 'networkidle0' })
  await press(page, ...presses)
  return page
}
async function press(page: Page, ...presses: string[]) {
  for (const selector of presses) {
    const button = await page.raw.waitForSelector(selector, { visible: true, timeout: 10_000 })
    // Some slide in, and are pressed where they come to rest.
    await button?.evaluate((one) => Promise.all(document.getAnimations().map((move) => move.finished)).then(() => one))
    await button?.click()
  }
}
/** Moves a visitor in; what is in the record, and what is asked once the banner has come. */
async function moveIn(page: Page, call: string, policy?: Policy) {
  await page.goto(moved(call, policy))
  await page.evaluate(() => treize.open())
  await page.waitFor('preferences')
  await page.click('close')
  await expect.poll(() => page.evaluate(() => asked == treize.unasked)).toBe(true)
  expect(page.errors).toEqual([])
  return page.evaluate(() => ({
    imported,
    asked,
    source: treize.record?.source ?? null,
    choices: treize.record?.choices ?? null,
  }))
}
const jar = async (page: Page) => (await page.jar()).map(({ name }) => name)
const age = (page: Page) => page.evaluate(() => Date.now() - Date.parse(treize.record?.at ?? ''))
const NOTHING = { imported: false, asked: true, source: null, choices: null }
const every = (yes: boolean) => ({
  analytics: yes,
  'analytics/matomo': yes,
  'analytics/hotjar': yes,
  marketing: yes,
})
/** Tries records one after another in one page, where the old cookies are declared as essential. */
async function openTrial() {
  const cookies = ['klaro', 'cc_cookie', 'tarteaucitron', 'cookieconsent_status', 'CookieConsent', 'Optanon*']
  const essential = { essential: true, cookies }
  const page = await browser.page({ stays: true })
  await page.goto(moved('unasked', { ...shop, categories: { ...shop.categories, essential } }))
  return {
    page,
    /** What is granted by each of the records, or what was thrown. */
    run: (call: string, records: Record<string, string>[]) =>
      page.evaluate(
        async (call, records) => {
          const found: (string | string[])[] = []
          const run = new Function(`return treize.${call}`) as () => boolean
          for (const record of records) {
            for (const pair of document.cookie.split('; '))
              document.cookie = `${pair.split('=')[0]}=; path=/; max-age=0`
            for (const [name, value] of Object.entries(record))
              document.cookie = `${name}=${value}; path=/; max-age=9999`
            try {
              const imported = run()
              found.push(imported != !!treize.record ? 'a lie' : treize.names.filter(treize.has))
            } catch (error) {
              found.push(String(error))
            }
            if (treize.record) await treize.erase()
          }
          return found
        },
        call,
        records,
      ),
  }
}
/** Writes cookies as they would be after a visit long ago, without the library. */
async function visitorWith(cookies: Record<string, string>, local: Record<string, string> = {}) {
  const page = await browser.page()
  server.route('/empty', '<!doctype html><title>Empty</title>')
  await page.goto(`${server.origin()}/empty`)
  await page.evaluate(
    (cookies, local) => {
      for (const [name, value] of Object.entries(cookies)) document.cookie = `${name}=${value}; path=/; max-age=9999999`
      for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value)
    },
    cookies,
    local,
  )
  return page
}

describe('klaro', () => {
  const call = `importKlaro({ matomo: 'analytics/matomo', hotjar: 'analytics/hotjar', ads: 'marketing' })`
  // Klaro never asked about it.
  const { preferences: _, ...categories } = shop.categories
  const without = { ...shop, categories }

  it.each(
    someOf(
      [
        ['yes', ['.cm-btn-success'], every(true)],
        ['no', ['.cn-decline'], every(false)],
        [
          'yes and no',
          ['.cn-learn-more', 'label[for="service-item-matomo"]', '.cm-btn-accept'],
          { ...every(false), 'analytics/matomo': true },
        ],
      ],
      2,
    ),
  )('is believed when the visitor has said %s, and nobody is asked again', async (_, presses, choices) => {
    const page = await visitOld(oldSites.klaro(), ...presses)
    expect(await moveIn(page, call, without)).toEqual({ imported: true, asked: false, source: 'klaro', choices })
    expect(await age(page)).toBeLessThan(DAY)
    expect(await jar(page)).toEqual(['eu-consent'])
  })

  it('leaves unasked what it never asked about', async () => {
    const page = await visitOld(oldSites.klaro(), '.cm-btn-success')
    expect(await moveIn(page, call)).toEqual({ imported: true, asked: true, source: 'klaro', choices: every(true) })
  })

  it('says nothing before the visitor has answered', async () => {
    const page = await visitOld(oldSites.klaro({ default: true }))
    await page.raw.waitForSelector('.cm-btn-success', { visible: true })
    expect(await moveIn(page, call)).toEqual(NOTHING)
  })

  it('is found under another name, and in localStorage', async () => {
    const html = oldSites.klaro({ storageMethod: 'localStorage', storageName: 'ours' })
    const page = await visitOld(html, '.cm-btn-success')
    expect(await moveIn(page, call)).toEqual(NOTHING)
    const options = `{ name: 'ours', storage: 'localStorage' }`
    expect(await moveIn(page, call.replace(/\)$/, `, ${options})`))).toMatchObject({
      imported: true,
      choices: every(true),
    })
    expect((await page.storage()).local).not.toHaveProperty('ours')
  })
})

describe('vanilla-cookieconsent', () => {
  const call = `importCookieConsent({
    'analytics/matomo': 'analytics/matomo', 'analytics/hotjar': 'analytics/hotjar', preferences: 'preferences', ads: 'marketing' })`
  const all = (yes: boolean) => ({ ...every(yes), preferences: yes })

  it.each(
    someOf(
      [
        ['yes', ['[data-role="all"]'], all(true)],
        ['no', ['[data-role="necessary"]'], all(false)],
        [
          'yes and no',
          ['[data-role="show"]', '.section__toggle[value="preferences"]', '[data-role="save"]'],
          { ...all(false), preferences: true },
        ],
      ],
      2,
    ),
  )('is believed when the visitor has said %s, and nobody is asked again', async (_, presses, choices) => {
    const page = await visitOld(oldSites.cookieConsent(), ...presses)
    expect(await moveIn(page, call)).toEqual({ imported: true, asked: false, source: 'cookieconsent', choices })
    expect(await jar(page)).toEqual(['eu-consent'])
  })

  it('lasts from the day on which the visitor chose there, and moving does not extend it', async () => {
    const page = await browser.page()
    server.route('/before', oldSites.cookieConsent({ cookie: { expiresAfterDays: 365 } }))
    await page.clock(new Date(Date.now() - 4 * MONTH))
    await page.goto(`${server.origin()}/before`)
    await press(page, '[data-role="all"]')
    await page.clock(new Date())
    expect(await moveIn(page, call)).toMatchObject({ imported: true, asked: false })
    expect(Math.abs((await age(page)) - 4 * MONTH)).toBeLessThan(DAY)
    const [cookie] = await page.jar()
    const until = new Date(Date.now() - 4 * MONTH)
    until.setUTCMonth(until.getUTCMonth() + 6)
    expect(Math.abs(+(cookie?.expires ?? 0) - +until)).toBeLessThan(4 * DAY)
  })

  it('is asked again when its choice is older than ours may be, and is not recorded', async () => {
    const page = await browser.page()
    server.route('/before', oldSites.cookieConsent({ cookie: { expiresAfterDays: 365 } }))
    await page.clock(new Date(Date.now() - 7 * MONTH))
    await page.goto(`${server.origin()}/before`)
    await press(page, '[data-role="all"]')
    await page.clock(new Date())
    expect(await moveIn(page, call)).toEqual(NOTHING)
  })

  it('takes a date in the future for today', async () => {
    const page = await browser.page()
    server.route('/before', oldSites.cookieConsent())
    await page.clock(new Date(Date.now() + 2 * MONTH))
    await page.goto(`${server.origin()}/before`)
    await press(page, '[data-role="all"]')
    await page.clock(new Date())
    expect(await moveIn(page, call)).toMatchObject({ imported: true })
    expect(Math.abs(await age(page))).toBeLessThan(DAY)
  })

  it('does not take some of a category’s services for all of them, nor one that was not there for refused', async () => {
    const page = await visitOld(oldSites.cookieConsent(), '[data-role="all"]')
    // The visitor takes one back.
    await page.evaluate(() => {
      const { CookieConsent } = window as unknown as {
        CookieConsent: { acceptService(name: string, of: string): void }
      }
      CookieConsent.acceptService('matomo', 'analytics')
    })
    expect(
      await moveIn(page, `importCookieConsent({ analytics: 'analytics', ads: 'marketing', chat: 'preferences' })`),
    ).toEqual({ imported: true, asked: true, source: 'cookieconsent', choices: { marketing: true } })
  })

  it('counts only under the last revision of its configuration', async () => {
    const page = await visitOld(oldSites.cookieConsent({ revision: 2 }), '[data-role="all"]')
    expect(await moveIn(page, call)).toEqual(NOTHING)
    expect(await moveIn(page, call.replace(/\)$/, ', { revision: 3 })'))).toEqual(NOTHING)
    expect(await moveIn(page, call.replace(/\)$/, ', { revision: 2 })'))).toMatchObject({ imported: true })
  })

  it('is found under another name, and in localStorage, until it has expired', async () => {
    const cookie = { name: 'ours', useLocalStorage: true, expiresAfterDays: 60 }
    const there = call.replace(/\)$/, `, { name: 'ours', storage: 'localStorage' })`)
    const page = await visitOld(oldSites.cookieConsent({ cookie }), '[data-role="all"]')
    await page.clock(new Date(Date.now() + 61 * DAY))
    expect(await moveIn(page, there)).toEqual(NOTHING)
    await page.clock(new Date())
    expect(await moveIn(page, there)).toMatchObject({ imported: true, choices: all(true) })
    expect((await page.storage()).local).not.toHaveProperty('ours')
  })
})

describe('tarteaucitron', () => {
  const call = `importTarteaucitron({
    stats: 'analytics/matomo', heat: 'analytics/hotjar', ads: ['marketing', 'preferences'], matomo: 'preferences' })`
  const mapped = call.replace(", matomo: 'preferences'", '')

  it.each(
    someOf(
      [
        ['yes', '#tarteaucitronPersonalize2', true],
        ['no', '#tarteaucitronAllDenied2', false],
      ],
      2,
    ),
  )('is believed when the visitor has said %s, and nobody is asked again', async (_, button, yes) => {
    const page = await visitOld(oldSites.tarteaucitron(), button)
    expect(await moveIn(page, mapped)).toEqual({
      imported: true,
      asked: false,
      source: 'tarteaucitron',
      choices: { ...every(yes), preferences: yes },
    })
    expect(await age(page)).toBeLessThan(DAY)
    expect(await jar(page)).toEqual(['eu-consent'])
  })

  it('leaves unasked what still waits there', async () => {
    const page = await visitOld(
      oldSites.tarteaucitron(),
      '#tarteaucitronCloseAlert',
      '#statsAllowed',
      '#adsDenied',
      '#tarteaucitronClosePanel',
    )
    expect(await moveIn(page, mapped)).toEqual({
      imported: true,
      asked: true,
      source: 'tarteaucitron',
      choices: { 'analytics/matomo': true, preferences: false, marketing: false },
    })
  })

  it('says nothing before the visitor has answered, not even the yes that it writes by itself', async () => {
    const page = await visitOld(oldSites.tarteaucitron())
    await page.raw.waitForSelector('#tarteaucitronPersonalize2', { visible: true })
    expect(await page.evaluate(() => document.cookie)).toContain('!matomo=true')
    // All that it writes so.
    const unasked = await page.evaluate(() => {
      const { tarteaucitron } = window as unknown as {
        tarteaucitron: { services: Record<string, { key: string; needConsent: boolean }> }
      }
      return Object.values(tarteaucitron.services)
        .filter(({ needConsent }) => !needConsent)
        .map(({ key }) => key)
    })
    expect(unasked.length).toBeGreaterThan(3)
    const text = unasked.map((key) => `!${key}=true`).join('')
    await page.evaluate((text) => {
      document.cookie = `tarteaucitron=${text}; path=/`
    }, text)
    const all = `importTarteaucitron(${JSON.stringify(Object.fromEntries(unasked.map((key) => [key, 'marketing'])))})`
    expect(await moveIn(page, all)).toEqual(NOTHING)
    // A no to them is the visitor's.
    const other = await visitorWith({ tarteaucitron: text.replaceAll('true', 'false') })
    expect(await moveIn(other, all)).toMatchObject({ imported: true, choices: { marketing: false } })
  })

  it('is found under another name', async () => {
    const page = await visitOld(oldSites.tarteaucitron({ cookieName: 'ours' }), '#tarteaucitronAllDenied2')
    expect(await moveIn(page, mapped.replace(/\)$/, `, { name: 'ours' })`))).toMatchObject({ imported: true })
  })
})

describe('Osano', () => {
  const call = `importOsano(['analytics', 'preferences', 'marketing'])`

  it.each(
    someOf(
      [
        ['yes', '.cc-allow', true],
        ['no', '.cc-deny', false],
      ],
      2,
    ),
  )('is believed when the visitor has said %s, and nobody is asked again', async (_, button, yes) => {
    const page = await visitOld(oldSites.osano(), button)
    await expect.poll(() => jar(page)).toEqual(['cookieconsent_status'])
    expect(await moveIn(page, call)).toEqual({
      imported: true,
      asked: false,
      source: 'osano',
      choices: { ...every(yes), preferences: yes },
    })
    expect(await age(page)).toBeLessThan(DAY)
    expect(await jar(page)).toEqual(['eu-consent'])
  })

  it('says neither yes nor no when its notice was dismissed', async () => {
    const page = await visitOld(oldSites.osano({ type: 'info' }), '.cc-dismiss')
    await expect.poll(() => page.evaluate(() => document.cookie)).toBe('cookieconsent_status=dismiss')
    expect(await moveIn(page, call)).toEqual(NOTHING)
  })
})

// Neither comes as a package: these are as their pages and their visitors' browsers show them.
describe('Cookiebot', () => {
  const call = `importCookiebot({ statistics: 'analytics', marketing: 'marketing', preferences: 'preferences' })`
  const literal = (rest = {}) => {
    const { method, utc, marketing } = { method: 'explicit', utc: Date.now() - 2 * MONTH, marketing: false, ...rest }
    return `{stamp:'Ov4gD1JV+nBa/Jv8K2w==',necessary:true,preferences:false,statistics:true,marketing:${marketing},method:'${method}',ver:1,utc:${utc},region:'fr'}`
  }
  const cookie = (text: string) => text.replaceAll("'", '%27').replaceAll(',', '%2C')

  it('is believed, from the day on which the visitor chose there', async () => {
    const page = await visitorWith({ CookieConsent: cookie(literal()) })
    expect(await moveIn(page, call)).toEqual({
      imported: true,
      asked: false,
      source: 'cookiebot',
      choices: { ...every(true), preferences: false, marketing: false },
    })
    expect(Math.abs((await age(page)) - 2 * MONTH)).toBeLessThan(DAY)
    expect(await jar(page)).toEqual(['eu-consent'])
  })

  it.each(
    someOf(
      [
        ['implied consent', literal({ method: 'implied' })],
        ['a region without a question', '-1'],
        ['an older no without a date', '0'],
        ['a choice of last year', literal({ utc: Date.now() - 12 * MONTH })],
        ['no date', literal({ utc: 'never' })],
        ['a cut record', literal().slice(0, -9)],
        ['words of Object', literal({ marketing: 'constructor' }).replaceAll(/:(true|false)/g, ':constructor')],
        ['code', `{stamp:'',statistics:true,method:'explicit',utc:alert(1)}`],
        ['a half escape', `${literal()}%E0%A4%A`],
      ],
      2,
    ),
  )('does not count with %s', async (_, text) => {
    const records = [literal(), text].map((one) => ({ CookieConsent: one.includes('%') ? one : cookie(one) }))
    expect(await trial.run(call, records)).toEqual([['analytics', 'analytics/matomo', 'analytics/hotjar'], []])
  })
})

describe('OneTrust', () => {
  const call = `importOneTrust({ C0002: 'analytics', C0003: 'preferences', C0004: 'marketing' })`
  const consent = (rest: Record<string, string> = {}) =>
    String(
      new URLSearchParams({
        isGpcEnabled: '0',
        datestamp: String(new Date()),
        version: '202501.2.0',
        browserGpcFlag: '0',
        isIABGlobal: 'false',
        hosts: '',
        consentId: '7f3cf16d-b3e1-4781-8db1-61482d0a9dff',
        interactionCount: '1',
        landingPath: 'https://site.example/?a=b&groups=C0003:1,C0004:1&AwaitingReconsent=true',
        groups: 'C0001:1,C0002:1,C0003:0,C0004:0',
        geolocation: 'FR;75',
        AwaitingReconsent: 'false',
        ...rest,
      }),
    )
  const closed = new Date(Date.now() - 3 * MONTH).toISOString()

  it('is believed, from the day on which the visitor chose there', async () => {
    const page = await visitorWith({ OptanonConsent: consent(), OptanonAlertBoxClosed: closed })
    expect(await moveIn(page, call)).toEqual({
      imported: true,
      asked: false,
      source: 'onetrust',
      choices: {
        ...every(false),
        analytics: true,
        'analytics/matomo': true,
        'analytics/hotjar': true,
        preferences: false,
      },
    })
    expect(Math.abs((await age(page)) - 3 * MONTH)).toBeLessThan(DAY)
    expect(await jar(page)).toEqual(['eu-consent'])
  })

  it.each([
    ['a banner that nobody has closed', { OptanonConsent: consent() }],
    ['Global Privacy Control', { OptanonConsent: consent({ isGpcEnabled: '1' }), OptanonAlertBoxClosed: closed }],
    [
      'Global Privacy Control in the browser',
      { OptanonConsent: consent({ browserGpcFlag: '1' }), OptanonAlertBoxClosed: closed },
    ],
    ['Do Not Track', { OptanonConsent: consent({ isDntEnabled: '1' }), OptanonAlertBoxClosed: closed }],
    [
      'a question that is due again',
      { OptanonConsent: consent({ AwaitingReconsent: 'true' }), OptanonAlertBoxClosed: closed },
    ],
    ['a choice of last year', { OptanonConsent: consent(), OptanonAlertBoxClosed: '2024-04-13T13:38:35.675Z' }],
    ['no date', { OptanonConsent: consent(), OptanonAlertBoxClosed: 'yes' }],
    [
      'a banner that went away by itself',
      { OptanonConsent: consent({ interactionCount: '0' }), OptanonAlertBoxClosed: closed },
    ],
    ['no groups', { OptanonConsent: consent({ groups: '' }), OptanonAlertBoxClosed: closed }],
    ['cut groups', { OptanonConsent: consent({ groups: 'C0001:1,C0002:1,C00' }), OptanonAlertBoxClosed: closed }],
    ['no consent cookie', { OptanonAlertBoxClosed: closed }],
  ] as [string, Record<string, string>][])('does not count with %s', async (_, cookies) => {
    const whole = { OptanonConsent: consent(), OptanonAlertBoxClosed: closed }
    expect(await trial.run(call, [whole, cookies])).toEqual([['analytics', 'analytics/matomo', 'analytics/hotjar'], []])
  })
})

describe('whoever moves in', () => {
  const record = (said: Record<string, unknown>) => ({ klaro: encodeURIComponent(JSON.stringify(said)) })
  const call = `importKlaro({ stats: 'analytics', ads: 'marketing', theme: 'preferences' })`
  const yes = record({ stats: true, ads: true, theme: true })

  it('is told nothing new and overwritten nowhere who has answered here', async () => {
    const page = await visitorWith(yes)
    server.route('/plain', pageWith(shop))
    await page.goto(`${server.origin()}/plain`)
    await page.click('reject')
    const before = await page.evaluate(() => treize.record)
    expect(await moveIn(page, call)).toMatchObject({ imported: false, asked: false, source: 'banner' })
    expect(await page.evaluate(() => treize.record)).toEqual(before)
    // Nor under another version of the policy, where the earlier answer is only shown.
    await page.goto(`${server.origin()}/plain`)
    await page.evaluate((klaro) => {
      document.cookie = `klaro=${klaro}; path=/`
    }, yes.klaro)
    expect(await moveIn(page, call, { ...shop, policy: { version: '2' } })).toEqual(NOTHING)
  })

  it('never gets a yes back that was erased', async () => {
    const page = await visitorWith(yes)
    await page.evaluate((klaro) => {
      document.cookie = `klaro=${klaro}; path=/; domain=site.localhost`
    }, yes.klaro)
    expect(await moveIn(page, call)).toMatchObject({ imported: true, asked: false })
    await page.evaluate(() => treize.erase())
    expect(await page.jar()).toEqual([])
    expect(await moveIn(page, call)).toEqual(NOTHING)
  })

  it('needs every yes of several that stand for one, and is refused by any no', async () => {
    const several = `importKlaro({ a: 'analytics', b: 'analytics', c: 'marketing', d: ['marketing', 'preferences'] })`
    const page = await visitorWith(record({ a: true, c: true, d: false }))
    expect(await moveIn(page, several)).toMatchObject({
      asked: true,
      choices: { marketing: false, preferences: false },
    })
  })

  it('does not get by its category what was left open for a service', async () => {
    const page = await visitorWith(record({ stats: true }))
    expect(await moveIn(page, `importKlaro({ stats: 'analytics', heat: 'analytics/hotjar' })`)).toEqual({
      imported: true,
      asked: true,
      source: 'klaro',
      choices: { 'analytics/matomo': true },
    })
  })

  it('is asked about a category that stores something of its own besides its services', async () => {
    const { services } = shop.categories.analytics
    const categories = { ...shop.categories, analytics: { services, cookies: ['_own'] } }
    const page = await visitorWith(record({ a: true, b: true }))
    expect(
      await moveIn(page, `importKlaro({ a: 'analytics/matomo', b: 'analytics/hotjar' })`, { ...shop, categories }),
    ).toEqual({
      imported: true,
      asked: true,
      source: 'klaro',
      choices: { 'analytics/matomo': true, 'analytics/hotjar': true },
    })
  })

  it('keeps off what Global Privacy Control keeps off', async () => {
    const page = await visitorWith(yes)
    await page.raw.evaluateOnNewDocument(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    )
    expect(await moveIn(page, call)).toMatchObject({
      asked: false,
      choices: { ...every(true), preferences: true, marketing: false },
    })
  })

  it('keeps a no that was said here, also where Global Privacy Control has since said another', async () => {
    const { marketing: _, ...categories } = shop.categories
    const page = await visitorWith(yes)
    server.route('/first', pageWith({ ...shop, categories }))
    await page.goto(`${server.origin()}/first`)
    await page.click('reject')
    await page.raw.evaluateOnNewDocument(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    )
    expect(await moveIn(page, call)).toEqual({
      imported: false,
      asked: false,
      source: 'banner',
      choices: { ...every(false), preferences: false },
    })
  })

  it('is asked where the old cookie may not be read', async () => {
    const categories = { ...shop.categories, marketing: { cookies: ['_ad', 'klaro'] } }
    expect(await moveIn(await visitorWith(yes), call, { ...shop, categories })).toEqual(NOTHING)
  })

  it('is asked where the record is any other string, and the page hears nothing of it', async () => {
    const letters = fc.constantFrom(...`!=:;,{}[]'"%&stats:true,false allow1|\\é\u{1f36a}`)
    const texts = [
      ...fc.sample(fc.string({ unit: letters, maxLength: 60 }), 60),
      ...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), 40),
      ...['', '%', '%E0%A4%A', 'null', '[]', '"yes"', '1', 'constructor', '{"stats":"true"}', '{"stats":1}'],
      ...['{"__proto__":{"stats":true}}', '{"categories":"stats","services":null}', '!stats=true!ads', '!stats=tru'],
      ...['!stats=true;=', '!stats=constructor', "{stats:true,method:'explicit',utc:9e99}", 'groups=stats:constructor'],
    ]
    const mapping = `{ stats: 'analytics', toString: 'marketing', ['__proto__']: 'marketing', constructor: 'marketing' }`
    const closed = { OptanonAlertBoxClosed: new Date().toISOString() }
    const imports: [string, string, object?][] = [
      [`importKlaro(${mapping})`, 'klaro'],
      [`importCookieConsent(${mapping})`, 'cc_cookie'],
      [`importTarteaucitron(${mapping})`, 'tarteaucitron'],
      [`importOsano('analytics')`, 'cookieconsent_status'],
      [`importCookiebot(${mapping})`, 'CookieConsent'],
      [`importOneTrust(${mapping})`, 'OptanonConsent', closed],
    ]
    for (const [call, cookie, rest] of imports) {
      // A semicolon ends a cookie.
      const records = texts.map((text) => ({ [cookie]: text.split(';')[0] as string, ...rest }))
      const found = await trial.run(call, records)
      const wrong = records.filter((record, i) => found[i]?.length && record[cookie] != '!stats=true')
      expect(wrong, call).toEqual([])
    }
    expect(trial.page.errors).toEqual([])
  })

  it('gets nothing by a record that was cut which the whole does not give', async () => {
    const at = new Date().toISOString()
    const categories = ['necessary', 'stats']
    const services = { necessary: [], stats: [], ads: [] }
    const record = { categories, services, revision: 0, lastConsentTimestamp: at, expirationTime: Date.now() + DAY }
    const wholes: [string, string, string, object?][] = [
      ['importKlaro', 'klaro', encodeURIComponent(JSON.stringify({ stats: true, ads: false }))],
      ['importCookieConsent', 'cc_cookie', encodeURIComponent(JSON.stringify(record))],
      ['importTarteaucitron', 'tarteaucitron', '!stats=true!ads=false!other=wait'],
      ['importOneTrust', 'OptanonConsent', 'groups=stats%3A1%2Cads%3A0', { OptanonAlertBoxClosed: at }],
    ]
    for (const [name, cookie, text, rest] of wholes) {
      const cuts = Array.from({ length: text.length + 1 }, (_, i) => ({ [cookie]: text.slice(0, i), ...rest }))
      const found = await trial.run(`${name}({ stats: 'preferences', ads: 'marketing' })`, cuts)
      expect(found.at(-1), name).toEqual(['preferences'])
      expect([...new Set(found.flat())], name).toEqual(['preferences'])
    }
    expect(trial.page.errors).toEqual([])
  })

  it('sees no banner flash, however late the importer comes', async () => {
    const page = await visitorWith(yes)
    const late = '/late/treize.import.js'
    server.route(late, async (_, answer) => {
      // The banner has been asked for, and has come.
      await expect.poll(() => server.requests.to('/dist/treize.banner.js').length).toBeGreaterThan(0)
      await page.wait(300)
      answer.writeHead(302, { location: '/dist/treize.import.js' }).end()
    })
    server.requests.clear()
    server.route(
      '/late',
      pageWith(shop, {
        tag: `${watch}<script src="/dist/treize.js"></script><script src="${late}"></script><script>window.imported = treize.${call}</script>`,
      }),
    )
    await page.goto(`${server.origin()}/late`)
    await page.evaluate(() => treize.open())
    await page.waitFor('preferences')
    expect(await page.evaluate(() => [imported, asked, treize.unasked])).toEqual([true, false, false])
  })

  it('gets the same from modules, told in order, with nothing held any more', async () => {
    const imports = {
      treize: '/dist/index.js',
      'treize/banner': '/dist/banner.js',
      'treize/import': '/dist/import.js',
      preact: '/node_modules/preact/dist/preact.mjs',
      'js-cookie': '/node_modules/js-cookie/dist/js.cookie.mjs',
    }
    server.route(
      '/modules',
      `<!doctype html><html lang="en"><head><title>Modules</title>${watch}
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">
        import { createConsent } from 'treize'
        import { mountBanner } from 'treize/banner'
        import { importKlaro } from 'treize/import'
        window.treize = createConsent(${JSON.stringify(shop)})
        window.told = []
        for (const event of ['choice', 'grant', 'revoke', 'sweep', 'ready'])
          treize.on(event, ({ granted, denied, source, record }) => told.push([event, granted ?? record.choices, denied ?? [], source ?? record.source].join(' ')))
        window.imported = ${call.replace('(', '(treize, ')}
        mountBanner(treize)
      </script>
      <script type="text/plain" data-consent="marketing">window.ran = true</script></head><body></body></html>`,
    )
    const page = await visitorWith(record({ stats: true, ads: true, theme: false }))
    await page.goto(`${server.origin()}/modules`)
    await page.raw.waitForFunction(() => 'ran' in window)
    await page.evaluate(() => treize.open())
    await page.waitFor('preferences')
    expect(await page.evaluate(() => [imported, asked, (window as unknown as { told: string[] }).told])).toEqual([
      true,
      false,
      [
        'choice analytics,analytics/matomo,analytics/hotjar,marketing preferences klaro',
        'grant analytics,analytics/matomo,analytics/hotjar,marketing  klaro',
        'ready [object Object]  klaro',
      ],
    ])
    expect(page.errors).toEqual([])
  })
})
