import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const policy = {
  ...shop,
  categories: {
    ...shop.categories,
    analytics: {
      services: {
        stats: { label: 'Stats', provider: 'Stats Inc', privacy: 'https://stats.example/privacy', cookies: ['_st_*'] },
        heat: { label: 'Heat', provider: 'Heat Maps', ads: true },
        own: { label: 'Own', provider: 'Example Ltd' },
      },
    },
  },
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': pageWith(policy) } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open({ path = '/', gpc = false, wait = 'banner' } = {}) {
  const page = await browser.page()
  if (gpc)
    await page.raw.evaluateOnNewDocument(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true }),
    )
  server.requests.clear()
  await page.goto(server.origin('www.shop.localhost') + path)
  if (wait) await page.waitFor(wait)
  return page
}
type Page = Awaited<ReturnType<typeof open>>
const text = (page: Page, hook: string) =>
  page.raw.$eval(page.hook(hook), (element) => (element as HTMLElement).innerText)
const choices = (page: Page) => page.evaluate(() => treize.record?.choices ?? null)

it('says on the first layer who asks and how many others get data, and leads to the list of them', async () => {
  const page = await open()
  expect(await text(page, 'banner')).toMatch(/Example Ltd[\s\S]*2 partners/)
  await page.click('partners')
  await page.waitFor('preferences')
  expect(await text(page, 'preferences')).toMatch(/Stats Inc[\s\S]*Heat Maps/)
})

it('says when and how the choice was made, until when it lasts, its number, and whom to write to', async () => {
  const page = await open()
  await page.click('accept')
  await page.evaluate(() => treize.open())
  await page.waitFor('preferences')
  const record = await page.evaluate(() => treize.record)
  const said = await text(page, 'preferences')
  expect(said).toMatch(/Your choice of .*20\d\d.* \(when you were asked\), kept until .*20\d\d under the number/)
  for (const part of [record?.id, 'Example Ltd', 'dpo@example.com', 'CNIL']) expect(said).toContain(part)
})

it('hands out a receipt by the fields of ISO/IEC TS 27560', async () => {
  const page = await open()
  await page.click('customize')
  await page.waitFor('preferences')
  await page.raw.click('#treize >>> [data-category=analytics][data-service=stats]')
  await page.click('save')
  await page.evaluate(() => {
    const create = URL.createObjectURL
    URL.createObjectURL = (blob) => {
      Object.assign(window, { blob })
      return create.call(URL, blob)
    }
    document.addEventListener('click', ({ target }) =>
      Object.assign(window, { name: (target as HTMLAnchorElement).download }),
    )
    HTMLAnchorElement.prototype.click = function () {
      Object.assign(window, { file: this.download })
    }
    treize.open()
  })
  await page.click('receipt')
  const [receipt, file, record] = await page.evaluate(async () => {
    const { blob, file } = window as unknown as { blob: Blob; file: string }
    return [JSON.parse(await blob.text()), file, treize.record] as const
  })
  expect(file).toBe(`receipt-${record?.id}.json`)
  expect(receipt).toMatchObject({
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: record?.id,
    pii_principal_id: record?.id,
    language: 'en',
    record: { source: 'preferences', choices: { 'analytics/stats': true, marketing: false } },
    events: [
      { event_time: record?.at, validity_duration: record?.expires, event_type: 'explicit', event_state: 'given' },
    ],
    party_identification: [
      { party_type: 'controller', party_name: 'Example Ltd', party_contact: 'dpo@example.com' },
      { party_type: 'authority', party_name: 'CNIL' },
    ],
  })
  const stats = receipt.pii_processing.find(({ service }: { service: string }) => service == 'analytics/stats')
  expect(stats).toMatchObject({
    event_state: 'given',
    lawful_basis: 'consent',
    recipient_third_parties: ['Stats Inc'],
    privacy_notice: 'https://stats.example/privacy',
    pii_information: { cookies: ['_st_*'] },
    collection_method: 'preferences',
    jurisdiction: 'CNIL',
  })
  // What that guide's table 7.2 calls mandatory.
  for (const field of [
    'privacy_notice',
    'purpose',
    'pii_information',
    'pii_controllers',
    'storage_locations',
    'retention_period',
    'jurisdiction',
    'withdrawal_method',
  ])
    expect(stats, field).toHaveProperty(field)
})

it('erases everything with one press, says so, and asks again', async () => {
  const page = await open()
  await page.click('accept')
  await page.evaluate(() => {
    document.cookie = '_st_id=1; max-age=9999'
    localStorage.ad_x = '1'
    treize.open()
  })
  await page.click('erase')
  await page.waitFor('banner')
  expect(await page.raw.$eval('#treize >>> [role=status]', (status) => status.textContent)).toBe(
    'Everything is erased.',
  )
  await expect.poll(() => page.jar()).toEqual([])
  expect(await page.storage()).toEqual({ local: {}, session: {} })
  expect(await page.evaluate(() => treize.record)).toBeNull()
})

it('honours Global Privacy Control: says so, and keeps off what it speaks of, also at "Accept all"', async () => {
  const page = await open({ gpc: true })
  expect(await page.evaluate(() => treize.signalled)).toEqual(['analytics/heat', 'marketing'])
  expect(await text(page, 'banner')).toContain(
    'Your browser’s signal is honoured. Off unless you switch it on: Heat, Marketing.',
  )
  await page.click('accept')
  expect(await choices(page)).toEqual({
    analytics: true,
    'analytics/stats': true,
    'analytics/heat': false,
    'analytics/own': true,
    marketing: false,
  })
  // The visitor's own word weighs more than the browser's.
  await page.evaluate(() => treize.open())
  await page.waitFor('preferences')
  expect(await text(page, 'preferences')).toContain('signal is honoured')
  await page.raw.click('#treize >>> [data-category=marketing]')
  await page.click('save')
  expect(await choices(page)).toMatchObject({ 'analytics/heat': false, marketing: true })
  await page.evaluate(() => treize.acceptAll())
  expect(await choices(page)).toMatchObject({ 'analytics/heat': false, marketing: true })
})

it('records Global Privacy Control as a refusal with its source, and asks only about the rest', async () => {
  const page = await open({ gpc: true })
  expect(await page.evaluate(() => [treize.record?.source, treize.record?.choices, treize.unasked])).toEqual([
    'gpc',
    { 'analytics/heat': false, marketing: false },
    true,
  ])
  await page.click('customize')
  await page.waitFor('preferences')
  expect(await text(page, 'preferences')).toContain('(Global Privacy Control)')
  await page.click('save')
  expect(await page.evaluate(() => [treize.record?.source, treize.unasked])).toEqual(['preferences', false])

  server.route('/ads', pageWith({ policy: { version: '1' }, categories: { marketing: {} } }))
  const silent = await open({ gpc: true, path: '/ads', wait: '' })
  await silent.wait(300)
  expect(server.requests.to('/dist/treize.banner')).toEqual([])
  expect(await silent.evaluate(() => [treize.unasked, treize.record?.choices])).toEqual([false, { marketing: false }])
})

it('measures what is exempt from consent until the visitor switches it off, without asking', async () => {
  const measured = {
    policy: { version: '1' },
    categories: {
      essential: { essential: true },
      audience: {
        exempt: true,
        label: 'Audience',
        services: { counter: { label: 'Counter', cookies: ['_cnt'], requests: ['/counter*'] } },
      },
    },
  }
  const body = '<script type="text/plain" data-consent="audience/counter" src="/counter.js"></script>'
  const write = 'document.cookie = "_cnt=1; max-age=99999999"'
  server.route('/counter.js', write)
  server.route('/measured', pageWith(measured, { body }))
  server.route('/both', pageWith({ ...measured, categories: { ...measured.categories, ads: {} } }, { body }))
  const page = await open({ path: '/measured', wait: '' })
  await expect.poll(async () => (await page.jar()).map(({ name }) => name)).toEqual(['_cnt'])
  expect(await page.evaluate(() => [treize.has('audience'), treize.unasked, treize.record])).toEqual([
    true,
    false,
    null,
  ])
  expect(server.requests.to('/dist/treize.banner')).toEqual([])

  // Where something else is asked about, it is not in the question, and stays on for who only says no to that.
  await page.goto(`${server.origin('www.shop.localhost')}/both`)
  await page.waitFor('banner')
  expect(await text(page, 'banner')).not.toContain('Audience')
  await page.click('customize')
  await page.waitFor('preferences')
  const on = () => page.raw.$eval('#treize >>> [data-category=audience]', (one) => (one as HTMLInputElement).checked)
  expect(await on()).toBe(true)
  await page.click('save')
  expect(await choices(page)).toEqual({ audience: true, 'audience/counter': true, ads: false })

  await page.evaluate(() => treize.open())
  await page.raw.click('#treize >>> [data-category=audience]')
  await page.click('save')
  await expect.poll(async () => (await page.jar()).map(({ name }) => name)).toEqual(['eu-consent'])
  server.requests.clear()
  await page.reload()
  await page.wait(300)
  expect(server.requests.to('/counter')).toEqual([])

  // Nor does a new policy version switch it on again.
  server.route('/newer', pageWith({ ...measured, policy: { version: '2' } }, { body }))
  await page.goto(`${server.origin('www.shop.localhost')}/newer`)
  await page.wait(300)
  expect(await page.evaluate(() => treize.has('audience'))).toBe(false)
  expect(server.requests.to('/counter')).toEqual([])
})

it('says nothing of a signal that the browser does not send', async () => {
  const page = await open()
  expect(await page.evaluate(() => treize.signalled)).toEqual([])
  expect(await text(page, 'banner')).not.toContain('signal')
})

it('keeps a small button on every page that has none of its own, without a download', async () => {
  const page = await open()
  expect(await page.shows('reopen')).toBe(false)
  const reopen = () => page.raw.$('[data-treize=reopen], >>> [data-treize=reopen]')
  await page.click('reject')
  server.requests.clear()
  await page.reload()
  await page.raw.waitForSelector('>>> [data-treize=reopen]', { visible: true })
  const button = await reopen()
  const box = await button?.boundingBox()
  expect(box && box.x < 40 && box.y > 700 && box.height >= 24).toBe(true)
  expect(await button?.evaluate((one) => one.textContent)).toBe('Cookies')
  expect(server.requests.to('/dist/').map(({ path }) => path)).toEqual(['/dist/treize.js', '/dist/treize.more.js'])
  await button?.click()
  await page.waitFor('preferences')
  await page.click('close')
  await page.evaluate(() => treize.stop())
  expect(await reopen()).toBeNull()

  for (const [name, banner, body, there] of [
    ['moved', { reopen: 'top right', texts: { reopen: { en: 'Privacy' } } }, '', true],
    ['off', { reopen: 'none' }, '', false],
    ['own', {}, '<button data-consent-open>Settings</button>', false],
  ] as const) {
    server.route(`/${name}`, pageWith({ ...policy, banner }, { body }))
    await page.goto(`${server.origin('www.shop.localhost')}/${name}`)
    await page.wait(100)
    const found = await reopen()
    expect(!!found, name).toBe(there)
    if (!found) continue
    expect(await found.evaluate((one) => one.textContent)).toBe('Privacy')
    const at = await found.boundingBox()
    expect(at && at.x > 1000 && at.y < 40).toBe(true)
  }
  expect(page.errors).toEqual([])
})

it('finds one of a thousand services by its name, its provider or its cookie', async () => {
  const services = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `s${i}`,
      { label: `Tool ${i}`, provider: `House ${i % 7}`, cookies: [`c${i}_*`] },
    ]),
  )
  server.route('/many', pageWith({ policy: { version: '1' }, categories: { analytics: { services } } }))
  const page = await open({ path: '/many' })
  await page.click('customize')
  const search = await page.raw.waitForSelector('#treize >>> [data-treize=search]', { visible: true })
  const rows = () =>
    page.raw.$$eval('#treize >>> [data-service]', (all) => all.map((one) => (one as HTMLElement).dataset.service))
  await search?.type('c987_')
  await expect.poll(rows).toEqual(['s987'])
  const said = () => page.raw.$eval('#treize >>> output', (one) => one.textContent)
  expect(await said()).toBe('1 / 1000')
  await search?.type('?')
  await expect.poll(said).toBe('0 / 1000')
  await page.raw.keyboard.press('Backspace')
  await expect.poll(rows).toEqual(['s987'])
  await page.raw.click('#treize >>> [data-service=s987]')
  await search?.evaluate((input) => {
    ;(input as HTMLInputElement).value = ''
    input.dispatchEvent(new Event('input'))
  })
  await expect.poll(async () => (await rows()).length).toBe(1000)
  expect(await said()).toBe('')
  await page.click('save')
  expect(await page.evaluate(() => [treize.has('analytics/s987'), treize.has('analytics/s986')])).toEqual([true, false])
})

it('has the same table in the HTML of a server', async () => {
  const { renderTable } = await import(new URL('../../dist/server.js', import.meta.url).href)
  const { fr } = await import(new URL('../../dist/locales/fr.js', import.meta.url).href)
  const html = renderTable(policy, { texts: fr, language: 'fr' })
  server.route('/served', pageWith(policy, { lang: 'fr', body: `<div data-consent-table>${html}</div>` }))
  const page = await browser.page()
  await page.raw.setJavaScriptEnabled(false)
  await page.goto(`${server.origin('www.shop.localhost')}/served`)
  const rows = () => page.raw.$$eval('[data-consent-table] tr', (all) => all.map((row) => row.textContent))
  const served = await rows()
  expect(served.join()).toContain('Base légale')
  expect(served.length).toBeGreaterThan(8)
  await page.raw.setJavaScriptEnabled(true)
  await page.reload()
  await page.waitFor('banner')
  await page.wait(100)
  expect(await rows()).toEqual(served)
  expect(() => renderTable({ ...policy, categories: {} })).toThrow(/policy\.categories/)
})
