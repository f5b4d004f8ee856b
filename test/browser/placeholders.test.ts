import { readFileSync } from 'node:fs'
import type { ElementHandle } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFaults } from '../helpers/find-faults'
import { type Page, openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const policy = {
  policy: { version: '1' },
  categories: {
    analytics: {},
    marketing: {
      services: {
        videos: { label: 'YouTube', provider: 'Film Ltd', requests: ['/unmarked*'] },
        maps: { label: 'Maps' },
      },
    },
  },
}
const film =
  '<iframe id="film" data-consent="marketing/videos" data-src="/film" width="400" height="225" title="How it is made"></iframe>'
const map = '<iframe id="map" data-consent="marketing/maps" data-src="/map" width="400" height="225"></iframe>'
const body = `<p>${film}</p><p><iframe id="more" data-consent="marketing/videos" data-src="/more"></iframe></p><p>${map}</p>
  <button id="settings" data-consent-open>Cookie settings</button>`

/** Each way in which pages lay out what they embed. */
const layouts = `<style>
    main { max-width: 900px }
    .wide { width: 100%; aspect-ratio: 16 / 9 }
    .ratio { position: relative; padding-top: 30%; overflow: hidden }
    .ratio iframe { position: absolute; inset: 0; width: 100%; height: 100%; z-index: 2 }
    .flex { display: flex; gap: 10px }
    .flex iframe { flex: none; width: 300px }
    .space { display: flex; justify-content: space-between }
    .grid { display: grid; gap: 10px; grid-template-columns: 1fr 1fr }
    .scroll { height: 120px; overflow: auto }
    .contents { display: contents }
    @media (max-width: 600px) { .grid { grid-template-columns: 1fr } }
  </style>
  <p>In a line <iframe data-consent="marketing" data-src="/a" width="200" height="100"></iframe> of words</p>
  <p style="text-align: center">In the middle <iframe data-consent="marketing" data-src="/a"></iframe></p>
  <p style="text-align: right" dir="rtl"><iframe data-consent="marketing" data-src="/a"></iframe></p>
  <iframe class="wide" data-consent="marketing" data-src="/a" loading="lazy"></iframe>
  <div class="ratio"><iframe data-consent="marketing" data-src="/a"></iframe></div>
  <div class="flex"><iframe data-consent="marketing" data-src="/a"></iframe><p>Beside</p></div>
  <div class="space"><iframe data-consent="marketing" data-src="/a"></iframe><p>Last</p></div>
  <div class="grid"><iframe data-consent="marketing" data-src="/a"></iframe><p>b</p><iframe data-consent="marketing" data-src="/a"></iframe><p>d</p></div>
  <div class="flex"><div class="contents"><iframe data-consent="marketing" data-src="/a"></iframe></div><p>Beside</p></div>
  <div class="scroll"><p>Scrolls</p><iframe data-consent="marketing" data-src="/a"></iframe><p style="height: 400px">On</p></div>
  <div class="scroll flex" id="reel">${'<iframe data-consent="marketing" data-src="/a"></iframe>'.repeat(6)}</div>
  <table><tr><td>A cell</td><td><iframe data-consent="marketing" data-src="/a"></iframe></td></tr></table>
  <div style="transform: scale(0.5); width: 500px"><iframe data-consent="marketing" data-src="/a"></iframe></div>
  <div style="float: left; margin: 7px"><iframe data-consent="marketing" data-src="/a"></iframe></div><p>Around</p>
  <section id="tab" style="display: none"><iframe data-consent="marketing" data-src="/a"></iframe></section>
  <p style="clear: both">The end <video controls data-consent="marketing" data-src="/a"></video>
    <audio controls data-consent="marketing" data-src="/a"></audio>
    <img data-consent="marketing" data-src="/a" style="display: block; width: 200px; height: 100px" alt="A photo"></p>`

const watch =
  "<script>window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { shift += one.value })).observe({ type: 'layout-shift', buffered: true })</script>"

beforeAll(async () => {
  browser = await openBrowser()
  const document = '<!doctype html><title>Embedded</title><button>Play</button>'
  server = await serve({
    routes: {
      '/': pageWith(policy, { body, head: watch }),
      '/fr': pageWith(policy, { body, lang: 'fr' }),
      '/layouts': pageWith(policy, { body: layouts, head: watch }),
      ...Object.fromEntries(['film', 'more', 'map', 'a', 'unmarked', 'later'].map((name) => [`/${name}`, document])),
    },
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

declare const placeholderOf: (embed: Element) => HTMLElement | undefined
declare const roomOf: (embed: Element) => DOMRect | undefined

/** Gives a page what finds the placeholder of an embed: in the frame, or over what is no frame. */
function findPlaceholders() {
  const PLACEHOLDER = '[data-treize="placeholder"]'
  const inside = (embed: Element) =>
    embed instanceof HTMLIFrameElement &&
    embed.contentDocument?.body?.lastElementChild?.shadowRoot?.querySelector(PLACEHOLDER)
  const over = (embed: Element) => {
    const { x, y } = embed.getBoundingClientRect()
    return [...document.querySelectorAll('head > [data-treize=host]')]
      .map(({ shadowRoot }) => shadowRoot?.querySelector(PLACEHOLDER))
      .find(
        (box) =>
          box && Math.abs(box.getBoundingClientRect().x - x) < 1 && Math.abs(box.getBoundingClientRect().y - y) < 1,
      )
  }
  Object.assign(window, {
    placeholderOf: (embed: Element) => inside(embed) || over(embed) || undefined,
    /** Where it is in the page. */
    roomOf(embed: Element) {
      const within = inside(embed)
      const box = (within || over(embed))?.getBoundingClientRect()
      if (!within || !box) return box
      const { x, y } = embed.getBoundingClientRect()
      const { clientLeft, clientTop } = embed
      return new DOMRect(x + clientLeft + box.x, y + clientTop + box.y, box.width, box.height)
    },
  })
}
/** Opens a page as a visitor does who has answered the question about everything else. */
async function open(path = '/', wait = true) {
  const page = await browser.page()
  const origin = server.origin('www.shop.localhost')
  await page.raw.setCookie({ name: 'answered', value: '1', url: origin })
  await page.raw.evaluateOnNewDocument(findPlaceholders)
  await page.goto(origin + path)
  server.requests.clear()
  if (wait)
    await page.raw.waitForFunction(
      () =>
        document.querySelector('[data-consent]') &&
        [...document.querySelectorAll('[data-consent]')].some(placeholderOf),
      { timeout: 10_000 },
    )
  await page.wait(150)
  return page
}
const loaded = () =>
  server.requests
    .all()
    .map(({ path }) => path)
    .filter((path) => /^\/(film|more|map|unmarked|later|a)$/.test(path))
    .sort()
/** What each placeholder says, by the id of its embed. */
const placeholders = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-consent]')].flatMap((element) => {
        const box = placeholderOf(element)
        return box ? [[element.id, box.innerText.replace(/\s*\n\s*/g, ' | ')]] : []
      }),
    ),
  )
/** A part of the placeholder of an embed. */
async function part(page: Page, id: string, hook = 'placeholder') {
  const find = (id: string, hook: string) => {
    const embed = document.querySelector(`#${id}`)
    const box = embed && placeholderOf(embed)
    return box?.matches(`[data-treize=${hook}]`) ? box : box?.querySelector(`[data-treize=${hook}]`)
  }
  await page.raw.waitForFunction(find, { timeout: 10_000 }, id, hook)
  return (await page.raw.evaluateHandle(find, id, hook)) as ElementHandle<HTMLElement>
}
const press = async (page: Page, id: string, hook: string) => {
  const button = await part(page, id, hook)
  const [x, y] = await button.evaluate((one, id) => {
    const embed = document.querySelector(`#${id}`) as HTMLElement
    embed.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = one.getBoundingClientRect()
    const frame = one.ownerDocument == document ? { x: 0, y: 0 } : embed.getBoundingClientRect()
    return [frame.x + left + width / 2, frame.y + top + height / 2] as const
  }, id)
  await page.raw.mouse.click(x, y)
  await page.wait(250)
}
/** Whether each placeholder has the room of its embed, within its border. */
const distances = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-consent]')]
      .filter((element) => element.offsetWidth)
      .map((element) => {
        const a = element.getBoundingClientRect()
        const b = roomOf(element)
        const frame = element.localName == 'iframe'
        const scale = a.width / element.offsetWidth
        const wide = frame ? element.clientWidth : a.width
        const high = frame ? element.clientHeight : a.height
        const far = frame ? 3 : 0.6
        return b
          ? [a.x - b.x, a.y - b.y].every((one) => Math.abs(one) < far * Math.max(1, scale)) &&
              [wide - b.width, high - b.height].every((one) => Math.abs(one) < 1)
          : element.outerHTML
      }),
  )
/** Where everything of the page is. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter((one) => !one.shadowRoot)
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return `${one.localName} ${[x, y, width, height].map((side) => side.toFixed(2))}`
      })
      .concat(`page ${document.documentElement.scrollWidth} ${document.documentElement.scrollHeight}`),
  )
const shift = (page: Page) => page.evaluate(() => (window as unknown as { shift: number }).shift)
const focus = (page: Page) =>
  page.evaluate(() => {
    const outer = document.activeElement
    const frame = outer instanceof HTMLIFrameElement ? outer.contentDocument?.activeElement?.shadowRoot : null
    const inner = (frame ?? outer?.shadowRoot)?.activeElement ?? outer
    return (inner as HTMLElement).dataset.treize || inner?.id || inner?.localName || ''
  })

it('says in the place of a held embed whose it is, and who gets data when it loads', async () => {
  const page = await open()
  const host = 'www.shop.localhost'
  expect(await placeholders(page)).toEqual({
    film: 'Video from YouTube | How it is made | Loading this content sends data to Film Ltd. | Load once | Always allow',
    more: 'YouTube | Loading this content sends data to Film Ltd. | Load once | Always allow',
    map: `Maps | Loading this content sends data to ${host}. | Load once | Always allow`,
  })
  expect(await (await part(page, 'film')).evaluate((box) => box.ariaLabel)).toBe('Video from YouTube, How it is made')
  expect(loaded()).toEqual([])
  expect(page.errors).toEqual([])
})

it('speaks French', async () => {
  const page = await open('/fr')
  expect((await placeholders(page)).film).toBe(
    'Vidéo de YouTube | How it is made | Charger ce contenu envoie des données à Film Ltd. | Charger une fois | Toujours autoriser',
  )
  expect(
    await (await part(page, 'film')).evaluate((box) => {
      const { host } = box.getRootNode() as ShadowRoot
      return [(host as HTMLElement).lang, (host as HTMLElement).dir]
    }),
  ).toEqual(['fr', 'ltr'])
})

it('has exactly the box of the embed, however it is laid out, and moves nothing when it comes and goes', async () => {
  server.route('/alone.js', readFileSync(new URL('../../dist/treize.js', import.meta.url), 'utf8'))
  server.route('/alone', pageWith(policy, { body: layouts, head: watch, tag: '<script src="/alone.js"></script>' }))
  const without = await open('/alone', false)
  const page = await open('/layouts')
  const as = await places(without)
  expect(await places(page)).toEqual(as)
  const all = (await distances(page)).length
  expect(await distances(page)).toEqual(Array(all).fill(true))
  // Scrolled, with more above, on a smaller window, and with a tab opened.
  await page.evaluate(() => {
    scrollTo(0, 500)
    for (const box of document.querySelectorAll('.scroll')) box.scrollTop = 60
    document.querySelector('#reel')?.scrollTo(400, 0)
  })
  await page.wait(100)
  expect(await distances(page)).toEqual(Array(all).fill(true))
  await page.evaluate(() => document.querySelector('h1')?.append('and '.repeat(500)))
  await page.wait(100)
  expect(await distances(page)).toEqual(Array(all).fill(true))
  await page.raw.setViewport({ width: 320, height: 568 })
  await page.evaluate(() => document.querySelector('#tab')?.removeAttribute('style'))
  await page.wait(200)
  expect(await distances(page)).toEqual(Array(all + 1).fill(true))

  const again = await open('/layouts')
  await again.evaluate(() => treize.acceptAll())
  await again.wait(300)
  expect(await distances(again)).toEqual(Array(all).fill(expect.any(String)))
  expect(await shift(again)).toBe(0)
  expect(await places(again).then((now) => now.filter((one) => !/^(img|page|p) /.test(one)))).toEqual(
    as.filter((one) => !/^(img|page|p) /.test(one)),
  )
})

it('stays inside a box that scrolls', async () => {
  const page = await open('/layouts')
  await page.evaluate(() => treize.rejectAll())
  const seen = await page.evaluate(() => {
    const at = (box: Element, x: number, y: number) => {
      box.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = box.getBoundingClientRect()
      const found = document.elementFromPoint(left + x * width, top + y * height)
      return !!found && !!placeholderOf(found) && box.contains(found)
    }
    const [block, reel] = document.querySelectorAll('.scroll') as unknown as [Element, Element]
    return [at(block, 0.1, 0.8), at(block, 0.1, 1.2), at(reel, 0.9, 0.5), at(reel, 1.1, 0.5)]
  })
  expect(seen).toEqual([true, false, true, false])
  // With the box, not after it.
  const apart = await page.evaluate(() =>
    [...document.querySelectorAll('.scroll')].map((box) => {
      box.scrollBy(200, 50)
      const embed = box.querySelector('iframe') as Element
      const a = embed.getBoundingClientRect()
      const b = roomOf(embed) as DOMRect
      return [Math.round(a.x + embed.clientLeft - b.x), Math.round(a.y + embed.clientTop - b.y)]
    }),
  )
  expect(apart).toEqual([
    [0, 0],
    [0, 0],
  ])
})

it('loads one embed once, records nothing, and holds it again on the next page', async () => {
  const page = await open()
  const box = await page.raw.$eval('#film', (one) => JSON.stringify(one.getBoundingClientRect()))
  await press(page, 'film', 'load-once')
  expect(loaded()).toEqual(['/film'])
  expect(await page.evaluate(() => treize.record)).toBeNull()
  expect((await page.jar()).map(({ name }) => name)).toEqual(['answered'])
  expect(Object.keys(await placeholders(page))).toEqual(['more', 'map'])
  expect(await page.raw.$eval('#film', (one) => JSON.stringify(one.getBoundingClientRect()))).toBe(box)
  expect(await page.raw.$eval('#film', (one) => one.getAttribute('style') || '')).toBe('')
  expect(await focus(page)).toBe('film')
  expect(await shift(page)).toBe(0)
  server.requests.clear()
  await page.reload()
  await part(page, 'film')
  expect(loaded()).toEqual([])
})

it('allows a service always: records it, and loads all that is its own and nothing else', async () => {
  const page = await open()
  await press(page, 'film', 'always-allow')
  expect(loaded()).toEqual(['/film', '/more'])
  expect(await page.evaluate(() => [treize.record?.source, treize.record?.choices])).toEqual([
    'placeholder',
    { 'marketing/videos': true },
  ])
  expect(Object.keys(await placeholders(page))).toEqual(['map'])
  expect(await focus(page)).toBe('film')
  expect(await shift(page)).toBe(0)
  server.requests.clear()
  await page.reload()
  await part(page, 'map')
  expect(Object.keys(await placeholders(page))).toEqual(['map'])
  expect(loaded()).toEqual(['/film', '/more'])
})

it('shows embeds that come later, marked or not, and follows those that move or leave', async () => {
  const page = await open()
  await page.evaluate(() => {
    const later = document.createElement('iframe')
    later.id = 'later'
    later.dataset.consent = 'marketing/maps'
    later.dataset.src = '/later'
    const unmarked = document.createElement('iframe')
    unmarked.id = 'unmarked'
    unmarked.src = '/unmarked'
    document.querySelector('main')?.prepend(later, unmarked)
  })
  await page.wait(300)
  expect(Object.keys(await placeholders(page))).toEqual(['later', 'unmarked', 'film', 'more', 'map'])
  expect(await distances(page)).toEqual(Array(5).fill(true))
  await page.evaluate(() => {
    document.querySelector('#film')?.remove()
    const more = document.querySelector('#more') as HTMLElement
    more.style.width = '500px'
    document.querySelector('main')?.append(more)
  })
  await page.wait(300)
  expect(Object.keys(await placeholders(page))).toEqual(['later', 'unmarked', 'map', 'more'])
  expect(await distances(page)).toEqual(Array(4).fill(true))
  expect(await page.evaluate(() => document.querySelectorAll('main div').length)).toBe(0)
  await press(page, 'unmarked', 'always-allow')
  expect(loaded()).toEqual(['/more', '/unmarked'])
})

it('comes back when consent is withdrawn', async () => {
  const page = await open()
  await page.evaluate(() => treize.acceptAll())
  await page.wait(300)
  expect(await placeholders(page)).toEqual({})
  expect(await page.evaluate(() => document.querySelectorAll('main div').length)).toBe(0)
  await page.evaluate(() => {
    document.querySelector('#more')?.remove()
    treize.withdraw()
  })
  await page.wait(300)
  expect(Object.keys(await placeholders(page))).toEqual(['film', 'map'])
  // Also for a visitor whose yes was there from the start.
  await page.evaluate(() => treize.acceptAll())
  await page.reload()
  await page.wait(300)
  expect(await placeholders(page)).toEqual({})
  await page.evaluate(() => treize.withdraw())
  await part(page, 'map')
  expect(Object.keys(await placeholders(page))).toEqual(['film', 'more', 'map'])
  expect(await shift(page)).toBe(0)
})

it('can be used with the keyboard alone', async () => {
  const page = await open()
  await page.evaluate(() => treize.rejectAll())
  await page.wait(100)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const order = []
  for (let i = 0; i < 7; i++) {
    await page.key('Tab')
    order.push(await focus(page))
  }
  expect(order).toEqual([
    'load-once',
    'always-allow',
    'load-once',
    'always-allow',
    'load-once',
    'always-allow',
    'settings',
  ])
  const once = await part(page, 'film', 'load-once')
  await once.focus()
  expect(await once.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
  await page.key('Enter')
  await page.wait(250)
  expect(loaded()).toEqual(['/film'])
  expect(await focus(page)).toBe('film')
  await page.key('Tab')
  expect(await page.raw.frames()[1]?.evaluate(() => document.activeElement?.localName)).toBe('button')
  await page.key('Tab')
  expect(await focus(page)).toBe('load-once')
  await page.key('Tab')
  await page.key('Space')
  await page.wait(250)
  expect(loaded()).toEqual(['/film', '/more'])
  expect(await focus(page)).toBe('more')
})

it('has nothing that axe-core finds fault with, light and dark, large and small', async () => {
  server.route(
    '/small',
    pageWith(policy, {
      lang: 'fr',
      body: `${body}<iframe id="small" data-consent="marketing/videos" data-src="/a" width="100" height="60" title="Small"></iframe>`.replaceAll(
        '"></iframe>',
        '" title="x"></iframe>',
      ),
    }),
  )
  for (const [path, value] of [
    ['/', 'light'],
    ['/small', 'dark'],
  ] as const) {
    const page = await open(path)
    await page.raw.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    await page.evaluate(() => treize.rejectAll())
    const frames = page.raw.frames().filter((frame) => frame.parentFrame())
    expect(frames.length).toBeGreaterThan(2)
    for (const frame of frames) expect(await findFaults(frame, 'body > div')).toEqual([])
    await page.close()
  }
})

it('fits a phone, with buttons that a thumb can press', async () => {
  const page = await open('/fr')
  await page.raw.setViewport({ width: 320, height: 568, hasTouch: true })
  await page.wait(200)
  const buttons = await page.evaluate(() =>
    [...document.querySelectorAll('[data-consent]')].flatMap((embed) =>
      [...(placeholderOf(embed)?.querySelectorAll('button') ?? [])].map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const box = (placeholderOf(embed) as Element).getBoundingClientRect()
        return [bottom - top >= 44, left >= box.left, right <= box.right, top >= box.top, bottom <= box.bottom]
      }),
    ),
  )
  expect(buttons).toEqual(Array(6).fill(Array(5).fill(true)))
})

it.each(['en', 'fr', 'de', 'el', 'fi', 'ar'])(
  'keeps its buttons whole in every box, and has one with a sign where there is no room for two, in %s',
  async (lang) => {
    const rooms = [
      [640, 360, 2],
      [320, 180, 2],
      [300, 150, 2],
      [200, 200, 2],
      [468, 60, 1],
      [300, 54, 1],
      [250, 31, 1],
      [160, 120, 1],
      [120, 80, 1],
      [100, 60, 1],
      [60, 60, 1],
      [44, 44, 1],
    ] as const
    server.route(
      '/rooms',
      pageWith(policy, {
        lang,
        body: rooms
          .map(
            ([width, height]) =>
              `<iframe data-consent="marketing/videos" data-src="/film" title="How it is made" style="border:0" width="${width}" height="${height}"></iframe>`,
          )
          .join(''),
      }),
    )
    const page = await open('/rooms')
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('[data-consent]')].map((embed) => {
        const placeholder = placeholderOf(embed) as HTMLElement
        const box = placeholder.getBoundingClientRect()
        return [...placeholder.querySelectorAll('button')]
          .filter((button) => button.offsetWidth)
          .map((button) => {
            const { left, right, top, bottom } = button.getBoundingClientRect()
            return (
              left >= box.left &&
              right <= box.right &&
              top >= box.top &&
              bottom <= box.bottom &&
              button.scrollWidth <= button.clientWidth + 1 &&
              button.scrollHeight <= button.clientHeight + 1 &&
              // A sign alone keeps its name for those who do not see it.
              !!button.innerText.trim()
            )
          })
      }),
    )
    expect(shown).toEqual(rooms.map(([, , count]) => Array(count).fill(true)))
  },
)

it('shows the owner’s own picture of what waits, and nobody else’s', async () => {
  const body = (poster: string) =>
    `<iframe id="film" data-consent="marketing/videos" data-src="/film" data-poster="${poster}" width="400" height="225"></iframe>`
  server.route('/bread.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  server.route('/own', pageWith(policy, { body: body('/bread.svg') }))
  server.route('/other', pageWith(policy, { body: body(`${server.origin('img.elsewhere.localhost')}/bread.svg`) }))
  const own = await open('/own')
  expect(await (await part(own, 'film')).$eval('img', (image) => [image.alt, new URL(image.src).pathname])).toEqual([
    '',
    '/bread.svg',
  ])
  await expect.poll(() => server.requests.to('/bread.svg').length).toBe(1)
  await own.close()
  server.requests.clear()
  const other = await open('/other')
  expect(await (await part(other, 'film')).$('img')).toBeNull()
  expect(server.requests.to('/bread.svg')).toEqual([])
})

it('renders hostile words as words', async () => {
  const label = '<img src=x onerror="window.hacked=1">\u{202e}\ud800 {provider}'
  server.route(
    '/hostile',
    pageWith(
      {
        policy: { version: '1' },
        categories: { marketing: { services: { videos: { label, provider: `${label}${'w'.repeat(9999)}` } } } },
      },
      {
        body: `<iframe id="film" data-consent="marketing/videos __proto__ constructor/constructor" data-src="javascript:window.hacked=2" title='"><img src=x onerror="window.hacked=3">'></iframe>
          <iframe id="map" data-consent="" data-src="/map"></iframe><iframe id="bad" data-consent="no/such/thing" data-src="http://[" width="200"></iframe>`,
      },
    ),
  )
  const page = await open('/hostile')
  const box = await part(page, 'film')
  expect(
    await box.evaluate((one) => [one.querySelector('img'), one.scrollWidth <= one.clientWidth, one.textContent]),
  ).toEqual([null, true, expect.stringContaining('<img src=x onerror="window.hacked=1">')])
  await page.wait(200)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(page.errors).toEqual([])
})

it('comes to a visitor who has answered, but only where there is something to see', async () => {
  const banner = () => server.requests.to('/dist/treize.banner.js').length
  const page = await open()
  await page.evaluate(() => treize.rejectAll())
  server.requests.clear()
  await page.reload()
  await part(page, 'map')
  expect(banner()).toBe(1)
  server.route(
    '/pixels',
    pageWith(policy, {
      body: `<script type="text/plain" data-consent="marketing">1</script>
        <img data-consent="marketing" data-src="/a" width="1" height="1" alt="">
        <iframe data-consent="marketing" data-src="/a" width="1" height="1"></iframe>
        <iframe data-consent="marketing" data-src="/a" style="display: none"></iframe>`,
    }),
  )
  server.requests.clear()
  await page.goto(`${server.origin('www.shop.localhost')}/pixels`)
  await page.wait(500)
  expect(banner()).toBe(0)
  await page.evaluate(() => treize.open())
  await page.waitFor('preferences')
  expect(await placeholders(page)).toEqual({})
})

it('works under the strictest policies of a page', async () => {
  server.route('/strict', (_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'nonce-abc'; style-src 'none'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types treize",
    )
    answer.end(
      pageWith(policy, { body, tag: '<script nonce="abc" src="/dist/treize.js"></script>' }).replace(
        '<script type="application/json"',
        '<script nonce="abc" type="application/json"',
      ),
    )
  })
  const page = await open('/strict')
  expect(await distances(page)).toEqual([true, true, true])
  await press(page, 'film', 'load-once')
  expect(loaded()).toEqual(['/film'])
  expect(page.errors).toEqual([])
})

it('leaves when it is stopped, and leaves nothing', async () => {
  const page = await open('/layouts')
  await page.evaluate(() => treize.stop())
  expect(await placeholders(page)).toEqual({})
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => one.shadowRoot || /visibility|relative/.test(one.getAttribute('style') ?? ''))
        .map((one) => one.outerHTML),
    ),
  ).toEqual([])
})

it('covers no link whose ping waits, and no box whose background does', async () => {
  server.route(
    '/around',
    pageWith(policy, {
      body: `<a id="link" data-consent="marketing/maps" data-ping="/map" href="/here" style="display: block; height: 60px">A link</a>
        <table data-consent="marketing/maps" data-background="/map"><tr><td width="300" height="90">A cell</td></tr></table>${film}`,
    }),
  )
  const page = await open('/around')
  await part(page, 'film')
  expect(Object.keys(await placeholders(page))).toEqual(['film'])
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(() => page.evaluate(() => document.querySelector('a')?.getAttribute('ping'))).toBe('/map')
})

it('covers no embed that the page does not show, and comes with it', async () => {
  const video = '<video controls data-consent="marketing/videos" data-src="/a" width="400" height="200"></video>'
  const over = (style: string) => `<div style="position: absolute; inset: 0; ${style}">${video}</div>`
  for (const [hidden, show] of [
    [over('opacity: 0'), 'opacity: 1'],
    [over('visibility: hidden'), 'visibility: visible'],
    [`<details>${video}</details>`, ''],
    [`<div hidden="until-found">${video}</div>`, ''],
    [over('').replace('<video', '<video style="visibility: hidden"'), ''],
  ] as const) {
    server.route(
      '/hidden',
      pageWith(policy, {
        body: `<div style="position: relative; height: 200px"><button id="buy">Buy</button>${hidden}</div>${film}`,
      }),
    )
    const page = await open('/hidden')
    await part(page, 'film')
    await page.drawn()
    const pressed = () =>
      page.evaluate(() => {
        const { left, top } = (document.getElementById('buy') as HTMLElement).getBoundingClientRect()
        return document.elementsFromPoint(left + 5, top + 5).filter((one) => one.matches('#buy,[data-treize]'))[0]?.id
      })
    expect(await pressed(), hidden).toBe('buy')
    if (show) {
      await page.evaluate((css) => {
        const around = document.querySelector('video')?.parentElement as HTMLElement
        around.style.cssText += `;${css}`
      }, show)
      await expect.poll(pressed).not.toBe('buy')
    }
    await page.evaluate(() => treize.stop())
    expect(
      await page.evaluate(() => (document.querySelector('video') as HTMLElement).style.visibility),
      'keeps the page’s own style',
    ).toBe(hidden.includes('<video style') ? 'hidden' : '')
    await page.close()
  }
})

it('looks once at each held element, however many the page already has', async () => {
  server.route('/feed', pageWith(policy, { body: '<div id="feed"></div>' }))
  const page = await open('/feed', false)
  await page.waitFor('banner')
  const looks = await page.evaluate(async () => {
    let looks = 0
    const { observe } = ResizeObserver.prototype
    ResizeObserver.prototype.observe = function (...given) {
      looks++
      return observe.apply(this, given)
    }
    const width = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetWidth') as PropertyDescriptor
    Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
      get() {
        looks++
        return width.get?.call(this)
      },
    })
    for (let batch = 0; batch < 30; batch++) {
      for (let i = 0; i < 10; i++)
        document.getElementById('feed')?.insertAdjacentHTML('beforeend', '<img data-consent="analytics" data-src="/a">')
      await new Promise((done) => setTimeout(done))
    }
    // The last observer tells after a frame.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    return looks / 300
  })
  // One to observe it, one to measure it, one when the observer first tells its size.
  expect(looks).toBeLessThanOrEqual(4)
})

it('says its words on a ground of its own in front of a picture, however small', async () => {
  const sizes = [
    [240, 135],
    [160, 120],
    [300, 60],
    [200, 60],
  ]
  const frame = ([width, height]: number[]) =>
    `<iframe data-poster="/bread.svg" data-consent="marketing/videos" data-src="/film" width="${width}" height="${height}" style="border: 0"></iframe>`
  server.route('/small', pageWith(policy, { body: sizes.map(frame).join('') }))
  const page = await open('/small')
  const bare = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('iframe')].map((frame) => {
        const box = placeholderOf(frame)
        const [card, says] = ['.card', '.says'].map((part) => getComputedStyle(box?.querySelector(part) as Element))
        return `${says?.display == 'none' ? 'no words' : 'words'}${card?.backgroundColor == 'rgba(0, 0, 0, 0)' ? '' : ' on a card'}`
      }),
    )
  await page.raw.waitForFunction(() => [...document.querySelectorAll('iframe')].every(placeholderOf))
  expect(await bare()).toEqual([...Array(3).fill('words on a card'), 'no words'])
})

it('shows its sign in forced colours', async () => {
  server.route(
    '/sign',
    pageWith(policy, {
      body: '<iframe id="film" data-consent="marketing/videos" data-src="/film" width="90" height="90"></iframe>',
    }),
  )
  const page = await open('/sign')
  const devtools = await page.raw.createCDPSession()
  await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
  const button = await part(page, 'film', 'load-once')
  const [behind, sign, within] = await button.$eval('i', (sign) => [
    getComputedStyle(sign.closest('button') as Element).backgroundColor,
    getComputedStyle(sign).backgroundColor,
    getComputedStyle(sign, '::after').backgroundColor,
  ])
  expect(sign).not.toBe(behind)
  expect(within).not.toBe(sign)
})

it('stays over a player while a slider moves it', async () => {
  const video =
    '<video id="player" controls width="300" height="150" data-consent="marketing/videos" data-src="/film"></video>'
  server.route(
    '/slider',
    pageWith(policy, { body: `<div id="slide" style="transition: transform 60s linear">${video}</div>` }),
  )
  const page = await open('/slider', false)
  const distance = () =>
    page.evaluate(() => {
      const left = (element?: Element | null) => element?.getBoundingClientRect().left ?? Number.NaN
      const boxes = [...document.querySelectorAll('head > [data-treize=host]')]
      const box = boxes.map((host) => host.shadowRoot?.querySelector('[data-treize="placeholder"]')).find(Boolean)
      const at = left(document.querySelector('#player'))
      return { moved: at > left(document.querySelector('main')) + 20, apart: Math.abs(at - left(box)) }
    })
  await expect.poll(async () => (await distance()).apart).toBeLessThan(1)
  await page.evaluate(() => {
    ;(document.querySelector('#slide') as HTMLElement).style.transform = 'translateX(600px)'
  })
  await expect.poll(async () => (await distance()).moved).toBe(true)
  await expect.poll(async () => (await distance()).apart).toBeLessThan(2)
  await page.close()
})

const player =
  '<video id="player" controls width="400" height="200" data-consent="marketing/videos" data-src="/film" title="Oven"></video>'

it.each([
  [
    'header that sticks',
    '<div id="own" style="position:sticky;top:0;height:80px;background:#fff"></div>',
    player,
    true,
  ],
  ['layer without a level', '', `${player}<div id="own" style="position:fixed;inset:0"></div>`, true],
  [
    'layer of a lower level than its own',
    '<div id="own" style="position:fixed;inset:0;z-index:4"></div>',
    `<div style="position:relative;z-index:5">${player}</div>`,
    false,
  ],
  ...['position:relative', 'opacity:.9', 'translate:0 1px', 'will-change:transform', 'contain:paint'].map(
    (style) => [`box around it: ${style}`, '', `<div id="own" style="${style}">${player}</div>`, false] as const,
  ),
] as const)('lies where the player does to a %s', async (_, before, after, isUnder) => {
  server.route('/levels', pageWith(policy, { body: `${before}${after}<p style="height:2000px">` }))
  const page = await open('/levels')
  await page.evaluate(() => treize.rejectAll())
  await page.evaluate(() => document.querySelector('#player')?.scrollIntoView())
  await page.drawn()
  const top = await page.evaluate(() => {
    const { left, top } = (document.querySelector('#player') as Element).getBoundingClientRect()
    return document.elementFromPoint(left + 20, top + 20)?.id || 'ours'
  })
  expect(top).toBe(isUnder ? 'own' : 'ours')
})

it.each([
  ['fr', 'Comment nous cuisons', 300, 150],
  ['fr', 'Comment nous cuisons', 280, 158],
  ['ar', 'How we bake rye bread in the old oven', 280, 200],
  ['en', 'How we bake rye bread in the old oven, night after night', 120, 600],
  ['fr', 'Comment nous cuisons', 468, 60],
])('cuts no line of its words, in %s: %s in %d x %d', async (lang, title, width, height) => {
  server.route(
    '/words',
    pageWith(policy, {
      lang,
      body: `<iframe id="film" data-consent="marketing/videos" data-src="/film" title="${title}" width="${width}" height="${height}"></iframe>`,
    }),
  )
  const page = await open('/words')
  const [lines, cite] = await (await part(page, 'film')).evaluate((box) => {
    const { bottom, left, right } = (box.querySelector('.says') as Element).getBoundingClientRect()
    const inside = [...box.querySelectorAll<HTMLElement>('.says > *')].filter((one) => {
      const line = one.getBoundingClientRect()
      return line.width && line.left < right && line.right > left
    })
    const cite = box.querySelector('cite') as HTMLElement
    return [
      inside.map((one) => [one.localName, one.getBoundingClientRect().bottom <= bottom + 0.5]),
      [getComputedStyle(cite).direction, cite.scrollHeight <= cite.clientHeight],
    ] as const
  })
  expect(lines).toContainEqual(['b', true])
  expect(lines.filter(([, whole]) => !whole)).toEqual([])
  expect(cite?.[0]).toBe('ltr')
  if (height == 600) expect(cite).toEqual(['ltr', true])
})

it.each([
  [300, 54],
  [250, 31],
  [600, 80],
  [728, 90],
])('says whose a low player is, in %d x %d', async (width, height) => {
  server.route(
    '/low',
    pageWith(policy, {
      body: `<audio id="sound" controls style="width:${width}px;height:${height}px" data-consent="marketing/videos" data-src="/a"></audio>`,
    }),
  )
  const page = await open('/low')
  const name = await (await part(page, 'sound')).evaluate((box) => {
    const name = box.querySelector('b') as HTMLElement
    return [name.innerText, name.offsetWidth >= 60, name.scrollHeight <= name.clientHeight + 1]
  })
  expect(name).toEqual([expect.stringContaining('YouTube'), true, true])
})

const apart = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('head > [data-treize=host]')].map((host) =>
      host.shadowRoot?.querySelector('[data-treize="placeholder"]')?.getBoundingClientRect(),
    )
    const box = boxes.find(Boolean)
    const { x, y, width } = (document.querySelector('#player') as Element).getBoundingClientRect()
    return box ? Math.max(Math.abs(box.x - x), Math.abs(box.y - y), Math.abs(box.width - width)) : 999
  })

it.each([
  ['an animation', '<style>@keyframes in{from{translate:200px}}#card{animation:in 3s}</style>', ''],
  ['a script', '', "card.animate([{translate:'200px'},{translate:'90px'}],{duration:3000,fill:'forwards'})"],
])('follows a player that %s moves since before it came', async (_, head, code) => {
  server.route('/moves', pageWith(policy, { head, body: `<div id="card">${player}</div><script>${code}</script>` }))
  const page = await open('/moves', false)
  await expect.poll(() => apart(page)).toBeLessThan(30)
  await page.raw.waitForFunction(() => document.getAnimations().every(({ playState }) => playState != 'running'))
  await page.drawn()
  expect(await apart(page)).toBeLessThan(1)
})

it('has the box of a player in a page that is zoomed by its style', async () => {
  server.route('/zoom', pageWith(policy, { head: '<style>html{zoom:1.25}</style>', body: `<p>Above</p>${player}` }))
  const page = await open('/zoom', false)
  await expect.poll(() => apart(page)).toBeLessThan(1)
})

it('stands over what a component has in it', async () => {
  const inner = player.replace('id="player"', '')
  server.route(
    '/component',
    pageWith(policy, { body: `<div id="player"><template shadowrootmode="open">${inner}</template></div>` }),
  )
  const page = await open('/component', false)
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.querySelectorAll('head > [data-treize=host]')].map(
          (host) => host.shadowRoot?.querySelector('[data-treize="placeholder"]')?.ariaLabel,
        ),
      ),
    )
    .toContain('Video from YouTube, Oven')
})
