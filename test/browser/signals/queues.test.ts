// None of these vendors ships its script on npm, so it is their own lines and the order of what they find queued.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addLifetime } from '../../../src/policy/lifetime'
import { type Page, openBrowser } from '../../helpers/open-browser'
import { pageWith } from '../../helpers/page-with'
import { shop } from '../../helpers/policies'
import { serve } from '../../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  for (const { path, runs } of Object.values(vendors))
    server.route(path, (_, answer) => answer.setHeader('content-type', 'text/javascript').end(runs))
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

interface Vendor {
  file: string
  call: string
  /** The lines that the vendor gives to copy, and the page's that documents them; `URL` is where its script is. */
  lines: string
  /** A path of the vendor's script, and what it does here. */
  path: string
  runs: string
  /** What is queued, in order. */
  read: string
  global: string
  /** What the lines queue themselves. */
  own: unknown[]
  /** What we say: first of all on a page without a choice, and of a yes before the lines run. */
  first: unknown[]
  begun: unknown[]
  returning?: unknown[]
  yes: unknown[]
  no: unknown[]
}

const consentv2 = (yes: boolean) => [
  'consentv2',
  { ad_Storage: yes ? 'granted' : 'denied', analytics_Storage: yes ? 'granted' : 'denied' },
]

const vendors: Record<string, Vendor> = {
  // https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
  Meta: {
    file: 'meta',
    call: `metaConsent('marketing')`,
    lines: `!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?
      n.callMethod.apply(n,arguments):n.queue.push(arguments)};if(!f._fbq)f._fbq=n;
      n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];t=b.createElement(e);t.async=!0;
      t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','URL');
      fbq('init', '1'); fbq('track', 'PageView')`,
    path: '/fbevents.js',
    runs: 'fbq.callMethod = (...words) => fbq.queue.push(words)',
    read: 'fbq.queue',
    global: 'fbq',
    own: [
      ['init', '1'],
      ['track', 'PageView'],
    ],
    first: [['consent', 'revoke']],
    begun: [
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ],
    yes: [['consent', 'grant']],
    no: [['consent', 'revoke']],
  },
  // https://help.pinterest.com/en/business/article/install-the-pinterest-tag
  Pinterest: {
    file: 'pinterest',
    call: `pinterestConsent('marketing')`,
    lines: `!function(e){if(!window.pintrk){window.pintrk = function () {
      window.pintrk.queue.push(Array.prototype.slice.call(arguments))};var
      n=window.pintrk;n.queue=[],n.version="3.0";var
      t=document.createElement("script");t.async=!0,t.src=e;var
      r=document.getElementsByTagName("script")[0];
      r.parentNode.insertBefore(t,r)}}("URL");
      pintrk('load', '1'); pintrk('page')`,
    path: '/core.js',
    runs: '',
    read: 'pintrk.queue',
    global: 'pintrk',
    own: [['load', '1'], ['page']],
    first: [['setconsent', false]],
    begun: [['setconsent', true]],
    yes: [['setconsent', true]],
    no: [['setconsent', false]],
  },
  // https://business-api.tiktok.com/portal/docs?id=1739585600931842
  TikTok: {
    file: 'tiktok',
    call: `tiktokConsent('marketing')`,
    lines: `!function (w, d, t) {
      w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.methods=["page","track","identify","instances","debug","on","off","once","ready","alias","group","enableCookie","disableCookie","holdConsent","revokeConsent","grantConsent"],ttq.setAndDefer=function(t,e){t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}};for(var i=0;i<ttq.methods.length;i++)ttq.setAndDefer(ttq,ttq.methods[i]);ttq.load=function(e,n){var r="URL";ttq._i=ttq._i||{},ttq._i[e]=[],ttq._i[e]._u=r,ttq._t=ttq._t||{},ttq._t[e]=+new Date,ttq._o=ttq._o||{},ttq._o[e]=n||{};n=document.createElement("script");n.type="text/javascript",n.async=!0,n.src=r+"?sdkid="+e+"&lib="+t;e=document.getElementsByTagName("script")[0];e.parentNode.insertBefore(n,e)};
      ttq.load('C1'); ttq.page(); }(window, document, 'ttq')`,
    path: '/events.js',
    runs: '',
    read: 'ttq',
    global: 'ttq',
    own: [['page']],
    first: [['holdConsent']],
    begun: [['holdConsent'], ['grantConsent']],
    yes: [['grantConsent']],
    no: [['revokeConsent']],
  },
  // https://help.ads.microsoft.com/apex/index/3/en/60119
  'Microsoft Advertising': {
    file: 'microsoft',
    call: `uetConsent({ ad_storage: 'marketing' })`,
    lines: `(function(w,d,t,r,u){var f,n,i;w[u]=w[u]||[],f=function(){var o={ti:"1"};o.q=w[u],w[u]=new UET(o),w[u].push("pageLoad")},n=d.createElement(t),n.src=r,n.async=1,n.onload=n.onreadystatechange=function(){var s=this.readyState;s&&s!=="loaded"&&s!=="complete"||(f(),n.onload=n.onreadystatechange=null)},i=d.getElementsByTagName(t)[0],i.parentNode.insertBefore(n,i)})(window,document,"script","URL","uetq")`,
    path: '/bat.js',
    runs: 'class UET { constructor({ q }) { this.heard = [...q] } push(...words) { this.heard.push(...words) } }',
    read: 'uetq.heard',
    global: 'uetq',
    own: ['pageLoad'],
    first: ['consent', 'default', { ad_storage: 'denied' }],
    begun: [...['consent', 'default', { ad_storage: 'denied' }], ...['consent', 'update', { ad_storage: 'granted' }]],
    yes: ['consent', 'update', { ad_storage: 'granted' }],
    no: ['consent', 'update', { ad_storage: 'denied' }],
  },
  // https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2
  Clarity: {
    file: 'microsoft',
    call: `clarityConsent({ ad_Storage: 'marketing', analytics_Storage: 'analytics' })`,
    lines: `(function(c,l,a,r,i,t,y){
      c[a]=c[a]||function(){(c[a].q=c[a].q||[]).push(arguments)};
      t=l.createElement(r);t.async=1;t.src="URL?"+i;
      y=l.getElementsByTagName(r)[0];y.parentNode.insertBefore(t,y);
      })(window, document, "clarity", "script", "1");
      clarity('set', 'page', 'home')`,
    path: '/tag',
    runs: '',
    read: 'clarity.q',
    global: 'clarity',
    own: [['set', 'page', 'home']],
    first: [consentv2(false)],
    begun: [consentv2(false), consentv2(true)],
    returning: [consentv2(true)],
    yes: [consentv2(true)],
    no: [consentv2(false)],
  },
  // https://developer.matomo.org/guides/tracking-consent
  Matomo: {
    file: 'matomo',
    call: `matomoConsent('marketing')`,
    lines: `var _paq = window._paq = window._paq || [];
      _paq.push(['trackPageView']); _paq.push(['enableLinkTracking']);
      (function() { _paq.push(['setSiteId', '1']);
      var d=document, g=d.createElement('script'), s=d.getElementsByTagName('script')[0];
      g.async=true; g.src='URL'; s.parentNode.insertBefore(g,s); })()`,
    path: '/matomo.js',
    runs: '_paq = { heard: [..._paq], push(...commands) { this.heard.push(...commands) } }',
    read: '_paq.heard',
    global: '_paq',
    own: [['trackPageView'], ['enableLinkTracking'], ['setSiteId', '1']],
    first: [['requireConsent']],
    begun: [['requireConsent'], ['setConsentGiven']],
    yes: [['setConsentGiven']],
    no: [['forgetConsentGiven', 393 * 24]],
  },
}

for (const [name, vendor] of Object.entries(vendors)) {
  const { file, path, lines, call, read, global, own, first, begun, yes, no, returning = begun } = vendor
  /** A page that tells the vendor, then has its lines. */
  async function open(page: Page, tag: string) {
    const text = lines.replace('URL', `${server.origin('tags.localhost')}${path}`)
    const head = `<script src="/dist/treize.${file}.js"></script><script>window.off = treize.${call}</script>`
    server.requests.clear()
    server.route('/', pageWith(shop, { head: head + tag.replace('LINES', () => text) }))
    await page.goto(server.origin())
    await page.settle()
  }
  const held = '<script type="text/plain" data-consent="marketing">LINES</script>'
  const asked = () => server.requests.all().filter(({ host }) => host.startsWith('tags.')).length
  const queued = (page: Page) =>
    page.evaluate((read) => {
      let found: unknown = window
      for (const key of read.split('.')) found = (found as Record<string, unknown>)[key]
      return (found as unknown[]).map((one) => (String(one) == '[object Arguments]' ? [...(one as unknown[])] : one))
    }, read)

  it(`tells ${name} before its held lines run, and then of each choice`, async () => {
    const page = await browser.page()
    await open(page, held)
    expect(asked()).toBe(0)
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(asked).toBe(1)
    await page.settle()
    expect(await queued(page)).toEqual([...begun, ...own])
    await page.evaluate(() => {
      treize.withdraw()
      treize.acceptAll()
    })
    expect(await queued(page)).toEqual([...begun, ...own, ...no, ...yes])
    await open(page, held)
    expect(await queued(page)).toEqual([...returning, ...own])
    await page.evaluate(() => treize.withdraw())
    await open(page, held)
    expect(asked()).toBe(0)
    expect(page.errors).toEqual([])
    expect(page.warnings).toEqual([])
  })

  it(`denies ${name} first of all where its lines are not held`, async () => {
    const page = await browser.page()
    await open(page, '<script>LINES</script>')
    expect(await queued(page)).toEqual([...first, ...own])
    await page.evaluate(() => treize.acceptAll())
    expect(await queued(page)).toEqual([...first, ...own, ...yes])
    expect(page.errors).toEqual([])
  })

  it(`tells ${name} also where its lines stand above`, async () => {
    const page = await browser.page()
    const text = lines.replace('URL', `${server.origin('tags.localhost')}${path}`)
    const head = `<script>${text}</script><script src="/dist/treize.${file}.js"></script><script>treize.${call}</script>`
    server.route('/above', pageWith(shop, { head }))
    await page.goto(`${server.origin()}/above`)
    await page.settle()
    await page.evaluate(() => treize.acceptAll())
    const all = JSON.stringify(await queued(page))
    for (const one of [...own, ...first, ...yes]) expect(all).toContain(JSON.stringify(one))
    expect(JSON.stringify((await queued(page)).slice(-yes.length))).toBe(JSON.stringify(yes))
    expect(page.errors).toEqual([])
  })

  it(`leaves nothing for ${name} on the window when it is undone and nobody has used it`, async () => {
    const page = await browser.page()
    await open(page, '')
    const left = await page.evaluate((global) => {
      ;(window as unknown as { off(): void }).off()
      treize.acceptAll()
      return global in window
    }, global)
    expect(left).toBe(false)
  })
}

it('tells a function that is made with its queue, and leaves that queue as it is', async () => {
  const own = `<script>
    const made = (...words) => made.queue.push(words)
    made.queue = [['early']]
    window.fbq = made
    fbq('init', '1')
  </script>`
  const head = `<script src="/dist/treize.meta.js"></script><script>treize.metaConsent('marketing')</script>${own}`
  server.route('/made', pageWith(shop, { head }))
  const page = await browser.page()
  await page.goto(`${server.origin()}/made`)
  expect(await page.evaluate(() => (window as unknown as { fbq: { queue: unknown[] } }).fbq.queue)).toEqual([
    ['early'],
    ['consent', 'revoke'],
    ['init', '1'],
  ])
  expect(page.errors).toEqual([])
})

/** What Matomo finds queued on a page with these words for it, by turns of choices. */
async function matomo(page: Page, words: string, run = () => {}) {
  const head = `<script src="/dist/treize.matomo.js"></script>
    <script>window._paq = [['trackPageView']]; treize.matomoConsent(${words})</script>`
  server.route('/matomo', pageWith(shop, { head }))
  await page.goto(`${server.origin()}/matomo`)
  await page.evaluate(run)
  return page.evaluate(() => (window as unknown as { _paq: unknown[] })._paq)
}

it('has only Matomo’s cookies wait when told so', async () => {
  const page = await browser.page()
  expect(
    await matomo(page, `'analytics', { wait: 'cookies' }`, () => {
      treize.acceptAll()
      treize.withdraw()
    }),
  ).toEqual([
    ['requireCookieConsent'],
    ['trackPageView'],
    ['setCookieConsentGiven'],
    ['forgetCookieConsentGiven', 9432],
  ])
})

it('lets an exempt Matomo measure from the start, until the visitor opposes', async () => {
  const page = await browser.page()
  const seconds = 33_955_200
  const exempt = [['setVisitorCookieTimeout', seconds], ['disableCrossDomainLinking']]
  for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2033, 0, 1); day += 86_400_000)
    expect(day + seconds * 1000).toBeLessThanOrEqual(addLifetime(day, '13 months'))
  expect(await matomo(page, `'analytics', { exempt: true }`)).toEqual([...exempt, ['trackPageView']])
  const opposed = await matomo(page, `'analytics', { exempt: true }`, () => treize.rejectAll())
  expect(opposed).toEqual([...exempt, ['trackPageView'], ['optUserOut', 9432]])
  // On every page from then on, before it counts.
  expect(await matomo(page, `'analytics', { exempt: true }`)).toEqual([
    ...exempt,
    ['optUserOut', 9432],
    ['trackPageView'],
  ])
  const back = await matomo(page, `'analytics', { exempt: true }`, () => treize.set({ analytics: true }))
  expect(back.slice(-1)).toEqual([['forgetUserOptOut']])
  // Matomo would else remember the opposition of the page before.
  expect((await matomo(page, `'analytics', { exempt: true }`)).slice(0, 3)).toEqual([...exempt, ['forgetUserOptOut']])
})
