import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'
import { times } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(shop), '/plain': '<!doctype html><title>Plain</title>' } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/', host = 'www.shop.localhost') {
  const page = await browser.page()
  await page.goto(server.origin(host) + path)
  return page
}
const state = (page: Page) =>
  page.evaluate(() => ({
    unasked: treize.unasked,
    stats: treize.has('analytics/stats'),
    marketing: treize.has('marketing'),
    said: [
      treize.answer('analytics'),
      treize.answer('analytics/stats'),
      treize.answer('marketing'),
      treize.answer('video'),
    ].map((one) => one ?? null),
    record: treize.record?.choices ?? null,
  }))
const record = async (page: Page) => (await page.jar()).filter(({ name }) => name == 'eu-consent')

it('keeps a choice in a cookie that people can read, for six months, for a yes and a no alike', async () => {
  const page = await open()
  expect(await record(page)).toEqual([])
  for (const yes of [true, false]) {
    await page.evaluate((all) => (all ? treize.acceptAll() : treize.rejectAll()), yes)
    const [cookie] = await record(page)
    const id = /^1\|20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ\|([\da-f-]{36})\|2026-11-01\|api\|(.*)$/.exec(cookie?.value ?? '')
    expect(id?.[2]).toBe(`analytics=${yes}&analytics/stats=${yes}&marketing=${yes}`)
    const until = new Date()
    until.setUTCMonth(until.getUTCMonth() + 6)
    expect(Math.abs(+(cookie?.expires ?? 0) - +until)).toBeLessThan(4 * 86_400_000)
    expect(cookie).toMatchObject({ path: '/', domain: 'www.shop.localhost' })
  }
})

it('remembers a choice over reloads, and visits do not make it last longer', async () => {
  const page = await open()
  await page.evaluate(() => treize.set({ analytics: true, 'analytics/stats': false, marketing: true }))
  const [first] = await record(page)
  await page.reload()
  await page.reload()
  expect(await state(page)).toMatchObject({ unasked: false, stats: false, marketing: true })
  expect(await record(page)).toEqual([first])
})

it('asks again when it has expired, and grants nothing meanwhile', async () => {
  const page = await open()
  await page.evaluate(() => treize.acceptAll())
  await page.clock(new Date(Date.now() + 185 * 86_400_000))
  await page.reload()
  expect(await state(page)).toMatchObject({ unasked: true, stats: false, marketing: false, record: null })
})

it('asks again under a new policy version, showing what was said before without obeying it', async () => {
  const page = await open()
  await page.evaluate(() => treize.set({ analytics: true, 'analytics/stats': false, marketing: false }))
  server.route('/next', pageWith({ ...shop, policy: { version: '2026-12-01' } }))
  await page.goto(`${server.origin('www.shop.localhost')}/next`)
  expect(await state(page)).toEqual({
    unasked: true,
    stats: false,
    marketing: false,
    said: [true, false, false, null],
    record: null,
  })
  expect(await page.evaluate(() => treize.has('analytics'))).toBe(false)
})

it('asks again for a new category or service only, which is neither granted nor refused', async () => {
  const page = await open()
  await page.evaluate(() => treize.acceptAll())
  server.route('/more', pageWith({ ...shop, categories: { ...shop.categories, video: { services: { film: {} } } } }))
  await page.goto(`${server.origin('www.shop.localhost')}/more`)
  expect(await state(page)).toMatchObject({
    unasked: true,
    stats: true,
    marketing: true,
    said: [true, true, true, null],
  })
  expect(
    await page.evaluate(() => [treize.has('video'), treize.has('video/film'), treize.record?.choices.video ?? null]),
  ).toEqual([false, false, null])
  await page.evaluate(() => treize.set({ video: false }))
  expect(await state(page)).toMatchObject({ unasked: false, stats: true, said: [true, true, true, false] })
})

it('shares a choice over the subdomains of its domain, and still keeps it on a host outside', async () => {
  server.route('/domain', pageWith({ ...shop, consent: { domain: '.shop.localhost' } }))
  const page = await open('/domain')
  await page.evaluate(() => treize.acceptAll())
  expect((await record(page)).map(({ domain }) => domain)).toEqual(['.shop.localhost'])
  await page.goto(`${server.origin('app.shop.localhost')}/domain`)
  expect((await state(page)).unasked).toBe(false)
  const other = await open('/domain', 'www.other.localhost')
  await other.evaluate(() => treize.rejectAll())
  await other.reload()
  expect(await state(other)).toMatchObject({ unasked: false, said: [false, false, false, null] })
})

it('takes any string in its place for a record or for nothing', async () => {
  const page = await open('/plain')
  const value = fc.string({
    unit: fc.constantFrom(...'1|2026-11-23T04:00:00Z|&=true./~%7Cé{}"\\<>\u{1f36a}'),
    maxLength: 60,
  })
  const texts = [
    ...fc.sample(value, times(12, 60)),
    ...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), times(8, 40)),
    '%',
    '%E0%A4%A',
    '"',
    '1|||||',
    'true',
  ]
  for (const text of texts) {
    await page.goto(`${server.origin('www.shop.localhost')}/plain`)
    await page.evaluate((one) => {
      document.cookie = `eu-consent=${one}; path=/`
    }, text)
    await page.goto(server.origin('www.shop.localhost'))
    expect(await state(page)).toMatchObject({ stats: false, marketing: false })
  }
  expect(page.errors).toEqual([])
})

it('survives the round trip through a real jar for any choices about 1 to 1,000 services', async () => {
  const page = await open('/plain')
  for (const count of [1, 2, 7, 20, 60, 300, 1000]) {
    const services = Object.fromEntries(Array.from({ length: count }, (_, i) => [`service-${i}-of-somebody`, {}]))
    const half = (odd: boolean) => Object.fromEntries(Object.entries(services).filter((_, i) => (i % 2 == 1) == odd))
    const policy = {
      policy: { version: '1' },
      categories: { analytics: { services: half(true) }, marketing: { services: half(false) } },
    }
    server.route('/many', pageWith(policy))
    const names = Object.keys(services).map((one, i) => `${i % 2 ? 'analytics' : 'marketing'}/${one}`)
    const answers = fc.sample(fc.array(fc.boolean(), { minLength: count, maxLength: count }), 3)
    for (const yes of answers) {
      const choices = {
        analytics: true,
        marketing: false,
        ...Object.fromEntries(names.map((name, i) => [name, yes[i]])),
      }
      await page.goto(`${server.origin('www.shop.localhost')}/many`)
      await page.evaluate((all) => treize.set(all), choices as Record<string, boolean>)
      const [cookie] = await record(page)
      expect(`eu-consent=${cookie?.value}`.length).toBeLessThan(count < 8 ? 513 : 4097)
      await page.reload()
      expect(await page.evaluate(() => [treize.unasked, treize.record?.choices])).toEqual([false, choices])
    }
  }
})

it('forgets everything when it is erased', async () => {
  const page = await open()
  await page.evaluate(() => {
    treize.acceptAll()
    document.cookie = '_st_id=1; max-age=63072000'
    localStorage.setItem('st_x', '1')
    localStorage.setItem('cart', '1')
  })
  expect(await page.evaluate(() => treize.erase())).toEqual({ deleted: ['_st_id', 'st_x'], kept: [] })
  expect(await page.jar()).toEqual([])
  expect(await page.storage()).toEqual({ local: { cart: '1' }, session: {} })
  await page.reload()
  expect(await state(page)).toMatchObject({ unasked: true, record: null })
})

it('gives the visitor a receipt of what was asked and answered', async () => {
  const page = await open()
  await page.evaluate(() => treize.rejectAll('banner'))
  expect(await page.evaluate(() => JSON.parse(JSON.stringify(treize.receipt())))).toMatchObject({
    receipt: 'treize/1',
    site: expect.stringContaining('www.shop.localhost'),
    language: 'en',
    record: { policy: '2026-11-01', source: 'banner', choices: { analytics: false, marketing: false } },
    controller: { name: 'Example Ltd' },
    pii_processing: [
      { service: 'analytics' },
      { service: 'analytics/stats', recipient_third_parties: ['Example Ltd'] },
      { service: 'marketing', event_state: 'refused', pii_information: { cookies: ['_ad', '_ad_*', '__Host-ad'] } },
    ],
    events: [{ event_type: 'explicit', event_state: 'refused' }],
  })
})

it('tells everything that happens, in order', async () => {
  const page = await open()
  const told = await page.evaluate(async () => {
    const told: string[] = []
    const say = (where: string) => (event: { granted?: string[]; denied?: string[]; source?: string } | Event) => {
      const { type, detail } = event as CustomEvent<{ granted?: string[]; denied?: string[]; source?: string }>
      const {
        granted = [],
        denied = [],
        source = '',
      } = type ? detail : (event as { granted?: string[] } & { denied?: string[]; source?: string })
      told.push(`${where} +${granted} -${denied} ${source}`)
    }
    for (const event of ['choice', 'grant', 'revoke'] as const) {
      treize.on(event, say(event))
      document.addEventListener(`treize:${event}`, say(`document ${event}`))
    }
    treize.on('choice', () => {
      throw new Error('of the page itself')
    })
    treize.on('ready', ({ record }) => told.push(`ready ${record?.source}`))
    void treize.when('marketing', 'analytics/stats').then(() => told.push('when'))
    treize.set({ analytics: true })
    await 0
    treize.set({ marketing: true, 'analytics/stats': true })
    await new Promise((done) => setTimeout(done))
    treize.set({ marketing: false })
    await new Promise((done) => setTimeout(done, 50))
    return told
  })
  expect(told).toEqual([
    'choice +analytics,analytics/stats - api',
    'document choice +analytics,analytics/stats - api',
    'grant +analytics,analytics/stats - api',
    'document grant +analytics,analytics/stats - api',
    'ready api',
    'choice +analytics,analytics/stats,marketing - api',
    'document choice +analytics,analytics/stats,marketing - api',
    'grant +marketing - api',
    'document grant +marketing - api',
    'when',
    'choice +analytics,analytics/stats -marketing api',
    'document choice +analytics,analytics/stats -marketing api',
    'revoke + -marketing api',
    'document revoke + -marketing api',
  ])
  expect(page.errors).toEqual(Array(3).fill('Error: of the page itself'))
})

it('knows the answer also when the first to ask is a script that reads a held cookie', async () => {
  const page = await open()
  await page.evaluate(() => {
    treize.acceptAll()
    document.cookie = '_st_id=1; max-age=9999'
  })
  server.route('/first', pageWith(shop, { head: '<script>window.first = document.cookie</script>' }))
  await page.goto(`${server.origin('www.shop.localhost')}/first`)
  expect(await page.evaluate(() => (window as unknown as { first: string }).first)).toContain('_st_id=1')
  expect(await state(page)).toMatchObject({ unasked: false, stats: true })
})

it('knows the answer on a page that was read before it was asked', async () => {
  const page = await open()
  await page.evaluate(() => treize.acceptAll())
  await page.goto(`${server.origin('www.shop.localhost')}/plain`)
  await page.evaluate(
    (policy) =>
      new Promise((done) => {
        document.body.insertAdjacentHTML('beforeend', '<iframe data-consent="marketing" data-src="/plain"></iframe>')
        const script = document.createElement('script')
        script.src = '/dist/treize.js'
        script.onload = () => done(treize.start(policy))
        document.head.append(script)
      }).then(() => undefined),
    shop as never,
  )
  expect(await state(page)).toMatchObject({ unasked: false, stats: true, marketing: true })
})

it('remembers a choice whatever is given for how it was made', async () => {
  const page = await open()
  const given = [
    'my-banner',
    'My Banner',
    'footer link',
    'checkout2',
    'a_b.c:d+e',
    'bannière',
    'a|b;c=%A',
    '',
    'x'.repeat(65),
  ]
  const kept = [
    'my-banner',
    'My Banner',
    'footer link',
    'checkout2',
    'a_b.c:d+e',
    'bannire',
    'abcA',
    'api',
    'x'.repeat(32),
  ]
  for (const [at, source] of given.entries()) {
    const told = await page.evaluate(
      (source) =>
        new Promise((done) => {
          treize.on('choice', (detail) => done(detail.source))
          treize.rejectAll(source)
        }),
      source,
    )
    expect(told).toBe(kept[at])
    await page.reload()
    expect(await page.evaluate(() => [treize.unasked, treize.record?.source])).toEqual([false, kept[at]])
  }
  // As a listener, which is given an event.
  await page.evaluate(() => {
    const button = document.createElement('button')
    button.addEventListener('click', treize.rejectAll as () => void)
    button.click()
  })
  await page.reload()
  expect(await page.evaluate(() => [treize.unasked, treize.record?.source])).toEqual([false, 'api'])
  expect(page.errors).toEqual([])
})

it('takes nothing but true and false for an answer, and says so', async () => {
  const page = await open()
  const wrong = ['false', 'true', 0, 1, null, {}, []]
  for (const value of wrong) {
    await page.evaluate((value) => treize.set({ marketing: value as never }), value)
    expect(await page.evaluate(() => [treize.has('marketing'), treize.unasked, treize.record])).toEqual([
      false,
      true,
      null,
    ])
  }
  await page.evaluate(() => {
    for (const value of [null, undefined, {}]) treize.set(value as never)
    treize.load(null as never)
    ;(treize.names as string[]).length = 0
  })
  expect(await record(page)).toEqual([])
  await expect
    .poll(() => page.warnings)
    .toEqual([
      '[treize] treize.set() got "false" for "marketing", which is no answer and changes nothing: write true or false',
    ])
  await page.evaluate(() => treize.set({ marketing: true, analytics: 'false' as never }))
  expect(await page.evaluate(() => treize.record?.choices)).toEqual({ marketing: true })
  expect(page.errors).toEqual([])
})
