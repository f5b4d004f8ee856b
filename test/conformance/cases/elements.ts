import { type Loose, attempt, cases, flags, openFrame, page, show, stage, until, wait } from './case'

// After the HTML and DOM standards. Every address leads to our own server, so all of it may load at once.
const make = (name: string, attributes: Record<string, string> = {}): Loose => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

/** Elements that load something, and the property by which they do. */
export const LOADERS: [name: string, property: string][] = [
  ['img', 'src'],
  ['script', 'src'],
  ['iframe', 'src'],
  ['embed', 'src'],
  ['source', 'src'],
  ['audio', 'src'],
  ['video', 'src'],
  ['track', 'src'],
  ['input', 'src'],
  ['object', 'data'],
  ['link', 'href'],
  ['img', 'srcset'],
  ['source', 'srcset'],
  ['video', 'poster'],
]

const properties: Record<string, (element: Loose, key: string) => unknown> = {
  'set as a property': (element, key) => {
    element[key] = '../pixel.gif'
    return [element[key], element.getAttribute(key), element]
  },
  'set as an attribute': (element, key) => {
    const given = element.setAttribute(key, '/pixel.gif?1')
    return [show(given), element[key], element.getAttribute(key)]
  },
  'not set': (element, key) => [element[key], element.getAttribute(key), element.hasAttribute(key)],
  'set to nothing': (element, key) => {
    element[key] = ''
    return [element[key], element.getAttribute(key), element]
  },
  'set to other values': (element, key) =>
    [null, undefined, 5, { toString: () => '/pixel.gif' }, new URL('/pixel.gif?2', location.href)].map((value) => {
      element[key] = value
      return element.getAttribute(key)
    }),
  'set to what is no text': (element, key) => [
    attempt(() => (element[key] = Symbol('x'))),
    attempt(() => {
      element[key] = Object.create(null)
    }),
    attempt(() => element.setAttribute(key, Symbol('x'))),
    element.hasAttribute(key),
  ],
  'text is made of a value once': (element, key) => {
    let count = 0
    element[key] = { toString: () => `/pixel.gif?${++count}` }
    element.setAttribute(key, { toString: () => `/pixel.gif?${++count}` })
    return [count, element.getAttribute(key)]
  },
  'an address that is none': (element, key) => {
    element[key] = 'http://['
    return [element[key], element.getAttribute(key)]
  },
  removed: (element, key) => {
    element.setAttribute(key, '/pixel.gif')
    return [show(element.removeAttribute(key)), element[key], element.getAttribute(key)]
  },
  'attribute nodes': (element, key) => {
    const node = document.createAttribute(key)
    node.value = '/pixel.gif'
    const before = element.setAttributeNode(node)
    const same = element.getAttributeNode(key) === node
    node.value = '/pixel.gif?3'
    return [before, same, element[key], element.removeAttributeNode(node) === node, element.attributes.length]
  },
  'named attributes': (element, key) => {
    const node = document.createAttribute(key)
    node.value = '/pixel.gif?4'
    element.attributes.setNamedItem(node)
    return [element[key], element.attributes[key] === node, element.attributes.length]
  },
  toggleAttribute: (element, key) => [
    element.toggleAttribute(key),
    element.getAttribute(key),
    element.toggleAttribute(key),
    element.toggleAttribute(key, true),
    element.toggleAttribute(key, false),
  ],
  'in capitals and with a namespace': (element, key) => {
    element.setAttribute(key.toUpperCase(), '/pixel.gif?5')
    element.setAttributeNS(null, key, '/pixel.gif?6')
    element.setAttributeNS('http://www.w3.org/1999/xlink', `xlink:${key}`, '/pixel.gif?7')
    return [element[key], element.getAttributeNS(null, key), element.getAttributeNames(), element]
  },
  'the accessor': (element, key) => {
    let at = element
    while (!Object.hasOwn(at, key)) at = Object.getPrototypeOf(at)
    const { get, set } = Object.getOwnPropertyDescriptor(at, key) as Required<PropertyDescriptor>
    set.call(element, '/pixel.gif?8')
    return [
      at.constructor.name,
      flags(at, key),
      get.call(element),
      Object.hasOwn(element, key),
      show(attempt(() => get.call({}))),
      show(attempt(() => set.call({}, 'x'))),
      show(attempt(() => (set as Loose).call(element))),
      show(attempt(() => at[key])),
    ]
  },
  cloned: (element, key) => {
    element[key] = '/pixel.gif?9'
    const copy = element.cloneNode(true)
    return [
      copy,
      copy[key],
      copy.isEqualNode(element),
      copy.constructor === element.constructor,
      document.importNode(element, true),
    ]
  },
  'records of an observer': async (element, key) => {
    const { seen, stop } = watch(element)
    element[key] = '/pixel.gif?a'
    element.setAttribute(key, '/pixel.gif?b')
    element[key] = '/pixel.gif?b'
    element.removeAttribute(key)
    await wait(0)
    stop()
    return seen
  },
  'from HTML and back': (element, key) => {
    stage().innerHTML = `<div><${element.localName} ${key}="/pixel.gif?c" data-x="1"></div>`
    const inner = stage().firstElementChild?.firstElementChild as Loose
    return [stage().innerHTML, inner?.[key], inner?.getAttribute(key)]
  },
}

/** Every record of an observer, as text. */
function watch(
  target: Node,
  options: MutationObserverInit = { attributes: true, attributeOldValue: true, childList: true, subtree: true },
) {
  const seen: unknown[] = []
  const tell = (nodes: NodeList) => [...nodes].map((node) => node.nodeName)
  const observer = new MutationObserver((records) =>
    seen.push(
      ...records.map(({ type, target, attributeName, oldValue, addedNodes, removedNodes }) => [
        type,
        target.nodeName,
        attributeName,
        oldValue,
        tell(addedNodes),
        tell(removedNodes),
      ]),
    ),
  )
  observer.observe(target, options)
  return { seen, stop: () => observer.disconnect() }
}

/** Ways in which a node comes into the page: what is called, and what it gives back. */
const insertions: Record<string, (parent: Loose, node: Loose, child: Loose) => unknown> = {
  appendChild: (parent, node) => parent.appendChild(node),
  insertBefore: (parent, node, child) => parent.insertBefore(node, child),
  'insertBefore null': (parent, node) => parent.insertBefore(node, null),
  replaceChild: (parent, node, child) => parent.replaceChild(node, child),
  append: (parent, node) => parent.append(node, 'text'),
  prepend: (parent, node) => parent.prepend('text', node),
  replaceChildren: (parent, node) => parent.replaceChildren(node),
  before: (_, node, child) => child.before(node, 'text'),
  after: (_, node, child) => child.after('text', node),
  replaceWith: (_, node, child) => child.replaceWith(node),
  insertAdjacentElement: (parent, node) => parent.insertAdjacentElement('afterbegin', node),
  'insertAdjacentElement next to it': (_, node, child) => child.insertAdjacentElement('afterend', node),
  'a fragment': (parent, node) => {
    const fragment = document.createDocumentFragment()
    fragment.append(node, document.createElement('b'))
    return [parent.appendChild(fragment) === fragment, fragment.childNodes.length]
  },
  'a range': (parent, node) => {
    const range = document.createRange()
    range.selectNodeContents(parent)
    range.insertNode(node)
  },
  'a shadow root': (parent, node) => parent.attachShadow({ mode: 'open' }).appendChild(node),
  innerHTML: (parent, node) => {
    parent.innerHTML = node.outerHTML
  },
  outerHTML: (_, node, child) => {
    child.outerHTML = node.outerHTML
  },
  insertAdjacentHTML: (parent, node) => parent.insertAdjacentHTML('beforeend', node.outerHTML),
  setHTMLUnsafe: (parent, node) => parent.setHTMLUnsafe(node.outerHTML),
  createContextualFragment: (parent, node) =>
    parent.append(document.createRange().createContextualFragment(node.outerHTML)),
  'moved and back': (parent, node, child) => [
    parent.appendChild(node) === node,
    child.appendChild(node) === node,
    parent.appendChild(node) === node,
  ],
}

const inserted: Record<string, () => Loose> = {
  img: () => make('img', { src: '/pixel.gif' }),
  script: () => make('script', { src: '/set-global.js' }),
  iframe: () => make('iframe', { src: '/plain' }),
  'inline script': () => Object.assign(make('script'), { text: 'globalThis.inlined = (globalThis.inlined ?? 0) + 1' }),
}

const wrong: Record<string, (parent: Loose) => unknown> = {
  'appendChild of nothing': (parent) => parent.appendChild(),
  'appendChild of null': (parent) => parent.appendChild(null),
  'appendChild of text': (parent) => parent.appendChild('text'),
  'appendChild of a parent': (parent) => parent.appendChild(document.documentElement),
  'appendChild of a document': (parent) => parent.appendChild(document),
  'insertBefore of one argument': (parent) => parent.insertBefore(make('b')),
  'insertBefore a stranger': (parent) => parent.insertBefore(make('b'), make('i')),
  'replaceChild of a stranger': (parent) => parent.replaceChild(make('b'), make('i')),
  'insertAdjacentElement elsewhere': (parent) => parent.insertAdjacentElement('nowhere', make('b')),
  'append of a symbol': (parent) => parent.append(Symbol('x')),
  'append of null and undefined': (parent) => [parent.append(null, undefined, 5), parent.textContent],
  'setAttribute of one argument': (parent) => parent.setAttribute('src'),
  'setAttribute of a name that is none': (parent) => parent.setAttribute('a b', '1'),
  'setAttributeNS of a prefix without a namespace': (parent) => parent.setAttributeNS(null, 'a:b', '1'),
  'setAttributeNode in use': (parent) => parent.setAttributeNode(document.documentElement.getAttributeNode('lang')),
  'toggleAttribute of nothing': (parent) => parent.toggleAttribute(),
  'appendChild on something else': () => page.Node.prototype.appendChild.call({}, make('b')),
  'setAttribute on something else': () => page.Element.prototype.setAttribute.call({}, 'a', 'b'),
  'append on text': () => page.Element.prototype.append.call(document.createTextNode('x'), make('b')),
  'innerHTML of null': (parent) => {
    parent.innerHTML = null
    return parent.innerHTML
  },
}

const running: Record<string, () => unknown> = {
  'an inserted script runs once, with document.currentScript': () => {
    page.ran = []
    const script = make('script')
    script.text = 'ran.push(document.currentScript === globalThis.expected)'
    page.expected = script
    stage().append(script)
    stage().append(script)
    return page.ran
  },
  'inline scripts run at once, in order': () => {
    page.ran = []
    for (const one of [1, 2, 3]) stage().append(Object.assign(make('script'), { textContent: `ran.push(${one})` }))
    return page.ran
  },
  'an external script loads, and says so': async () => {
    page.global = 0
    const script = make('script')
    const heard: unknown[] = []
    script.onload = (event: Event) => heard.push(event.type, event.isTrusted, event.target === script, page.global)
    script.src = '/set-global.js'
    stage().append(script)
    await until(() => heard.length)
    return heard
  },
  'an external script that is missing says so': async () => {
    const script = make('script', { src: '/status?404' })
    const heard: unknown[] = []
    script.addEventListener('error', (event: Event) => heard.push(event.type, event.isTrusted))
    stage().append(script)
    await until(() => heard.length)
    return heard
  },
  'external scripts that are not async keep their order': async () => {
    page.ran = []
    for (const name of ['slow', 'quick']) {
      const script = make('script', { src: `/run?${name}` })
      script.async = false
      stage().append(script)
    }
    await until(() => page.ran.length == 2)
    return page.ran
  },
  'a src that is given after it was inserted': async () => {
    page.global = 0
    const script = make('script')
    stage().append(script)
    script.src = '/set-global.js'
    await until(() => page.global)
    script.src = '/set-global.js?again'
    await wait(50)
    return page.global
  },
  'a module': async () => {
    page.ran = []
    const script = make('script', { type: 'module' })
    script.text = 'import one from "/module.js"; ran.push(one, typeof this)'
    stage().append(script)
    await until(() => page.ran.length)
    return page.ran
  },
  'a script of another type does not run': () => {
    page.ran = []
    const script = make('script', { type: 'text/template' })
    script.text = 'ran.push(1)'
    stage().append(script)
    return [page.ran, script.text]
  },
  'a script of innerHTML does not run, one of a contextual fragment does': () => {
    page.ran = []
    stage().innerHTML = '<script>ran.push(1)</script>'
    stage().append(document.createRange().createContextualFragment('<script>ran.push(2)</script>'))
    return page.ran
  },
  'a cloned script runs once more or not': () => {
    page.ran = []
    const script = make('script')
    script.text = 'ran.push(1)'
    const early = script.cloneNode(true)
    stage().append(script)
    stage().append(early, script.cloneNode(true))
    return page.ran
  },
  'script properties': () => {
    const script = make('script')
    Object.assign(script, {
      type: 'module',
      async: true,
      defer: true,
      nonce: 'x',
      integrity: 'y',
      crossOrigin: 'anonymous',
      charset: 'z',
    })
    return [script, script.async, script.nonce, script.noModule, script.text]
  },
  'script async by default': () => [make('script').async, Object.assign(make('script'), { src: '/run?async' }).async],
  'an error in an inserted script': () => {
    const heard: unknown[] = []
    const hear = (event: ErrorEvent) => {
      event.preventDefault()
      heard.push(event.message)
    }
    addEventListener('error', hear)
    stage().append(Object.assign(make('script'), { text: 'throw new RangeError("mine")' }))
    removeEventListener('error', hear)
    return heard
  },
  'a frame loads, with its window': async () => {
    const frame = make('iframe')
    let loads = 0
    frame.onload = () => loads++
    stage().append(frame)
    const before = [loads, frame.contentDocument?.URL, frame.contentWindow === page.frames[page.frames.length - 1]]
    frame.src = '/plain'
    await until(() => loads == 2)
    return [
      before,
      loads,
      frame.contentDocument.title,
      frame.contentWindow.parent === window,
      frame.contentWindow.frameElement === frame,
    ]
  },
  'a frame of srcdoc': async () => {
    const frame = make('iframe', { srcdoc: '<p>inner</p>' })
    stage().append(frame)
    await until(() => frame.contentDocument?.querySelector('p'))
    return [frame.contentDocument.body.innerHTML, frame.srcdoc, frame.src]
  },
  'a frame of a script': async () => {
    const frame = make('iframe', { src: 'javascript:"made by script"' })
    stage().append(frame)
    return until(() => frame.contentDocument?.body?.textContent == 'made by script')
  },
  'a frame of about:blank can be written at once': () => {
    const frame = make('iframe')
    stage().append(frame)
    const inner = frame.contentDocument
    inner.open()
    inner.write('<p>written</p><script>document.title = "ran"</script>')
    inner.close()
    return [inner.body.innerHTML, inner.title]
  },
  'a frame that is taken away and put back': async () => {
    const frame = await openFrame()
    const first = frame.contentWindow
    frame.remove()
    const gone = frame.contentWindow
    stage().append(frame)
    await until(() => frame.contentDocument?.title)
    return [gone, frame.contentWindow === first, frame.contentDocument?.title]
  },
  'a sandboxed frame': async () => {
    const frame = make('iframe', { sandbox: '', src: '/plain' })
    const loaded = new Promise((done) => (frame.onload = done))
    stage().append(frame)
    await loaded
    return [frame.contentDocument, frame.sandbox.length]
  },
  'document.write from a script of a frame': async () => {
    const frame = make('iframe', { src: '/writes' })
    const loaded = new Promise((done) => (frame.onload = done))
    stage().append(frame)
    await loaded
    return frame.contentDocument.body.innerHTML
  },
  'document.write and open are what they were': () => [
    document.write.length,
    document.writeln.length,
    document.open.length,
    document.close.name,
  ],
  'a template keeps its content asleep': () => {
    page.ran = []
    const template = make('template')
    template.innerHTML = '<script>ran.push(1)</script><img src="/pixel.gif">'
    const before = [...page.ran]
    stage().append(template.content.cloneNode(true))
    return [before, page.ran, stage().innerHTML]
  },
  'DOMParser and its document': () => {
    const other = new DOMParser().parseFromString('<img src="/pixel.gif?d"><script>x</script>', 'text/html')
    const image = other.images[0] as HTMLImageElement
    image.src = '/pixel.gif?e'
    return [other.body.innerHTML, image.src, document.adoptNode(image) === image, image.ownerDocument === document]
  },
  'an SVG image and its href': () => {
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
    image.setAttribute('href', '/pixel.gif')
    image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '/pixel.gif?f')
    return [image, image.href.baseVal, image.getAttribute('href')]
  },
  'an SVG script': () => {
    page.ran = []
    const script = document.createElementNS('http://www.w3.org/2000/svg', 'script')
    script.textContent = 'ran.push(1)'
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.append(script)
    stage().append(svg)
    return [page.ran, svg]
  },
  'a custom element and its callbacks': () => {
    const log: unknown[] = []
    const name = 'conformance-element'
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = ['src']
        connectedCallback() {
          log.push('connected')
        }
        disconnectedCallback() {
          log.push('disconnected')
        }
        attributeChangedCallback(...given: unknown[]) {
          log.push(given.slice(0, 3))
        }
      },
    )
    const element = make(name, { src: 'a' })
    stage().append(element)
    element.setAttribute('src', 'b')
    element.toggleAttribute('src')
    element.remove()
    return log
  },
  'a custom element with a src of its own': () => {
    class Mine extends HTMLElement {
      #src = ''
      get src() {
        return this.#src
      }
      set src(value) {
        this.#src = `mine ${value}`
      }
    }
    customElements.define('conformance-source', Mine)
    const element = make('conformance-source')
    element.src = 'x'
    return [element.src, element.getAttribute('src')]
  },
  'a subclassed image': () => {
    class Mine extends HTMLImageElement {}
    customElements.define('conformance-image', Mine, { extends: 'img' })
    const image = document.createElement('img', { is: 'conformance-image' })
    image.src = '/pixel.gif'
    return [image instanceof Mine, image.getAttribute('src')]
  },
  'a patched appendChild is called by what the page calls': () => {
    const native = Node.prototype.appendChild
    let count = 0
    page.Node.prototype.appendChild = function (node: Node) {
      count++
      return native.call(this, node)
    }
    stage().appendChild(make('img', { src: '/pixel.gif' }))
    stage().append(make('img', { src: '/pixel.gif' }))
    Node.prototype.appendChild = native
    return [count, stage().childNodes.length]
  },
  'a property of its own over src': () => {
    const image = make('img')
    Object.defineProperty(image, 'src', { configurable: true, value: 'mine' })
    return [image.src, image.getAttribute('src')]
  },
  'a lazy image': () => {
    const image = make('img', { loading: 'lazy', src: '/pixel.gif' })
    return [image.loading, image.complete, image]
  },
  'a picture': async () => {
    stage().innerHTML = '<picture><source srcset="/pixel.gif?g 1x"><img src="/pixel.gif?h"></picture>'
    const image = stage().querySelector('img') as HTMLImageElement
    await until(() => image.complete)
    return [image.currentSrc, image.naturalWidth]
  },
  'a thousand elements in one piece': () => {
    stage().innerHTML = '<p><img src="data:,"></p>'.repeat(1000)
    return [stage().children.length, stage().querySelectorAll('img[src]').length]
  },
  'an image of CSS': () => {
    stage().style.background = 'url(/pixel.gif)'
    const seen = stage().getAttribute('style')
    stage().removeAttribute('style')
    return seen
  },
}

export const elements = [
  ...LOADERS.flatMap(([name, key]) =>
    cases(
      `${name} ${key}`,
      Object.fromEntries(Object.entries(properties).map(([title, run]) => [title, () => run(make(name), key)])),
    ),
  ),
  ...Object.entries(inserted).flatMap(([name, create]) =>
    cases(
      `inserting ${name}`,
      Object.fromEntries(
        Object.entries(insertions).map(([title, run]) => [
          title,
          async () => {
            page.global = 0
            page.inlined = 0
            const parent = make('div')
            const child = make('i')
            parent.append('before', child)
            stage().append(parent)
            const { seen, stop } = watch(stage())
            const node = create()
            let loads = 0
            for (const type of ['load', 'error']) node.addEventListener(type, () => loads++)
            const given = run(parent, node, child)
            const html = stage().innerHTML
            const willTell = node.isConnected || (name == 'script' && title == 'createContextualFragment')
            await (name == 'inline script' ? wait(0) : until(() => loads || page.global, willTell ? 3000 : 60))
            stop()
            const gave = given === node ? 'the node' : given === child ? 'the child' : show(given)
            return {
              gave,
              html,
              after: stage().innerHTML,
              seen,
              loaded: !!loads,
              global: page.global,
              inlined: page.inlined,
            }
          },
        ]),
      ),
    ),
  ),
  ...cases(
    'a wrong call',
    Object.fromEntries(Object.entries(wrong).map(([name, run]) => [name, () => attempt(() => show(run(stage())))])),
  ),
  ...cases('elements', running),
]
