import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let stats: string

const run = (name: string) => `(window.ran = window.ran || []).push('${name}')`

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve()
  stats = server.origin('stats.other.localhost')
  for (const name of ['a', 'b', 'c']) server.route(`/t/${name}.js`, `window.start = () => {}; ${run(name)}`)
  for (const name of ['p', 'q']) server.route(`/t/${name}.gif`, '')
  server.route('/t/frame', '<p>An embed')
  server.route('/own.js', run('own'))
})
beforeEach(() => server.requests.clear())
afterAll(async () => {
  await browser.close()
  await server.close()
})

const policy = () => ({
  policy: { version: '1' },
  categories: {
    essential: { essential: true, requests: ['/own*'] },
    marketing: { requests: [`${stats}/t/*`] },
  },
})

async function open(head = '', body = '') {
  server.route('/', pageWith(policy(), { head, body }))
  const page = await browser.page()
  await page.goto(server.origin())
  return page
}
const sent = () => server.requests.to('/t/').map(({ path }) => path)
const settle = (page: Awaited<ReturnType<typeof open>>) => page.wait(150)

const WAYS: Record<string, (url: string) => void> = {
  'script.src': (url) => {
    const script = document.createElement('script')
    script.src = `${url}/t/a.js`
    document.head.append(script)
  },
  'script.setAttribute, inserted first': (url) => {
    const script = document.createElement('script')
    document.head.insertBefore(script, document.head.firstChild)
    script.setAttribute('SRC', `${url}/t/a.js`)
  },
  'Image().src': (url) => {
    const image = new Image()
    image.src = `${url}/t/p.gif`
    document.body.appendChild(image)
  },
  'img.srcset': (url) => {
    const image = document.createElement('img')
    image.srcset = `${url}/t/p.gif 1x, ${url}/t/q.gif 2x`
    document.body.appendChild(image)
  },
  'picture and source': (url) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<picture><source srcset="${url}/t/p.gif"><img alt="" src='${url}/t/q.gif'></picture>`,
    )
  },
  'iframe.src': (url) => {
    const frame = document.createElement('iframe')
    frame.src = `${url}/t/frame`
    document.body.append(frame)
  },
  'iframe, src after insertion': (url) => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.src = `${url}/t/frame`
  },
  innerHTML: (url) => {
    const box = document.body.appendChild(document.createElement('div'))
    box.innerHTML = `<p>Text</p><iframe title="x" src="${url}/t/frame"></iframe><img alt=">" src=${url}/t/p.gif>`
  },
  outerHTML: (url) => {
    const box = document.body.appendChild(document.createElement('div'))
    box.outerHTML = `<iframe src="${url}/t/frame"></iframe>`
  },
  'createContextualFragment, script': (url) => {
    const range = document.createRange()
    range.selectNode(document.body)
    document.body.append(range.createContextualFragment(`<script src="${url}/t/a.js"></script>`))
  },
  'template clone': (url) => {
    const template = document.createElement('template')
    template.innerHTML = `<img alt="" src="${url}/t/p.gif"><iframe src="${url}/t/frame"></iframe>`
    document.body.append(document.importNode(template.content, true))
  },
  'a shadow root': (url) => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' })
    root.innerHTML = `<iframe src="${url}/t/frame"></iframe>`
    const image = document.createElement('img')
    image.src = `${url}/t/p.gif`
    root.append(image)
  },
  'link rel=preload and stylesheet': (url) => {
    for (const rel of ['preload', 'stylesheet', 'prefetch']) {
      const link = document.createElement('link')
      link.rel = rel
      link.as = 'script'
      link.href = `${url}/t/a.js`
      document.head.append(link)
    }
  },
  'video, audio, source, embed, object': (url) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<video preload="auto" src="${url}/t/p.gif"></video><audio preload="auto"><source src="${url}/t/q.gif"></audio><embed src="${url}/t/frame"><object data="${url}/t/frame"></object>`,
    )
    const video = document.createElement('video')
    video.poster = `${url}/t/p.gif`
    document.body.append(video)
  },
  'DOMParser and adoption': (url) => {
    const other = new DOMParser().parseFromString(`<iframe src="${url}/t/frame"></iframe>`, 'text/html')
    document.body.append(...other.body.childNodes)
  },
  'a document that gets another root': (url) => {
    const other = new DOMParser().parseFromString(`<iframe src="${url}/t/frame"></iframe>`, 'text/html')
    document.documentElement.remove()
    document.append(other.documentElement)
  },
  'range.surroundContents': (url) => {
    const other = new DOMParser().parseFromString(`<link rel="stylesheet" href="${url}/t/a.js">`, 'text/html')
    const range = document.createRange()
    range.selectNodeContents(document.body)
    range.surroundContents(other.querySelector('link') as Element)
  },
  'a frame of a frameset': (url) => {
    const set = document.createElement('frameset')
    const frame = document.createElement('frame')
    frame.src = `${url}/t/frame`
    set.append(frame)
    document.body.replaceWith(set)
  },
  'a frameset in HTML': (url) => {
    document.body.outerHTML = `<frameset cols="50%,50%"><frame src="${url}/t/frame"><frame src="/own.js"></frameset>`
  },
  setAttributeNodeNS: (url) => {
    const source = document.createAttribute('src')
    source.value = `${url}/t/frame`
    document.body.appendChild(document.createElement('iframe')).setAttributeNodeNS(source)
  },
  'a lazy loader that takes data-src away': (url) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<img alt="" data-src="${url}/t/p.gif"><iframe title="x" data-src="${url}/t/frame"></iframe>`,
    )
    for (const element of document.querySelectorAll<HTMLImageElement>('[data-src]')) {
      element.src = element.dataset.src as string
      if (element.localName == 'img') element.removeAttribute('data-src')
      else delete element.dataset.src
    }
  },
  'a link that is given its relation last': (url) => {
    const ways: ((link: HTMLLinkElement) => void)[] = [
      (link) => link.relList.add('stylesheet'),
      (link) => link.relList.toggle('stylesheet'),
      (link) => link.relList.replace('x', 'stylesheet'),
      (link) => {
        link.relList.value = 'stylesheet'
      },
      (link) => Object.assign(link, { relList: 'stylesheet' }),
      (link) => {
        const rel = document.createAttribute('rel')
        rel.value = 'stylesheet'
        link.setAttributeNode(rel)
      },
      (link) => {
        ;(link.getAttributeNode('rel') as Attr).value = 'stylesheet'
      },
    ]
    for (const [at, way] of ways.entries()) {
      const link = document.createElement('link')
      link.rel = 'x'
      link.href = `${url}/t/a.js?${at}`
      document.head.append(link)
      way(link)
    }
  },
  'the background of parts of a table': (url) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<table><thead background="${url}/t/p.gif?1"></thead><tbody background="${url}/t/p.gif?2"><tr background="${url}/t/p.gif?3"><td>x</td></tr></tbody></table>`,
    )
  },
  'a relative URL and an entity': (url) => {
    const box = document.body.appendChild(document.createElement('div'))
    box.innerHTML = `<iframe src="//${url.slice(7)}/t/frame?a=1&amp;b=2"></iframe>`
  },
}

describe.each(someOf(Object.entries(WAYS), 2))('%s', (_, way) => {
  it('waits, and loads once after a yes', async () => {
    const page = await open()
    await page.evaluate(way, stats)
    await settle(page)
    expect(sent()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(() => sent().length).toBeGreaterThan(0)
    await settle(page)
    const once = sent()
    expect(page.errors).toEqual([])

    // The same page without us calls the same.
    server.requests.clear()
    server.route('/plain', '<!doctype html><title>Plain</title><body>')
    await page.goto(`${server.origin()}/plain`)
    await page.evaluate(way, stats)
    await settle(page)
    expect([...new Set(once)].sort()).toEqual([...new Set(sent())].sort())
  })
})

it('leaves a lazy loader its own picture, whatever stands in its place until then', async () => {
  server.route('/own.gif', '')
  const image = `<img alt="" class="lazy" src="${stats}/t/p.gif" data-src="/own.gif">`
  const page = await open('', image)
  await page.evaluate((html) => {
    document.body.insertAdjacentHTML('beforeend', html.replace('own.gif', 'own.gif?written'))
    for (const lazy of document.querySelectorAll<HTMLImageElement>('.lazy')) lazy.src = lazy.dataset.src as string
  }, image)
  const shown = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLImageElement>('.lazy')].map((lazy) => lazy.getAttribute('src')),
    )
  expect(await shown()).toEqual(['/own.gif', '/own.gif?written'])
  await page.evaluate(() => treize.acceptAll())
  await settle(page)
  expect(await shown()).toEqual(['/own.gif', '/own.gif?written'])
  expect(page.errors).toEqual([])
})

it('holds speculation rules, however their addresses are written', async () => {
  const rules = JSON.stringify({ prefetch: [{ source: 'list', urls: [`${stats}/t/frame`] }] })
  for (const text of [rules, rules.replaceAll('/', '\\/'), rules.replaceAll('/', '\\u002f')]) {
    const page = await open('', `<script type="speculationrules">${text}</script>`)
    await settle(page)
    expect(await page.evaluate(() => document.querySelector('script[data-type=speculationrules]')?.localName)).toBe(
      'script',
    )
    expect(sent()).toEqual([])
    await page.close()
  }
})

it('runs unmarked scripts of the page once, in order, and at once those that only name a host', async () => {
  const page = await open(
    '',
    `<script src="${stats}/t/a.js"></script><script>start(); ${run('inline')}</script><script src="${stats}/t/b.js"></script><script>${run('first-party')} // ${stats}/t/collect
</script>`,
  )
  expect(await page.evaluate(() => (window as unknown as { ran: string[] }).ran)).toEqual(['first-party'])
  await page.evaluate(() => treize.acceptAll())
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { ran: string[] }).ran))
    .toEqual(['first-party', 'a', 'inline', 'b'])
  expect(page.errors).toEqual([])
})

it('holds a script whose text comes in pieces', async () => {
  const [start, end] = pageWith(policy(), {
    body: `<script src="${stats}/t/a.js"></script><script>CUT;${run('inline')}; sCUTtart(CUT)</script><script>${run('first-party')}</script>`,
  }).split('CUT;') as [string, string]
  server.route('/', async (_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    answer.write(start)
    for (const piece of end.split('CUT')) {
      answer.write(piece)
      // As a slow network brings them.
      await new Promise((done) => setTimeout(done, 100))
    }
    answer.end()
  })
  const page = await browser.page()
  await page.goto(server.origin())
  expect(await page.evaluate(() => (window as unknown as { ran: string[] }).ran)).toEqual(['first-party'])
  await page.evaluate(() => treize.acceptAll())
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { ran: string[] }).ran))
    .toEqual(['first-party', 'a', 'inline'])
})

it('holds what document.write writes', async () => {
  const [scheme, host] = stats.split('stats.')
  const page = await open(
    '',
    `<script>document.write('<script src="${scheme}', 'stats.${host}/t/a.js"><\\/script><p id=w>Written</p>')</script>`,
  )
  expect(await page.evaluate(() => !!document.getElementById('w'))).toBe(true)
  expect(sent()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(sent).toEqual(['/t/a.js'])
})

describe.each([
  [`'<scr'`, `'ipt src=' + url + '/t/a.js>'`, `'</scr' + 'ipt>'`],
  [`'<scr'`, `'ipt src="'`, `url`, `'/t/a.js"></scr' + 'ipt>'`],
  [`'<p>1 <'`, `'img alt="it'`, `'’s" src=' + url`, `'/t/a.js>'`],
  [`'<iframe title=x '`, `'src="' + url + '/t/a.js'`, `'"></iframe>'`],
])('a tag that document.write gets in pieces, %s', (...pieces) => {
  const writes = pieces.map((piece) => `document.write(${piece})`).join(';')
  const split = () => stats.replace('//', "/' + '/")

  it('is held', async () => {
    const page = await open('', `<script>const url = '${split()}'; ${writes}</script>`)
    await settle(page)
    expect(sent()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(sent).toEqual(['/t/a.js'])
    expect(page.errors).toEqual([])
  })
  it('is whole when the script that writes it was held', async () => {
    const page = await open('', `<script>const url = '${stats}'; ${writes}</script>`)
    await settle(page)
    expect(sent()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    await expect.poll(sent).toEqual(['/t/a.js'])
    expect(page.errors).toEqual([])
  })
})

it('writes what it does not hold as the browser does, when and where', async () => {
  const html = `<script>
    document.write('<p>1 < 2, it’s <b'); document.write(' id=b>b</b> and <'); document.write('i>i</i></p>', '<script>window.ran = [1<2, "<a"]</', 'script>')
    ran.push(document.getElementById('b').outerHTML)
    document.write(null, '<u')
  </script> id="u">u</u><script>ran.push(document.getElementById('b').parentNode.textContent, document.getElementById('u').previousSibling.data, u.textContent)</script>`
  const page = await open('', html)
  const ran = () => page.evaluate(() => (window as unknown as { ran: unknown[] }).ran)
  const gated = await ran()
  server.route('/plain', `<!doctype html><title>Plain</title><body>${html}`)
  await page.goto(`${server.origin()}/plain`)
  expect(gated).toEqual(await ran())
  expect(gated.at(-1)).toBe('u')
})

it('keeps the page when a held script writes to the document after it has been read', async () => {
  const page = await open(
    '',
    `<script>document.write('<p id=w>Written</p>') // ${stats}/t/
</script>`,
  )
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(() => page.evaluate(() => document.getElementById('w')?.textContent)).toBe('Written')
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('A page')
})

it('lets through what a mark of the owner says is essential', async () => {
  const page = await open()
  await page.evaluate((url) => {
    document.body.insertAdjacentHTML('beforeend', `<iframe data-consent="essential" src="${url}/t/frame"></iframe>`)
  }, stats)
  await expect.poll(sent).toEqual(['/t/frame'])
})

it('fails a pixel as the network would, and does not send it later', async () => {
  const page = await open()
  const failed = await page.evaluate(
    (url) =>
      new Promise((done) => {
        const image = new Image()
        image.addEventListener('error', ({ type }) => done(type))
        image.src = `${url}/t/p.gif?secret`
      }),
    stats,
  )
  expect(failed).toBe('error')
  await page.evaluate(() => treize.acceptAll())
  await settle(page)
  expect(sent()).toEqual([])
})

it('holds an attribute that an element of the page gets as a node', async () => {
  const page = await open('', '<img alt="" id="i">')
  const old = await page.evaluate((url) => {
    const source = document.createAttribute('src')
    source.value = `${url}/t/p.gif`
    return document.getElementById('i')?.setAttributeNode(source)
  }, stats)
  expect(old).toBeNull()
  await settle(page)
  expect(sent()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(sent).toEqual(['/t/p.gif'])
})

it('holds a sound without an element in the page, and says that it failed', async () => {
  const page = await open()
  const told = await page.evaluate(async (url) => {
    const audio = new Audio(`${url}/t/p.gif`)
    const { type } = await new Promise<Event>((done) => audio.addEventListener('error', done))
    return [
      type,
      audio.constructor == HTMLAudioElement,
      audio instanceof Audio,
      new Audio().outerHTML,
      new Audio(undefined).outerHTML,
      new Audio('/own.mp3').outerHTML,
    ]
  }, stats)
  const plain = '<audio preload="auto"></audio>'
  expect(told).toEqual(['error', true, true, plain, plain, '<audio preload="auto" src="/own.mp3"></audio>'])
  await page.evaluate(() => treize.acceptAll())
  await settle(page)
  expect(sent()).toEqual([])
})

it('holds the pictures that a link asks for ahead', async () => {
  const page = await open()
  const add = (url: string) => {
    const link = document.createElement('link')
    link.rel = 'preload'
    link.as = 'image'
    link.imageSrcset = `${url}/t/p.gif 1x`
    document.head.append(link)
    document.head.insertAdjacentHTML(
      'beforeend',
      `<link rel="preload" as="image" imagesrcset="${url}/t/q.gif 1x"><link rel="x"title="src=${url}/t/"href="/own.css">`,
    )
    return (document.head.lastChild as Element).outerHTML.replace(url, '')
  }
  expect(await page.evaluate(add, stats)).toBe('<link rel="x" title="src=/t/" href="/own.css">')
  await settle(page)
  expect(sent()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  await page.evaluate(add, stats)
  await expect.poll(() => sent().sort()).toEqual(['/t/p.gif', '/t/q.gif'])
})

it('gives an element back when it gets another URL', async () => {
  const page = await open('', '<img alt="" id="i">')
  const html = await page.evaluate((url) => {
    const image = document.getElementById('i') as HTMLImageElement
    image.src = `${url}/t/p.gif`
    image.src = '/own.gif'
    return image.outerHTML
  }, stats)
  expect(html).toBe('<img alt="" id="i" src="/own.gif">')
})

it('gives a frame of the same origin the same gates', async () => {
  const page = await open()
  const outcome = await page.evaluate(async (url) => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const inner = frame.contentWindow as Window & typeof globalThis
    inner.document.cookie = '_x=1'
    const native = Object.getOwnPropertyDescriptor(inner.Document.prototype, 'cookie')
    native?.set?.call(document, '_y=1')
    const answer = await inner.fetch(`${url}/t/p.gif`).catch((error: Error) => error.name)
    new inner.Image().src = `${url}/t/q.gif`
    inner.localStorage.setItem('_k', '1')
    return answer
  }, stats)
  expect(outcome).toBe('TypeError')
  await settle(page)
  expect(sent()).toEqual([])
  expect((await page.jar()).map(({ name }) => name)).toEqual([])
})

it('runs scripts that code chains in their order, tells their listeners, and runs none twice', async () => {
  const page = await open()
  await page.evaluate((url) => {
    const told = ((window as unknown as { told: string[] }).told = [] as string[])
    for (const name of ['a', 'b', 'c']) {
      const script = document.createElement('script')
      script.async = false
      script.onload = () => told.push(name)
      script.src = `${url}/t/${name}.js`
      document.head.append(script)
    }
  }, stats)
  await settle(page)
  for (const yes of [true, false, true])
    await page.evaluate((all) => (all ? treize.acceptAll() : treize.withdraw()), yes)
  await expect.poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual(['a', 'b', 'c'])
  await settle(page)
  expect(await page.evaluate(() => (window as unknown as { ran: string[] }).ran)).toEqual(['a', 'b', 'c'])
  expect(sent()).toEqual(['/t/a.js', '/t/b.js', '/t/c.js'])
})

it('tells the listeners of scripts from HTML once when they run', async () => {
  const page = await open()
  await page.evaluate((url) => {
    const told = ((window as unknown as { told: string[] }).told = [] as string[])
    for (const text of ['', 'lang: en']) {
      const part = document
        .createRange()
        .createContextualFragment(`<script src="${url}/t/a.js" onload="told.push('tag')">${text}</script>`)
      const script = part.firstChild as HTMLScriptElement
      script.addEventListener('load', ({ target }) => told.push(`listener ${target == script}`))
      document.body.append(part)
    }
  }, stats)
  await page.evaluate(() => treize.acceptAll())
  const all = ['tag', 'listener true', 'tag', 'listener true']
  await expect.poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual(all)
})

it('runs after a yes no script that the browser itself would not run', async () => {
  const page = await open('', `<template id="t"><script src="${stats}/t/b.js"></script></template>`)
  await page.evaluate((url) => {
    const html = `<script src="${url}/t/a.js"></script>`
    const box = document.createElement('div')
    box.innerHTML = html
    const template = document.createElement('template')
    template.innerHTML = html
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    const made = document.getElementById('t') as HTMLTemplateElement
    for (const part of [box, template.content, parsed.head, made.content])
      document.body.append(document.importNode(part, true))
    document.body.append(template.content, parsed.querySelector('script') as Element)
  }, stats)
  await settle(page)
  expect(sent()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(sent).toContain('/t/b.js')
  await settle(page)
  expect(sent()).toEqual(['/t/b.js'])
})

it('holds a script of SVG whatever else it says', async () => {
  const page = await open('', '<svg></svg>')
  await page.evaluate((url) => {
    const script = document.createElementNS('http://www.w3.org/2000/svg', 'script')
    script.setAttribute('src', '/own.js')
    script.setAttribute('href', `${url}/t/a.js`)
    document.querySelector('svg')?.append(script)
  }, stats)
  await settle(page)
  expect(sent()).toEqual([])
})

it('holds copies of what is held, and lets go of what the page takes away', async () => {
  const page = await open()
  await page.evaluate((url) => {
    const image = document.createElement('img')
    image.src = `${url}/t/p.gif?copy`
    document.body.append(image.cloneNode())
    const gone = document.createElement('iframe')
    gone.src = `${url}/t/frame?gone`
    document.body.append(gone)
    gone.remove()
  }, stats)
  await settle(page)
  expect(sent()).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  await expect.poll(sent).toEqual(['/t/p.gif?copy'])
  await settle(page)
  expect(sent()).toEqual(['/t/p.gif?copy'])
})

it('holds the pictures of SVG, and of buttons', async () => {
  const page = await open()
  await page.evaluate((url) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<svg><image href="${url}/t/p.gif?svg"/></svg><input type="image" alt="x" src="${url}/t/p.gif?input">`,
    )
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
    image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', `${url}/t/p.gif?xlink`)
    document.querySelector('svg')?.append(image)
  }, stats)
  await settle(page)
  expect(sent()).toEqual([])
})

it('changes no text that only looks like a tag', async () => {
  const page = await open()
  const found = await page.evaluate((url) => {
    const box = document.body.appendChild(document.createElement('div'))
    box.innerHTML = `<a href="#" title="<img src=${url}/t/p.gif autofocus onfocus=window.pwned=1>">x</a>`
    box.querySelector('a')?.focus()
    return [
      box.children.length,
      box.querySelectorAll('img').length,
      'pwned' in window,
      box.querySelector('a')?.attributes.length,
    ]
  }, stats)
  expect(found).toEqual([1, 0, false, 2])
})

it('gives copies, and elements with two URLs, their own way', async () => {
  const page = await open()
  const html = await page.evaluate((url) => {
    const image = document.body.appendChild(document.createElement('img'))
    image.src = `${url}/t/p.gif`
    const copy = image.cloneNode() as HTMLImageElement
    copy.src = '/own.gif'
    const video = document.createElement('video')
    video.src = `${url}/t/q.gif`
    video.poster = '/own.gif'
    const gone = document.createElement('iframe')
    gone.src = `${url}/t/frame`
    gone.removeAttribute('src')
    document.body.append(copy, video, gone)
    return [copy, video, gone].map((one) => one.outerHTML.replace(url, ''))
  }, stats)
  expect(html).toEqual([
    '<img src="/own.gif">',
    '<video data-consent="marketing" data-consent-rule="" data-src="/t/q.gif" poster="/own.gif"></video>',
    '<iframe></iframe>',
  ])
})

it('runs no script of SVG, of a shadow root in HTML, nor twice what is moved', async () => {
  const page = await open(
    '',
    `<svg><script href="${stats}/t/a.js"></script></svg><div><template shadowrootmode="open"><script src="${stats}/t/b.js"></script></template></div><form><input name="matches"><input name="querySelectorAll"></form>`,
  )
  await page.evaluate((url) => {
    treize.acceptAll()
    const script = document.createElement('script')
    script.src = `${url}/t/c.js`
    document.querySelector('form')?.append(script)
  }, stats)
  await expect.poll(() => page.evaluate(() => (window as unknown as { ran: string[] }).ran)).toContain('c')
  await page.evaluate(() => {
    treize.withdraw()
    document.body.prepend(document.querySelector('form') as Element)
    treize.acceptAll()
  })
  await settle(page)
  const ran = await page.evaluate(() => (window as unknown as { ran: string[] }).ran)
  expect(ran.filter((name) => name == 'c')).toEqual(['c'])
  expect(page.errors).toEqual([])
})
