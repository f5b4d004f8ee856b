import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import type { EnginePage } from '../helpers/engines/engine-page'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

const tag = `${collectErrors}<script src="/dist/treize.js"></script>`
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  server = await serve({
    routes: { '/': pageWith(shop, { tag, body: '<button id="settings" data-consent-open>Cookie settings</button>' }) },
  })
})
afterAll(() => server.close())

const choices = (page: EnginePage) => page.evaluate(() => treize.record?.choices ?? null)
const names = async (page: EnginePage) => (await page.cookies()).map(({ name }) => name).sort()

describe.each(inject('engines'))('in %s', (name) => {
  const openUrl = useEngine(name)
  async function open() {
    const page = await openUrl(server.origin('www.shop.localhost'))
    await page.waitFor('banner')
    return page
  }

  it('asks a new visitor, and remembers a yes', async () => {
    const page = await open()
    await page.click('accept')
    expect(await page.shows('banner')).toBe(false)
    expect(await choices(page)).toEqual({ analytics: true, 'analytics/stats': true, marketing: true })
    await page.reload()
    await page.wait(500)
    expect(await page.shows('banner')).toBe(false)
    expect(await choices(page)).toEqual({ analytics: true, 'analytics/stats': true, marketing: true })
    expect(await names(page)).toEqual(['eu-consent'])
    expect(await page.errors()).toEqual([])
  })

  it('remembers a no, and keeps it for six months', async () => {
    const page = await open()
    await page.click('reject')
    expect(await page.shows('banner')).toBe(false)
    await page.reload()
    await page.wait(500)
    expect(await page.shows('banner')).toBe(false)
    expect(await choices(page)).toEqual({ analytics: false, 'analytics/stats': false, marketing: false })
    const [record] = await page.cookies()
    const days = (Number(record?.expires) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(180)
    expect(days).toBeLessThan(185)
    expect(await page.errors()).toEqual([])
  })

  it('takes Escape for no answer', async () => {
    const page = await open()
    await page.key('Escape')
    await page.wait(300)
    expect(await page.shows('banner')).toBe(true)
    await page.click('customize')
    await page.waitFor('preferences')
    await page.key('Escape')
    await page.waitFor('banner')
    expect(await choices(page)).toBeNull()
    expect(await names(page)).toEqual([])
    expect(await page.errors()).toEqual([])
  })
})
