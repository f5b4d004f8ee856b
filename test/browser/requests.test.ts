import { createSocket } from 'node:dgram'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/collect/a': 'ok', '/x': 'ok', '/open': 'ok' } })
  const { host } = new URL(server.origin('stats.localhost'))
  server.route(
    '/',
    pageWith({ policy: { version: '1' }, categories: { analytics: { requests: ['/collect/*', `http://${host}/*`] } } }),
  )
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const send = async (other: string) => {
  const told: string[] = []
  const xhr = (url: string) =>
    new Promise<void>((done) => {
      const request = new XMLHttpRequest()
      for (const type of ['readystatechange', 'load', 'error', 'loadend'])
        request.addEventListener(type, () => {
          told.push(`${type} ${request.readyState} ${request.status}`)
          if (type == 'loadend') done()
        })
      request.open('POST', url)
      request.send('x')
      told.push('sent')
    })
  await fetch('/collect/a').catch((error: Error) => told.push(`fetch ${error.name}`))
  await fetch(new Request(`${other}/x`, { mode: 'no-cors' })).catch((error: Error) => told.push(`fetch ${error.name}`))
  await xhr('/collect/a')
  told.push(`beacon ${navigator.sendBeacon('/collect/a', 'x')}`)
  told.push(`open ${(await fetch('/open')).status}`)
  return told
}

it('lets requests to declared URLs fail as the network does, and sends none of them, then or later', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  server.requests.clear()
  const told = await page.evaluate(send, server.origin('stats.localhost'))
  expect(told).toEqual([
    'fetch TypeError',
    'fetch TypeError',
    'readystatechange 1 0',
    'sent',
    'readystatechange 4 0',
    'error 4 0',
    'loadend 4 0',
    'beacon true',
    'open 200',
  ])
  await page.evaluate(() => treize.acceptAll())
  await page.wait(500)
  const gone = () =>
    server.requests
      .all()
      .map(({ path }) => path)
      .filter((path) => /collect|^\/x/.test(path))
  expect(gone()).toEqual([])
  await page.evaluate(send, server.origin('stats.localhost'))
  await page.wait(300)
  expect(gone().sort()).toEqual(['/collect/a', '/collect/a', '/collect/a', '/x'])
  server.requests.clear()
  await page.evaluate(() => treize.withdraw())
  await page.evaluate(send, server.origin('stats.localhost'))
  expect(gone()).toEqual([])
  expect(page.errors).toEqual([])
})

it('leaves what the browser itself says about bad calls, and its own functions when stopped', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const told = await page.evaluate(async () => {
    const failure = (run: () => unknown) =>
      Promise.resolve()
        .then(run)
        .then(
          () => '',
          (error: Error) => error.name,
        )
    const bad = [
      await failure(() => fetch('http://[')),
      await failure(() => (fetch as () => unknown)()),
      await failure(() => new XMLHttpRequest().open('GET', 'http://[')),
      await failure(() => new XMLHttpRequest().send()),
      await failure(() => (navigator.sendBeacon as () => unknown)()),
    ]
    treize.stop()
    return [
      ...bad,
      ...[fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, navigator.sendBeacon].map((one) =>
        String(one).includes('[native code]'),
      ),
    ]
  })
  expect(told).toEqual([
    'TypeError',
    'TypeError',
    'SyntaxError',
    'InvalidStateError',
    'TypeError',
    true,
    true,
    true,
    true,
  ])
})

it('lets sockets, streams and workers fail by their events, never by throwing, and opens them after a yes', async () => {
  server.route('/collect/stream', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: x\n\n')
  })
  server.route('/collect/worker.js', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end('postMessage(1)')
  })
  const page = await browser.page()
  await page.goto(server.origin())
  server.requests.clear()
  const connect = async () => {
    const told: string[] = []
    const listen = (name: string, target: EventTarget, types: string[]) =>
      new Promise<void>((done) => {
        const state = () => (target as WebSocket).readyState
        told.push(`${name} starts ${state()} ${target.constructor.name} ${target instanceof EventTarget}`)
        for (const type of types)
          target.addEventListener(type, (event) => {
            told.push(`${name} ${type} ${state()} ${(event as CloseEvent).code}`)
            if (type == types.at(-1)) done()
          })
        setTimeout(done, 800)
      })
    const socket = new WebSocket(`ws://${location.host}/collect/socket`)
    await listen('socket', socket, ['open', 'error', 'close'])
    socket.send('x')
    socket.close()
    const stream = new EventSource('/collect/stream')
    await listen('stream', stream, ['message', 'error'])
    stream.close()
    const worker = new Worker('/collect/worker.js')
    worker.postMessage('x')
    await listen('worker', worker, ['message', 'error'])
    const shared = new SharedWorker('/collect/worker.js')
    shared.port.postMessage('x')
    told.push(
      `types ${socket instanceof WebSocket} ${stream instanceof EventSource} ${worker instanceof Worker} ${shared instanceof SharedWorker}`,
    )
    told.push(`static ${WebSocket.CLOSED} ${WebSocket.name} ${WebSocket.prototype.constructor === WebSocket}`)
    return told
  }
  expect(await page.evaluate(connect)).toEqual([
    'socket starts 0 WebSocket true',
    'socket error 3 undefined',
    'socket close 3 1006',
    'stream starts 0 EventSource true',
    'stream error 2 undefined',
    'worker starts undefined Worker true',
    'worker error undefined undefined',
    'types true true true true',
    'static 3 WebSocket true',
  ])
  expect(server.requests.to('/collect').map(({ path }) => path)).toEqual([])
  expect(page.errors).toEqual([])
  await page.evaluate(() => treize.acceptAll())
  const after = await page.evaluate(connect)
  expect(after).toContain('stream message 1 undefined')
  expect(after).toContain('worker message undefined undefined')
})

it('lets worklets, web transports and late fetches fail, and lets them through after a yes', async () => {
  const udp = createSocket('udp4')
  await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done))
  let packets = 0
  udp.on('message', () => packets++)
  const far = `https://127.0.0.1:${udp.address().port}`
  server.route('/collect/worklet.js', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/javascript' }).end()
  })
  server.route(
    '/far',
    pageWith({ policy: { version: '1' }, categories: { analytics: { requests: ['/collect/*', `${far}/*`] } } }),
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/far`)
  server.requests.clear()
  const call = (far: string) => {
    const failure = (run: Promise<unknown>) => run.then(String, (error: Error) => error.name)
    const transport = new WebTransport(`${far}/collect`)
    // It may take the browser a while to give up.
    const slow = new Promise((done) => setTimeout(done, 1000))
    void (window as unknown as { fetchLater(url: string, init: object): void }).fetchLater('/collect/late', {
      activateAfter: 0,
    })
    return Promise.all([
      failure((CSS as unknown as { paintWorklet: Worklet }).paintWorklet.addModule('/collect/worklet.js')),
      failure(Promise.race([transport.ready, slow])),
      failure(Promise.race([transport.closed, slow])),
      transport instanceof WebTransport && transport.constructor == WebTransport,
    ])
  }
  expect(await page.evaluate(call, far)).toEqual(['AbortError', 'WebTransportError', 'WebTransportError', true])
  await page.wait(200)
  expect(server.requests.to('/collect')).toEqual([])
  expect(packets).toBe(0)
  await page.evaluate(() => treize.acceptAll())
  expect((await page.evaluate(call, far))[0]).toBe('undefined')
  const paths = () =>
    server.requests
      .to('/collect')
      .map(({ path }) => path)
      .sort()
  await expect.poll(paths).toEqual(['/collect/late', '/collect/worklet.js'])
  expect(packets).toBeGreaterThan(0)
  udp.close()
})

it('throws where the browser throws for a request that waits for its answer', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const error = await page.evaluate(() => {
    const request = new XMLHttpRequest()
    request.open('GET', '/collect/a', false)
    try {
      request.send()
      return ''
    } catch (error) {
      return `${(error as Error).name} ${request.readyState} ${request.status}`
    }
  })
  expect(error).toBe('NetworkError 4 0')
})

it('ends a refused request as the browser does when it is aborted, or opened anew', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const told = await page.evaluate(async () => {
    const told: string[] = []
    const make = (url: string) => {
      const request = new XMLHttpRequest()
      for (const type of ['loadstart', 'load', 'abort', 'error', 'loadend'])
        request.addEventListener(type, () => told.push(`${type} ${request.readyState}`))
      request.onreadystatechange = () => request.readyState == 4 && told.push('done')
      request.open('POST', url)
      request.send('x')
      return request
    }
    const aborted = make('/collect/a')
    aborted.abort()
    told.push(`aborted ${aborted.readyState}`)
    await new Promise((done) => setTimeout(done, 50))
    const late = make('/collect/a')
    await new Promise((done) => late.addEventListener('loadend', done))
    late.abort()
    told.push(`late ${late.readyState}`)
    const anew = make('/collect/a')
    anew.open('GET', '/open')
    anew.send()
    await new Promise((done) => anew.addEventListener('loadend', done))
    told.push(anew.responseText)
    return told
  })
  expect(told).toEqual([
    'loadstart 1',
    'done',
    'abort 4',
    'loadend 4',
    'aborted 0',
    'loadstart 1',
    'done',
    'error 4',
    'loadend 4',
    'late 0',
    'loadstart 1',
    'loadstart 1',
    'done',
    'load 4',
    'loadend 4',
    'ok',
  ])
})

it('does not send at the second try, and tells handlers whose event it is', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  server.requests.clear()
  const told = await page.evaluate(async () => {
    const request = new XMLHttpRequest()
    request.open('POST', '/collect/a')
    request.send('x')
    let error = ''
    try {
      request.send('x')
    } catch (thrown) {
      error = (thrown as Error).name
    }
    const socket = new WebSocket(`ws://${location.host}/collect/socket`)
    const own = await new Promise((done) => {
      socket.onclose = (event) => done(event.target == socket && event.currentTarget == socket)
    })
    const aborted = await fetch('/collect/a', { signal: AbortSignal.abort() }).catch(({ name }) => name)
    return [error, own, aborted]
  })
  expect(told).toEqual(['InvalidStateError', true, 'AbortError'])
  await page.wait(200)
  expect(server.requests.to('/collect')).toEqual([])
})

it('lets what is fetched for a cache, and streams over sockets, fail in silence', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  server.requests.clear()
  const told = await page.evaluate(
    async (socket) => {
      const cache = await caches.open('own')
      const all = [
        cache.add('/collect/a'),
        cache.addAll(['/open', '/collect/b']),
        cache.add(new Request('/collect/c')),
        new (
          window as unknown as { WebSocketStream: new (url: string) => { opened: Promise<unknown> } }
        ).WebSocketStream(socket).opened,
      ]
      const failed = await Promise.all(all.map((one) => one.catch((error: Error) => error.name)))
      return [...failed, await cache.addAll(['/open']).then(() => (navigator.onLine ? 'added' : ''))]
    },
    `${server.origin().replace('http', 'ws')}/collect/socket`,
  )
  expect(told).toEqual(['TypeError', 'TypeError', 'TypeError', 'NetworkError', 'added'])
  expect(server.requests.to('/collect')).toEqual([])
  expect(page.errors).toEqual([])
})

it('tells who uploads that it has failed', async () => {
  const page = await browser.page()
  await page.goto(server.origin())
  const told = await page.evaluate(
    () =>
      new Promise((done) => {
        const told: string[] = []
        const request = new XMLHttpRequest()
        for (const type of ['loadstart', 'error', 'loadend']) {
          request.upload.addEventListener(type, () => told.push(`upload ${type}`))
          request.addEventListener(type, () => told.push(type))
        }
        request.addEventListener('loadend', () => done(told))
        request.open('POST', '/collect/a')
        request.send('x')
      }),
  )
  expect(told).toEqual(['loadstart', 'upload loadstart', 'upload error', 'upload loadend', 'error', 'loadend'])
})
