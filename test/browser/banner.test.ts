import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFaults } from '../helpers/find-faults'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const body =
  '<p><a href="#somewhere" id="first">A link</a></p><button id="settings" data-consent-open>Cookie settings</button><div style="height:3000px"></div>'

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(shop, { body }), '/fr': pageWith(shop, { body, lang: 'fr' }) } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/', wait = 'banner') {
  const page = await browser.page()
  server.requests.clear()
  await page.goto(server.origin('www.shop.localhost') + path)
  if (wait) await page.waitFor(wait)
  return page
}
const choices = (page: Page) => page.evaluate(() => treize.record?.choices ?? null)
const source = (page: Page) => page.evaluate(() => treize.record?.source)
const focus = (page: Page) =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
    return (inner as HTMLElement).dataset.treize || inner?.id || inner?.localName || ''
  })
const text = (page: Page, hook: string) =>
  page.raw.$eval(page.hook(hook), (element) => (element as HTMLElement).innerText)

it('asks a new visitor, accepts with one click and says so', async () => {
  const page = await open()
  expect(await text(page, 'banner')).toMatch(
    /cookies[\s\S]*Example Ltd[\s\S]*Audience measurement[\s\S]*Marketing[\s\S]*Privacy policy[\s\S]*Reject all[\s\S]*Accept all[\s\S]*Customise/,
  )
  await page.click('accept')
  expect(await page.shows('banner')).toBe(false)
  expect(await choices(page)).toEqual({ analytics: true, 'analytics/stats': true, marketing: true })
  expect(await source(page)).toBe('banner')
  expect(await page.raw.$eval('#treize >>> [role=status]', (element) => element.textContent)).toBe(
    'Your choices are saved.',
  )
})

it('refuses with one click too, and does not ask again', async () => {
  const page = await open()
  await page.click('reject')
  expect(await choices(page)).toEqual({ analytics: false, 'analytics/stats': false, marketing: false })
  await page.reload()
  await page.wait(300)
  expect(await page.shows('banner')).toBe(false)
})

it('takes nothing else for an answer: not Escape, not scrolling, not a click elsewhere, not waiting', async () => {
  const page = await open()
  await page.key('Escape')
  await page.raw.mouse.wheel({ deltaY: 1500 })
  await page.raw.mouse.click(900, 300)
  await page.wait(1000)
  expect(await choices(page)).toBeNull()
  expect(await page.jar()).toEqual([])
  expect(await page.shows('banner')).toBe(true)
  await page.click('customize')
  await page.waitFor('preferences')
  await page.key('Escape')
  await page.waitFor('banner')
  await page.click('customize')
  await page.click('close')
  expect(await choices(page)).toBeNull()
  expect(await page.jar()).toEqual([])
})

it('makes accepting and refusing equal in every respect that a visitor sees', async () => {
  const page = await open()
  await page.raw.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
    [320, 568],
  ] as const) {
    await page.raw.setViewport({ width, height })
    for (const open of [false, true]) {
      if (open) await page.click('customize')
      await page.waitFor(open ? 'preferences' : 'banner')
      const [accept, reject] = await page.raw.$eval('#treize', ({ shadowRoot }) =>
        ['accept', 'reject'].map((hook) => {
          const button = shadowRoot?.querySelector(`[data-treize=${hook}]`) as Element
          const style = getComputedStyle(button)
          const { width, height, top } = button.getBoundingClientRect()
          const { color, backgroundColor, border, font, boxShadow, opacity, textDecoration, cursor, padding } = style
          return {
            tag: button.localName,
            width,
            height,
            top,
            color,
            backgroundColor,
            border,
            font,
            boxShadow,
            opacity,
            textDecoration,
            cursor,
            padding,
          }
        }),
      )
      expect(reject).toEqual(accept)
      expect(accept?.height).toBeGreaterThanOrEqual(44)
      if (open) await page.click('close')
    }
  }
})

it('opens preferences with every switch off, and saves exactly what was switched', async () => {
  const page = await open()
  await page.click('customize')
  await page.waitFor('preferences')
  const switches = () =>
    page.raw.$$eval('#treize >>> [data-treize="switch"]', (all) =>
      all.map((one) => {
        const { dataset, checked } = one as HTMLInputElement
        return `${dataset.category}${dataset.service ? `/${dataset.service}` : ''} ${checked ? 'on' : 'off'}`
      }),
    )
  // A category with one service has one switch.
  expect(await switches()).toEqual(['analytics/stats off', 'marketing off'])
  expect(await page.shows('banner')).toBe(false)
  const press = async (category: string) => (await page.raw.$(`#treize >>> [data-category="${category}"]`))?.click()
  await press('analytics')
  expect(await switches()).toEqual(['analytics/stats on', 'marketing off'])
  await press('analytics')
  expect(await switches()).toEqual(['analytics/stats off', 'marketing off'])
  await press('analytics')
  expect(await switches()).toEqual(['analytics/stats on', 'marketing off'])
  await page.click('save')
  expect(await choices(page)).toEqual({ analytics: true, 'analytics/stats': true, marketing: false })
  expect(await source(page)).toBe('preferences')
  await page.raw.click('#settings')
  await page.waitFor('preferences')
  expect(await switches()).toEqual(['analytics/stats on', 'marketing off'])
  expect(await text(page, 'preferences')).toMatch(
    /Your choice of .*20\d\d.*kept until .*20\d\d under the number [\da-f-]{36}[\s\S]*dpo@example\.com/,
  )
})

it('withdraws in as many clicks as it takes to accept, plus the one that opens the settings', async () => {
  const page = await open()
  await page.click('accept')
  await page.raw.click('#settings')
  await page.click('withdraw')
  expect(await choices(page)).toEqual({ analytics: false, 'analytics/stats': false, marketing: false })
  expect(await source(page)).toBe('withdrawal')
  await page.raw.click('#settings')
  await page.waitFor('preferences')
  expect(await page.shows('withdraw')).toBe(false)
})

it('can be used with the keyboard alone, and gives the focus back', async () => {
  const page = await open()
  await page.key('Tab')
  const order = []
  for (let i = 0; i < 5; i++) {
    order.push(await focus(page))
    await page.key('Tab')
  }
  expect(order).toEqual(['a', 'reject', 'accept', 'customize', 'first'])
  await page.raw.focus('#settings')
  await page.key('Enter')
  await page.waitFor('preferences')
  expect(await page.raw.$eval(page.hook('preferences'), (dialog) => dialog.matches(':modal'))).toBe(true)
  for (let i = 0; i < 12; i++) {
    await page.key('Tab')
    expect(await focus(page)).not.toBe('first')
  }
  await page.key('Escape')
  await page.waitFor('banner')
  expect(await focus(page)).toBe('settings')
  await page.raw.focus(page.hook('customize'))
  await page.key('Space')
  await page.waitFor('preferences')
  await page.key('Escape')
  await page.waitFor('banner')
  expect(await focus(page)).toBe('customize')
})

it('speaks the language of the page, and that of the browser where there is none', async () => {
  const page = await open('/fr')
  expect(await text(page, 'banner')).toMatch(
    /Votre choix sur les cookies[\s\S]*Tout refuser[\s\S]*Tout accepter[\s\S]*Personnaliser/,
  )
  expect(await page.raw.$eval('#treize', (host) => (host as HTMLElement).lang)).toBe('fr')
  expect(server.requests.to('/dist/treize.fr.js')).toHaveLength(1)
  for (const lang of ['FR', 'fr_FR', 'fr-CA']) {
    server.route('/odd', pageWith(shop, { lang }))
    expect(await text(await open('/odd'), 'banner')).toMatch(/Tout refuser/)
  }
  server.route('/worse', pageWith(shop, { lang: 'en-US@posix' }))
  const worse = await open('/worse')
  await worse.click('customize')
  await worse.waitFor('preferences')
  await worse.click('accept')
  await worse.evaluate(() => treize.open())
  await worse.waitFor('preferences')
  expect(worse.errors).toEqual([])
  server.route('/none', pageWith(shop, { lang: '' }))
  expect(await text(await open('/none'), 'banner')).toMatch(/Your choice/)
  server.route('/la', pageWith(shop, { lang: 'la' }))
  expect(await text(await open('/la'), 'banner')).toMatch(/Your choice/)
})

it('is not downloaded by a visitor who has answered, until it is to be shown', async () => {
  const page = await open()
  await page.click('reject')
  server.requests.clear()
  await page.reload()
  await page.wait(400)
  expect(
    server.requests
      .all()
      .map(({ path }) => path)
      .filter((path) => path != '/favicon.ico'),
  ).toEqual(['/', '/dist/treize.js', '/dist/treize.more.js'])
  expect(await page.raw.$('#treize')).toBeNull()
  await page.raw.click('#settings')
  await page.waitFor('preferences')
  expect(server.requests.to('/dist/treize.banner.js')).toHaveLength(1)
})

it('comes with the nonce of its tag under a strict policy, and refuses a banner that was changed', async () => {
  const strict = pageWith(shop, {
    body,
    lang: 'fr',
    tag: '<script nonce="abc" src="/dist/treize.js"></script>',
  }).replace('<script type="application/json"', '<script nonce="abc" type="application/json"')
  for (const dynamic of ["'strict-dynamic'", '']) {
    server.route('/strict', (_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'nonce-abc' ${dynamic}; style-src 'none'; require-trusted-types-for 'script'; trusted-types treize`,
      )
      answer.end(strict.replaceAll(/ style="[^"]*"/g, ''))
    })
    const page = await open('/strict')
    await page.click('customize')
    await page.waitFor('preferences')
    await page.click('accept')
    expect(page.errors).toEqual([])
  }

  const file = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8')
  server.route('/changed/treize.js', file('treize.js'))
  server.route('/changed/treize.banner.js', `${file('treize.banner.js')};window.changed = true`)
  server.route('/changed', pageWith(shop, { tag: '<script src="/changed/treize.js"></script>' }))
  const changed = await open('/changed', '')
  await changed.wait(500)
  expect(await changed.evaluate(() => 'changed' in window)).toBe(false)
  expect(await changed.shows('banner')).toBe(false)
})

it('renders hostile words as words', async () => {
  const label = '<img src=x onerror="window.hacked=1">\u{202e}\ud800 {controller}'
  const wide = 'w'.repeat(10_000)
  const policy = {
    policy: { version: '1', url: '/"onclick="window.hacked=1' },
    controller: { name: label, contact: wide },
    categories: {
      analytics: {
        label,
        why: wide,
        cookies: [{ name: label.replace(' {controller}', ''), why: label }],
        services: { stats: { label: { en: label }, provider: label, privacy: './javascript:window.hacked=2' } },
      },
    },
  }
  server.route('/hostile', pageWith(policy, { body: '<div data-consent-table></div>' }))
  const page = await open('/hostile')
  await page.raw.setViewport({ width: 320, height: 568 })
  expect(
    await page.raw.$eval(
      page.hook('banner'),
      (banner) => banner.scrollWidth <= innerWidth && banner.getBoundingClientRect().height < innerHeight,
    ),
  ).toBe(true)
  await page.click('customize')
  await page.waitFor('preferences')
  expect(
    await page.raw.$eval(page.hook('preferences'), (dialog) => [
      dialog.querySelector('img'),
      dialog.scrollWidth <= innerWidth,
    ]),
  ).toEqual([null, true])
  for (const link of await page.raw.$$('#treize >>> a'))
    expect(await link.evaluate((one) => [(one as HTMLAnchorElement).protocol, one.onclick])).toEqual(['http:', null])
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.raw.$eval('[data-consent-table] th[scope=row]', (cell) => cell.textContent)).toContain('<img src=x')
})

it('opens preferences with a thousand services', async () => {
  const services = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`s${i}`, { cookies: [`c${i}_*`] }]))
  server.route('/thousand', pageWith({ policy: { version: '1' }, categories: { analytics: { services } } }))
  const page = await open('/thousand')
  await page.click('customize')
  await page.waitFor('preferences')
  await expect.poll(async () => (await page.raw.$$('#treize >>> [data-treize="switch"]')).length).toBe(1001)
  await page.click('accept')
  await page.reload()
  expect(await page.evaluate(() => [treize.unasked, treize.has('analytics/s999')])).toEqual([false, true])
})

it('fills the table of cookies in the language of the page', async () => {
  server.route('/privacy', pageWith(shop, { lang: 'fr', body: '<div data-consent-table></div>' }))
  const page = await open('/privacy')
  await page.raw.waitForSelector('[data-consent-table] tr')
  const rows = await page.raw.$$eval('[data-consent-table] tr', (all) =>
    all.map((row) =>
      [...row.children]
        .map((cell) => cell.textContent)
        .join(' | ')
        .replaceAll('\u00a0', ' '),
    ),
  )
  expect(rows).toContain('Nom | Finalité | Fournisseur | Durée | Base légale')
  expect(rows).toContain(
    'eu-consent | Conserve votre choix sur les cookies | Example Ltd | 6 mois | strictement nécessaire',
  )
  expect(rows).toContain('_st_* |  | Stats, Example Ltd | 13 mois | votre consentement')
})

it('has nothing that axe-core finds fault with, in both layers, light and dark', async () => {
  for (const path of ['/', '/fr'])
    for (const value of ['light', 'dark']) {
      const page = await open(path)
      await page.raw.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
      await page.wait(400)
      expect(await findFaults(page)).toEqual([])
      await page.click('customize')
      await page.waitFor('preferences')
      await page.wait(400)
      expect(await findFaults(page)).toEqual([])
      await page.close()
    }
})

it('leaks no style either way', async () => {
  server.route(
    '/loud',
    pageWith(shop, {
      head: '<style>* { all: unset; display: block !important; color: red !important; font-size: 50px !important } #treize { position: static; transform: scale(3) }</style>',
      body,
    }),
  )
  const quiet = await open()
  const loud = await open('/loud')
  const look = (page: Page) =>
    page.raw.$eval(page.hook('accept'), (button) => {
      const { color, fontSize, display } = getComputedStyle(button)
      const { width, height } = button.getBoundingClientRect()
      return { color, fontSize, display, width: Math.round(width), height: Math.round(height) }
    })
  expect(await look(loud)).toEqual(await look(quiet))
  const outside = (page: Page) =>
    page.evaluate(() => JSON.stringify(getComputedStyle(document.querySelector('h1') as Element)))
  const before = await outside(quiet)
  await quiet.click('reject')
  expect(await outside(quiet)).toBe(before)
})

it('does the page no harm: no error, no warning, no layout shift, also on a slow machine', async () => {
  server.route(
    '/watched',
    pageWith(shop, {
      tag: `<script>window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { shift += one.value })).observe({ type: 'layout-shift', buffered: true })</script>
        <script src="/dist/treize.js"></script>`,
      body,
    }),
  )
  const page = await browser.page()
  await page.throttle(4)
  await page.goto(`${server.origin('www.shop.localhost')}/watched`)
  await page.waitFor('banner')
  await page.click('customize')
  await page.click('close')
  await page.click('accept')
  await page.wait(300)
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0)
  expect([...page.errors, ...page.warnings]).toEqual([])
})

it('survives a site that replaces its body, and comes when it is called before there is one', async () => {
  const page = await open()
  await page.click('reject')
  await page.evaluate(() => {
    document.body = document.createElement('body')
    treize.open()
  })
  await page.waitFor('preferences')
  await page.click('accept')
  expect(await source(page)).toBe('preferences')
  server.route('/early', pageWith(shop, { head: "<script>treize.on('choice', () => {}); treize.open()</script>" }))
  const early = await open('/early', 'preferences')
  expect([...page.errors, ...early.errors]).toEqual([])
})

it('speaks English, and says so, where its language does not load', async () => {
  const file = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8')
  for (const name of ['treize.js', 'treize.more.js', 'treize.banner.js']) server.route(`/lone/${name}`, file(name))
  server.route('/lone', pageWith(shop, { lang: 'fr', tag: '<script src="/lone/treize.js"></script>' }))
  const page = await open('/lone')
  expect(await text(page, 'banner')).toMatch(/Reject all/)
  expect(await page.raw.$eval('#treize', (host) => (host as HTMLElement).lang)).toBe('en')
  expect(page.errors.at(-1)).toMatch(/^\[treize\] .*treize\.fr\.js did not load: put it beside treize\.js/)
})

it('leaves when it is stopped', async () => {
  const page = await open()
  await page.evaluate(() => treize.stop())
  expect(await page.raw.$('#treize')).toBeNull()
  await page.raw.click('#settings')
  expect(await page.raw.$('#treize')).toBeNull()
})
