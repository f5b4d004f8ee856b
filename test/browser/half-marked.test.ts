import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let stats: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  stats = server.origin('stats.other.localhost')
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** How code writes HTML. */
const WAYS = {
  innerHTML: 'place.innerHTML = html',
  outerHTML: 'place.outerHTML = html',
  insertAdjacentHTML: 'place.insertAdjacentHTML("beforeend", html)',
  'innerHTML of an element outside the page':
    'const part = document.createElement("div"); part.innerHTML = html; document.body.append(part)',
  createContextualFragment: 'document.body.append(document.createRange().createContextualFragment(html))',
  'document.write': 'document.write(html)',
  'a shadow tree': 'place.attachShadow({ mode: "open" }).innerHTML = html',
}
/** Marked, and with an address that browsers fetch all the same. */
const ELEMENTS = {
  img: '<img data-consent="marketing" src="URL" alt="">',
  srcset: "<img data-consent=marketing srcset='URL 2x, URL' alt>",
  iframe: '<iframe data-consent="marketing" src="URL" title="Film"></iframe>',
  link: '<link data-consent="marketing" rel="stylesheet" href="URL">',
  image: '<svg><image data-consent="marketing" href="URL"/></svg>',
  object: '<object data-consent="marketing" data="URL"></object>',
}

it.each(someOf(Object.entries(WAYS), 3))(
  'holds what is marked by half and written by %s, and releases it',
  async (_, way) => {
    for (const [name, element] of Object.entries(ELEMENTS)) {
      const path = `/t/${name}`
      const html = JSON.stringify(element.replaceAll('URL', `${stats}${path}`))
      server.route(path, '')
      server.route(
        '/',
        pageWith(
          { policy: { version: '1' }, categories: { essential: { essential: true }, marketing: {} } },
          { body: `<div id="place"></div><script>{ const html = ${html}; ${way} }</script>` },
        ),
      )
      server.requests.clear()
      const page = await browser.page()
      await page.goto(server.origin())
      await page.waitFor('banner')
      await page.settle()
      expect(server.requests.to(path), name).toEqual([])
      await page.evaluate(() => treize.acceptAll())
      await expect.poll(() => server.requests.to(path).length, { message: name }).toBe(1)
      expect(page.errors).toEqual([])
      await page.close()
    }
  },
)

it('leaves what the owner shows meanwhile', async () => {
  const html = `<img data-consent="marketing" src="/t/blank.gif" data-src="${stats}/t/real" alt=""><video data-consent="marketing" poster="/t/poster.png" data-src="${stats}/t/film"></video><img data-consent="essential" src="/t/logo" alt="">`
  server.route(
    '/',
    pageWith(
      { policy: { version: '1' }, categories: { essential: { essential: true }, marketing: {} } },
      { body: `<div id="place"></div><script>place.innerHTML = ${JSON.stringify(html)}</script>` },
    ),
  )
  server.requests.clear()
  const page = await browser.page()
  await page.goto(server.origin())
  await expect.poll(() => server.requests.to('/t/').length).toBe(3)
  expect(
    server.requests
      .to('/t/')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['/t/blank.gif', '/t/logo', '/t/poster.png'])
})
