import { type Way, list } from '../way'

const FRAME = 'var view = (await frame()).contentWindow;'
const NATIVE = "Object.getOwnPropertyDescriptor(view.Document.prototype, 'cookie')"

export const cookies: Way[] = [
  ...list('Cookies', 'store', [
    ['cookie-assign', 'document.cookie = …', "document.cookie = key + '=1; path=/'"],
    ['cookie-bracket', "document['cookie'] = …", "document['coo' + 'kie'] = key + '=1; path=/'"],
    ['cookie-reflect', 'Reflect.set(document, …)', "Reflect.set(document, 'cookie', key + '=1; path=/')"],
    ['cookie-assign-many', 'Object.assign(document, …)', "Object.assign(document, { cookie: key + '=1; path=/' })"],
    [
      'cookie-setter',
      'the setter of Document.prototype',
      "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document, key + '=1; path=/')",
    ],
    [
      'cookie-lookup-setter',
      '__lookupSetter__',
      "document.__lookupSetter__('cookie').call(document, key + '=1; path=/')",
    ],
    [
      'cookie-redefined',
      'after document.cookie is defined anew over the native setter',
      `var { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
      Object.defineProperty(document, 'cookie', { configurable: true, get: () => get.call(document), set: (text) => set.call(document, text) })
      document.cookie = key + '=1; path=/'
      delete document.cookie`,
    ],
    [
      'cookie-inherited',
      'an object that inherits from document',
      "Reflect.set(Document.prototype, 'cookie', key + '=1; path=/', document)",
    ],
    [
      'cookie-domain',
      'with Domain=',
      "document.cookie = key + '=1; path=/; domain=' + location.hostname.replace('www.', '')",
    ],
    ['cookie-spaces', 'with spaces around the name', "document.cookie = '  ' + key + '  =1; path=/'"],
    ['cookie-partitioned', 'Secure and Partitioned', "document.cookie = key + '=1; path=/; secure; partitioned'"],
    ['cookie-tab', 'with a tab before the name', "document.cookie = '\\t' + key + '=1; path=/'"],
    [
      'cookie-object',
      'an object that becomes text twice',
      "var n = 0; document.cookie = { toString: () => (n++ ? key : 'own') + '=1; path=/' }",
    ],
    ['cookie-frame-document', 'the document of a frame', `${FRAME} view.document.cookie = key + '=1; path=/'`],
    [
      'cookie-frame-setter',
      "a frame's setter on the page's document",
      `${FRAME} ${NATIVE}.set.call(document, key + '=1; path=/')`,
    ],
    ['cookie-blank', 'about:blank: its document', "blank().contentDocument.cookie = key + '=1; path=/'"],
    [
      'cookie-blank-index',
      'about:blank by window[n]',
      "blank(); self[self.length - 1].document.cookie = key + '=1; path=/'",
    ],
    [
      'cookie-blank-frames',
      'about:blank by frames.name',
      "put('iframe', { name: 'cookieframe' }); frames.cookieframe.document.cookie = key + '=1; path=/'",
    ],
    [
      'cookie-html-frame',
      'a frame put in by innerHTML, by window[n]',
      "put('div').innerHTML = '<iframe></iframe>'; self[self.length - 1].document.cookie = key + '=1; path=/'",
    ],
    [
      'cookie-nested-frame',
      'a frame in a frame',
      "var inner = blank().contentDocument; inner.body.append(inner.createElement('iframe')); inner.defaultView[0].document.cookie = key + '=1; path=/'",
    ],
    [
      'cookie-srcdoc',
      'a script in srcdoc',
      "await loaded(put('iframe', { srcdoc: '<script>document.cookie = \"' + key + '=1; path=/\"</' + 'script>' }))",
    ],
    [
      'cookie-object-page',
      'an own page in <object>',
      "var o = put('object', { data: '/plain' }); await loaded(o); o.contentDocument.cookie = key + '=1; path=/'",
    ],
    [
      'cookie-embed-page',
      'an own page in <embed>',
      "await loaded(put('embed', { src: own('text/html', '<script>document.cookie = \"' + key + '=1; path=/\"</' + 'script>') }))",
    ],
    [
      'cookie-own-page',
      'an own page without Treize in a frame',
      "await loaded(put('iframe', { src: own('text/html', '<script>document.cookie = \"' + key + '=1; path=/\"</' + 'script>') }))",
    ],
    [
      'cookie-blob-page',
      'a blob: page in a frame',
      "await loaded(put('iframe', { src: blob('text/html', '<script>document.cookie = \"' + key + '=1; path=/\"</' + 'script>') }))",
    ],
    [
      'cookie-javascript-frame',
      'a javascript: frame',
      "put('iframe', { src: 'javascript:void(document.cookie=\"' + key + '=1; path=/\")' }); await wait(500)",
    ],
    [
      'cookie-popup',
      'the document of a pop-up',
      "var view = open('about:blank'); view.document.cookie = key + '=1; path=/'; view.close()",
    ],
    [
      'cookie-inline-handler',
      'an event handler in markup',
      "put('div').innerHTML = '<img src=x: onerror=\"document.cookie=`' + key + '=1; path=/`\">'; await wait(500)",
    ],
    [
      'cookie-string-timer',
      'setTimeout with text',
      "setTimeout('document.cookie=\"' + key + '=1; path=/\"'); await wait(100)",
    ],
    [
      'cookie-meta',
      '<meta http-equiv=set-cookie>',
      "put('meta', { httpEquiv: 'set-cookie', content: key + '=1; path=/' }, document.head)",
    ],
    ['cookiestore-set', 'cookieStore.set(name, value)', "await cookieStore.set(key, '1')"],
    ['cookiestore-object', 'cookieStore.set({…})', "await cookieStore.set({ name: key, value: '1' })"],
    [
      'cookiestore-prototype',
      'CookieStore.prototype.set',
      "await CookieStore.prototype.set.call(cookieStore, key, '1')",
    ],
    ['cookiestore-frame', "a frame's cookieStore", `${FRAME} await view.cookieStore.set(key, '1')`],
    [
      'cookiestore-frame-method',
      "a frame's method on the page's cookieStore",
      `${FRAME} await view.CookieStore.prototype.set.call(cookieStore, key, '1')`,
    ],
    [
      'cookiestore-service-worker',
      'cookieStore in a service worker',
      `await navigator.serviceWorker.register(script("oninstall = (e) => e.waitUntil(cookieStore.set('" + key + "', '1'))"), { scope: '/open/cookiestore/' }); await wait(1500)`,
    ],
    ['response-fetch', 'Set-Cookie of an own URL, by fetch', "await fetch('/set?' + key)"],
    [
      'response-xhr',
      'Set-Cookie of an own URL, by XMLHttpRequest',
      "var x = new XMLHttpRequest(); x.open('GET', '/set?' + key); x.send(); await loaded(x)",
    ],
    ['response-image', 'Set-Cookie of an own image', "put('img', { src: '/set?' + key }); await wait(300)"],
    ['response-frame', 'Set-Cookie of an own page in a frame', "await loaded(put('iframe', { src: '/set?' + key }))"],
    [
      'response-beacon',
      'Set-Cookie of an own URL, by sendBeacon',
      "navigator.sendBeacon('/set?' + key, ''); await wait(300)",
    ],
    [
      'response-worker',
      'Set-Cookie of an own URL, by a worker',
      "new Worker(blob('text/javascript', 'fetch(\"' + location.origin + '/set?' + key + '\")')); await wait(500)",
    ],
  ]),
  ...list(
    'Cookies',
    'store',
    [
      ['undeclared-cookie', 'undeclared: document.cookie', "document.cookie = key + '=1; path=/'"],
      ['undeclared-cookiestore', 'undeclared: cookieStore.set', "await cookieStore.set(key, '1')"],
      [
        'undeclared-cookie-frame',
        "undeclared: a frame's document",
        `${FRAME} view.document.cookie = key + '=1; path=/'`,
      ],
    ],
    { undeclared: true },
  ),
  {
    id: 'response-page',
    facility: 'Cookies',
    title: 'Set-Cookie of the page itself',
    does: 'store',
    place: 'alone',
    html: () => '',
    headers: ({ key }) => ({ 'set-cookie': `${key}=1; path=/` }),
  },
  ...list('Cookies', 'read', [
    ['read-cookie', 'document.cookie', 'document.cookie'],
    ['read-cookie-reflect', 'Reflect.get(document, …)', "Reflect.get(document, 'cookie')"],
    [
      'read-cookie-getter',
      'the getter of Document.prototype',
      "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').get.call(document)",
    ],
    ['read-cookie-lookup', '__lookupGetter__', "document.__lookupGetter__('cookie').call(document)"],
    ['read-cookie-frame', 'the document of a frame', `${FRAME} return view.document.cookie`],
    [
      'read-cookie-frame-getter',
      "a frame's getter on the page's document",
      `${FRAME} return ${NATIVE}.get.call(document)`,
    ],
    ['read-cookie-blank', 'about:blank by window[n]', 'blank(); return self[self.length - 1].document.cookie'],
    [
      'read-cookie-srcdoc',
      'a script in srcdoc',
      "var f = await loaded(put('iframe', { srcdoc: '<script>var read = document.cookie</' + 'script>' })); return f.contentWindow.read",
    ],
    [
      'read-cookie-own-page',
      'an own page without Treize in a frame',
      "var f = await loaded(put('iframe', { src: own('text/html', '<script>var read = document.cookie</' + 'script>') })); return f.contentWindow.read",
    ],
    [
      'read-cookie-popup',
      'the document of a pop-up',
      "var view = open('about:blank'); var found = view.document.cookie; view.close(); return found",
    ],
    ['read-cookie-server', 'an own URL that says what it was sent', "return (await fetch('/say')).text()"],
    ['read-cookiestore', 'cookieStore.get', "return cookieStore.get('r_cookie')"],
    ['read-cookiestore-all', 'cookieStore.getAll', 'return cookieStore.getAll()'],
    [
      'read-cookiestore-prototype',
      'CookieStore.prototype.getAll',
      'return CookieStore.prototype.getAll.call(cookieStore)',
    ],
    ['read-cookiestore-frame', "a frame's cookieStore", `${FRAME} return view.cookieStore.getAll()`],
    [
      'read-cookiestore-event',
      'the change event of cookieStore',
      "var found = new Promise((done) => cookieStore.addEventListener('change', (e) => e.changed[0]?.name.startsWith('r_') && done(e.changed))); await fetch('/set?r_event=secret'); return Promise.race([found, wait(2000)])",
    ],
    [
      'read-cookiestore-worker',
      'cookieStore in a service worker',
      `var r = await navigator.serviceWorker.register(script("onmessage = async (e) => e.ports[0].postMessage(await cookieStore.getAll())"), { scope: '/open/read/' })
      var c = new MessageChannel(); await wait(500); (r.active ?? r.waiting ?? r.installing).postMessage('', [c.port2]); return message(c.port1)`,
    ],
  ]),
]
