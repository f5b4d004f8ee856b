import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

const policy = {
  policy: { version: '1' },
  categories: { media: { services: { captcha: { label: 'Captcha' } } }, marketing: {} },
}
const pages: Page[] = []
let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  server.route('/api.js', "document.querySelector('#captcha').innerHTML = '<input id=solved aria-label=Solved>'")
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(body: string) {
  server.route('/', pageWith(policy, { body }))
  const page = await browser.page()
  pages.push(page)
  await page.goto(server.origin())
  return page
}
const vendor = () => server.origin('captcha.other.localhost')
const tag = () =>
  `<script type="text/plain" data-consent="media/captcha" data-consent-for="#captcha" src="${vendor()}/api.js"></script>`
/** What a placeholder says, in the page or in a frame; also where there is no room for it. */
async function says(page: Page) {
  const find = () => {
    const roots = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
    for (const host of roots.flatMap((root) => [...(root?.querySelectorAll('*') ?? [])])) {
      const card = host.shadowRoot?.querySelector<HTMLElement>('[data-treize=placeholder] .card')
      if (card) return card.title
    }
    return ''
  }
  await expect.poll(() => page.evaluate(find)).not.toBe('')
  return (await page.evaluate(find)).replace(/[\u2068\u2069]/g, '')
}

describe('an element that a held script would fill', () => {
  const places = {
    empty: '<div id="captcha"></div>',
    'of a height': '<div id="captcha" style="height:78px"></div>',
    'of a least height': '<div id="captcha" style="min-height:78px"></div>',
    'in a line': '<span id="captcha"></span>',
    'in a row': '<div style="display:flex;gap:9px"><div id="captcha" style="flex:1"></div><p>Beside</p></div>',
    'in a grid':
      '<div style="display:grid;grid-template-columns:200px 1fr"><p>Prove it</p><div id="captcha"></div></div>',
  }
  it.each(Object.entries(places))('holds its placeholder where it is %s, above what follows', async (_, place) => {
    const page = await open(`<form><p>Your name</p>${place}<p id="after"><button>Send</button></p></form>${tag()}`)
    expect(await says(page)).toContain('sends data to captcha.other.localhost.')
    const found = await page.evaluate(() => {
      const place = document.querySelector('#captcha') as HTMLElement
      const box = place.firstElementChild?.shadowRoot?.querySelector('fieldset')?.getBoundingClientRect() as DOMRect
      const around = place.getBoundingClientRect()
      const after = (document.querySelector('#after') as Element).getBoundingClientRect()
      return {
        fits: box.top >= around.top - 1 && box.bottom <= Math.max(around.bottom, after.top) + 1 && box.height > 40,
        below: after.top >= box.bottom - 1,
        before: place.previousElementSibling
          ? place.previousElementSibling.getBoundingClientRect().left <= box.left
          : true,
        wide: box.width > 150 && box.right <= innerWidth,
      }
    })
    expect(found).toEqual({ fits: true, below: true, before: true, wide: true })
  })

  it('has the focus when its placeholder was pressed, and keeps no mark of ours', async () => {
    const page = await open(`<form>${places.empty}<button>Send</button></form>${tag()}`)
    await says(page)
    const once = await page.raw.waitForSelector('>>> [data-treize=load-once]')
    await once?.focus()
    await page.key('Enter')
    await page.raw.waitForSelector('#solved')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('captcha')
    await page.key('Tab')
    expect(
      await page.evaluate(() => [
        document.activeElement?.id,
        document.querySelector('#captcha')?.hasAttribute('tabindex'),
      ]),
    ).toEqual(['solved', false])
  })
})

it.each([
  [
    'a picture by its first candidate',
    '<img data-consent="media/captcha" style="display:block;width:400px;height:300px" data-srcset="{vendor}/a.png 1x, /b.png 2x" alt="Map">',
    'Captcha',
    'captcha.other.localhost',
  ],
  [
    'what only a category is named for',
    '<iframe data-consent="marketing" width="400" height="300" data-src="{vendor}/film" title="Our film"></iframe>',
    'Video from captcha.other.localhost, Our film',
    'captcha.other.localhost',
  ],
  [
    'a document in the page itself',
    '<iframe data-consent="marketing" width="400" height="300" data-srcdoc="<p>x</p>" title="Ad"></iframe>',
    'Marketing, Ad',
    'Marketing',
  ],
])('names whose it is and who gets data: %s', async (_, html, label, host) => {
  const page = await open(html.replaceAll('{vendor}', vendor()))
  expect(await says(page)).toMatch(new RegExp(`^${label}.*data to ${host}\\.`))
})
