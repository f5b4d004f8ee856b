import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import type { EnginePage } from '../helpers/engines/engine-page'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'
import { shop, threePurposes } from '../helpers/policies'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

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
/** Whether what came in has come to rest: WebKit calls a move finished before it draws the end of it. */
const rests = (page: EnginePage) =>
  page.evaluate(async () => {
    const root = document.querySelector('#treize')?.shadowRoot
    const place = () => root?.querySelector('section, dialog[open]')?.getBoundingClientRect().top
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const before = place()
    await frame()
    await frame()
    const moves = root?.getAnimations() ?? []
    return moves.every(({ playState }) => playState == 'finished') && before !== undefined && place() === before
  })

describe.each(otherEngines())('in %s', (name) => {
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
    await page.settle(300)
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
    await page.settle(300)
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
    await page.settle(300)
    expect(await page.shows('banner')).toBe(true)
    await page.click('customize')
    await page.waitFor('preferences')
    await page.key('Escape')
    await page.waitFor('banner')
    expect(await choices(page)).toBeNull()
    expect(await names(page)).toEqual([])
    expect(await page.errors()).toEqual([])
  })

  it.each(['box', 'bar', 'dialog'])('fits as a %s, with choices of one size', async (layout) => {
    server.route('/layout', pageWith({ ...shop, banner: { layout } }, { tag, lang: 'fr' }))
    const page = await openUrl(`${server.origin('www.shop.localhost')}/layout`)
    await page.waitFor('banner')
    await page.until(() => rests(page))
    const boxes = await page.evaluate(() => {
      const root = document.querySelector('#treize')?.shadowRoot
      const box = (hook: string) => {
        const part = root?.querySelector(`[data-treize=${hook}]`) as Element
        const { left, top, right, bottom } = part.getBoundingClientRect()
        return { left, top, right, bottom, width: right - left, height: bottom - top }
      }
      return { window: [innerWidth, innerHeight], banner: box('banner'), reject: box('reject'), accept: box('accept') }
    })
    const { banner, reject, accept } = boxes
    const [width, height] = boxes.window as [number, number]
    for (const [least, most] of [
      [0, banner.left],
      [0, banner.top],
      [banner.right, width],
      [banner.bottom, height],
    ] as const)
      expect(most).toBeGreaterThanOrEqual(least - 1)
    expect(reject.width).toBeCloseTo(accept.width, 0)
    expect(reject.height).toBeCloseTo(accept.height, 0)
    expect(accept.bottom).toBeLessThanOrEqual(banner.bottom)
    await page.click('customize')
    await page.waitFor('preferences')
    await page.click('save')
    expect(await choices(page)).toEqual({ analytics: false, 'analytics/stats': false, marketing: false })
    expect(await page.errors()).toEqual([])
  })

  describe.each(['box', 'bar', 'dialog'])('as a %s', (layout) => {
    it.each(someOf(['de', 'en', 'ar'], 3))(
      'asks within its measures and has both choices in reach on every screen, in %s',
      async (lang) => {
        server.route('/asked', pageWith({ ...threePurposes, banner: { layout } }, { lang }))
        // A frame is a screen of any size in every engine.
        server.route('/screens', '<!doctype html><style>iframe{border:0}</style><iframe src="/asked"></iframe>')
        const page = await openUrl(`${server.origin('www.shop.localhost')}/screens`)
        const measure = (width: number, height: number) =>
          page.evaluate(
            async (width: number, height: number) => {
              const frame = document.querySelector('iframe') as HTMLIFrameElement
              Object.assign(frame.style, { width: `${width}px`, height: `${height}px` })
              const root = () => frame.contentDocument?.querySelector('#treize')?.shadowRoot
              const part = (hook: string) => root()?.querySelector(`[data-treize=${hook}]`)
              while (!part('accept')) await new Promise((done) => setTimeout(done, 50))
              const layer = part('banner') as Element
              await Promise.all(layer.getAnimations().map(({ finished }) => finished))
              const reach = (hook: string) => {
                const button = part(hook) as Element
                const { left, top, right, bottom } = button.getBoundingClientRect()
                const found = root()?.elementFromPoint((left + right) / 2, (top + bottom) / 2)
                return (
                  left >= 0 &&
                  top >= 0 &&
                  right <= width &&
                  bottom <= height &&
                  (found == button || button.contains(found ?? null))
                )
              }
              return {
                reject: reach('reject'),
                accept: reach('accept'),
                customize: reach('customize'),
                height: layer.getBoundingClientRect().height,
              }
            },
            width,
            height,
          )
        const inReach = { reject: true, accept: true, customize: true }
        for (const [width, height, most = height] of [
          ...(layout == 'box' && lang != 'ar' ? [[1280, 720, 330] as const, [390, 844, 0.4 * 844] as const] : []),
          [844, 390],
          [667, 375],
          [568, 320],
          [640, 360],
          [720, 450],
          [320, 568],
          [320, 256],
        ] as const) {
          const { height: taken, ...reach } = await measure(width, height)
          expect(reach, `${width} x ${height}`).toEqual(inReach)
          expect(taken, `${width} x ${height}`).toBeLessThanOrEqual(most)
        }
      },
    )
  })

  it('stays through a body that is replaced, and on top of what fights for the highest place', async () => {
    server.route(
      '/fight',
      pageWith(shop, { tag, body: '<div style="position:fixed;inset:0;z-index:2147483647"></div>' }),
    )
    const page = await openUrl(`${server.origin('www.shop.localhost')}/fight`)
    await page.waitFor('banner')
    const onTop = () =>
      page.evaluate(() => {
        const root = document.querySelector('#treize')?.shadowRoot
        const button = root?.querySelector('[data-treize=accept]') as Element
        const { left, top, width, height } = button.getBoundingClientRect()
        return root?.elementFromPoint(left + width / 2, top + height / 2) == button
      })
    await page.until(() => rests(page))
    expect(await onTop()).toBe(true)
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
    await page.waitFor('banner')
    expect(await onTop()).toBe(true)
    await page.click('accept')
    expect(await choices(page)).toEqual({ analytics: true, 'analytics/stats': true, marketing: true })
    expect(await page.errors()).toEqual([])
  })

  it('erases everything, and asks again', async () => {
    const page = await open()
    await page.click('accept')
    await page.evaluate(() => treize.open())
    await page.waitFor('preferences')
    await page.click('erase')
    await page.waitFor('banner')
    await page.until(async () => !(await names(page)).length)
    expect(await names(page)).toEqual([])
    expect(await page.errors()).toEqual([])
  })
})
