import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

const pages: Page[] = []
let browser: Awaited<ReturnType<typeof openBrowser>>
/** Over https: a cookie of another site goes with a request only there. */
let server: Awaited<ReturnType<typeof serve>>
let real = ''
let plain = ''

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ secure: true })
  real = server.origin('www.tube.localhost')
  plain = server.origin('www.tube-nocookie.localhost')
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  for (const host of ['embed', 'e']) {
    server.route(`/${host}/film`, `<!doctype html><title>${host}</title><p>A film`)
    server.route(`/${host}/pic.svg`, (_, answer) => {
      answer.setHeader('content-type', 'image/svg+xml')
      answer.setHeader('access-control-allow-origin', '*')
      answer.end(svg)
    })
    server.route(`/${host}/lib.js`, (_, answer) => {
      answer.setHeader('content-type', 'text/javascript')
      answer.setHeader('access-control-allow-origin', '*')
      answer.end(`(window.ran ??= []).push('${host}')`)
    })
    server.route(`/${host}/data`, (_, answer) => {
      answer.setHeader('access-control-allow-origin', '*')
      answer.end(host)
    })
  }
  server.route('/cookie', (_, answer) => {
    answer.setHeader('set-cookie', 'who=1; Secure; SameSite=None; Path=/')
    answer.end('set')
  })
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const policy = (how: object = { instead: `${plain}/e/*` }, more = {}) => ({
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    media: { requests: [{ url: `${real}/embed/*`, ...how }] },
  },
  ...more,
})
async function open(body: string, { how, more }: { how?: object; more?: object } = {}, cookies = false) {
  server.route('/', pageWith(policy(how, more), { body }))
  const page = await browser.page()
  pages.push(page)
  if (cookies) {
    await page.goto(`${server.origin('film.shop.localhost')}/cookie`)
    await page.evaluate(() => document.cookie)
  }
  server.requests.clear()
  await page.goto(server.origin('www.shop.localhost'))
  await page.waitFor('banner')
  return page
}
/** What reached the two hosts, in order. */
const called = () =>
  server.requests
    .all()
    .filter(({ host }) => /tube|film/.test(host))
    .map(({ host, path }) => `${/nocookie/.test(host) ? 'stand-in' : 'real'} ${path}`)
const frameAt = (page: Page, path: string) => page.raw.frames().some((frame) => frame.url().includes(path))

describe('what the policy names in place of a URL', () => {
  it.each([
    [
      'marked in the HTML',
      () => `<iframe title="Film" data-consent="media" data-src="${real}/embed/film?start=3"></iframe>`,
    ],
    [
      'made by code',
      () =>
        `<script>{ const f = document.createElement('iframe'); f.title = 'Film'; f.src = '${real}/embed/film?start=3'; document.currentScript.after(f) }</script>`,
    ],
    [
      'in HTML that code writes',
      () =>
        `<p id="here"></p><script>here.innerHTML = '<iframe title="Film" src="${real}/embed/film?start=3"></iframe>'</script>`,
    ],
  ])('is shown in a frame that is %s, until a yes brings the real one and a no takes it back', async (_, html) => {
    const page = await open(html())
    await expect.poll(called).toEqual(['stand-in /e/film?start=3'])
    await expect.poll(() => frameAt(page, '/e/film')).toBe(true)
    // It is no embed that waits: nothing covers it.
    await page.settle(200)
    expect(
      await page.evaluate(
        () => [...document.querySelectorAll('*')].filter(({ id, shadowRoot }) => shadowRoot && id != 'treize').length,
      ),
    ).toBe(0)
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(called).toEqual(['stand-in /e/film?start=3', 'real /embed/film?start=3'])
    await expect.poll(() => frameAt(page, '/embed/film')).toBe(true)
    await page.evaluate(() => treize.withdraw())
    await expect
      .poll(called)
      .toEqual(['stand-in /e/film?start=3', 'real /embed/film?start=3', 'stand-in /e/film?start=3'])
    expect(page.errors).toEqual([])
  })

  it('is never called for those who have agreed before', async () => {
    const page = await open('<p>Nothing</p>')
    await page.click('accept')
    server.route('/', pageWith(policy(), { body: `<iframe title="Film" src="${real}/embed/film"></iframe>` }))
    server.requests.clear()
    await page.goto(server.origin('www.shop.localhost'))
    await expect.poll(called).toEqual(['real /embed/film'])
    await page.settle(200)
    expect(called()).toEqual(['real /embed/film'])
  })

  it('is an image, until a yes', async () => {
    const page = await open('<p id="here"></p>')
    await page.evaluate((real) => {
      const image = new Image()
      image.alt = ''
      image.src = `${real}/embed/pic.svg`
      document.querySelector('#here')?.append(image)
    }, real)
    await expect.poll(called).toEqual(['stand-in /e/pic.svg'])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(called).toEqual(['stand-in /e/pic.svg', 'real /embed/pic.svg'])
  })

  it('is a script, which runs once: the real one comes with the next page', async () => {
    const page = await open('<p>Nothing</p>')
    const add = () =>
      page.evaluate(async (real) => {
        const script = document.createElement('script')
        script.src = `${real}/embed/lib.js`
        await new Promise((done) => {
          script.onload = done
          document.head.append(script)
        })
        return (window as { ran?: string[] }).ran
      }, real)
    expect(await add()).toEqual(['e'])
    await page.evaluate(() => treize.acceptAll())
    await page.settle(200)
    expect(await page.evaluate(() => (window as { ran?: string[] }).ran)).toEqual(['e'])
    expect(await add()).toEqual(['e', 'embed'])
    expect(called()).toEqual(['stand-in /e/lib.js', 'real /embed/lib.js'])
  })

  it('runs in place of a script of the HTML', async () => {
    const page = await open(`<script src="${real}/embed/lib.js"></script>`)
    await expect.poll(() => page.evaluate(() => (window as { ran?: string[] }).ran)).toEqual(['e'])
    await page.evaluate(() => treize.acceptAll())
    await page.settle(200)
    expect(await page.evaluate(() => (window as { ran?: string[] }).ran)).toEqual(['e'])
    expect(page.errors).toEqual([])
  })

  it('is what fetch, XMLHttpRequest and sendBeacon call, with what they send', async () => {
    const page = await open('<p>Nothing</p>')
    const send = () =>
      page.evaluate(async (real) => {
        const said = [await (await fetch(`${real}/embed/data?a=1`)).text()]
        said.push(await (await fetch(new Request(`${real}/embed/data?b=2`, { headers: { accept: 'kept/1' } }))).text())
        said.push(
          await new Promise((done) => {
            const request = new XMLHttpRequest()
            request.onloadend = () => done(request.responseText)
            request.open('POST', `${real}/embed/data?c=3`)
            request.send('kept')
          }),
        )
        navigator.sendBeacon(`${real}/embed/data?d=4`, 'kept')
        return said
      }, real)
    expect(await send()).toEqual(['e', 'e', 'e'])
    const queries = ['a=1', 'b=2', 'c=3', 'd=4']
    await expect.poll(called).toEqual(queries.map((query) => `stand-in /e/data?${query}`))
    expect(server.requests.to('/e/data').map(({ method, body }) => `${method} ${body}`)).toEqual([
      'GET ',
      'GET ',
      'POST kept',
      'POST kept',
    ])
    expect(server.requests.to('/e/data?b=2')[0]?.headers.accept).toBe('kept/1')
    await page.evaluate(() => treize.acceptAll())
    expect(await send()).toEqual(['embed', 'embed', 'embed'])
    await expect.poll(() => called().slice(4)).toEqual(queries.map((query) => `real /embed/data?${query}`))
    expect(page.errors).toEqual([])
  })

  it('passes where nothing undeclared does, and where the page has a content security policy of ours', async () => {
    const page = await open(`<iframe title="Film" data-consent="media" data-src="${real}/embed/film"></iframe>`, {
      more: { undeclared: { requests: 'hold' }, csp: true },
    })
    await expect.poll(() => frameAt(page, '/e/film')).toBe(true)
    expect(called()).toEqual(['stand-in /e/film'])
    expect(page.errors).toEqual([])
  })

  it('is shown while the real one is told as held, and the question is asked as ever', async () => {
    const page = await open(`<iframe title="Film" data-consent="media" data-src="${real}/embed/film"></iframe>
      <script>{ const held = (window.heldNames = []); document.addEventListener('treize:held', ({ detail }) => held.push(detail.name)) }</script>`)
    await expect.poll(called).toEqual(['stand-in /e/film'])
    expect(await page.evaluate(() => (window as { heldNames?: string[] }).heldNames)).toEqual([`${real}/embed/film`])
    expect(await page.shows('accept')).toBe(true)
  })
})

describe('a policy that is wrong', () => {
  it.each([
    [
      'a script that code makes',
      (url: string) =>
        `<script>{ const s = document.createElement('script'); s.setAttribute('data-consent-instead', ''); s.src = '${url}/lib.js'; document.head.append(s) }</script>`,
    ],
    [
      'a copy of a template',
      (url: string) =>
        `<template id="t"><img data-consent-instead src="${url}/pic.svg"><script data-consent-instead src="${url}/lib.js"></script></template><script>document.body.append(t.content.cloneNode(true))</script>`,
    ],
    [
      'an element of another document',
      (url: string) =>
        `<script>document.body.append(new DOMParser().parseFromString('<img data-consent-instead src="${url}/pic.svg"><iframe title="Film" data-consent-instead src="${url}/film"></iframe>', 'text/html').body)</script>`,
    ],
    [
      'a marked frame that claims to be without cookies',
      (url: string) =>
        `<template id="t"><iframe title="Film" data-consent="media" data-consent-instead="credentialless" data-src="${url}/film" src="${url}/film"></iframe></template><script>document.body.append(t.content.cloneNode(true))</script>`,
    ],
  ])('is nothing that a page can claim: %s waits, and comes with a yes', async (_, html) => {
    const page = await open(html(`${real}/embed`), { how: {} })
    await page.settle(200)
    expect(called()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => called().length).toBeGreaterThan(0)
    expect(page.errors).toEqual([])
  })

  it('is nothing that the HTML can claim: its script waits, and runs with a yes', async () => {
    // The preload scanner reads its address and fetches it; it does not run.
    const page = await open(`<script data-consent-instead src="${real}/embed/lib.js"></script>`, { how: {} })
    await page.settle(200)
    const ran = () => page.evaluate(() => (window as { ran?: string[] }).ran ?? [])
    expect(await ran()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(ran).toEqual(['embed'])
    expect(page.errors).toEqual([])
  })

  it('holds, where the stand-in is on a host that waits itself', async () => {
    const page = await open('<p>Nothing</p>')
    server.route('/', pageWith(policy({ instead: `${real}/nocookie/*` }), { body: '' }))
    await page.goto(server.origin('www.shop.localhost'))
    await expect
      .poll(() => page.errors.filter((text) => text.startsWith('[treize]')))
      .toEqual([expect.stringContaining('requests[0].instead is')])
    server.requests.clear()
    expect(
      await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'went',
            () => 'held',
          ),
        `${real}/embed/data`,
      ),
    ).toBe('held')
    expect(called()).toEqual([])
  })
})

describe('what is called without cookies', () => {
  // Another origin of the same site: browsers that send no cookies to other sites send them here.
  const film = () => server.origin('film.shop.localhost')
  const how = () => ({ url: `${film()}/embed/*`, credentials: 'omit' })
  const cookiesOf = (path: string) => server.requests.to(path).map(({ headers }) => headers.cookie ?? 'none')
  it('is a fetch, an image, a script and, where the browser can, a frame; the rest waits', async () => {
    const page = await open('<p id="here"></p>', { how: how() }, true)
    await page.evaluate(async (real) => {
      await fetch(`${real}/embed/data`, { credentials: 'include', mode: 'no-cors' })
      const image = Object.assign(new Image(), { alt: '', src: `${real}/embed/pic.svg` })
      const script = Object.assign(document.createElement('script'), { src: `${real}/embed/lib.js` })
      const frame = Object.assign(document.createElement('iframe'), { title: 'Film', src: `${real}/embed/film` })
      document.querySelector('#here')?.append(image, script, frame)
    }, film())
    for (const path of ['/embed/data', '/embed/pic.svg', '/embed/lib.js', '/embed/film'])
      await expect.poll(() => cookiesOf(path), { message: path }).toEqual(['none'])
    server.requests.clear()
    await page.evaluate((real) => navigator.sendBeacon(`${real}/embed/data`, 'x'), film())
    await page.settle(100)
    expect(called()).toEqual([])
    // A yes brings the cookies of the host, also to what is there already.
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => cookiesOf('/embed/film')).toEqual(['who=1'])
    await expect.poll(() => cookiesOf('/embed/pic.svg')).toEqual(['who=1'])
    await page.evaluate((real) => fetch(`${real}/embed/data`, { credentials: 'include', mode: 'no-cors' }), film())
    await expect.poll(() => cookiesOf('/embed/data')).toEqual(['who=1'])
    server.requests.clear()
    await page.evaluate(() => treize.withdraw())
    await expect.poll(() => cookiesOf('/embed/film')).toEqual(['none'])
    expect(page.errors).toEqual([])
  })

  it('is a frame that is marked in the HTML', async () => {
    const page = await open(
      `<iframe title="Film" data-consent="media" data-src="${film()}/embed/film"></iframe>`,
      { how: how() },
      true,
    )
    await expect.poll(() => cookiesOf('/embed/film')).toEqual(['none'])
    await page.settle(200)
    expect(cookiesOf('/embed/film')).toEqual(['none'])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => cookiesOf('/embed/film')).toEqual(['none', 'who=1'])
  })
})
