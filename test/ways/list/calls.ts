import { list } from '../way'

const FRAME = 'var view = (await frame()).contentWindow;'
const BLANK = 'blank(); var view = self[self.length - 1];'
const page = (script: string) => `own('text/html', '<script>${script}</' + 'script>')`

export const calls = [
  ...list('Requests of code', 'send', [
    ['fetch', 'fetch', 'await fetch(to)'],
    [
      'fetch-post',
      'fetch, POST, no-cors, keepalive',
      "await fetch(to, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' })",
    ],
    ['fetch-request', 'fetch of a Request', 'await fetch(new Request(to))'],
    ['fetch-url', 'fetch of a URL object', 'await fetch(new URL(to))'],
    [
      'fetch-object',
      'fetch of an object that becomes text twice',
      "var n = 0; await fetch({ toString: () => (n++ ? to : '/plain') })",
    ],
    ['fetch-protocol-relative', 'fetch, without the scheme', "await fetch(to.replace('http:', ''))"],
    [
      'fetch-spaces',
      'fetch, with spaces and a line break in the URL',
      "await fetch('  ' + to.replace('://', ':/\\n/'))",
    ],
    ['fetch-apply', 'Reflect.apply(fetch)', 'await Reflect.apply(fetch, self, [to])'],
    ['fetch-frame', "a frame's fetch", `${FRAME} await view.fetch(to)`],
    ['fetch-frame-request', "fetch of a frame's Request", `${FRAME} await fetch(new view.Request(to))`],
    ['fetch-blank', "about:blank's fetch by window[n]", `${BLANK} await view.fetch(to)`],
    [
      'fetch-html-frame',
      'a frame put in by innerHTML, by window[n]',
      "put('div').innerHTML = '<iframe></iframe>'; await self[self.length - 1].fetch(to)",
    ],
    [
      'fetch-nested',
      'a frame in a frame',
      "var inner = blank().contentDocument; inner.body.append(inner.createElement('iframe')); await inner.defaultView[0].fetch(to)",
    ],
    [
      'fetch-srcdoc',
      'a script in srcdoc',
      "await loaded(put('iframe', { srcdoc: '<script>fetch(\"' + to + '\")</' + 'script>' }))",
    ],
    [
      'fetch-sandbox',
      'a script in srcdoc, sandboxed',
      "await loaded(put('iframe', { sandbox: 'allow-scripts', srcdoc: '<script>fetch(\"' + to + '\")</' + 'script>' }))",
    ],
    [
      'fetch-own-page',
      'an own page without Treize in a frame',
      `await loaded(put('iframe', { src: ${page(`fetch("' + to + '")`)} }))`,
    ],
    [
      'fetch-object-page',
      'an own page in <object>',
      `await loaded(put('object', { data: ${page(`fetch("' + to + '")`)} }))`,
    ],
    [
      'fetch-embed-page',
      'an own page in <embed>',
      `await loaded(put('embed', { src: ${page(`fetch("' + to + '")`)} }))`,
    ],
    [
      'fetch-blob-page',
      'a blob: page in a frame',
      "await loaded(put('iframe', { src: blob('text/html', '<script>fetch(\"' + to + '\")</' + 'script>') }))",
    ],
    [
      'fetch-data-page',
      'a data: page in a frame',
      "await loaded(put('iframe', { src: put64('text/html', '<script>fetch(\"' + to + '\")</' + 'script>') }))",
    ],
    [
      'fetch-javascript-frame',
      'a javascript: frame',
      "put('iframe', { src: 'javascript:void(fetch(\"' + to + '\"))' }); await wait(500)",
    ],
    [
      'fetch-popup',
      'a pop-up',
      "var view = open('about:blank'); view.fetch(to).catch(() => {}); await wait(300); view.close()",
    ],
    [
      'fetch-popup-page',
      'an own page without Treize in a pop-up',
      `var view = open(${page(`fetch("' + to + '")`)}); await wait(800); view.close()`,
    ],
    ['fetch-own-path', 'an own path that is declared', 'await fetch(path)'],
    [
      'fetch-own-path-blank',
      'an own path that is declared, in about:blank',
      `${BLANK} await view.fetch(location.origin + path)`,
    ],
    [
      'fetch-own-path-srcdoc',
      'an own path that is declared, in srcdoc',
      "await loaded(put('iframe', { srcdoc: '<script>fetch(\"' + path + '\")</' + 'script>' }))",
    ],
    ['fetch-moved', 'an own URL that redirects', 'await fetch(moved)'],
    ['fetch-later', 'fetchLater', 'fetchLater(to, { activateAfter: 0 }); await wait(300)'],
    ['fetch-later-leave', 'fetchLater, when the page leaves', 'fetchLater(to)'],
    [
      'fetch-stream',
      'Response.body of fetch, streamed',
      'for await (const part of (await fetch(to)).body) part.length',
    ],
    ['xhr', 'XMLHttpRequest', "var x = new XMLHttpRequest(); x.open('GET', to); x.send(); await wait(200)"],
    ['xhr-sync', 'XMLHttpRequest, synchronous', "var x = new XMLHttpRequest(); x.open('GET', to, false); x.send()"],
    [
      'xhr-prototype',
      'XMLHttpRequest.prototype.open',
      "var x = new XMLHttpRequest(); XMLHttpRequest.prototype.open.call(x, 'POST', to); x.send('x'); await wait(200)",
    ],
    [
      'xhr-subclass',
      'a class that extends XMLHttpRequest',
      "var x = new (class extends XMLHttpRequest {})(); x.open('GET', to); x.send(); await wait(200)",
    ],
    [
      'xhr-frame',
      "a frame's",
      `${FRAME} var x = new view.XMLHttpRequest(); x.open('GET', to); x.send(); await wait(200)`,
    ],
    [
      'xhr-blank',
      'about:blank by window[n]',
      `${BLANK} var x = new view.XMLHttpRequest(); x.open('GET', to); x.send(); await wait(200)`,
    ],
    [
      'xhr-frame-method',
      "a frame's methods on the page's",
      `${FRAME} var x = new XMLHttpRequest(); view.XMLHttpRequest.prototype.open.call(x, 'GET', to); view.XMLHttpRequest.prototype.send.call(x); await wait(200)`,
    ],
    [
      'xhr-moved',
      'XMLHttpRequest of an own URL that redirects',
      "var x = new XMLHttpRequest(); x.open('GET', moved); x.send(); await wait(200)",
    ],
    ['beacon', 'sendBeacon', "navigator.sendBeacon(to, 'x')"],
    ['beacon-prototype', 'Navigator.prototype.sendBeacon', "Navigator.prototype.sendBeacon.call(navigator, to, 'x')"],
    ['beacon-frame', "a frame's", `${FRAME} view.navigator.sendBeacon(to, 'x')`],
    ['beacon-leave', 'when the page leaves', "addEventListener('pagehide', () => navigator.sendBeacon(to, 'x'))"],
    [
      'fetch-leave',
      'fetch, keepalive, when the page leaves',
      "addEventListener('pagehide', () => fetch(to, { keepalive: true, mode: 'no-cors' }))",
    ],
    ['image-leave', 'an image when the page leaves', "addEventListener('pagehide', () => { new Image().src = to })"],
    ['event-source', 'EventSource', 'new EventSource(to); await wait(200)'],
    ['event-source-frame', "a frame's EventSource", `${FRAME} new view.EventSource(to); await wait(200)`],
    ['web-socket', 'WebSocket', "new WebSocket(to.replace('http', 'ws')); await wait(200)"],
    ['web-socket-http', 'WebSocket of an http: URL', 'new WebSocket(to); await wait(200)'],
    [
      'web-socket-frame',
      "a frame's WebSocket",
      `${FRAME} new view.WebSocket(to.replace('http', 'ws')); await wait(200)`,
    ],
    [
      'web-socket-blank',
      "about:blank's WebSocket by window[n]",
      `${BLANK} new view.WebSocket(to.replace('http', 'ws')); await wait(200)`,
    ],
    ['web-socket-stream', 'WebSocketStream', "new WebSocketStream(to.replace('http', 'ws')); await wait(200)"],
    [
      'payment',
      'the manifest of PaymentRequest',
      "await new PaymentRequest([{ supportedMethods: to }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment()",
    ],
    [
      'identity',
      'the configuration of FedCM',
      "await navigator.credentials.get({ identity: { providers: [{ configURL: to, clientId: '1' }] } })",
    ],
    [
      'background-fetch',
      'backgroundFetch',
      "var r = await navigator.serviceWorker.register(script(''), { scope: '/open/fetch/' }); await wait(500); await r.backgroundFetch.fetch(key, [to])",
    ],
    ['cache-add', 'Cache.add', "await (await caches.open('own')).add(to)"],
    ['wasm', 'WebAssembly.compileStreaming', 'await WebAssembly.compileStreaming(fetch(to))'],
    ['eval-fetch', 'eval', "await (0, eval)('fetch')(to)"],
    [
      'report-error-handler',
      'an event handler in markup',
      "put('div').innerHTML = '<img src=x: onerror=\"fetch(`' + to + '`)\">'; await wait(500)",
    ],
  ]),
  ...list('Workers', 'send', [
    ['worker', 'Worker of a declared URL', 'new Worker(to); await wait(200)'],
    [
      'worker-module',
      'Worker of a declared URL, module',
      "new Worker(to + '.js', { type: 'module' }); await wait(200)",
    ],
    ['worker-moved', 'Worker of an own URL that redirects', 'new Worker(moved); await wait(200)'],
    ['worker-own', 'fetch in a worker of an own file', "new Worker(script('fetch(\"' + to + '\")')); await wait(500)"],
    [
      'worker-own-module',
      'fetch in a module worker of an own file',
      "new Worker(script('fetch(\"' + to + '\")'), { type: 'module' }); await wait(500)",
    ],
    [
      'worker-blob',
      'fetch in a blob: worker',
      "new Worker(blob('text/javascript', 'fetch(\"' + to + '\")')); await wait(500)",
    ],
    [
      'worker-data',
      'fetch in a data: worker',
      "new Worker(put64('text/javascript', 'fetch(\"' + to + '\")')); await wait(500)",
    ],
    [
      'worker-xhr',
      'XMLHttpRequest in a blob: worker',
      "new Worker(blob('text/javascript', 'var x = new XMLHttpRequest(); x.open(\"GET\", \"' + to + '\"); x.send()')); await wait(500)",
    ],
    [
      'worker-socket',
      'WebSocket in a blob: worker',
      "new Worker(blob('text/javascript', 'new WebSocket(\"' + to.replace('http', 'ws') + '\")')); await wait(500)",
    ],
    [
      'worker-stream',
      'EventSource in a blob: worker',
      "new Worker(blob('text/javascript', 'new EventSource(\"' + to + '\")')); await wait(500)",
    ],
    [
      'worker-import-scripts',
      'importScripts in a blob: worker',
      "new Worker(blob('text/javascript', 'importScripts(\"' + to + '.js\")')); await wait(500)",
    ],
    [
      'worker-own-import-scripts',
      'importScripts in a worker of an own file',
      "new Worker(script('importScripts(\"' + to + '.js\")')); await wait(500)",
    ],
    [
      'worker-import',
      'import in a module worker of an own file',
      "new Worker(script('import \"' + to + '.js\"'), { type: 'module' }); await wait(500)",
    ],
    [
      'worker-dynamic-import',
      'import() in a blob: worker',
      "new Worker(blob('text/javascript', 'import(\"' + to + '.js\")')); await wait(500)",
    ],
    [
      'worker-nested',
      'a worker of a worker',
      "new Worker(blob('text/javascript', 'new Worker(URL.createObjectURL(new Blob([\"fetch(`' + to + '`)\"])))')); await wait(700)",
    ],
    [
      'worker-frame',
      "a frame's Worker",
      `${FRAME} new view.Worker(blob('text/javascript', 'fetch("' + to + '")')); await wait(500)`,
    ],
    ['shared-worker', 'SharedWorker of a declared URL', 'new SharedWorker(to); await wait(200)'],
    [
      'shared-worker-own',
      'fetch in a SharedWorker of an own file',
      "new SharedWorker(script('fetch(\"' + to + '\")')); await wait(500)",
    ],
    [
      'shared-worker-blob',
      'fetch in a blob: SharedWorker',
      "new SharedWorker(blob('text/javascript', 'fetch(\"' + to + '\")')); await wait(500)",
    ],
    [
      'service-worker-fetch',
      'fetch in a service worker that may be',
      "await navigator.serviceWorker.register(script('oninstall = (e) => e.waitUntil(fetch(\"' + to + '\"))'), { scope: '/open/call/' }); await wait(800)",
    ],
    [
      'service-worker-import',
      'importScripts in a service worker that may be',
      "await navigator.serviceWorker.register(script('importScripts(\"' + to + '.js\")'), { scope: '/open/import/' })",
    ],
    [
      'worklet-audio',
      'audioWorklet.addModule',
      "await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(to + '.js')",
    ],
    [
      'worklet-audio-own',
      'import in an audio worklet of an own file',
      "await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(script('import \"' + to + '.js\"'))",
    ],
    ['worklet-paint', 'CSS.paintWorklet.addModule', "await CSS.paintWorklet.addModule(to + '.js')"],
    ['worklet-animation', 'CSS.animationWorklet.addModule', "await CSS.animationWorklet.addModule(to + '.js')"],
    ['worklet-layout', 'CSS.layoutWorklet.addModule', "await CSS.layoutWorklet.addModule(to + '.js')"],
  ]),
  ...list('Modules', 'send', [
    ['import', 'import()', "await import(to + '.js')"],
    ['import-own', 'import() of an own module that imports', "await import(script('import \"' + to + '.js\"'))"],
    [
      'import-blob',
      'import() of a blob: module that imports',
      "await import(blob('text/javascript', 'import \"' + to + '.js\"'))",
    ],
    [
      'import-data',
      'import() of a data: module that imports',
      "await import(put64('text/javascript', 'import \"' + to + '.js\"'))",
    ],
    ['import-moved', 'import() of an own URL that redirects', 'await import(moved)'],
    [
      'import-json',
      'import() with { type: "json" }',
      "await (0, eval)('(u) => import(u, { with: { type: \"json\" } })')(to + '.json')",
    ],
    [
      'import-css',
      'import() with { type: "css" }',
      "await (0, eval)('(u) => import(u, { with: { type: \"css\" } })')(to + '.css')",
    ],
    ['import-timer', 'import() in the text of a timer', "setTimeout('import(\"' + to + '.js\")'); await wait(200)"],
    [
      'module-inline',
      'an inline module script that imports',
      "put('script', { type: 'module', text: 'import \"' + to + '.js\"' })",
    ],
    [
      'module-inline-dynamic',
      'an inline script that calls import()',
      "put('script', { text: 'import(\"' + to + '.js\")' })",
    ],
    ['module-src', 'a module script', "put('script', { type: 'module', src: to + '.js' })"],
    [
      'module-own',
      'an own module script that imports',
      "put('script', { type: 'module', src: script('import \"' + to + '.js\"') })",
    ],
    [
      'import-map',
      'an import map',
      "put('script', { type: 'importmap', text: '{\"imports\":{\"mapped\":\"' + to + '.js\"}}' }); await import('mapped')",
    ],
    ['import-frame', "a frame's import()", `${FRAME} await view.eval('import("' + to + '.js")')`],
    [
      'import-handler',
      'import() in an event handler',
      "var d = put('div'); d.setAttribute('onclick', 'import(\"' + to + '.js\")'); d.click(); await wait(200)",
    ],
    [
      'speculation-script',
      'speculation rules put in by code',
      "put('script', { type: 'speculationrules', text: JSON.stringify({ prefetch: [{ source: 'list', urls: [to + '.html'], eagerness: 'immediate' }] }) }, document.head); await wait(800)",
    ],
    [
      'speculation-prerender',
      'speculation rules: prerender an own page that redirects',
      "put('script', { type: 'speculationrules', text: JSON.stringify({ prerender: [{ source: 'list', urls: [moved], eagerness: 'immediate' }] }) }, document.head); await wait(800)",
    ],
  ]),
  ...list('Connections', 'send', [
    [
      'preconnect',
      '<link rel=preconnect> put in by code',
      "put('link', { rel: 'preconnect', href: PORT }, document.head); await wait(500)",
    ],
    [
      'rtc',
      'RTCPeerConnection with a STUN server',
      "var c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + PORT.replace('http://', '') }] }); c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer()); await wait(1500)",
    ],
    [
      'rtc-frame',
      "a frame's RTCPeerConnection",
      `${FRAME} var c = new view.RTCPeerConnection({ iceServers: [{ urls: 'stun:' + PORT.replace('http://', '') }] }); c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer()); await wait(1500)`,
    ],
    ['web-transport', 'WebTransport', "new WebTransport(PORT.replace('http:', 'https:') + '/x'); await wait(1000)"],
    [
      'web-transport-frame',
      "a frame's WebTransport",
      `${FRAME} new view.WebTransport(PORT.replace('http:', 'https:') + '/x'); await wait(1000)`,
    ],
    [
      'dns-prefetch-connect',
      'a connection by <img> to a port of its own',
      "put('img', { src: PORT + '/x' }); await wait(300)",
    ],
  ]),
]
