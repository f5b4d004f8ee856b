import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let stats: string

const policy = (requests: string[]) => ({
  policy: { version: '1' },
  categories: { marketing: { cookies: ['_ad'], storage: ['_ad'], ...(requests.length && { requests }) } },
})

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/own': '<!doctype html><title>Own</title><p>An own page', '/t/x': 'ok' } })
  stats = server.origin('stats.localhost')
  server.route('/rules', pageWith(policy([`${stats}/*`, '/t/*'])))
  server.route('/plain', pageWith(policy([])))
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

type Realm = [name: string, code: string]

// Each gives a window with the browser's own functions, if nobody stands before them.
const REALMS: Realm[] = [
  ['window[0] right after append', 'document.body.append(document.createElement("iframe")); return window[0]'],
  [
    'frames[0] of a frame that came inside another element',
    'const box = document.createElement("div"); box.append(document.createElement("iframe")); document.body.append(box); return frames[0]',
  ],
  [
    'frames.name',
    'const f = document.createElement("iframe"); f.name = "deep"; document.body.append(f); return frames.deep',
  ],
  ['window[0] after innerHTML', 'document.body.innerHTML = "<p><iframe></iframe>"; return window[0]'],
  ['window[0] after outerHTML', 'document.querySelector("p").outerHTML = "<iframe></iframe>"; return window[0]'],
  [
    'window[0] after a fragment of a range',
    'document.body.append(document.createRange().createContextualFragment("<iframe></iframe>")); return window[0]',
  ],
  ['window[0] after setHTMLUnsafe', 'document.body.setHTMLUnsafe("<iframe></iframe>"); return window[0]'],
  [
    'a body that brings a frame',
    'const b = document.createElement("body"); b.innerHTML = "<iframe></iframe>"; document.body = b; return window[0]',
  ],
  [
    'a frame inside a frame',
    'document.body.append(document.createElement("iframe")); const inner = window[0]; inner.document.body.append(document.createElement("iframe")); return inner[0]',
  ],
  [
    'a frame that the outer page puts into a frame',
    'document.body.append(document.createElement("iframe")); Element.prototype.append.call(window[0].document.body, document.createElement("iframe")); return window[0][0]',
  ],
  [
    'a frame in a closed shadow root',
    'const f = document.createElement("iframe"); document.body.attachShadow({ mode: "closed" }).append(f); return f.contentWindow',
  ],
  [
    'the view of a document of a frame in a shadow root',
    'const f = document.createElement("iframe"); document.body.attachShadow({ mode: "closed" }).append(f); return f.contentDocument.defaultView',
  ],
  ['a pop-up without an address', 'return window.open("")'],
  ['a pop-up with about:blank', 'return window.open("about:blank")'],
  [
    'a pop-up that shows an own page',
    'const w = window.open("/own"); while (w.location.pathname != "/own" || w.document.readyState != "complete") await new Promise((r) => setTimeout(r, 20)); return w',
  ],
  [
    'an object with an own page',
    'const o = document.createElement("object"); o.type = "text/html"; o.data = "/own"; document.body.append(o); await new Promise((r) => { o.onload = r }); return window[0]',
  ],
  [
    'an embed with an own page',
    'const o = document.createElement("embed"); o.type = "text/html"; o.src = "/own"; document.body.append(o); await new Promise((r) => { o.onload = r }); return window[0]',
  ],
  [
    'an object by its contentWindow',
    'const o = document.createElement("object"); o.data = "/own"; document.body.append(o); await new Promise((r) => { o.onload = r }); return o.contentWindow',
  ],
  [
    'the source of a message',
    'document.body.append(document.createElement("iframe")); return new Promise((r) => { onmessage = (e) => r(e.source); const s = window[0].document.createElement("script"); s.text = "parent.postMessage(1, `*`)"; window[0].document.body.append(s) })',
  ],
  [
    'the view of an event in a frame',
    'document.body.append(document.createElement("iframe")); return new Promise((r) => { const b = window[0].document.createElement("button"); window[0].document.body.append(b); b.onclick = (e) => r(e.target.ownerDocument.defaultView); b.click() })',
  ],
  [
    'a frame whose document was opened again',
    'document.body.append(document.createElement("iframe")); const d = window[0].document; d.open(); d.write("<p>again<iframe></iframe>"); d.close(); return window[0][0]',
  ],
  [
    'a frame that moved to another own page',
    'const f = document.createElement("iframe"); document.body.append(f); window[0].location = "/own"; await new Promise((r) => { f.onload = () => window[0].location.pathname == "/own" && r() }); return window[0]',
  ],
  [
    'a blob page',
    'const f = document.createElement("iframe"); f.src = URL.createObjectURL(new Blob(["<p>x"], { type: "text/html" })); document.body.append(f); await new Promise((r) => { f.onload = r }); return window[0]',
  ],
  [
    'a srcdoc page',
    'const f = document.createElement("iframe"); f.srcdoc = "<p>x"; document.body.append(f); await new Promise((r) => { f.onload = r }); return window[0]',
  ],
  [
    'a frame whose tag is written in pieces',
    'document.open(); document.write("<p>x<ifr"); document.write("ame></iframe>"); return window[0]',
  ],
  [
    'a frame that calls its listener while it is put in',
    'const f = document.createElement("iframe"); let found; f.onload = () => { found ??= window[0]; found.document.cookie = "_ad=2; path=/" }; document.body.append(f); return found',
  ],
  [
    'a frame in which an element is called treize',
    'document.body.append(document.createElement("iframe")); window[0].document.body.innerHTML = "<b id=treize></b>"; const w = window[0]; w.document.body.append(document.createElement("iframe")); return w',
  ],
]

const reach = async (code: string, calls: string[]) => {
  const script = document.createElement('script')
  script.text = `window.reach = async () => { ${code} }`
  document.head.append(script)
  const inner = await (window as unknown as { reach(): Promise<typeof window> }).reach()
  const told: string[] = []
  inner.document.cookie = '_ad=1; path=/'
  try {
    inner.localStorage.setItem('_ad', '1')
  } catch {
    told.push('no storage')
  }
  for (const url of calls)
    await inner.fetch(url, { mode: 'no-cors' }).then(
      () => told.push('sent'),
      // Held: it fails as the network would.
      () => {},
    )
  treize.stop()
  return [...told, document.cookie.includes('_ad='), localStorage.getItem('_ad')]
}

it.each(someOf(REALMS, 2))('gates the realm of %s, with rules for requests and without', async (_, code) => {
  for (const path of ['/rules', '/plain']) {
    const page = await browser.page()
    await page.goto(server.origin() + path)
    server.requests.clear()
    const own = path == '/rules' ? [`${stats}/t/x`, `${server.origin()}/t/x`] : []
    expect(await page.evaluate(reach, code, own), path).toEqual([false, null])
    expect(server.requests.to('/t/'), path).toEqual([])
    expect(page.errors, path).toEqual([])
    await page.close()
  }
})

it('gates a window that stays over all others', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/rules`)
  await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('button'))
    box.id = 'over'
    box.textContent = 'Open'
    box.style.cssText = 'position:fixed;top:0;left:0;z-index:2147483647'
    box.onclick = () => {
      const { documentPictureInPicture: pictures } = window as unknown as {
        documentPictureInPicture: { requestWindow(): Promise<Window> }
      }
      Object.assign(window, { over: pictures.requestWindow() })
    }
  })
  server.requests.clear()
  await page.raw.click('#over')
  const told = await page.evaluate(async (url) => {
    const over = await (window as unknown as { over: Promise<typeof window> }).over
    over.document.cookie = '_ad=1; path=/'
    const image = new over.Image()
    image.src = url
    over.document.body.append(image)
    return [await over.fetch(url, { mode: 'no-cors' }).catch((error: Error) => error.name), document.cookie]
  }, `${stats}/t/x`)
  expect(told[0]).toBe('TypeError')
  expect(told[1]).not.toContain('_ad')
  expect(server.requests.to('/t/')).toEqual([])
})

const add = 'const frame = document.body.appendChild(document.createElement("iframe"));'
const another = 'document.body.appendChild(document.createElement("iframe")).contentWindow.name;'
const go = (how: string) => `await new Promise((done) => { frame.onload = done; ${how} });`
// Each takes what `take` takes of a window, and then that window, or its document, goes.
const GOING: Realm[] = [
  [
    'a frame that was taken away',
    `${add} const kept = take(frame.contentWindow); frame.remove(); ${another} return kept`,
  ],
  [
    'the first document of a frame',
    `${add} const kept = take(frame.contentWindow); ${go('frame.src = "/own"')} frame.contentWindow.name; return kept`,
  ],
  [
    'the second document of a frame',
    `${add} ${go('frame.src = "/own"')} const kept = take(frame.contentWindow); ${go('frame.src = "/own?2"')} frame.contentWindow.name; return kept`,
  ],
  [
    'a frame that has left for another origin',
    `${add} const kept = take(frame.contentWindow); ${go('frame.src = away')} ${another} return kept`,
  ],
  [
    'a closed window',
    `const opened = open("about:blank"); const kept = take(opened); opened.close(); while (!opened.closed) await new Promise((done) => setTimeout(done)); ${another} return kept`,
  ],
]

it.each(GOING)('holds what code has kept of %s, until it may', async (_, code) => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/rules`)
  await page.evaluate(
    async (code, away) => {
      const take = (of: typeof window) => ({
        fetch: of.fetch,
        xhr: of.XMLHttpRequest.prototype,
        beacon: of.navigator.sendBeacon,
        image: Object.getOwnPropertyDescriptor(of.HTMLImageElement.prototype, 'src')?.set,
        attribute: of.Element.prototype.setAttribute,
        append: of.Node.prototype.appendChild,
        cookie: Object.getOwnPropertyDescriptor(of.Document.prototype, 'cookie')?.set,
        item: of.Storage.prototype.setItem,
      })
      // A page may.
      // biome-ignore lint/security/noGlobalEval: it stands for what pages do.
      const kept: ReturnType<typeof take> = await eval(`(async (take, away) => { ${code} })`)(take, away)
      const send = async (url: string) => {
        const request = new XMLHttpRequest()
        const ended = new Promise((done) => request.addEventListener('loadend', done))
        kept.xhr.open.call(request, 'GET', `${url}?xhr`, true)
        kept.xhr.send.call(request)
        kept.beacon.call(navigator, `${url}?beacon`)
        kept.image?.call(new Image(), `${url}?image`)
        kept.attribute.call(new Image(), 'src', `${url}?attribute`)
        const script = document.createElement('script')
        script.src = `${url}?script`
        kept.append.call(document.head, script)
        kept.cookie?.call(document, '_ad=1; path=/')
        kept.item.call(localStorage, '_ad', '1')
        await Promise.all([ended, kept.fetch.call(window, `${url}?fetch`, { mode: 'no-cors' }).catch(() => {})])
        // What leaves, leaves before an image that is asked for later has come.
        for (let turn = 0; turn < 5; turn++) await fetch('/own')
      }
      Object.assign(window, { send })
    },
    code,
    `${server.origin('other.localhost')}/own`,
  )
  const send = async () => {
    server.requests.clear()
    await page.evaluate((url) => (window as unknown as { send(url: string): Promise<void> }).send(url), `${stats}/t/x`)
    const names = (await page.jar()).map(({ name }) => name)
    return {
      sent: server.requests
        .to('/t/')
        .map(({ path }) => path.split('?')[1])
        .sort(),
      cookie: names.includes('_ad'),
    }
  }
  expect(await send()).toEqual({ sent: [], cookie: false })
  expect(page.errors).toEqual([])
  await page.evaluate(() => treize.stop())
  expect(await page.evaluate(() => localStorage.getItem('_ad'))).toBe(null)
  const all = ['attribute', 'beacon', 'fetch', 'image', 'script', 'xhr']
  expect(await send()).toEqual({ sent: all, cookie: true })
  await page.close()
})

const LEAVING: Realm[] = [
  [
    'a link with its name as target',
    'const a = document.createElement("a"); a.href = url; a.target = "deep"; document.body.append(a); a.click()',
  ],
  [
    'a link that is in no page',
    'const a = document.createElement("a"); a.href = url; a.target = "deep"; a.click(); a.dispatchEvent(new MouseEvent("click"))',
  ],
  [
    'a link in a closed shadow root',
    'const a = document.createElement("a"); a.href = url; a.target = "deep"; const box = document.createElement("div"); document.body.append(box); box.attachShadow({ mode: "closed" }).append(a); a.click()',
  ],
  [
    'a form',
    'const f = document.createElement("form"); f.action = url; f.target = "deep"; document.body.append(f); f.submit(); f.requestSubmit()',
  ],
  ['window.open with its name', 'window.open(url, "deep")'],
  ['its own location', 'frame.contentWindow.location.href = url'],
  [
    'a link inside it',
    'const a = frame.contentDocument.createElement("a"); a.href = url; frame.contentDocument.body.append(a); a.click()',
  ],
  [
    'a refresh inside it',
    'frame.srcdoc = `<meta http-equiv="refresh" content="0;url=` + url + `">`; await new Promise((done) => { frame.onload = done })',
  ],
]

it.each(someOf(LEAVING, 2))(
  'keeps a frame of an own page from being sent to a declared host by %s',
  async (_, code) => {
    const page = await browser.page()
    await page.goto(`${server.origin()}/rules`)
    server.requests.clear()
    await page.evaluate(
      async (code, url) => {
        const frame = document.createElement('iframe')
        frame.name = 'deep'
        frame.src = '/own'
        const loaded = new Promise((done) => frame.addEventListener('load', done))
        document.body.append(frame)
        await loaded
        const script = document.createElement('script')
        script.text = `window.send = async (frame, url) => { ${code} }`
        document.head.append(script)
        await (window as unknown as { send(frame: Element, url: string): Promise<void> }).send(frame, url)
        // What leaves, leaves before an image that is asked for later has come.
        for (let turn = 0; turn < 5; turn++) await fetch('/own')
      },
      code,
      `${stats}/t/x`,
    )
    expect(server.requests.to('/t/')).toEqual([])
    expect(page.errors).toEqual([])
    await page.close()
  },
)

it('sends no ping to a declared host, and follows the link', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/rules`)
  server.requests.clear()
  const left = await page.evaluate(async (url) => {
    const a = document.createElement('a')
    a.href = '#there'
    a.ping = url
    document.body.append(a)
    a.click()
    for (let turn = 0; turn < 5; turn++) await fetch('/own')
    return [location.hash, a.ping]
  }, `${stats}/t/x`)
  expect(left).toEqual(['#there', `${stats}/t/x`])
  expect(server.requests.to('/t/')).toEqual([])
  await page.close()
})

it('lets a page go on that holds a frame which has left for another origin', async () => {
  const page = await browser.page()
  await page.goto(`${server.origin()}/plain`)
  const errors = await page.evaluate(async (url) => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const left = new Promise<void>((done) => frame.addEventListener('load', () => frame.contentDocument || done()))
    window[0]?.location.replace(url)
    await left
    document.body.append('more')
    treize.acceptAll()
    treize.stop()
    return document.body.textContent?.endsWith('more')
  }, `${stats}/t/x`)
  expect(errors).toBe(true)
  expect(page.errors).toEqual([])
  await page.close()
})

it('gates a frame that document.write brings, before the next line of the script', async () => {
  for (const rules of [[], ['/t/*']]) {
    server.route(
      '/written',
      pageWith(policy(rules), {
        body: `<script>document.write('<iframe></iframe>'); window[0].document.cookie = '_ad=1; path=/'; window.seen = document.cookie</script>`,
      }),
    )
    const page = await browser.page()
    await page.goto(`${server.origin()}/written`)
    expect((await page.jar()).map(({ name }) => name)).not.toContain('_ad')
    await page.close()
  }
})

it('throws nothing at a page whose released embeds go to another origin', async () => {
  server.route('/t/frame', '<!doctype html><title>Frame</title>')
  for (let round = 0; round < 6; round++) {
    const page = await browser.page()
    await page.goto(`${server.origin()}/rules`)
    await page.evaluate((origin) => {
      for (const [name, key] of [
        ['embed', 'src'],
        ['object', 'data'],
        ['iframe', 'src'],
      ] as const)
        document.body.append(Object.assign(document.createElement(name), { [key]: `${origin}/t/frame?${name}` }))
    }, stats)
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => server.requests.to('/t/frame').length).toBe(3)
    await page.settle()
    expect(page.errors).toEqual([])
    server.requests.clear()
    await page.close()
  }
})
