import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { type Route, serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const script = (name: string) => ({ [`/${name}.js`]: `seen.push('${name}')` })

const pixel: Route = (_, answer) => answer.writeHead(200, { 'content-type': 'image/gif' }).end()

const marked = `<script>window.seen = []</script>
<script type="text/plain" data-consent="analytics" src="/slow.js"></script>
<script type="text/plain" data-consent="analytics">seen.push('inline after slow')</script>
<script type="text/plain" data-consent="analytics" data-type="module">import '/imported.js'; seen.push('module')</script>
<script type="text/plain" data-consent="analytics" src="/deferred.js" defer></script>
<script type="text/plain" data-consent="analytics/stats" src="/quick.js"></script>
<script type="text/plain" data-consent="marketing" src="/ads.js"></script>
<script type="text/plain" data-consent="analytics marketing">seen.push('both')</script>
<script type="text/plain" data-consent="analytics">seen.push('last inline')</script>
<script type="text/plain" data-consent="analytics" src="/missing.js"></script>
<script type="text/plain" data-consent="analytics">seen.push('after missing')</script>`

const embeds = `<iframe data-consent="marketing" data-src="/embed" width="300" height="150" title="Film"></iframe>
<img data-consent="marketing" data-src="/pixel.gif" data-srcset="/pixel2.gif 2x" width="10" height="10" alt="">`

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({
    slow: { '/slow.js': 300 },
    routes: {
      '/': pageWith(shop, { head: marked, body: embeds }),
      '/embed': '<!doctype html><title>Film</title>',
      '/pixel.gif': pixel,
      '/pixel2.gif': pixel,
      ...script('slow'),
      ...script('deferred'),
      ...script('quick'),
      ...script('ads'),
      ...script('async'),
      ...script('imported'),
      ...script('later'),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path = '/') {
  const page = await browser.page()
  server.requests.clear()
  await page.goto(server.origin('www.shop.localhost') + path)
  return page
}
const gated = () =>
  server.requests
    .all()
    .map(({ path }) => path)
    .filter((path) => /slow|quick|ads|deferred|imported|embed|pixel|later|missing|async/.test(path))
declare const seen: string[]

it('requests and runs nothing that is marked before its category is granted', async () => {
  const page = await open()
  await page.wait(700)
  expect(gated()).toEqual([])
  expect(await page.evaluate(() => seen)).toEqual([])
  await page.evaluate(() => treize.rejectAll())
  await page.wait(700)
  expect(gated()).toEqual([])
})

it('runs held scripts once, in the order in which the browser would have run them', async () => {
  const page = await open()
  await page.evaluate(() => treize.acceptAll())
  const order = [
    'slow',
    'inline after slow',
    'quick',
    'ads',
    'both',
    'last inline',
    'after missing',
    'imported',
    'module',
    'deferred',
  ]
  await expect.poll(() => page.evaluate(() => seen), { timeout: 10_000 }).toEqual(order)
  await page.evaluate(() => {
    treize.withdraw()
    treize.acceptAll()
  })
  await page.wait(700)
  expect(await page.evaluate(() => seen)).toEqual(order)
  // And the same on the next page, where the yes is there from the start and the parser still reads.
  await page.goto(server.origin('www.shop.localhost'))
  await expect.poll(() => page.evaluate(() => seen), { timeout: 10_000 }).toEqual(order)
})

it('releases only what has all it needs', async () => {
  const page = await open()
  await page.evaluate(() => treize.set({ marketing: true }))
  await page.wait(700)
  expect(await page.evaluate(() => seen)).toEqual(['ads'])
  expect(gated().sort()).toEqual(['/ads.js', '/embed', '/pixel.gif'])
  await page.evaluate(() => treize.set({ analytics: true, 'analytics/stats': false }))
  await page.wait(700)
  expect(await page.evaluate(() => seen)).not.toContain('quick')
  expect(await page.evaluate(() => seen)).toContain('both')
})

it('keeps async, nonce, integrity, crossorigin and its mark, and what else the tag says', async () => {
  server.route('/kept', (_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.setHeader('content-security-policy', "script-src 'nonce-abc'")
    answer.end(
      pageWith(shop, {
        tag: '<script nonce="abc" src="/dist/treize.js"></script>',
        head: `<script nonce="abc">window.seen = []</script>
          <script nonce="abc" type="text/plain" data-consent="marketing" src="/async.js" async crossorigin="anonymous" referrerpolicy="no-referrer" id="tag" data-key="k" @odd="x"></script>
          <script nonce="abc" type="text/plain" data-consent="marketing">seen.push(document.currentScript.nonce)</script>
          <script nonce="abc" type="text/plain" data-consent="marketing" src="/quick.js" integrity="sha384-AAAA"></script>
          <script type="text/plain" data-consent="marketing">seen.push('no nonce')</script>`,
      }),
    )
  })
  const page = await open('/kept')
  await page.evaluate(() => treize.acceptAll())
  await page.wait(700)
  const kept = await page.evaluate(() => {
    const tag = document.querySelector<HTMLScriptElement>('#tag') as HTMLScriptElement
    return [
      tag.async,
      tag.crossOrigin,
      tag.referrerPolicy,
      tag.dataset.key,
      tag.getAttribute('@odd'),
      tag.nonce,
      tag.type,
    ]
  })
  expect(kept).toEqual([true, 'anonymous', 'no-referrer', 'k', 'x', 'abc', 'text/plain'])
  const ran = await page.evaluate(() => seen)
  expect(ran.sort()).toEqual(['abc', 'async'])
})

it('catches tags that are added later, by whatever means', async () => {
  const page = await open()
  const add = () =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<section><script type="text/plain" data-consent="marketing" src="/later.js"></scr' +
          'ipt><img data-consent="marketing" data-src="/pixel.gif?later" alt=""></section>',
      )
    })
  await add()
  await page.wait(700)
  expect(gated()).toEqual([])
  await page.evaluate(() => treize.set({ marketing: true }))
  await page.wait(700)
  expect(
    gated()
      .filter((path) => path.includes('later'))
      .sort(),
  ).toEqual(['/later.js', '/pixel.gif?later'])
  await add()
  await page.wait(700)
  expect(gated().filter((path) => path.includes('later'))).toHaveLength(4)
})

it('tells those who listen at a held script when it has run', async () => {
  const page = await open()
  await page.evaluate(() => {
    const told = ((window as unknown as { told: string[] }).told = [] as string[])
    document.body.insertAdjacentHTML(
      'beforeend',
      `<script type="text/plain" data-consent="marketing" data-src="/later.js" id="held" onload="told.push('tag ' + this.src.slice(-9))"></script>`,
    )
    const held = document.getElementById('held') as HTMLScriptElement
    held.addEventListener('load', () => told.push('listener'))
  })
  await page.evaluate(() => treize.set({ marketing: true }))
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told))
    .toEqual(['tag /later.js', 'listener'])
})

it('runs a script whole when it arrives in pieces', async () => {
  server.route('/pieces', async (_, answer) => {
    answer.setHeader('content-type', 'text/html')
    const [start, end] = pageWith(shop, {
      body: `<script>window.seen = []</script><script type="text/plain" data-consent="marketing">seen.push('begins');/* */seen.push('ends')</script>`,
    }).split('/* */') as [string, string]
    answer.write(start)
    await new Promise((done) => setTimeout(done, 400))
    answer.end(end)
  })
  const page = await open('/pieces')
  await page.evaluate(() => treize.acceptAll())
  await page.goto(`${server.origin('www.shop.localhost')}/pieces`)
  await page.wait(700)
  expect(await page.evaluate(() => seen)).toEqual(['begins', 'ends'])
})

it('takes an embed back when its category is refused again', async () => {
  const page = await open()
  await page.evaluate(() => treize.acceptAll())
  await page.wait(700)
  expect(await page.evaluate(() => document.querySelector('iframe')?.getAttribute('src'))).toBe('/embed')
  await page.evaluate(() => treize.withdraw())
  expect(await page.evaluate(() => document.querySelector('iframe')?.hasAttribute('src'))).toBe(false)
})

it('says of each held thing once what it is and what it needs', async () => {
  server.route(
    '/held',
    pageWith(shop, {
      head: `<script>window.held = []; document.addEventListener('treize:held', ({ detail }) => held.push(detail))</script>${marked}`,
      body: `${embeds}<img data-consent="typo" data-src="/pixel.gif" alt="">`,
    }),
  )
  const page = await open('/held')
  await page.evaluate(() => {
    document.cookie = '_ad=1'
    document.cookie = '_ad=1; path=/x'
  })
  const held = await page.evaluate(
    () => (window as unknown as { held: { kind: string; name: string; needs: string[] }[] }).held,
  )
  expect(held.map(({ kind, name, needs }) => [kind, name, needs.join()].join(' '))).toEqual([
    'script /slow.js analytics',
    'script  analytics',
    'script  analytics',
    'script /deferred.js analytics',
    'script /quick.js analytics/stats',
    'script /ads.js marketing',
    'script  analytics,marketing',
    'script  analytics',
    'script /missing.js analytics',
    'script  analytics',
    'iframe /embed marketing',
    'img /pixel.gif marketing',
    'img /pixel.gif typo',
    'cookie _ad marketing',
    'cookie _ad marketing',
  ])
  await expect
    .poll(() => page.warnings)
    .toEqual([
      '[treize] "typo" is no category or service of the policy, so it is never granted: correct it, or declare it',
    ])
})

it('harms nobody where the page trusts no policy of ours: what is held stays held', async () => {
  server.route('/untrusted', (_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.setHeader('content-security-policy', "require-trusted-types-for 'script'; trusted-types 'none'")
    answer.end(pageWith(shop, { head: '<script type="text/plain" data-consent="marketing" src="/ads.js"></script>' }))
  })
  const page = await open('/untrusted')
  const thrown = await page.evaluate(() => {
    try {
      treize.acceptAll()
    } catch (error) {
      return String(error)
    }
    return treize.has('marketing')
  })
  await page.wait(700)
  expect(thrown).toBe(true)
  expect(gated()).toEqual([])
  expect(page.errors.filter((text) => /Uncaught|rejection/.test(text))).toEqual([])
})

it('leaves each attribute of a script in its place, so that a site that keeps its pages knows it again', async () => {
  const marked = `<script type="text/plain" data-consent="analytics" id="known" class="x">window.once = 1</script>`
  server.route('/known', pageWith({ policy: { version: '1' }, categories: { analytics: {} } }, { head: marked }))
  const page = await browser.page()
  await page.goto(`${server.origin()}/known`)
  await page.evaluate(() => treize.acceptAll())
  await page.raw.waitForFunction(() => 'once' in window)
  expect(await page.evaluate(() => document.getElementById('known')?.outerHTML)).toBe(marked)
})

const FEED = '<img data-consent="marketing" data-src="/pixel.gif">'
it('looks a few times at each embed that a feed adds, however many it has, and takes all of them back', async () => {
  const counting = `<script>window.looks = 0
  for (const name of ['getAttribute', 'getAttributeNode']) {
    const native = Element.prototype[name]
    Element.prototype[name] = function (key) { looks++; return native.call(this, key) }
  }</script>`
  server.route(
    '/feed',
    pageWith(shop, { tag: `${counting}<script src="/dist/treize.js"></script>`, body: `<div id="feed">${FEED}</div>` }),
  )
  const page = await open('/feed')
  const shown = () => page.evaluate(() => document.querySelectorAll('#feed [src$="pixel.gif"]').length)
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(shown).toBe(1)
  const grow = () =>
    page.evaluate(async (image) => {
      const before = (window as unknown as { looks: number }).looks
      for (let batch = 0; batch < 20; batch++) {
        for (let i = 0; i < 10; i++) document.querySelector('#feed')?.insertAdjacentHTML('beforeend', image)
        await new Promise((done) => setTimeout(done))
      }
      return (window as unknown as { looks: number }).looks - before
    }, FEED)
  const [first] = [await grow(), await grow(), await grow()]
  expect(await grow()).toBeLessThan(first * 1.5)
  expect(await shown()).toBe(801)
  await page.evaluate(() => treize.rejectAll())
  expect(await shown()).toBe(0)
})

it.each([
  ['marked', 'data-consent="marketing"'],
  ['unmarked', ''],
])(
  'holds a %s frame that a lazy loader sends to its URL by its location, and loads it once after a yes',
  async (_, mark) => {
    const { marketing } = shop.categories
    const policy = { ...shop, categories: { ...shop.categories, marketing: { ...marketing, requests: ['/embed*'] } } }
    const frame = (path: string) => `<iframe ${mark} data-src="${path}" width="300" height="150" title="Film"></iframe>`
    server.route(
      '/lazy',
      pageWith(policy, {
        body: `${frame('/embed')}<div id="more"></div><script>
        window.loads = 0
        const load = (frame) => {
          frame.addEventListener('load', () => loads++)
          frame.contentWindow.location.replace(frame.getAttribute('data-src'))
        }
        addEventListener('load', () => {
          load(document.querySelector('iframe'))
          more.innerHTML = \`${frame('/embed?more')}\`
          // A loader looks when what has come is seen.
          setTimeout(() => load(more.firstChild), 100)
        })
      </script>`,
      }),
    )
    const page = await open('/lazy')
    await page.settle(200)
    expect(gated()).toEqual([])
    const loads = () => page.evaluate(() => (window as unknown as { loads: number }).loads)
    expect(await loads()).toBe(0)
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => gated().sort()).toEqual(['/embed', '/embed?more'])
    await expect.poll(loads).toBe(2)
    await page.settle()
    expect(gated().length).toBe(2)
    expect(page.errors).toEqual([])
  },
)
