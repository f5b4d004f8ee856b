import { type Loose, attempt, cases, elsewhere, openFrame, page, settle, show, until, wait } from './case'

// After the Fetch, XMLHttpRequest and Beacon standards.
const NOWHERE = 'http://nowhere.invalid/'

const answered = async (run: () => unknown) =>
  settle(async () => {
    const answer = (await run()) as Response
    const { status, ok, type, url, redirected } = answer
    return { status, ok, type, url, redirected, is: answer instanceof Response, text: await answer.text() }
  })

const fetches: Record<string, () => unknown> = {
  'a relative address': () => answered(() => fetch('../echo-here')),
  'an absolute path': () => answered(() => fetch('/echo?1')),
  'a URL object': () => answered(() => fetch(new URL('/echo?1', location.href))),
  'a Request': () => answered(() => fetch(new Request('/echo?1', { headers: { 'x-mine': '1' } }))),
  'a Request and options': () =>
    answered(() => fetch(new Request('/echo?1', { headers: { 'x-mine': '1' } }), { headers: { 'x-mine': '2' } })),
  'an object with toString': () => answered(() => fetch({ toString: () => '/echo?1' } as Loose)),
  'text is made of an address once': async () => {
    let count = 0
    await fetch({ toString: () => `/echo?${++count}` } as Loose)
    return count
  },
  'an object with a url of its own': () =>
    answered(() => fetch({ url: '/echo?no', toString: () => '/echo?yes' } as Loose)),
  'a location': () => answered(() => fetch(location as Loose).then(() => new Response('got'))),
  nothing: () => answered(() => page.fetch()),
  null: () => answered(() => page.fetch(null)),
  'a symbol': () => answered(() => page.fetch(Symbol('x'))),
  'an address that throws': () =>
    answered(() =>
      page.fetch({
        toString() {
          throw new RangeError('mine')
        },
      }),
    ),
  'an address that is none': () => answered(() => fetch('http://[')),
  'an address with a password': () => answered(() => fetch('http://a:b@x.localhost/')),
  'an unknown scheme': () => answered(() => fetch('nothing:x')),
  'a fragment': () => answered(() => fetch('/echo?1#part')),
  'a data address': () => answered(() => fetch('data:text/plain,hello')),
  'a blob address': () =>
    answered(() => fetch(URL.createObjectURL(new Blob(['hello'])))).then((seen) =>
      JSON.parse(JSON.stringify(seen).replaceAll(/blob:[^"]*/g, 'blob:…')),
    ),
  'a missing page': () => answered(() => fetch('/status?404')),
  'an error of the server': () => answered(() => fetch('/status?500')),
  'no content': () => answered(() => fetch('/status?204')),
  'a redirect': () => answered(() => fetch('/redirect?/echo')),
  'a redirect by hand': () => answered(() => fetch('/redirect?/echo', { redirect: 'manual' })),
  'a redirect as an error': () => answered(() => fetch('/redirect?/echo', { redirect: 'error' })),
  'a connection that breaks': () => answered(() => fetch('/broken')),
  'a host that is not there': () => answered(() => fetch(NOWHERE)),
  'another origin with CORS': () => answered(() => fetch(`${elsewhere()}/echo?1`)),
  'another origin without CORS': () => answered(() => fetch(`${elsewhere()}/plain`)),
  'another origin, opaque': () => answered(() => fetch(`${elsewhere()}/plain`, { mode: 'no-cors' })),
  'another origin in same-origin mode': () => answered(() => fetch(`${elsewhere()}/echo`, { mode: 'same-origin' })),
  'a POST of text': () => answered(() => fetch('/echo-body', { method: 'POST', body: 'text' })),
  'a POST of fields': () =>
    answered(() => fetch('/echo-body', { method: 'POST', body: new URLSearchParams({ a: '1' }) })),
  'a POST of a Blob': () =>
    answered(() => fetch('/echo-body', { method: 'post', body: new Blob(['x'], { type: 'text/x' }) })),
  'a POST of bytes': () => answered(() => fetch('/echo-body', { method: 'POST', body: new Uint8Array([65, 66]) })),
  'a POST of a Request with a body': async () => {
    const request = new Request('/echo-body', { method: 'POST', body: 'once' })
    const first = await answered(() => fetch(request))
    return { first, used: request.bodyUsed, second: await answered(() => fetch(request)) }
  },
  'a cloned Request': async () => {
    const request = new Request('/echo-body', { method: 'POST', body: 'twice' })
    return [await answered(() => fetch(request.clone())), await answered(() => fetch(request))]
  },
  'a GET with a body': () => answered(() => fetch('/echo', { body: 'x' })),
  'a method that is forbidden': () => answered(() => fetch('/echo', { method: 'TRACE' })),
  'a method in lower case': () => answered(() => fetch('/echo', { method: 'put' })),
  'a method of its own': () => answered(() => fetch('/echo', { method: 'patch' })),
  'a header of its own': () => answered(() => fetch('/echo', { headers: { 'X-Mine': 'é' } })),
  'a header that is none': () => answered(() => fetch('/echo', { headers: { 'a b': '1' } })),
  'headers as a list': () =>
    answered(() =>
      fetch('/echo', {
        headers: [
          ['x-mine', '1'],
          ['x-mine', '2'],
        ],
      }),
    ),
  'without credentials': async () => {
    document.cookie = 'a=1; path=/'
    return answered(() => fetch('/echo', { credentials: 'omit' }))
  },
  'another referrer': () => answered(() => fetch('/echo', { referrer: '/elsewhere' })),
  'no referrer': () => answered(() => fetch('/echo', { referrerPolicy: 'no-referrer' })),
  keepalive: () => answered(() => fetch('/echo', { keepalive: true })),
  'options that are no object': () => answered(() => page.fetch('/echo', 5)),
  'options that are null': () => answered(() => page.fetch('/echo', null)),
  'a wrong integrity': () => answered(() => fetch('/echo', { integrity: 'sha256-AAAA' })),
  'aborted before': () => answered(() => fetch('/echo', { signal: AbortSignal.abort() })),
  'aborted before, with a reason': () =>
    answered(() => fetch('/echo', { signal: AbortSignal.abort(new RangeError('mine')) })),
  'aborted meanwhile': () => {
    const controller = new AbortController()
    const seen = answered(() => fetch('/slow', { signal: controller.signal }))
    controller.abort()
    return seen
  },
  'a signal with a timeout': () => answered(() => fetch('/slow', { signal: AbortSignal.timeout(20) })),
  'called on something else': () => answered(() => page.fetch.call({}, '/echo')),
  'called on nothing': () => answered(() => page.fetch.call(undefined, '/echo?1')),
  'taken off the window': () => {
    const { fetch: loose } = window
    return answered(() => loose('/echo?1'))
  },
  'called with new': () => attempt(() => new page.fetch('/echo')),
  'gives a promise of the page': () => {
    const given = fetch('/echo')
    return [given instanceof Promise, given.constructor === Promise, Object.keys(given).length]
  },
  'an answer can be read once': async () => {
    const answer = await fetch('/echo')
    const [first, again] = [await settle(() => answer.json()), await settle(() => answer.text())]
    return [Object.keys((first as Loose).value).length, again, answer.bodyUsed]
  },
  'an answer as a stream': async () => {
    const reader = ((await fetch('/status?200')).body as ReadableStream<Uint8Array>).getReader()
    const { value, done } = await reader.read()
    return [new TextDecoder().decode(value), done, (await reader.read()).done]
  },
  'in order with promises': async () => {
    const order: string[] = []
    const asked = fetch('data:,x').then(() => order.push('fetch'))
    await Promise.resolve().then(() => order.push('then'))
    order.push('after')
    await asked
    return order
  },
  'a fetch of a frame': async () => {
    const inner = (await openFrame()).contentWindow as Loose
    const answer = await inner.fetch('/status?200')
    return [answer instanceof inner.Response, answer instanceof Response, await answer.text()]
  },
}

const EVENTS = ['readystatechange', 'loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']

/** Everything that is told of a request, in order; progress once however often it comes. */
async function told(
  open: (request: XMLHttpRequest, log: unknown[]) => unknown,
  send: (request: XMLHttpRequest) => unknown = (request) => request.send(),
) {
  const request = new XMLHttpRequest()
  const log: unknown[] = []
  const add = (text: string) => (log.at(-1) == text && text.includes('progress')) || log.push(text)
  for (const type of EVENTS) {
    request.addEventListener(type, (event) =>
      add(
        type == 'readystatechange'
          ? `${type} ${request.readyState}`
          : `${type} ${(event as ProgressEvent).loaded}`.replace(/progress \d+/, 'progress'),
      ),
    )
    if (type != 'readystatechange') request.upload.addEventListener(type, () => add(`upload ${type}`))
  }
  const ended = new Promise((done) => request.addEventListener('loadend', done))
  const opened = attempt(() => open(request, log))
  const sent = attempt(() => send(request))
  await Promise.race([ended, wait(log.some((one) => String(one).startsWith('loadstart')) ? 1500 : 30)])
  const { readyState, status, statusText, responseURL, responseType } = request
  const text = attempt(() => (responseType && responseType != 'text' ? show(request.response) : request.responseText))
  return {
    opened: show(opened),
    sent: show(sent),
    log,
    readyState,
    status,
    statusText,
    responseURL,
    responseType,
    text,
  }
}

const get = (path: string) => (request: XMLHttpRequest) => request.open('GET', path)

const xhrs: Record<string, () => unknown> = {
  'a page': () => told(get('/status?200')),
  'a relative address': () => told(get('../echo-here')),
  'a missing page': () => told(get('/status?404')),
  'no content': () => told(get('/status?204')),
  'a redirect': () => told(get('/redirect?/echo')),
  'a connection that breaks': () => told(get('/broken')),
  'a host that is not there': () => told(get(NOWHERE)),
  'another origin with CORS': () => told(get(`${elsewhere()}/echo?1`)),
  'another origin without CORS': () => told(get(`${elsewhere()}/plain`)),
  'an address that is none': () => told(get('http://[')),
  'a URL object': () => told((request) => request.open('GET', new URL('/status?200', location.href))),
  'an object with toString': () => told((request: Loose) => request.open('GET', { toString: () => '/status?200' })),
  'text is made of an address once': () => {
    let count = 0
    new XMLHttpRequest().open('GET', { toString: () => `/echo?${++count}` } as Loose)
    return count
  },
  'text of method and address, in order': () => {
    const order: string[] = []
    const text = (name: string, value: string) => ({ toString: () => order.push(name) && value })
    ;(new XMLHttpRequest() as Loose).open(
      text('method', 'GET'),
      text('address', '/echo'),
      true,
      text('user', 'a'),
      text('password', 'b'),
    )
    return order
  },
  'open without an address': () => told((request: Loose) => request.open('GET')),
  'open with nothing': () => told((request: Loose) => request.open()),
  'open with a symbol': () => told((request: Loose) => request.open('GET', Symbol('x'))),
  'a method that is forbidden': () => told((request) => request.open('TRACE', '/echo')),
  'a method that is none': () => told((request) => request.open('G T', '/echo')),
  'a method in lower case': () =>
    told(
      (request) => request.open('post', '/echo-body'),
      (request) => request.send('x'),
    ),
  'a POST of text': () =>
    told(
      (request) => request.open('POST', '/echo-body'),
      (request) => request.send('text'),
    ),
  'a POST of fields': () =>
    told(
      (request) => request.open('POST', '/echo-body'),
      (request) => request.send(new URLSearchParams({ a: '1' })),
    ),
  'a POST of bytes': () =>
    told(
      (request) => request.open('POST', '/echo-body'),
      (request) => request.send(new Uint8Array([65])),
    ),
  'a POST of a document': () =>
    told(
      (request) => request.open('POST', '/echo-body'),
      (request) => request.send(new DOMParser().parseFromString('<a/>', 'text/xml')),
    ),
  'a GET with a body': () => told(get('/echo-body'), (request) => request.send('text')),
  'an aborted request': () =>
    told(get('/slow'), (request) => {
      request.send()
      request.abort()
    }),
  'aborted a while later': () =>
    told(get('/slow'), (request) => {
      request.send()
      setTimeout(() => request.abort(), 30)
    }),
  'aborted before it is sent': () => told(get('/echo'), (request) => request.abort()),
  'aborted when it is done': () =>
    told((request) => {
      request.open('GET', '/status?200')
      request.addEventListener('load', () => request.abort())
    }),
  'a timeout': () =>
    told((request) => {
      request.open('GET', '/slow')
      request.timeout = 30
    }),
  'sent twice': () =>
    told(get('/status?200'), (request) => {
      request.send()
      request.send()
    }),
  'sent before it is opened': () => told(() => {}),
  'opened twice': () =>
    told((request) => {
      request.open('GET', '/echo')
      request.open('GET', '/status?200')
    }),
  'opened again while it is sent': () =>
    told(get('/slow'), (request) => {
      request.send()
      request.open('GET', '/status?200')
      request.send()
    }),
  'used again': async () => {
    const request = new XMLHttpRequest()
    const texts: string[] = []
    for (const path of ['/status?200', '/status?404']) {
      request.open('GET', path)
      request.send()
      await new Promise((done) => (request.onloadend = done))
      texts.push(`${request.status} ${request.responseText}`)
    }
    return texts
  },
  synchronous: () => told((request) => request.open('GET', '/status?200', false)),
  'synchronous, to a missing page': () => told((request) => request.open('GET', '/status?404', false)),
  'synchronous, and a network error': () => told((request) => request.open('GET', '/broken', false)),
  'synchronous, to another origin without CORS': () =>
    told((request) => request.open('GET', `${elsewhere()}/plain`, false)),
  'synchronous with a responseType': () =>
    told((request) => {
      request.responseType = 'json'
      request.open('GET', '/echo', false)
    }),
  'synchronous with a timeout': () =>
    told((request) => {
      request.timeout = 5
      request.open('GET', '/echo', false)
    }),
  'asynchronous given as undefined': () => told((request: Loose) => request.open('GET', '/status?200', undefined)),
  'asynchronous given as a word': () => told((request: Loose) => request.open('GET', '/status?200', 'yes')),
  ...Object.fromEntries(
    (['text', 'json', 'arraybuffer', 'blob', 'document', ''] as const).map((type) => [
      `a responseType of "${type}"`,
      () =>
        told((request) => {
          request.open('GET', type == 'document' ? '/plain' : '/json')
          request.responseType = type
        }).then(({ log, text, responseType }) => ({ log, responseType, text })),
    ]),
  ),
  'a responseType that is none': () =>
    told((request: Loose) => {
      request.open('GET', '/status?200')
      request.responseType = 'nothing'
    }),
  responseXML: () =>
    told((request) => {
      request.open('GET', '/plain')
      request.overrideMimeType('text/xml')
    }),
  'a header before it is opened': () => told((request) => request.setRequestHeader('x-mine', '1')),
  headers: () =>
    told((request) => {
      request.open('GET', '/echo')
      request.setRequestHeader('X-Mine', '1')
      request.setRequestHeader('x-mine', '2')
    }),
  'a header that is none': () =>
    told((request) => {
      request.open('GET', '/echo')
      request.setRequestHeader('a b', '2')
    }),
  'headers of the answer': async () => {
    const request = new XMLHttpRequest()
    request.open('GET', '/json')
    request.send()
    await new Promise((done) => (request.onload = done))
    return [
      request.getResponseHeader('Content-Type'),
      request.getResponseHeader('x'),
      request.getAllResponseHeaders().includes('content-type'),
    ]
  },
  withCredentials: async () => {
    document.cookie = 'a=1; path=/'
    return told((request) => {
      request.open('GET', '/echo')
      request.withCredentials = true
    })
  },
  'handlers and their this': async () => {
    const request = new XMLHttpRequest()
    const log: unknown[] = []
    for (const type of ['onreadystatechange', 'onload', 'onloadend'] as const)
      (request as Loose)[type] = function (this: unknown, event: Event) {
        log.push([type, this === request, event.target === request, event.isTrusted])
      }
    request.open('GET', '/status?200')
    request.send()
    await until(() => log.length == 6)
    return log
  },
  'an error in a handler': async () => {
    const heard: unknown[] = []
    const hear = (event: ErrorEvent) => {
      event.preventDefault()
      heard.push(event.message)
    }
    addEventListener('error', hear)
    const seen = await told((request) => {
      request.onload = () => {
        throw new RangeError('mine')
      }
      request.open('GET', '/status?200')
    })
    removeEventListener('error', hear)
    return [heard, seen.log]
  },
  'a subclass': async () => {
    class Mine extends XMLHttpRequest {
      sent = 0
      override send(body?: XMLHttpRequestBodyInit) {
        this.sent++
        super.send(body)
      }
    }
    const request = new Mine()
    request.open('GET', '/status?200')
    request.send()
    await new Promise((done) => (request.onload = done))
    return [
      request.sent,
      request.responseText,
      request instanceof XMLHttpRequest,
      request.constructor.name,
      String(request),
    ]
  },
  'a subclass that opens in its own way': async () => {
    class Mine extends XMLHttpRequest {
      override open(_method: string, path: string | URL) {
        super.open('GET', `${path}?200`, true, null, null)
      }
    }
    const request = new Mine()
    request.open('POST', '/status')
    request.send()
    await new Promise((done) => (request.onload = done))
    return [request.responseText, request.responseURL]
  },
  'an old way of subclassing': async () => {
    function Mine(this: Loose) {
      return Reflect.construct(XMLHttpRequest, [], Mine)
    }
    Mine.prototype = Object.create(XMLHttpRequest.prototype)
    const request: XMLHttpRequest = new (Mine as Loose)()
    request.open('GET', '/status?200')
    request.send()
    await new Promise((done) => (request.onload = done))
    return [request.responseText, request instanceof Mine]
  },
  'a patched prototype': async () => {
    const { open, send } = XMLHttpRequest.prototype
    const log: unknown[] = []
    page.XMLHttpRequest.prototype.open = function (...given: unknown[]) {
      log.push(['open', given.length])
      return (open as Loose).apply(this, given)
    }
    page.XMLHttpRequest.prototype.send = function (...given: unknown[]) {
      log.push(['send', given.length])
      return (send as Loose).apply(this, given)
    }
    const seen = await told(get('/status?200'))
    Object.assign(XMLHttpRequest.prototype, { open, send })
    return [log, seen.text]
  },
  'methods called on something else': () =>
    ['open', 'send', 'abort', 'setRequestHeader', 'getResponseHeader'].map((method) =>
      attempt(() => page.XMLHttpRequest.prototype[method].call({}, 'GET', '/echo')),
    ),
  'methods called on the prototype': () => attempt(() => page.XMLHttpRequest.prototype.open('GET', '/echo')),
  'own keys of one': () => {
    const request = new XMLHttpRequest()
    request.open('GET', '/echo')
    return [
      Object.getOwnPropertyNames(request),
      Object.getOwnPropertySymbols(request).length,
      Object.isExtensible(request),
    ]
  },
  'one of a frame': async () => {
    const inner = (await openFrame()).contentWindow as Loose
    const request = new inner.XMLHttpRequest()
    request.open('GET', '/status?200')
    request.send()
    await new Promise((done) => (request.onload = done))
    return [request.responseText, request instanceof XMLHttpRequest]
  },
  'a method of the page on one of a frame': async () => {
    const inner = (await openFrame()).contentWindow as Loose
    const request = new inner.XMLHttpRequest()
    page.XMLHttpRequest.prototype.open.call(request, 'GET', '/status?200')
    XMLHttpRequest.prototype.send.call(request)
    await new Promise((done) => (request.onload = done))
    return request.responseText
  },
}

let beacons = 0
const beacon = async (...given: unknown[]) => {
  const id = `/beacon?${page.conformanceKind}-${++beacons}-`
  const result = attempt(() => navigator.sendBeacon(id, ...(given as [string])))
  let seen: unknown[] = []
  for (let tries = 0; !seen.length && tries < 50; tries++) {
    seen = await (await fetch(`/seen?${id}`)).json()
    await wait(10)
  }
  return { result, seen }
}

export const requests = [
  ...cases('fetch', fetches),
  ...cases('XMLHttpRequest', xhrs),
  ...cases('sendBeacon', {
    nothing: () => attempt(() => page.navigator.sendBeacon()),
    'an address that is none': () => attempt(() => navigator.sendBeacon('http://[')),
    'another scheme': () => attempt(() => navigator.sendBeacon('data:,x')),
    'a symbol': () => attempt(() => page.navigator.sendBeacon(Symbol('x'))),
    'called on something else': () => attempt(() => page.navigator.sendBeacon.call({}, '/echo')),
    'called on nothing': () => {
      const { sendBeacon } = page.navigator
      return attempt(() => sendBeacon('/echo'))
    },
    'more than it may send': () => navigator.sendBeacon('/echo', 'x'.repeat(70_000)),
    'no body': () => beacon(),
    null: () => beacon(null),
    text: () => beacon('text'),
    fields: () => beacon(new URLSearchParams({ a: '1' })),
    'a Blob': () => beacon(new Blob(['{}'], { type: 'application/json' })),
    bytes: () => beacon(new Uint8Array([65])),
    'a URL object': () => navigator.sendBeacon(new URL('/echo', location.href)),
  }),
]
