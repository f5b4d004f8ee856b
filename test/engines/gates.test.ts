import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let server: Awaited<ReturnType<typeof serve>>
let stats: string

beforeAll(async () => {
  server = await serve({
    routes: { '/t/frame': '<p>An embed', '/t/p.gif': '', '/plain': '<!doctype html><title>Plain</title>' },
  })
  server.route('/t/a.js', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end('window.ran = (window.ran || 0) + 1')
  })
  server.route('/t/stream', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: x\n\n')
  })
  stats = server.origin('stats.other.localhost')
  const policy = {
    policy: { version: '1' },
    categories: {
      essential: { essential: true, storage: ['own'] },
      marketing: {
        cookies: ['_ad*'],
        storage: ['ad_*'],
        indexedDB: ['ad_*'],
        caches: ['ad-*'],
        requests: [`${stats}/t/*`, '/t/*'],
      },
    },
  }
  server.route('/', pageWith(policy, { tag: `${collectErrors}<script src="/dist/treize.js"></script>` }))
})
beforeEach(() => server.requests.clear())
afterAll(() => server.close())

const sent = () => server.requests.to('/t/').map(({ path }) => path)

/** Calls the declared host in every way that needs no mark, each under a name of its own. */
const load = (url: string) => {
  const script = document.createElement('script')
  script.src = `${url}/t/a.js?script`
  document.head.append(script)
  const image = document.createElement('img')
  image.setAttribute('src', `${url}/t/p.gif?img`)
  document.body.append(image)
  const set = document.createElement('img')
  set.srcset = `${url}/t/p.gif?srcset 1x`
  document.body.append(set)
  const frame = document.createElement('iframe')
  frame.src = `${url}/t/frame?iframe`
  document.body.append(frame)
  document.body.insertAdjacentHTML(
    'beforeend',
    `<iframe src="${url}/t/frame?html"></iframe><object data="${url}/t/frame?object"></object><video poster="${url}/t/p.gif?poster"></video>`,
  )
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = `${url}/t/a.css?link`
  document.head.append(link)
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' })
  root.innerHTML = `<img alt="" src="${url}/t/p.gif?shadow">`
}
const LOADED = ['html', 'iframe', 'img', 'link', 'object', 'poster', 'script', 'shadow', 'srcset']

const connect = async () => {
  const told: string[] = []
  const listen = (name: string, target: EventTarget, types: string[]) =>
    new Promise<void>((done) => {
      for (const type of types)
        target.addEventListener(type, () => {
          told.push(`${name} ${type}`)
          done()
        })
      setTimeout(done, 3000)
    })
  const socket = new WebSocket(`ws://${location.host}/t/socket`)
  await listen('socket', socket, ['close'])
  const stream = new EventSource('/t/stream')
  await listen('stream', stream, ['message', 'error'])
  stream.close()
  const worker = new Worker('/t/a.js')
  await listen('worker', worker, ['error'])
  return [...told, socket instanceof WebSocket, stream instanceof EventSource, worker instanceof Worker]
}

const keep = async () => {
  const told: unknown[] = []
  localStorage.ad_a = '1'
  localStorage.setItem('ad_b', '2')
  localStorage.own = 'x'
  told.push({ ...localStorage }, localStorage.length, 'ad_a' in localStorage, localStorage.getItem('ad_b'))
  told.push(
    await new Promise((done) => {
      const request = indexedDB.open('ad_queue')
      request.onsuccess = () => {
        request.result.close()
        done('opened')
      }
      request.onerror = (event) => {
        event.preventDefault()
        done(request.error?.name)
      }
    }),
  )
  told.push(
    await caches.open('ad-files').then(
      () => 'opened',
      ({ name }) => name,
    ),
  )
  const frame = document.body.appendChild(document.createElement('iframe'))
  const { Document } = frame.contentWindow as Window & typeof globalThis
  Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set?.call(document, '_ad=1; path=/')
  return told
}
const left = async () => ({
  keys: Object.keys(localStorage).filter((key) => key != 'treize'),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  cookies: document.cookie.split('; ').filter((pair) => pair.startsWith('_ad')),
})

describe.each(otherEngines())('in %s', (name) => {
  const openUrl = useEngine(name)

  it('holds every element that nobody marked, and loads each once after a yes', async () => {
    const page = await openUrl(server.origin())
    await page.evaluate(load, stats)
    await page.settle(300)
    expect(sent()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    const loaded = () =>
      sent()
        .map((path) => path.split('?')[1])
        .sort()
    await page.until(() => loaded().length >= LOADED.length)
    await page.settle(300)
    // Some engines ask again for an object's document.
    expect([...new Set(loaded())]).toEqual(LOADED)
    expect(await page.evaluate(() => (window as unknown as { ran: number }).ran)).toBe(1)
  })

  it('lets sockets, streams and workers fail by their events', async () => {
    const page = await openUrl(server.origin())
    expect(await page.evaluate(connect)).toEqual(['socket close', 'stream error', 'worker error', true, true, true])
    expect(sent()).toEqual([])
    await page.evaluate(() => treize.acceptAll())
    expect(await page.evaluate(connect)).toContain('stream message')
  })

  it('keeps nothing of what is refused, and deletes what a yes had let in', async () => {
    const page = await openUrl(server.origin())
    expect(await page.evaluate(keep)).toEqual([{ own: 'x' }, 1, false, null, 'SecurityError', 'SecurityError'])
    await page.evaluate(() => treize.acceptAll())
    expect(await page.evaluate(keep)).toEqual([{ ad_a: '1', ad_b: '2', own: 'x' }, 3, true, '2', 'opened', 'opened'])
    expect((await page.cookies()).map(({ name }) => name)).toContain('_ad')
    await page.evaluate(
      () =>
        new Promise((done) => {
          treize.on('sweep', done)
          treize.withdraw()
        }),
    )
    await page.goto(`${server.origin()}/plain`)
    expect(await page.evaluate(left)).toEqual({ keys: ['own'], databases: [], caches: [], cookies: [] })
  })

  it('gives the page its own functions back', async () => {
    const page = await openUrl(server.origin())
    const same = await page.evaluate(() => {
      const frame = document.createElement('iframe')
      treize.stop()
      document.body.append(frame)
      const fresh = frame.contentWindow as Window & typeof globalThis
      const text = (view: Window & typeof globalThis) =>
        [
          view.fetch,
          view.WebSocket,
          view.Node.prototype.appendChild,
          view.Element.prototype.setAttribute,
          view.Storage.prototype.setItem,
          Object.getOwnPropertyDescriptor(view.Document.prototype, 'cookie')?.set,
          Object.getOwnPropertyDescriptor(view.HTMLScriptElement.prototype, 'src')?.set,
        ].map(String)
      return JSON.stringify(text(window as never)) == JSON.stringify(text(fresh))
    })
    expect(same).toBe(true)
  })
})
