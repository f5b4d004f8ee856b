import { type Loose, attempt, cases, page } from './case'

// What a page can find out by looking at the functions themselves, as feature tests, wrappers and polyfills do.
const WATCHED = [
  'Window',
  'Document',
  'Element',
  'Node',
  'Attr',
  'NamedNodeMap',
  'Range',
  'ShadowRoot',
  'DocumentFragment',
  'CharacterData',
  'HTMLElement',
  'HTMLImageElement',
  'HTMLScriptElement',
  'HTMLIFrameElement',
  'HTMLLinkElement',
  'HTMLSourceElement',
  'HTMLMediaElement',
  'HTMLVideoElement',
  'HTMLEmbedElement',
  'HTMLObjectElement',
  'HTMLTrackElement',
  'HTMLInputElement',
  'HTMLFormElement',
  'HTMLAnchorElement',
  'HTMLTemplateElement',
  'SVGElement',
  'SVGImageElement',
  'SVGScriptElement',
  'Storage',
  'StorageEvent',
  'CookieStore',
  'CookieChangeEvent',
  'XMLHttpRequest',
  'Navigator',
  'IDBFactory',
  'CacheStorage',
  'Cache',
  'WebSocket',
  'EventSource',
  'Worker',
  'SharedWorker',
  'ServiceWorkerContainer',
  'Image',
  'Request',
  'CSSStyleDeclaration',
  'History',
  'Performance',
]

const shape = (value: unknown) => {
  if (typeof value != 'function') return typeof value
  const own = Object.getOwnPropertyNames(value).filter((key) => !(key in page))
  return `function ${JSON.stringify(value.name)} ${value.length} ${own.sort()} ${Object.isExtensible(value)}`
}

/** Every own property of an object, with its flags and the shape of its functions. */
function shapes(target: Loose): Record<string, string> {
  const seen: Record<string, string> = {}
  for (const key of Reflect.ownKeys(target)) {
    // Ours, and the tests'; and what changes while one looks at it.
    if (/^(treize|conformance|runCases|ran|global|inlined|expected|event|\d+$)/.test(String(key))) continue
    const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(target, key) as PropertyDescriptor
    seen[String(key)] = [JSON.stringify(flags), shape(value), shape(get), shape(set)].join(' ')
  }
  return seen
}

/** The source text of every function among an object's own properties; browsers' own say no more than a name. */
function texts(target: Loose): Record<string, unknown> {
  const seen: Record<string, unknown> = {}
  for (const key of Reflect.ownKeys(target)) {
    if (/^(treize|conformance|runCases)/.test(String(key))) continue
    const { value, get, set } = Object.getOwnPropertyDescriptor(target, key) as PropertyDescriptor
    for (const one of [value, get, set])
      if (typeof one == 'function') seen[String(key)] = `${seen[String(key)] ?? ''}${text(one)}`
  }
  return seen
}

const text = (one: unknown) =>
  Function.prototype.toString.call(one).replace(/^function .*\{ \[native code\] \}$/, 'native;')

const hash = (text: string) => {
  let sum = 0
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) | 0
  return sum
}

const objects = (name: string): Loose[] =>
  (name == 'Window' ? [window] : [page[name], page[name]?.prototype]).filter(Boolean)

const METHODS: [holder: string, key: string][] = [
  ['Navigator', 'sendBeacon'],
  ['Storage', 'setItem'],
  ['Storage', 'getItem'],
  ['CookieStore', 'get'],
  ['IDBFactory', 'open'],
  ['CacheStorage', 'open'],
  ['XMLHttpRequest', 'open'],
  ['XMLHttpRequest', 'send'],
  ['Element', 'setAttribute'],
  ['Node', 'appendChild'],
  ['Document', 'write'],
]

export const looks = [
  ...cases('the properties of', Object.fromEntries(WATCHED.map((name) => [name, () => objects(name).map(shapes)]))),
  ...cases('the functions’ text of', Object.fromEntries(WATCHED.map((name) => [name, () => objects(name).map(texts)]))),
  ...cases('the instance', {
    document: () => shapes(document),
    navigator: () => shapes(navigator),
    history: () => shapes(history),
    cookieStore: () => shapes(page.cookieStore),
    'an image': () => shapes(new Image()),
    'an element': () => shapes(document.createElement('div')),
    'the head and what is in it': () =>
      [...document.head.children].filter(({ localName }) => localName != 'script').map(({ outerHTML }) => outerHTML),
    'the body': () => [document.body.outerHTML, document.documentElement.getAttributeNames()],
  }),
  ...cases('a method', {
    ...Object.fromEntries(
      METHODS.flatMap(([holder, key]) => [
        [`${holder}.${key} called with new`, () => attempt(() => Reflect.construct(page[holder].prototype[key], []))],
        [
          `${holder}.${key} as the target of new`,
          () => attempt(() => typeof Reflect.construct(Object, [], page[holder].prototype[key])),
        ],
        [`${holder}.${key} has no prototype`, () => 'prototype' in page[holder].prototype[key]],
        [
          `${holder}.${key} takes properties`,
          () => {
            const method = page[holder].prototype[key]
            method.mine = 1
            const seen = page[holder].prototype[key].mine
            delete method.mine
            return [seen, 'mine' in page[holder].prototype[key]]
          },
        ],
      ]),
    ),
    'a wrapper around a wrapper': () => {
      const native = page.fetch
      page.fetch = Object.assign(() => 'mine', { native })
      const seen = [page.fetch(), page.fetch.native === native]
      page.fetch = native
      return [...seen, page.fetch === native]
    },
    'its name in its text': () => METHODS.map(([holder, key]) => String(page[holder].prototype[key])),
    'bound and compared': () => {
      const { fetch } = page
      return [fetch === page.fetch, fetch.bind(window).name, document.appendChild === Node.prototype.appendChild]
    },
  }),
  ...cases('every interface', {
    'looks as it did': () => {
      const seen: Record<string, number> = {}
      for (const name of Object.getOwnPropertyNames(window).sort()) {
        if (WATCHED.includes(name) || /^(treize|conformance|runCases|WebAssembly)/.test(name)) continue
        const value = Object.getOwnPropertyDescriptor(window, name)?.value
        if (typeof value != 'function' || !value.prototype) continue
        seen[name] = hash(
          JSON.stringify([shapes(value), texts(value), shapes(value.prototype), texts(value.prototype)]),
        )
      }
      return seen
    },
    'has the names it had': () =>
      Object.getOwnPropertyNames(window)
        .filter((name) => !/^(treize|conformance|runCases|ran|global|inlined|expected|\d+$)/.test(name))
        .sort(),
  }),
]
