import type { SerializedAXNode } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    routes: {
      '/': pageWith(shop, {
        body: '<p><a href="#somewhere">A link of the page</a></p><button data-consent-open>Cookie settings</button>',
      }),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What a screen reader is told, in order: role, name and state. */
async function heard(page: Page): Promise<string[]> {
  const lines: string[] = []
  const walk = ({ role, name = '', checked, focused, children = [] }: SerializedAXNode) => {
    const state = [checked !== undefined && (checked ? 'on' : 'off'), focused && 'focused'].filter(Boolean)
    if (!/^(RootWebArea|generic|none|paragraph|LabelText|ListMarker|InlineTextBox)$/.test(role))
      lines.push([role, name, ...state].filter(Boolean).join(' '))
    children.forEach(walk)
  }
  const tree = await page.raw.accessibility.snapshot({ interestingOnly: false })
  if (tree) walk(tree)
  return lines.filter((line) => !/^StaticText ?$/.test(line))
}
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.key(key as 'Tab')
}

it('tells a visitor who cannot see what is asked, and lets them refuse with two keys', async () => {
  const page = await browser.page()
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  const lines = await heard(page)
  expect(lines.slice(0, 5)).toEqual([
    'region Your choice about cookies',
    'heading Your choice about cookies',
    'StaticText Your choice about cookies',
    'StaticText Example Ltd would like to use cookies and similar means to:',
    'list',
  ])
  expect(lines.filter((line) => /^(link|button)/.test(line))).toEqual([
    'link Privacy policy',
    'button Reject all',
    'button Accept all',
    'button Customise',
    'link A link of the page',
    'button Cookie settings',
  ])
  await press(page, 'Tab', 'Tab')
  expect(await heard(page)).toContain('button Reject all focused')
  await press(page, 'Enter')
  expect(await page.evaluate(() => treize.record?.choices)).toEqual({
    analytics: false,
    'analytics/stats': false,
    marketing: false,
  })
  expect((await heard(page)).slice(0, 2)).toEqual(['status', 'StaticText Your choices are saved.'])
})

it('lets a visitor with a keyboard choose one purpose, change their mind, and come back', async () => {
  const page = await browser.page()
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Enter')
  await page.waitFor('preferences')
  const lines = await heard(page)
  expect(lines).toContain('dialog Cookie settings')
  expect(lines.filter((line) => /^switch/.test(line))).toEqual([
    'switch Audience measurement off',
    'switch Marketing off',
  ])
  // Nothing of the page behind is told while the dialog is open.
  expect(lines).not.toContain('link A link of the page')

  // Escape decides nothing and gives the focus back.
  await press(page, 'Escape')
  await page.waitFor('banner')
  expect(await heard(page)).toContain('button Customise focused')
  expect(await page.evaluate(() => treize.record)).toBeNull()

  await press(page, 'Enter')
  await page.waitFor('preferences')
  const reach = async (line: RegExp) => {
    for (let step = 0; step < 20; step++) {
      if ((await heard(page)).some((one) => line.test(one) && one.endsWith('focused'))) return
      await press(page, 'Tab')
    }
    throw new Error(`Tab does not reach ${line}`)
  }
  await reach(/^switch Audience/)
  await press(page, 'Space')
  expect(await heard(page)).toContain('switch Audience measurement on focused')
  await reach(/^button Save my choices/)
  await press(page, 'Enter')
  expect(await page.evaluate(() => treize.record?.choices)).toEqual({
    analytics: true,
    'analytics/stats': true,
    marketing: false,
  })
  expect(await heard(page)).toContain('StaticText Your choices are saved.')

  // Later, from the page's own button.
  await reach(/^button Cookie settings/)
  await press(page, 'Enter')
  await page.waitFor('preferences')
  await reach(/^button Withdraw my consent/)
  await press(page, 'Enter')
  expect(await heard(page)).toContain('button Cookie settings focused')
  expect(await page.evaluate(() => [treize.record?.source, treize.has('analytics')])).toEqual(['withdrawal', false])
})
