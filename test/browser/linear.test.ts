import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let page: Awaited<ReturnType<typeof browser.page>>

/** Characters. */
const SIZES = [1 << 16, 1 << 19]
/** How many times longer the longer string may take, eight times as long as the other: quadratic time is 64 times. */
const MOST = 24
/** What a clock of the browser cannot tell from nothing, in milliseconds: a slope over it would be chance. */
const NOISE = 4

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  server.route(
    '/',
    pageWith(
      {
        policy: { version: '1' },
        categories: {
          marketing: {
            cookies: ['_ad_*_x*y', '_b*'],
            storage: ['ad_*_x*y'],
            inline: ['tracker.'],
            requests: ['https://*.ads.localhost/*a*b*c', 'https://ads.localhost/*'],
          },
        },
      },
      { head: '<script type="text/plain" data-consent="marketing" src="https://ads.localhost/a.js"></script>' },
    ),
  )
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** How a string gets to a gate; `text` is as long as the size says. */
const kinds: Record<string, [run: string, parts: string[]]> = {
  HTML: [
    'document.createRange().createContextualFragment(text)',
    [
      '<img ',
      '<img src=',
      '<img src="https://ads.localhost/',
      '<a href="',
      '<!--',
      '<!-- -',
      '</',
      '<script>',
      '<iframe srcdoc="&lt;img ',
      '<img\n',
      '& &amp; &#x',
      '<svg/>',
      '<textarea>',
      '<img srcset="a 1x, ',
      '<![CDATA[',
    ],
  ],
  'HTML in a template': ['document.createElement("template").innerHTML = text', ['<p title="', '<img src=x ', '<p>']],
  cookies: [
    'document.cookie = text',
    ['_ad_x', '_b=1; expires=', '; ', ' ', '_b=1;path=/;', '=', '1:1:1 ', '_ad__x', '%20'],
  ],
  'cookies with a date': ['document.cookie = "_b=1; expires=" + text', [' ', '1:', 'jan', '1 ', '11111']],
  'cookies with an age': ['document.cookie = "_b=1; max-age=" + text', ['1', ' ', '-']],
  'cookies with a path': ['document.cookie = "_b=1; path=" + text', ['/', '/a', ' ']],
  names: ['localStorage.setItem(text, "1"); localStorage.getItem(text)', ['ad_', '_x', 'x', 'y', '*']],
  URLs: [
    'fetch("https://ads.localhost/" + text).catch(() => {})',
    ['a', '/', '%41', '?', '&', '.', '#', 'abc', ' ', '\\\\', '../'],
  ],
  hosts: ['new Image().src = "https://" + text + "ads.localhost/"', ['a.', 'a', '.']],
  'URLs of pictures': ['new Image().srcset = text', [',', 'a, ', ' ', 'https://ads.localhost/ 1x, ', 'a 1x,']],
  pings: ['document.createElement("a").ping = text', [' ', 'a ', 'https://ads.localhost/ ']],
  'inline scripts': [
    `const script = document.createElement('script')
    script.text = 'throw 0;' + text
    script.type = 'module'
    document.head.append(script)
    script.remove()`,
    ['/*', "'", '`\\${', '(function(){', 'a&&', '/ ', 'document;', '[', 'class A extends '],
  ],
}

/** Milliseconds for a string of each size: the best of some runs, for a busy machine only ever makes one slower. */
const measure = (run: string, part: string) =>
  page.evaluate(`(() => {
    const work = new Function('text', ${JSON.stringify(run)})
    return ${JSON.stringify(SIZES)}.map((size) => {
      const text = ${JSON.stringify(part)}.repeat(Math.ceil(size / ${part.length})).slice(0, size)
      let best = Infinity
      for (let round = 0; round < 3 && best > ${NOISE} && (!round || best < 200); round++) {
        const start = performance.now()
        try { work(text) } catch {}
        best = Math.min(best, performance.now() - start)
      }
      return best
    })
  })()`) as Promise<[short: number, long: number]>

describe.each(Object.entries(kinds))('%s', (_, [run, parts]) => {
  // What one kind leaves to do is nothing that the next one waits for.
  beforeAll(async () => {
    page = await browser.page()
    await page.goto(server.origin())
  })
  afterAll(() => page.close())
  it.each(parts)('of %j take time in proportion to their length', { retry: 1 }, async (part) => {
    const [short, long] = await measure(run, part)
    expect(long / Math.max(short, NOISE), `${short}, ${long}`).toBeLessThan(MOST)
  })
})
