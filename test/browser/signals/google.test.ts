import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { pageWith } from '../../helpers/page-with'
import { shop } from '../../helpers/policies'
import { serve } from '../../helpers/serve'

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
beforeEach(() => server.requests.clear())

const MAPPING = `{ analytics_storage: 'analytics', ad_storage: 'marketing' }`
const FILE = '<script src="/dist/treize.google.js"></script>'

/** Serves a page that tells Google, by a script after those of its head, and goes there. */
async function open(
  page: Page,
  { before = '', words = MAPPING, after = '', body = '', policy = shop as unknown, path = '/' } = {},
) {
  const call = `<script>window.off = treize.googleConsentMode(${words})</script>`
  server.route(path, pageWith(policy, { head: before + FILE + call + after, body }))
  await page.goto(server.origin() + path)
  return page
}

const KEYS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]
const ADS = ['ad_storage', 'ad_user_data', 'ad_personalization']
/** Every permission; all denied but these, and what keeps the site safe. */
const permissions = (...granted: string[]) =>
  Object.fromEntries(KEYS.map((key) => [key, [...granted, 'security_storage'].includes(key) ? 'granted' : 'denied']))
const denied = (more = {}) => ['consent', 'default', { ...permissions(), ...more }]
const update = (...granted: string[]) => ['consent', 'update', permissions(...granted)]

/** The whole data layer; what is no `arguments` object comes as it is. */
const layer = (page: Page): Promise<unknown[]> =>
  page.evaluate(() =>
    ((window as unknown as { dataLayer: object[] }).dataLayer ?? []).map((entry) =>
      String(entry) == '[object Arguments]' ? [...(entry as unknown[])] : { entry },
    ),
  )

it('denies everything but the safety of the site for a visitor who does nothing', async () => {
  const page = await open(await browser.page())
  await page.waitFor('banner')
  await page.key('Escape')
  expect(await layer(page)).toEqual([denied()])
  expect(page.errors).toEqual([])
  expect(page.warnings).toEqual([])
})

it('tells of a refusal once', async () => {
  const page = await open(await browser.page())
  await page.click('reject')
  expect(await layer(page)).toEqual([denied(), update()])
})

it('tells of a yes once, and of the data and the profiles for advertising as of its storage', async () => {
  const page = await open(await browser.page())
  await page.click('accept')
  expect(await layer(page)).toEqual([denied(), update('analytics_storage', ...ADS)])
})

it('tells of a choice in parts, and of each change of mind once', async () => {
  const page = await open(await browser.page())
  await page.evaluate(() => {
    treize.set({ analytics: true, marketing: false })
    treize.withdraw()
    treize.set({ analytics: false, marketing: true })
  })
  expect(await layer(page)).toEqual([denied(), update('analytics_storage'), update(), update(...ADS)])
})

it('tells what a returning visitor chose before anything the page queues', async () => {
  const page = await open(await browser.page())
  await page.evaluate(() => treize.set({ analytics: true, marketing: false }))
  await open(page, { after: `<script>dataLayer.push({ event: 'page' })</script>` })
  expect(await layer(page)).toEqual([denied(), update('analytics_storage'), { entry: { event: 'page' } }])
  await page.evaluate(() => treize.withdraw())
  await page.reload()
  expect((await layer(page)).slice(0, 2)).toEqual([denied(), update()])
})

it('tells of a choice that was made in another page, once', async () => {
  const [first, second] = await browser.twoPages()
  await open(first)
  await open(second)
  await first.evaluate(() => treize.acceptAll())
  await expect.poll(() => layer(second)).toEqual([denied(), update('analytics_storage', ...ADS)])
  await first.evaluate(() => treize.withdraw())
  await expect.poll(() => layer(second)).toEqual([denied(), update('analytics_storage', ...ADS), update()])
  expect(await layer(first)).toEqual(await layer(second))
})

it('stands before what the page has queued already, as long as nobody has read it', async () => {
  const before = `<script>
    window.dataLayer = [{ early: 1 }]
    function gtag() { dataLayer.push(arguments) }
    gtag('js', 'now'); gtag('config', 'G-1')
  </script>`
  const page = await browser.page()
  await open(page, { before })
  const queued = [{ entry: { early: 1 } }, ['js', 'now'], ['config', 'G-1']]
  expect(await layer(page)).toEqual([denied(), ...queued])
  await page.evaluate(() => treize.acceptAll())
  const yes = update('analytics_storage', ...ADS)
  expect(await layer(page)).toEqual([denied(), ...queued, yes])
  await open(page, { before })
  expect(await layer(page)).toEqual([denied(), yes, ...queued])
  expect(page.warnings).toEqual([])
})

it('says once that it comes too late where Google’s script runs already, and tells all the same', async () => {
  // As Google's container does: a push of its own on the array.
  const before = `<script>
    window.dataLayer = []
    window.read = []
    dataLayer.push = (...entries) => { read.push(...entries.map((one) => [...one])); return Array.prototype.push.apply(dataLayer, entries) }
    dataLayer.push(['js'])
  </script>`
  const page = await open(await browser.page(), { before })
  await page.evaluate(() => treize.rejectAll())
  expect(await page.evaluate(() => (window as unknown as { read: unknown[] }).read)).toEqual([
    ['js'],
    denied(),
    update(),
  ])
  expect(page.warnings).toEqual([
    "[treize] Google's script has run before it was told what is denied: call googleConsentMode above it",
  ])
})

it('passes on regions, waiting, redaction and passing through only when they are given', async () => {
  const page = await open(await browser.page(), {
    words: `${MAPPING}, { advanced: true, region: ['FR', 'US-CA'], wait_for_update: 500, ads_data_redaction: true, url_passthrough: false }`,
  })
  await page.evaluate(() => treize.rejectAll())
  expect(await layer(page)).toEqual([
    denied({ region: ['FR', 'US-CA'], wait_for_update: 500 }),
    ['set', 'ads_data_redaction', true],
    ['set', 'url_passthrough', false],
    update(),
  ])
})

it('needs every name of a list, takes a name for each permission, and knows what is essential', async () => {
  const page = await open(await browser.page(), {
    words: `{ analytics_storage: ['analytics/stats', 'marketing'], ad_storage: 'marketing', ad_personalization: 'analytics', functionality_storage: 'essential' }`,
  })
  expect(await layer(page)).toEqual([denied(), update('functionality_storage')])
  await page.evaluate(() => treize.set({ analytics: true, marketing: false }))
  await page.evaluate(() => treize.set({ marketing: true }))
  expect((await layer(page)).slice(2)).toEqual([
    update('functionality_storage', 'ad_personalization'),
    update('functionality_storage', 'analytics_storage', ...ADS),
  ])
})

it('grants nothing for a name that the policy does not know, and says so once', async () => {
  const page = await open(await browser.page(), { words: `{ analytics_storage: 'analitics' }` })
  await page.evaluate(() => treize.acceptAll())
  expect(await layer(page)).toEqual([denied(), update()])
  await expect
    .poll(() => page.warnings)
    .toEqual([
      '[treize] "analitics" is no category or service of the policy, so it is never granted: did you mean "analytics"?',
    ])
})

/** Google's own lines for the Tag Manager, with a host of this server. */
const snippet = () => `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':
  new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
  j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src=
  '${server.origin('tags.localhost')}/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);
  })(window,document,'script','dataLayer','GTM-TEST');`

/** Stands in for Google's script, which cannot be had: reads the data layer when it runs, and sends what it finds. */
const STAND_IN = `
  const base = document.currentScript.src.replace(/gtm[.]js.*/, 'collect')
  const send = (entries) => navigator.sendBeacon(base, JSON.stringify(entries.map((one) => String(one) == '[object Arguments]' ? [...one] : one.event)))
  send([...dataLayer])
  dataLayer.push = (...entries) => { send(entries); return Array.prototype.push.apply(dataLayer, entries) }`

const heard = () =>
  server.requests
    .all()
    .filter(({ host }) => host.startsWith('tags.'))
    .map(({ path, body }) => [path.split('?')[0], ...(body ? JSON.parse(body) : [])])

it('has told Google all before its held script runs, and nothing reaches it before a yes or after a no', async () => {
  server.route('/gtm.js', (_, answer) => answer.setHeader('content-type', 'text/javascript').end(STAND_IN))
  server.route('/collect', (_, answer) => answer.writeHead(204).end())
  const tag = `<script type="text/plain" data-consent="analytics">${snippet()}</script>`
  const page = await open(await browser.page(), { after: tag })
  await page.waitFor('banner')
  await page.settle()
  expect(heard()).toEqual([])
  await page.click('reject')
  await page.settle()
  await page.reload()
  await page.settle()
  expect(heard()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  const yes = update('analytics_storage', ...ADS)
  // For this visitor the page began with a refusal.
  await expect.poll(heard).toEqual([['/gtm.js'], ['/collect', denied(), update(), yes, 'gtm.js']])
  server.requests.clear()
  await page.reload()
  await expect.poll(heard).toEqual([['/gtm.js'], ['/collect', denied(), yes, 'gtm.js']])
  server.requests.clear()
  await page.evaluate(() => treize.withdraw())
  // A tag that runs hears of the withdrawal.
  await expect.poll(heard).toEqual([['/collect', update()]])
  server.requests.clear()
  await page.reload()
  await page.settle()
  expect(heard()).toEqual([])
  expect(page.errors).toEqual([])
  expect(page.warnings).toEqual([])
})

it('cannot be heard after a withdrawal either where the policy declares Google’s addresses', async () => {
  server.route('/gtm.js', (_, answer) => answer.setHeader('content-type', 'text/javascript').end(STAND_IN))
  const { categories, ...rest } = shop
  const policy = { ...rest, categories: { ...categories, analytics: { requests: [`*://tags.localhost/*`] } } }
  const page = await open(await browser.page(), { policy, after: `<script>${snippet()}</script>` })
  await page.waitFor('banner')
  await page.settle()
  expect(heard()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(heard).toHaveLength(2)
  server.requests.clear()
  await page.evaluate(() => treize.withdraw())
  await page.settle()
  expect(heard()).toEqual([])
  expect(page.warnings).toEqual([])
})

const GOOGLE = 'https://www.googletagmanager.com/gtag/js?id=G-1'
const unheld = `[treize] Google's tag runs on this page without a yes: mark it with type="text/plain" data-consent, declare https://*.googletagmanager.com/* in "requests", or say advanced: true`

/** A page on which Google's own host cannot be reached, wherever the tests run. */
async function withoutGoogle() {
  const page = await browser.page()
  await page.raw.setRequestInterception(true)
  page.raw.on('request', (request) => void (request.url() == GOOGLE ? request.abort() : request.continue()))
  return page
}

it('says once that a tag is not held in basic mode', async () => {
  const page = await open(await withoutGoogle(), { body: `<script async src="${GOOGLE}"></script>` })
  await page.settle()
  expect(page.warnings).toEqual([unheld])
  await page.evaluate(() => treize.acceptAll())
  await page.reload()
  await page.settle()
  expect(page.warnings).toEqual([unheld])
})

it('has nothing to say of a tag that is marked, declared, or meant to run', async () => {
  const tag = `<script async src="${GOOGLE}"></script>`
  const insert = `<script>document.head.append(Object.assign(document.createElement('script'), { src: '${GOOGLE}' }))</script>`
  const { categories, ...rest } = shop
  const declared = {
    ...rest,
    categories: { ...categories, analytics: { requests: ['https://*.googletagmanager.com/*'] } },
  }
  const page = await withoutGoogle()
  await open(page, { body: `<script type="text/plain" data-consent="analytics" src="${GOOGLE}"></script>` })
  await open(page, { body: insert, policy: declared })
  await open(page, { body: tag, words: `${MAPPING}, { advanced: true }` })
  await page.wait(400)
  expect(page.warnings).toEqual([])
})

it('takes back all that nobody has used', async () => {
  const page = await open(await browser.page())
  const left = await page.evaluate(() => {
    const { off } = window as unknown as { off(): void }
    off()
    treize.acceptAll()
    return 'dataLayer' in window
  })
  expect(left).toBe(false)
  await open(page, { before: '<script>dataLayer = [{ early: 1 }]</script>' })
  await page.evaluate(() => {
    ;(window as unknown as { off(): void }).off()
    treize.withdraw()
  })
  expect(await layer(page)).toEqual([denied(), update('analytics_storage', ...ADS), { entry: { early: 1 } }])
})

it('is a method also of a consent that starts after it', async () => {
  server.route(
    '/start',
    `<!doctype html><title>Start</title><script src="/dist/treize.js"></script>${FILE}
     <script>treize.start(${JSON.stringify(shop)}); treize.googleConsentMode(${MAPPING})</script>`,
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/start`)
  await page.evaluate(() => treize.acceptAll())
  expect(await layer(page)).toEqual([denied(), update('analytics_storage', ...ADS)])
  expect(page.errors).toEqual([])
})

it('says what is missing, and harms nothing, where its file comes first', async () => {
  server.route('/first', pageWith(shop, { tag: `${FILE}<script src="/dist/treize.js"></script>` }))
  const page = await browser.page()
  await page.goto(`${server.origin()}/first`)
  await page.waitFor('banner')
  expect(page.errors).toEqual(['[treize] treize.google.js needs treize.js: put its tag below that one'])
})
