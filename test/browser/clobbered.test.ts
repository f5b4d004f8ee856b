import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import { someOf } from '../helpers/some-of'

/** As many names as one page has at a time. */
const AT_ONCE = 60

const browser = await openBrowser()
const server = await serve()
const stats = server.origin('stats.other.localhost')
const policy = {
  policy: { version: '1' },
  categories: { marketing: { cookies: ['_ad'], storage: ['ad'], requests: [`${stats}/*`] } },
}

beforeAll(() => {
  server.route('/empty', '<!doctype html><title>Empty</title>')
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Every member of a document, and those of a window that an element's name comes before. */
async function findNames(): Promise<string[]> {
  const page = await browser.page()
  await page.goto(`${server.origin()}/empty`)
  const names = await page.evaluate(() => {
    const own = ({ prototype }: { prototype: object }) => Object.getOwnPropertyNames(prototype)
    const found = [Document, Node, EventTarget, Element, HTMLElement, HTMLFormElement, Object].flatMap(own)
    return [...new Set([...found, 'treize', 'Treize', 'dataLayer', 'has', 'start'])].filter((name) =>
      /^\w+$/.test(name),
    )
  })
  await page.close()
  return names
}
const names = await findNames()
const groups = Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, index) =>
  names.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
)

const elements: Record<string, (name: string) => string> = {
  forms: (name) => `<form name="${name}"></form>`,
  pictures: (name) => `<img name="${name}" id="${name}" alt="">`,
  frames: (name) => `<iframe name="${name}" hidden></iframe>`,
  'fields of a form': (name) => `<input name="${name}" id="${name}">`,
}

it('tries more than two hundred names', () => {
  expect(names.length).toBeGreaterThan(200)
})

describe.each(Object.entries(elements))('%s named as members of the document and the window', (kind, element) => {
  it.each(someOf(groups, 5).map((group, index) => [index, group] as const))('do no harm (%i)', async (_, group) => {
    const html = group.map(element).join('')
    server.route('/', pageWith(policy, { body: kind == 'fields of a form' ? `<form id="form">${html}</form>` : html }))
    server.requests.clear()
    const page = await browser.page()
    await page.goto(server.origin())
    // By the browser's own functions: the page's are not what they seem.
    const seen = () =>
      page.evaluate(() => {
        const hosts = Document.prototype.querySelectorAll.call(document, '[data-treize=host]')
        return [...hosts].some(
          ({ shadowRoot }) => shadowRoot?.querySelector('[data-treize="accept"]')?.getBoundingClientRect().width,
        )
      })
    await expect.poll(seen).toBe(true)
    await page.evaluate(async (url) => {
      const make = (name: string) => Document.prototype.createElement.call(document, name)
      const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.call(
        document,
      ) as Element
      const put = (node: Node) => Node.prototype.appendChild.call(root, node)
      const form = Document.prototype.getElementById.call(document, 'form') ?? make('form')
      fetch(`${url}/t/fetch`).catch(() => {})
      const request = new XMLHttpRequest()
      request.open('GET', `${url}/t/xhr`)
      request.send()
      navigator.sendBeacon(`${url}/t/beacon`)
      new Image().src = `${url}/t/image`
      const script = make('script') as HTMLScriptElement
      script.src = `${url}/t/script`
      put(script)
      const frame = make('iframe') as HTMLIFrameElement
      frame.src = `${url}/t/frame`
      put(frame)
      const box = make('div')
      put(box)
      box.innerHTML = `<img src="${url}/t/html" alt=""><form><input name="src"><img src="${url}/t/inner" alt=""></form>`
      const inside = make('img') as HTMLImageElement
      inside.setAttribute('src', `${url}/t/form`)
      Node.prototype.appendChild.call(form, inside)
      put(form)
      Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set?.call(document, '_ad=1')
      localStorage.setItem('ad', '1')
    }, stats)
    await page.settle(50)
    expect(server.requests.to('/t/').map(({ path }) => path)).toEqual([])
    expect(await page.jar()).toEqual([])
    expect(page.errors).toEqual([])
    await page.close()
  })
})

it.each(['form', 'img', 'iframe'])(
  'shows the settings and the table where an %s has the names of what makes elements',
  async (kind) => {
    const made = [
      'createElement',
      'createElementNS',
      'createTextNode',
      'ownerDocument',
      'body',
      'head',
      'activeElement',
    ]
    const html = made.map((name) => `<${kind} name="${name}" id="${name}"></${kind}>`).join('')
    server.route('/', pageWith(policy, { body: `<div data-consent-table></div>${html}` }))
    const page = await browser.page()
    await page.goto(server.origin())
    await page.click('customize')
    await page.waitFor('preferences')
    await expect
      .poll(() =>
        page.evaluate(() => Document.prototype.querySelector.call(document, '[data-consent-table] table') != null),
      )
      .toBe(true)
    await page.click('save')
    expect((await page.jar()).map(({ name }) => name)).toEqual(['eu-consent'])
    expect(page.errors).toEqual([])
    await page.close()
  },
)

it.each(['form', 'img', 'iframe'])(
  'says what is wrong with a policy where an %s has the name of its tag',
  async (kind) => {
    const html = `<${kind} name="currentScript" id="currentScript"></${kind}>`
    const wrong = pageWith({ ...policy, categories: { marketing: { cookie: ['_ad'] } } } as never, { body: html })
    server.route('/', wrong)
    const page = await browser.page()
    await page.goto(server.origin())
    await expect.poll(() => page.errors.join()).toContain('did you mean "cookies"')
    await page.close()
  },
)
