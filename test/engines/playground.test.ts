import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { EnginePage } from '../helpers/engines/engine-page'
import { useEngine } from '../helpers/engines/use-engine'
import { serve } from '../helpers/serve'
import { writeSite } from '../helpers/write-site'

let site: string
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  site = writeSite()
  server = await serve({ root: site })
})
afterAll(async () => {
  await server?.close()
  rmSync(site, { recursive: true, force: true })
})

/** Firefox calls a file damaged whose frame went away while it came: it had nothing of it. */
const NOTHING = createHash('sha384').update('').digest('base64')

const text = (page: EnginePage, selector: string) =>
  page.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selector)
const value = (page: EnginePage, selector: string) =>
  page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value ?? '', selector)
/** Writes into a field as an owner would, as far as the page can tell. */
const write = (page: EnginePage, selector: string, value: string, event = 'input') =>
  page.evaluate(
    (selector, value, event) => {
      const field = document.querySelector(selector) as HTMLInputElement
      field.value = value
      field.dispatchEvent(new Event(event, { bubbles: true }))
    },
    selector,
    value,
    event,
  )
/** What the preview shows of one of our parts; empty where it is not on the screen. */
const shown = (page: EnginePage, hook: string) =>
  page.evaluate((hook) => {
    for (const frame of document.querySelectorAll('iframe')) {
      const root = frame.contentDocument?.querySelector('#treize')?.shadowRoot
      const part = root?.querySelector(`[data-treize="${hook}"]`)
      if (part?.checkVisibility({ visibilityProperty: true })) return part.textContent ?? ''
    }
    return ''
  }, hook)

describe.each(inject('engines'))('the playground in %s', (name) => {
  const openUrl = useEngine(name)

  it('picks a service, shows the question and the settings, and names a mistake with its place', async () => {
    const page = await openUrl(`${server.origin('www.shop.localhost')}/playground/index.html`)
    await page.until(async () => (await value(page, '#tag')).includes('treize.js'))
    await write(page, '#service', 'youtube')
    await page.evaluate(() => document.querySelector<HTMLElement>('#pick button')?.click())
    await page.until(async () => (await value(page, '#policy')).includes('"youtube": {'))
    expect(JSON.parse(await value(page, '#policy')).categories.media.services.youtube.provider).toBe('Google')
    await page.until(async () => (await shown(page, 'banner')) != '')
    expect(await shown(page, 'accept')).toBe('Accept all')

    await write(page, '[name="language"]', 'fr', 'change')
    await write(page, '[name="show"]', 'settings', 'change')
    await page.until(async () => (await shown(page, 'preferences')) != '')
    expect(await shown(page, 'preferences')).toContain('Tout refuser')

    await write(page, '#policy', '{ "policy": { "version": "1" },\n  "categories": { "analytics": { "cookie": [] } } }')
    await page.until(async () => (await text(page, '#findings')) != '')
    expect(await text(page, '#findings')).toMatch(/Line 2, column 34.*"cookies"/)
    expect((await page.errors()).filter((error) => !error.includes(NOTHING))).toEqual([])
  })
})
