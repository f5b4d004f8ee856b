import { type Way, list } from '../way'

const FRAME = 'var view = (await frame()).contentWindow;'
const worker = (body: string) => `message(new Worker(blob('text/javascript', ${body})))`

const storages = (['local', 'session'] as const).flatMap((short) => {
  const area = `${short}Storage`
  return [
    ...list(area, 'store', [
      [`${short}-set-item`, 'setItem', `${area}.setItem(key, '1')`],
      [`${short}-member`, `${area}[name] = …`, `${area}[key] = '1'`],
      [`${short}-window`, `window.${area}`, `self['${area}'][key] = '1'`],
      [
        `${short}-define`,
        'Object.defineProperty',
        `Object.defineProperty(${area}, key, { value: '1', writable: true, enumerable: true, configurable: true })`,
      ],
      [
        `${short}-reflect-define`,
        'Reflect.defineProperty',
        `Reflect.defineProperty(${area}, key, { value: '1', writable: true, enumerable: true, configurable: true })`,
      ],
      [`${short}-reflect-set`, 'Reflect.set', `Reflect.set(${area}, key, '1')`],
      [`${short}-assign`, 'Object.assign', `Object.assign(${area}, { [key]: '1' })`],
      [`${short}-prototype`, 'Storage.prototype.setItem', `Storage.prototype.setItem.call(${area}, key, '1')`],
      [`${short}-apply`, 'Reflect.apply', `Reflect.apply(${area}.setItem, ${area}, [key, '1'])`],
      [
        `${short}-getter`,
        'the getter of the window',
        `var found; for (var o = self; o && !(found = Object.getOwnPropertyDescriptor(o, '${area}')); o = Object.getPrototypeOf(o)); found.get.call(self).setItem(key, '1')`,
      ],
      [
        `${short}-inherited`,
        'an object that inherits from it',
        `Reflect.set(Object.create(${area}), key, '1', ${area})`,
      ],
      [`${short}-frame`, "a frame's", `${FRAME} view.${area}.setItem(key, '1')`],
      [
        `${short}-frame-method`,
        "a frame's method on the page's",
        `${FRAME} view.Storage.prototype.setItem.call(${area}, key, '1')`,
      ],
      [`${short}-blank`, 'about:blank by window[n]', `blank(); self[self.length - 1].${area}.setItem(key, '1')`],
      [
        `${short}-srcdoc`,
        'a script in srcdoc',
        `await loaded(put('iframe', { srcdoc: '<script>${area}["' + key + '"] = "1"</' + 'script>' }))`,
      ],
      [
        `${short}-own-page`,
        'an own page without Treize in a frame',
        `await loaded(put('iframe', { src: own('text/html', '<script>${area}["' + key + '"] = "1"</' + 'script>') }))`,
      ],
      [
        `${short}-object-page`,
        'an own page in <object>',
        `await loaded(put('object', { data: own('text/html', '<script>${area}["' + key + '"] = "1"</' + 'script>') }))`,
      ],
      ...(short == 'local'
        ? ([
            [
              `${short}-popup`,
              'a pop-up',
              `var view = open('about:blank'); view.${area}.setItem(key, '1'); view.close()`,
            ],
          ] as [string, string, string][])
        : []),
    ]),
    ...list(area, 'store', [[`undeclared-${short}`, 'undeclared: setItem', `${area}.setItem(key, '1')`]], {
      undeclared: true,
    }),
    ...list(area, 'read', [
      [`read-${short}-get-item`, 'getItem', `${area}.getItem('r_${short}')`],
      [`read-${short}-member`, `${area}.name`, `${area}.r_${short}`],
      [
        `read-${short}-key`,
        'key(n)',
        `return Array.from({ length: ${area}.length }, (_, n) => ${area}.key(n)).filter((name) => /^r_/.test(name))`,
      ],
      [`read-${short}-keys`, 'Object.keys', `Object.keys(${area}).filter((name) => /^r_/.test(name))`],
      [`read-${short}-names`, 'Reflect.ownKeys', `Reflect.ownKeys(${area}).filter((name) => /^r_/.test(name))`],
      [
        `read-${short}-in`,
        'for … in',
        `var all = []; for (var name in ${area}) if (/^r_/.test(name)) all.push(name); return all`,
      ],
      [`read-${short}-has`, 'name in …', `return 'r_${short}' in ${area} ? 'secret' : undefined`],
      [`read-${short}-spread`, '{ … }', `return { ...${area} }.r_${short}`],
      [`read-${short}-json`, 'JSON.stringify', `JSON.parse(JSON.stringify(${area})).r_${short}`],
      [
        `read-${short}-descriptor`,
        'getOwnPropertyDescriptor',
        `Object.getOwnPropertyDescriptor(${area}, 'r_${short}')?.value`,
      ],
      [`read-${short}-prototype`, 'Storage.prototype.getItem', `Storage.prototype.getItem.call(${area}, 'r_${short}')`],
      [`read-${short}-frame`, "a frame's", `${FRAME} return view.${area}.getItem('r_${short}')`],
      [
        `read-${short}-frame-method`,
        "a frame's method on the page's",
        `${FRAME} return view.Storage.prototype.getItem.call(${area}, 'r_${short}')`,
      ],
      [
        `read-${short}-blank`,
        'about:blank by window[n]',
        `blank(); return self[self.length - 1].${area}.getItem('r_${short}')`,
      ],
    ]),
  ]
})

const databases = [
  ...list('IndexedDB', 'store', [
    ['idb-open', 'indexedDB.open', 'await database(indexedDB, key)'],
    ['idb-prototype', 'IDBFactory.prototype.open', 'await request(IDBFactory.prototype.open.call(indexedDB, key, 1))'],
    ['idb-frame', "a frame's", `${FRAME} await database(view.indexedDB, key)`],
    [
      'idb-frame-method',
      "a frame's method on the page's",
      `${FRAME} await request(view.IDBFactory.prototype.open.call(indexedDB, key, 1))`,
    ],
    ['idb-blank', 'about:blank by window[n]', 'blank(); await database(self[self.length - 1].indexedDB, key)'],
    [
      'idb-own-page',
      'an own page without Treize in a frame',
      `await loaded(put('iframe', { src: own('text/html', '<script>indexedDB.open("' + key + '")</' + 'script>') })); await wait(300)`,
    ],
    [
      'idb-blob-worker',
      'a blob: worker',
      `await ${worker(`'indexedDB.open("' + key + '").onsuccess = () => postMessage(1)'`)}`,
    ],
    [
      'idb-own-worker',
      'a worker of an own file',
      `await message(new Worker(script('indexedDB.open("' + key + '").onsuccess = () => postMessage(1)')))`,
    ],
    [
      'idb-module-worker',
      'a module worker',
      `await message(new Worker(script('indexedDB.open("' + key + '").onsuccess = () => postMessage(1)'), { type: 'module' }))`,
    ],
    [
      'idb-shared-worker',
      'a shared worker',
      `await message(new SharedWorker(script('onconnect = (e) => { indexedDB.open("' + key + '").onsuccess = () => e.ports[0].postMessage(1) }')).port)`,
    ],
    [
      'idb-nested-worker',
      'a worker of a worker',
      `await ${worker(`'new Worker("' + script('indexedDB.open("' + key + '").onsuccess = () => postMessage(1)') + '").onmessage = () => postMessage(1)'`)}`,
    ],
    [
      'idb-service-worker',
      'a service worker that may be',
      `await navigator.serviceWorker.register(script("oninstall = (e) => e.waitUntil(new Promise((done) => (indexedDB.open('" + key + "').onsuccess = done)))"), { scope: '/open/idb/' }); await wait(1500)`,
    ],
  ]),
  ...list('IndexedDB', 'store', [['undeclared-idb', 'undeclared: indexedDB.open', 'await database(indexedDB, key)']], {
    undeclared: true,
  }),
  ...list('IndexedDB', 'read', [
    ['read-idb', 'open and get', 'return seeded(indexedDB)'],
    ['read-idb-names', 'indexedDB.databases', 'return indexedDB.databases()'],
    ['read-idb-frame', "a frame's", `${FRAME} return seeded(view.indexedDB)`],
    ['read-idb-blank', 'about:blank by window[n]', 'blank(); return seeded(self[self.length - 1].indexedDB)'],
    [
      'read-idb-worker',
      'a blob: worker',
      `return ${worker("SEEDED + 'seeded(indexedDB).then(postMessage, postMessage)'")}`,
    ],
    [
      'read-idb-own-worker',
      'a worker of an own file',
      `return message(new Worker(script(SEEDED + 'seeded(indexedDB).then(postMessage, postMessage)')))`,
    ],
  ]),
]

const put = (caches: string) => `await (await ${caches}.open(key)).put('/kept', new Response('1'))`
const files = [
  ...list('Cache Storage', 'store', [
    ['cache-open', 'caches.open', put('caches')],
    ['cache-prototype', 'CacheStorage.prototype.open', 'await CacheStorage.prototype.open.call(caches, key)'],
    ['cache-frame', "a frame's", `${FRAME} ${put('view.caches')}`],
    ['cache-blank', 'about:blank by window[n]', `blank(); ${put('self[self.length - 1].caches')}`],
    [
      'cache-blob-worker',
      'a blob: worker',
      `await ${worker(`'caches.open("' + key + '").then(() => postMessage(1), () => postMessage(0))'`)}`,
    ],
    [
      'cache-own-worker',
      'a worker of an own file',
      `await message(new Worker(script('caches.open("' + key + '").then(() => postMessage(1))')))`,
    ],
    [
      'cache-service-worker',
      'a service worker that may be',
      `await navigator.serviceWorker.register(script("oninstall = (e) => e.waitUntil(caches.open('" + key + "'))"), { scope: '/open/cache/' }); await wait(1500)`,
    ],
  ]),
  ...list('Cache Storage', 'store', [['undeclared-cache', 'undeclared: caches.open', put('caches')]], {
    undeclared: true,
  }),
  ...list('Cache Storage', 'read', [
    ['read-cache-match', 'caches.match', "return (await caches.match('/r_cached'))?.text()"],
    ['read-cache-open', 'open and match', "return (await (await caches.open('r_cache')).match('/r_cached'))?.text()"],
    ['read-cache-keys', 'caches.keys', 'return (await caches.keys()).filter((name) => /^r_/.test(name))'],
    ['read-cache-has', 'caches.has', "return (await caches.has('r_cache')) ? 'secret' : undefined"],
    ['read-cache-frame', "a frame's", `${FRAME} return (await view.caches.match('/r_cached'))?.text()`],
    [
      'read-cache-worker',
      'a blob: worker',
      `return ${worker("'caches.match(\"' + location.origin + '/r_cached\").then((r) => r.text()).then(postMessage, postMessage)'")}`,
    ],
  ]),
  ...list('Service workers', 'store', [
    ['sw-register', 'register', "await navigator.serviceWorker.register(script(''), { scope: '/scope/' + key + '/' })"],
    [
      'sw-prototype',
      'ServiceWorkerContainer.prototype.register',
      "await ServiceWorkerContainer.prototype.register.call(navigator.serviceWorker, script(''), { scope: '/scope/' + key + '/' })",
    ],
    [
      'sw-module',
      'of type module',
      "await navigator.serviceWorker.register(script(''), { scope: '/scope/' + key + '/', type: 'module' })",
    ],
    [
      'sw-frame',
      "a frame's",
      `${FRAME} await view.navigator.serviceWorker.register(script(''), { scope: '/scope/' + key + '/' })`,
    ],
    [
      'sw-blank',
      'about:blank by window[n]',
      "blank(); await self[self.length - 1].navigator.serviceWorker.register(script(''), { scope: location.origin + '/scope/' + key + '/' })",
    ],
    [
      'sw-own-page',
      'an own page without Treize in a frame',
      `await loaded(put('iframe', { src: own('text/html', '<script>navigator.serviceWorker.register("' + script('') + '", { scope: "/scope/' + key + '/" })</' + 'script>') })); await wait(500)`,
    ],
  ]),
  ...list('Service workers', 'read', [
    [
      'read-sw',
      'getRegistrations',
      'return (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope).filter((scope) => /scope.r_/.test(scope))',
    ],
    [
      'read-sw-one',
      'getRegistration',
      "return (await navigator.serviceWorker.getRegistration('/scope/r_worker/'))?.scope",
    ],
  ]),
  ...list(
    'Other stores',
    'store',
    [
      [
        'opfs-file',
        "a file of the origin's own file system",
        'await (await navigator.storage.getDirectory()).getFileHandle(key, { create: true })',
      ],
      [
        'opfs-folder',
        "a folder of the origin's own file system",
        'await (await navigator.storage.getDirectory()).getDirectoryHandle(key, { create: true })',
      ],
      [
        'opfs-frame',
        "a frame's file system",
        `${FRAME} await (await view.navigator.storage.getDirectory()).getFileHandle(key, { create: true })`,
      ],
      [
        'opfs-worker',
        "a worker's file system",
        `await ${worker(`'navigator.storage.getDirectory().then((d) => d.getFileHandle("' + key + '", { create: true })).then(() => postMessage(1), () => postMessage(0))'`)}`,
      ],
      [
        'bucket-open',
        'navigator.storageBuckets.open',
        "await navigator.storageBuckets.open(key.replace(/_/g, '') + '-')",
      ],
      [
        'bucket-idb',
        'IndexedDB of a bucket',
        "await database((await navigator.storageBuckets.open('all')).indexedDB, key)",
      ],
      [
        'bucket-cache',
        'Cache Storage of a bucket',
        "await (await navigator.storageBuckets.open('all')).caches.open(key)",
      ],
      ['window-name', 'window.name', 'self.name += key'],
      [
        'window-open-name',
        'window.open(url, "_self")’s name by Reflect.set',
        "Reflect.set(self, 'name', self.name + key)",
      ],
      ['history-replace', 'history.replaceState', 'history.replaceState({ ...history.state, [key]: 1 }, "")'],
      [
        'history-prototype',
        'History.prototype.replaceState',
        'History.prototype.replaceState.call(history, { ...history.state, [key]: 1 }, "")',
      ],
      [
        'navigation-update',
        'navigation.updateCurrentEntry',
        'navigation.updateCurrentEntry({ state: { ...navigation.currentEntry.getState(), [key]: 1 } })',
      ],
      ['shared-storage', 'sharedStorage.set', 'await sharedStorage.set(key, "1")'],
      ['web-sql', 'openDatabase', "openDatabase(key, '1', '', 1)"],
    ],
    { undeclared: true },
  ),
  ...list('Other stores', 'read', [
    [
      'read-opfs',
      "the origin's own file system",
      "return (await (await (await navigator.storage.getDirectory()).getFileHandle('r_file')).getFile()).name",
    ],
    [
      'read-bucket',
      'navigator.storageBuckets.keys',
      "return (await navigator.storageBuckets.keys()).includes('rbucket') ? 'secret' : undefined",
    ],
    ['read-window-name', 'window.name', 'self.name'],
  ]),
]

export const stores: Way[] = [...storages, ...databases, ...files]
