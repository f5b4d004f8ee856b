import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Page } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  // What a script could take before ours ran.
  const early = `<script>window.early = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set</script>`
  server = await serve({
    routes: { '/': pageWith(shop, { tag: `${early}<script src="/dist/treize.js"></script>` }) },
  })
  server.route('/set', (_, answer) => {
    answer.writeHead(200, { 'set-cookie': ['_ad_server=1; Path=/', '_ad_http=1; Path=/; HttpOnly'] }).end()
  })
  server.route('/plain', '<p>Nothing')
  server.route('/inner', `<script>document.cookie = '_ad=1; path=/'</script>`)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** A page whose visitor has refused, and what its sweeps have said. */
async function open() {
  const page = await browser.page()
  await page.goto(server.origin())
  await page.evaluate(() => {
    treize.rejectAll()
    const told = ((window as unknown as { told: string[] }).told = [] as string[])
    treize.on('held', ({ kind, name }) => told.push(`held ${kind} ${name}`))
    treize.on('sweep', ({ deleted }) => told.push(`swept ${deleted}`))
  })
  return page
}
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told)
const theirs = async (page: Page) => (await page.jar()).map(({ name }) => name).filter((name) => name.startsWith('_ad'))

describe('a cookie that is refused is not written', () => {
  const ways: Record<string, () => void> = {
    'by a frame’s own document': () => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      ;(frame.contentDocument as Document).cookie = '_ad=1; path=/'
    },
    'by a setter borrowed from a frame': () => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const { Document } = frame.contentWindow as Window & typeof globalThis
      Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set?.call(document, '_ad=1; path=/')
    },
    'by a frame in a frame': () => {
      const outer = document.body.appendChild(document.createElement('iframe'))
      const { document: inside } = outer.contentWindow as Window
      const inner = inside.body.appendChild(inside.createElement('iframe'))
      ;(inner.contentDocument as Document).cookie = '_ad=1; path=/'
    },
    'by an accessor on the document': () => {
      const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor
      Object.defineProperty(document, 'cookie', { ...native, configurable: true })
      document.cookie = '_ad=1; path=/'
    },
    'by the scripts of a frame made of a blob': () => {
      const blob = new Blob([`<script>document.cookie = '_ad=1; path=/'</script>`], { type: 'text/html' })
      document.body.appendChild(document.createElement('iframe')).src = URL.createObjectURL(blob)
    },
    'by the scripts of a frame that gets its text later': () => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const text = `<script>document.cookie = '_ad=1; path=/'</script>`
      setTimeout(() => frame.setAttribute('srcdoc', text), 50)
    },
    'by the scripts of a frame that goes on to another page': () => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.src = '/plain'
      frame.addEventListener('load', () => frame.setAttribute('src', '/inner'), { once: true })
    },
    'by cookieStore of a frame': () => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const { cookieStore } = frame.contentWindow as Window
      void cookieStore.set('_ad', '1')
    },
  }
  it.each(Object.entries(ways))('%s', async (_, way) => {
    const page = await open()
    await page.evaluate(way)
    await page.wait(300)
    expect(await theirs(page)).toEqual([])
    expect((await told(page))[0]).toBe('held cookie _ad')
    expect(page.errors).toEqual([])
  })
})

describe('a cookie that no gate can hold is swept within a second, and reported', () => {
  const ways: Record<string, () => unknown> = {
    'written by a setter taken before we ran': () =>
      (window as unknown as { early(this: Document, text: string): void }).early.call(document, '_ad=1; path=/'),
    'by a setter borrowed from a frame in HTML': () => {
      document.body.insertAdjacentHTML('beforeend', '<p><iframe></iframe></p>')
      const { Document } = window[0] as Window & typeof globalThis
      Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set?.call(document, '_ad=1; path=/')
    },
    'set by a response': () => fetch('/set'),
    'written by the scripts of a frame that loads': () => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.src = '/inner'
    },
    'written by a frame made of text': () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<iframe srcdoc="<script>document.cookie = '_ad_text=1; path=/'</script>"></iframe>`,
      )
    },
  }
  it.each(Object.entries(ways))('%s', async (_, way) => {
    const page = await open()
    await page.evaluate(way)
    await page.wait(1000)
    expect((await theirs(page)).filter((name) => name != '_ad_http')).toEqual([])
    expect((await told(page)).join()).toMatch(/held cookie _ad|swept _ad/)
  })
})

it.each(['/plain', '/own'])('leaves a frame that was at %s to the Treize that it has itself', async (first) => {
  const consent = { cookie: 'inner-consent' }
  server.route('/own', pageWith({ ...shop, consent }))
  const page = await open()
  await page.evaluate(async (first) => {
    const frame = document.createElement('iframe')
    for (const path of [first, '/own']) {
      frame.src = path
      if (!frame.isConnected) document.body.append(frame)
      await new Promise((done) => frame.addEventListener('load', done, { once: true }))
    }
    ;(frame.contentWindow as unknown as { treize: typeof treize }).treize.rejectAll()
  }, first)
  expect((await page.jar()).map(({ name }) => name).sort()).toEqual(['eu-consent', 'inner-consent'])
  expect(page.warnings).toEqual([])
})
