import { type Loose, attempt, cases, flags, isSame, openFrame, page, show, stage, until, wait } from './case'

const socket = (path = '/') => `ws://www.site.localhost:${page.conformanceSockets}${path}`
const script = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))

/** What one can ask a constructor without making anything. */
const about: Record<string, (name: string) => unknown> = {
  'names and counts': (name) => [page[name].name, page[name].length, typeof page[name]],
  'own keys': (name) => Object.getOwnPropertyNames(page[name]).sort(),
  'the window’s property': (name) => flags(window, name),
  'the prototype property': (name) => flags(page[name], 'prototype'),
  'prototype.constructor is itself': (name) => [
    page[name].prototype.constructor === page[name],
    flags(page[name].prototype, 'constructor'),
  ],
  'keys of the prototype': (name) => Object.getOwnPropertyNames(page[name].prototype).sort(),
  'what it inherits from': (name) => [
    Object.getPrototypeOf(page[name]).name ?? '',
    Object.prototype.toString.call(page[name].prototype),
    Object.getPrototypeOf(page[name].prototype)?.constructor?.name ?? null,
  ],
  'text of it': (name) => String(page[name]),
  'called without new': (name) => attempt(() => page[name]('/plain')),
  'made of nothing': (name) => attempt(() => void new page[name]()),
  'made of an address that is none': (name) => attempt(() => void new page[name]('http://[')),
  'made of a symbol': (name) => attempt(() => void new page[name](Symbol('x'))),
  'globalThis, window and self have one': (name) =>
    page[name] === page.self[name] && page[name] === (globalThis as Loose)[name] && isSame(() => page[name]),
  'instanceof other things': (name) => [
    {} instanceof page[name],
    Object.create(page[name].prototype) instanceof page[name],
  ],
}

/** Events of a target as they come, with what a case wants to know of each. */
function listen(target: EventTarget, types: string[], tell: (event: Loose) => unknown = () => null) {
  const heard: unknown[] = []
  for (const type of types)
    target.addEventListener(type, (event) =>
      heard.push([type, event.isTrusted, event.target === target, show(tell(event))]),
    )
  return heard
}

const sockets: Record<string, () => unknown> = {
  'opens, hears and closes': async () => {
    const made = new WebSocket(socket())
    const before = [made.readyState, made.url, made.protocol, made.extensions, made.binaryType, made.bufferedAmount]
    const heard = listen(
      made,
      ['open', 'message', 'error', 'close'],
      (event) => event.data ?? [event.code, event.wasClean],
    )
    await until(() => heard.length == 2)
    made.send('x')
    await until(() => heard.length == 3)
    made.close(1000, 'bye')
    const closing = made.readyState
    await until(() => heard.length == 4)
    return { before, heard, closing, after: made.readyState }
  },
  handlers: async () => {
    const heard: unknown[] = []
    const made = new WebSocket(socket())
    made.onopen = function () {
      heard.push('open', this === made)
    }
    made.onmessage = ({ data, origin }) => heard.push(data, origin)
    await until(() => heard.length == 4)
    made.close()
    return heard
  },
  'a subprotocol': async () => {
    const made = new WebSocket(socket(), ['mine', 'other'])
    await until(() => made.readyState == 1)
    made.close()
    return made.protocol
  },
  'a subprotocol as text': async () => {
    const made = new WebSocket(socket(), 'mine')
    await until(() => made.readyState == 1)
    made.close()
    return made.protocol
  },
  'subprotocols twice': () => attempt(() => new WebSocket(socket(), ['mine', 'mine'])),
  refused: async () => {
    const made = new WebSocket(socket('/refused'))
    const heard = listen(made, ['open', 'error', 'close'], (event) => [event.code, event.wasClean, event.reason])
    await until(() => heard.length == 2)
    return [heard, made.readyState]
  },
  'sent too early': () => {
    const made = new WebSocket(socket())
    const seen = attempt(() => made.send('x'))
    made.close()
    return seen
  },
  'closed too early': async () => {
    const made = new WebSocket(socket())
    const heard = listen(made, ['open', 'error', 'close'], (event) => event.code)
    made.close()
    await until(() => heard.length == 2)
    return heard
  },
  'a code that is none': () => attempt(() => new WebSocket(socket()).close(5)),
  'a fragment': () => attempt(() => new WebSocket(`${socket()}#x`)),
  'another scheme': () => attempt(() => void new WebSocket('ftp://x.localhost/')),
  'an address of http': () => attempt(() => new WebSocket(socket().replace('ws', 'http')).url.slice(0, 5)),
  'a URL object': () => new WebSocket(new URL(socket('/x'))).url,
  'text is made of an address once': () => {
    let count = 0
    new page.WebSocket({ toString: () => `${socket()}?${++count}` }).close()
    return count
  },
  'static constants': () =>
    ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].map((key) => [
      page.WebSocket[key],
      page.WebSocket.prototype[key],
      flags(WebSocket, key),
    ]),
  'what one is': () => {
    const made = new WebSocket(socket())
    made.close()
    return [
      made instanceof WebSocket,
      made.constructor === WebSocket,
      String(made),
      made instanceof EventTarget,
      Object.getOwnPropertyNames(made),
      Object.getPrototypeOf(made) === WebSocket.prototype,
    ]
  },
  'a subclass': async () => {
    class Mine extends WebSocket {
      mine = true
      override send(data: string) {
        super.send(`mine ${data}`)
      }
    }
    const made = new Mine(socket())
    const heard = listen(made, ['message'], (event) => event.data)
    await until(() => heard.length == 1)
    made.send('x')
    await until(() => heard.length == 2)
    made.close()
    return [heard, made instanceof Mine, made instanceof WebSocket, made.mine, made.constructor === Mine]
  },
  'Reflect.construct with another target': () => {
    function Other() {}
    Other.prototype = Object.create(WebSocket.prototype)
    const made = Reflect.construct(WebSocket, [socket()], Other)
    made.close()
    return [made instanceof Other, made instanceof WebSocket, made.url]
  },
  'binary data': async () => {
    const made = new WebSocket(socket())
    made.binaryType = 'arraybuffer'
    await until(() => made.readyState == 1)
    const seen = [made.binaryType, attempt(() => made.send(new Uint8Array([1])))]
    made.close()
    return seen
  },
  'one of a frame': async () => {
    const inner = (await openFrame()).contentWindow as Loose
    const made = new inner.WebSocket(socket())
    const heard = listen(made, ['message'], (event) => event.data)
    await until(() => heard.length)
    made.close()
    return [heard, made instanceof WebSocket, made instanceof inner.WebSocket]
  },
}

const sources: Record<string, () => unknown> = {
  'opens and hears': async () => {
    const made = new EventSource('/events')
    const before = [made.readyState, made.url, made.withCredentials]
    const heard = listen(made, ['open', 'message', 'mine', 'error'], (event) => [
      event.data,
      event.lastEventId,
      event.origin,
    ])
    await until(() => heard.length == 3)
    made.close()
    return { before, heard, after: made.readyState }
  },
  handlers: async () => {
    const heard: unknown[] = []
    const made = new EventSource('/events')
    made.onopen = () => heard.push('open')
    made.onmessage = function (event) {
      heard.push(event.data, this === made)
    }
    await until(() => heard.length == 3)
    made.close()
    return heard
  },
  'a missing page': async () => {
    const made = new EventSource('/status?404')
    const heard = listen(made, ['open', 'error'])
    await until(() => heard.length)
    return [heard, made.readyState]
  },
  'another type of answer': async () => {
    const made = new EventSource('/json')
    const heard = listen(made, ['open', 'error'])
    await until(() => heard.length)
    return [heard, made.readyState]
  },
  'with credentials': () => {
    const made = new EventSource(new URL('/events', location.href), { withCredentials: true })
    made.close()
    return [made.withCredentials, made.url]
  },
  'options that are no object': () => attempt(() => void new page.EventSource('/events', 5).close()),
  'static constants': () =>
    ['CONNECTING', 'OPEN', 'CLOSED'].map((key) => [
      page.EventSource[key],
      page.EventSource.prototype[key],
      flags(EventSource, key),
    ]),
  'what one is': () => {
    const made = new EventSource('/events')
    made.close()
    return [
      made instanceof EventSource,
      made.constructor === EventSource,
      String(made),
      Object.getOwnPropertyNames(made),
    ]
  },
  'a subclass': async () => {
    class Mine extends EventSource {
      mine = true
    }
    const made = new Mine('/events')
    const heard = listen(made, ['message'], (event) => event.data)
    await until(() => heard.length)
    made.close()
    return [heard, made instanceof Mine, made.mine, made.constructor === Mine]
  },
}

const ECHO = 'onmessage = ({ data }) => postMessage([data, self.name, location.protocol]); postMessage("ready")'

const workers: Record<string, () => unknown> = {
  'speaks and hears': async () => {
    const made = new Worker(script(ECHO), { name: 'mine' })
    const heard = listen(made, ['message', 'error'], (event) => event.data)
    await until(() => heard.length == 1)
    made.postMessage({ a: 1 })
    await until(() => heard.length == 2)
    made.terminate()
    return heard
  },
  'from an address': async () => {
    const made = new Worker('/worker.js')
    const heard = listen(made, ['message', 'error'], (event) => event.data)
    await until(() => heard.length)
    made.terminate()
    return heard
  },
  'from a URL object': async () => {
    const made = new Worker(new URL('/worker.js', location.href))
    const heard = listen(made, ['message'], (event) => event.data)
    await until(() => heard.length)
    made.terminate()
    return heard
  },
  'of a module': async () => {
    const made = new Worker(script('import "data:text/javascript,"; postMessage(typeof importScripts)'), {
      type: 'module',
    })
    const heard = listen(made, ['message', 'error'], (event) => event.data)
    await until(() => heard.length)
    made.terminate()
    return heard
  },
  'imports and fetches': async () => {
    const made = new Worker(
      script(
        `importScripts("${location.origin}/set-global.js"); fetch("${location.origin}/status?200").then((a) => a.text()).then((text) => postMessage([self.global, text]))`,
      ),
    )
    const heard = listen(made, ['message', 'error'], (event) => event.data ?? event.message)
    await until(() => heard.length)
    made.terminate()
    return heard
  },
  'a missing script': async () => {
    const made = new Worker('/status?404')
    const heard = listen(made, ['message', 'error'], (event) => [event.constructor.name, event.message])
    await until(() => heard.length)
    return heard
  },
  'a script that throws': async () => {
    const made = new Worker(script('throw new RangeError("mine")'))
    const heard: unknown[] = []
    made.onerror = (event) => {
      event.preventDefault()
      heard.push(event.message, event.lineno)
    }
    await until(() => heard.length)
    return heard
  },
  'another origin': () => attempt(() => void new Worker(`http://api.other.localhost:${location.port}/worker.js`)),
  'a type that is none': () => attempt(() => void new page.Worker('/worker.js', { type: 'nothing' })),
  'transferred data': async () => {
    const made = new Worker(script('onmessage = ({ data }) => postMessage(data.byteLength)'))
    const buffer = new ArrayBuffer(8)
    made.postMessage(buffer, [buffer])
    const heard = listen(made, ['message'], (event) => event.data)
    await until(() => heard.length)
    made.terminate()
    return [heard, buffer.byteLength]
  },
  'what one is': () => {
    const made = new Worker('/worker.js')
    made.terminate()
    return [made instanceof Worker, made.constructor === Worker, String(made), Object.getOwnPropertyNames(made)]
  },
  'a subclass': async () => {
    class Mine extends Worker {
      mine = true
    }
    const made = new Mine('/worker.js')
    const heard = listen(made, ['message'], (event) => event.data)
    await until(() => heard.length)
    made.terminate()
    return [heard, made instanceof Mine, made.mine, made.constructor === Mine]
  },
  'a shared one': async () => {
    const made = new SharedWorker(script('onconnect = ({ ports }) => ports[0].postMessage("shared")'), 'mine')
    const heard: unknown[] = []
    made.port.onmessage = ({ data }) => heard.push(data)
    await until(() => heard.length)
    return [heard, made instanceof SharedWorker, String(made)]
  },
}

const images: Record<string, () => unknown> = {
  'made of nothing is an element': () => {
    const made = new Image()
    return [
      made,
      made instanceof HTMLImageElement,
      made instanceof Image,
      made.constructor === HTMLImageElement,
      made.src,
      made.isConnected,
      made.ownerDocument === document,
    ]
  },
  'made with sizes': () => [
    new Image(5),
    new Image(5, 6),
    new page.Image('7', null),
    attempt(() => new page.Image(Symbol('x'))),
  ],
  'its prototype': () => [page.Image.prototype === HTMLImageElement.prototype, page.Image === HTMLImageElement],
  loads: async () => {
    const made = new Image()
    const heard = listen(made, ['load', 'error'])
    made.src = '/pixel.gif'
    await until(() => heard.length)
    return [heard, made.complete, made.naturalWidth, made.currentSrc, made.src, made.getAttribute('src')]
  },
  fails: async () => {
    const made = new Image()
    const heard = listen(made, ['load', 'error'])
    made.src = '/status?404'
    await until(() => heard.length)
    return [heard, made.complete, made.naturalWidth]
  },
  decode: async () => {
    const made = new Image()
    made.src = '/pixel.gif'
    return made.decode().then(() => 'decoded', show)
  },
  'a subclass': async () => {
    class Mine extends (Image as Loose) {
      mine = true
    }
    return attempt(() => {
      const made: Loose = new (Mine as Loose)(3)
      return [made.outerHTML, made.mine ?? null, made instanceof Mine]
    })
  },
  'Audio and Option': () => [
    new Audio('/x.mp3').src,
    new Option('text', 'value').outerHTML,
    new Audio() instanceof HTMLAudioElement,
  ],
  'one of a frame': async () => {
    const inner = (await openFrame()).contentWindow as Loose
    const made = new inner.Image()
    stage().append(made)
    return [made instanceof inner.HTMLImageElement, made.ownerDocument === document]
  },
}

const NAMES = ['WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'Image', 'XMLHttpRequest']

export const constructors = [
  ...NAMES.flatMap((name) =>
    cases(name, Object.fromEntries(Object.entries(about).map(([title, ask]) => [title, () => ask(name)]))),
  ),
  ...cases('WebSocket', sockets),
  ...cases('EventSource', sources),
  ...cases('Worker', workers),
  ...cases('Image', images),
  ...cases('service workers', {
    'register, ready and unregister': async () => {
      const made = await navigator.serviceWorker.register('/worker.js', { scope: '/nothing-here/' })
      const seen = [
        made instanceof ServiceWorkerRegistration,
        made.scope,
        (await navigator.serviceWorker.getRegistrations()).length,
      ]
      return [
        ...seen,
        await made.unregister(),
        (await navigator.serviceWorker.getRegistration('/nothing-here/')) ?? null,
      ]
    },
    'register with nothing': () => navigator.serviceWorker.register(undefined as Loose).then(show, show),
    'register another origin': () => navigator.serviceWorker.register('http://example.com/x.js').then(show, show),
    'called on something else': () =>
      page.ServiceWorkerContainer.prototype.register.call({}, '/worker.js').then(show, show),
  }),
  ...cases('other requests of a page', {
    'a preload link': async () => {
      const link = document.createElement('link')
      Object.assign(link, { rel: 'stylesheet', href: '/style.css' })
      const heard = listen(link, ['load', 'error'])
      stage().append(link)
      await until(() => heard.length)
      return [heard, getComputedStyle(stage()).getPropertyValue('--mine'), link.href]
    },
    'an import': async () => Object.keys(await import(/* @vite-ignore */ `${location.origin}/module.js`)),
    'a form in a frame': async () => {
      const frame = await openFrame()
      frame.name = 'inner'
      const form = document.createElement('form')
      Object.assign(form, { action: '/echo', target: 'inner' })
      form.innerHTML = '<input name="a" value="1">'
      stage().append(form)
      await wait(0)
      form.submit()
      return until(() => frame.contentDocument?.body?.textContent?.includes('a=1'))
    },
  }),
]
