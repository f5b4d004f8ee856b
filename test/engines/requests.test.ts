import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'

let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  server = await serve({
    routes: {
      '/collect/a': 'ok',
      '/x': (_, answer) => void answer.setHeader('access-control-allow-origin', '*').end('ok'),
      '/open': 'ok',
    },
  })
  const { host } = new URL(server.origin('stats.localhost'))
  const policy = {
    policy: { version: '1' },
    categories: { analytics: { requests: ['/collect/*', `http://${host}/*`] } },
  }
  server.route('/', pageWith(policy, { tag: `${collectErrors}<script src="/dist/treize.js"></script>` }))
})
afterAll(() => server.close())

/** Sends in every way, and tells what the page was told. */
const send = async (other: string) => {
  const told: string[] = []
  const xhr = (url: string) =>
    new Promise<void>((done) => {
      const request = new XMLHttpRequest()
      for (const type of ['load', 'error', 'loadend'])
        request.addEventListener(type, () => {
          told.push(`${type} ${request.readyState} ${request.status}`)
          if (type == 'loadend') done()
        })
      request.open('POST', url)
      request.send('x')
    })
  await fetch('/collect/a').catch((error: Error) => told.push(`fetch ${error.name}`))
  await fetch(new Request(`${other}/x`, { mode: 'no-cors' })).catch((error: Error) => told.push(`fetch ${error.name}`))
  await xhr('/collect/a')
  told.push(`beacon ${navigator.sendBeacon('/collect/a', 'x')}`)
  told.push(`open ${(await fetch('/open')).status}`)
  return told
}
const REFUSED = ['fetch TypeError', 'fetch TypeError', 'error 4 0', 'loadend 4 0', 'beacon true', 'open 200']
const SENT = ['load 4 200', 'loadend 4 200', 'beacon true', 'open 200']

/** Sends from workers that the page has made itself, also from one in another, and tells what each was told. */
const sendFromWorkers = (other: string) => {
  const text = `delete self.fetch; fetch('${other}/x').then(() => 'loaded', (error) => error.name).then((told) => postMessage(told))`
  const asBlob = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/plain' }))
  const inner = `const inner = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(text)}])))
    inner.onmessage = ({ data }) => postMessage(data)`
  const urls = [
    asBlob(text),
    `${asBlob(text)}#x`,
    ` data:text/javascript,${encodeURIComponent(text)}//%`,
    asBlob(inner),
  ]
  return Promise.all(
    urls.map(
      (url) =>
        new Promise<string>((resolve) => {
          const worker = new Worker(url)
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => resolve(`failed: ${message}`)
        }),
    ),
  )
}

describe.each(otherEngines())('in %s', (name) => {
  const openUrl = useEngine(name)

  it('lets requests to declared URLs fail before a yes and after a withdrawal, and sends them in between', async () => {
    const page = await openUrl(server.origin())
    const gone = () =>
      server.requests
        .all()
        .map(({ path }) => path)
        .filter((path) => /collect|^\/x/.test(path))
        .sort()
    await page.waitFor('banner')
    server.requests.clear()
    expect(await page.evaluate(send, server.origin('stats.localhost'))).toEqual(REFUSED)
    await page.settle(300)
    expect(gone()).toEqual([])
    await page.click('accept')
    await page.settle(300)
    expect(gone()).toEqual([])
    expect(await page.evaluate(send, server.origin('stats.localhost'))).toEqual(SENT)
    await page.until(() => gone().length > 3)
    expect(gone()).toEqual(['/collect/a', '/collect/a', '/collect/a', '/x'])
    server.requests.clear()
    await page.evaluate(() => treize.withdraw())
    expect(await page.evaluate(send, server.origin('stats.localhost'))).toEqual(REFUSED)
    await page.settle(300)
    expect(gone()).toEqual([])
    expect(await page.errors()).toEqual([])
  })

  it('holds what workers send whose code the page has made', async () => {
    const page = await openUrl(server.origin())
    await page.waitFor('banner')
    server.requests.clear()
    expect(await page.evaluate(sendFromWorkers, server.origin('stats.localhost'))).toEqual(Array(4).fill('TypeError'))
    expect(server.requests.to('/x')).toEqual([])
    await page.click('accept')
    await page.settle(300)
    expect(await page.evaluate(sendFromWorkers, server.origin('stats.localhost'))).toEqual(Array(4).fill('loaded'))
    expect(server.requests.to('/x')).toHaveLength(4)
  })
})
