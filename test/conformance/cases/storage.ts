import { type Loose, attempt, cases, flags, isSame, page, openFrame, show, until, wait } from './case'

// After the HTML standard's Web Storage and what web-platform-tests ask of it under webstorage/.
type Area = 'localStorage' | 'sessionStorage'

const table: Record<string, (storage: Loose, area: Area) => unknown> = {
  'setItem and getItem': (storage) => {
    storage.setItem('a', '1')
    return [storage.getItem('a'), storage.a, storage.length]
  },
  'getItem of what is not there': (storage) => [storage.getItem('z'), show(storage.z)],
  'setItem gives nothing back': (storage) => show(storage.setItem('a', '1')),
  'setItem makes text of everything': (storage) => {
    const values = [1, null, undefined, true, { b: 1 }, ['x', 'y'], 10n, '', () => 0, new Date(0)]
    for (const [index, value] of values.entries()) storage.setItem(index, value)
    return Object.keys(storage).map((key) => [key, storage.getItem(key)])
  },
  'setItem with a symbol': (storage) => [
    attempt(() => storage.setItem(Symbol('a'), '1')),
    attempt(() => storage.setItem('a', Symbol('1'))),
    storage.length,
  ],
  'missing arguments': (storage) => [
    attempt(() => storage.setItem()),
    attempt(() => storage.setItem('a')),
    attempt(() => storage.getItem()),
    attempt(() => storage.removeItem()),
    attempt(() => storage.key()),
  ],
  'setItem whose value throws': (storage) =>
    attempt(() =>
      storage.setItem('a', {
        toString() {
          throw new RangeError('mine')
        },
      }),
    ),
  'setItem makes text once, key first': (storage) => {
    const order: string[] = []
    const text = (name: string) => ({ toString: () => order.push(name) && name })
    storage.setItem(text('key'), text('value'))
    return [order, storage.getItem('key')]
  },
  'getItem makes text of a key': (storage) => {
    storage.setItem('null', '1')
    storage.setItem('undefined', '2')
    storage.setItem('5', '3')
    return [storage.getItem(null), storage.getItem(undefined), storage.getItem(5), storage[5]]
  },
  'property access': (storage) => {
    storage.a = 1
    storage['b c'] = null
    storage[0] = undefined
    return [storage.a, storage['b c'], storage[0], storage.getItem('0'), storage.length]
  },
  'the value of an assignment': (storage) => show((storage.a = 5)),
  'the names of its own members as properties': (storage) => {
    storage.length = 'x'
    storage.key = 'y'
    const result = [storage.getItem('length'), show(storage.length), storage.getItem('key'), show(typeof storage.key)]
    return [...result, storage.length]
  },
  'the names of its own members as keys': (storage) => {
    for (const key of [
      'length',
      'key',
      'getItem',
      'setItem',
      'removeItem',
      'clear',
      'constructor',
      'toString',
      'hasOwnProperty',
    ])
      storage.setItem(key, `mine ${key}`)
    return [
      storage.length,
      Object.keys(storage),
      typeof storage.getItem,
      typeof storage.toString,
      storage.getItem('clear'),
    ]
  },
  'a key called __proto__': (storage) => {
    storage.setItem('__proto__', '1')
    return [storage.getItem('__proto__'), Object.keys(storage), Object.getPrototypeOf(storage) === Storage.prototype]
  },
  'the property __proto__': (storage) => {
    const key = '__proto__'
    storage[key] = '1'
    return [storage.getItem('__proto__'), Object.getPrototypeOf(storage) === Storage.prototype]
  },
  'an empty key and an empty value': (storage) => {
    storage.setItem('', '')
    return [storage.getItem(''), storage[''], storage.length, storage.key(0), Object.keys(storage)]
  },
  'keys and values beyond ASCII': (storage) => {
    storage.setItem('ключ🍪', '値\0\ud800')
    return [storage.getItem('ключ🍪').length, storage.getItem('ключ🍪').charCodeAt(2), storage.key(0)]
  },
  'key order': (storage) => {
    for (const key of ['c', 'b', '10', 'a', '2', 'B']) storage.setItem(key, '1')
    return [Object.keys(storage), Array.from({ length: 7 }, (_, index) => storage.key(index))]
  },
  'key with odd indexes': (storage) => {
    storage.setItem('a', '1')
    return [0, -1, 1, 1.9, '0', 'x', null, undefined, 2 ** 32, Number.NaN].map((index) => storage.key(index))
  },
  'length after changes': (storage) => {
    const lengths = [storage.length]
    storage.setItem('a', '1')
    lengths.push(storage.length)
    storage.setItem('a', '2')
    lengths.push(storage.length)
    storage.removeItem('a')
    lengths.push(storage.length)
    return lengths
  },
  removeItem: (storage) => {
    storage.setItem('a', '1')
    return [show(storage.removeItem('a')), show(storage.removeItem('a')), storage.getItem('a')]
  },
  clear: (storage) => {
    storage.setItem('a', '1')
    return [show(storage.clear()), storage.length, storage.getItem('a')]
  },
  delete: (storage) => {
    storage.setItem('a', '1')
    return [delete storage.a, delete storage.z, storage.getItem('a'), delete storage.length, storage.length]
  },
  'delete in strict code through Reflect': (storage) => {
    storage.a = '1'
    return [Reflect.deleteProperty(storage, 'a'), Reflect.deleteProperty(storage, 'getItem'), typeof storage.getItem]
  },
  in: (storage) => {
    storage.setItem('a', '1')
    return ['a' in storage, 'z' in storage, 'length' in storage, 'getItem' in storage, 'toString' in storage]
  },
  hasOwn: (storage) => {
    storage.setItem('a', '1')
    return ['a', 'z', 'length', 'getItem', 'toString'].map((key) => Object.hasOwn(storage, key))
  },
  'hasOwnProperty and propertyIsEnumerable': (storage) => {
    storage.setItem('a', '1')
    return ['hasOwnProperty', 'propertyIsEnumerable'].map((method) => [storage[method]('a'), storage[method]('length')])
  },
  'for in': (storage) => {
    storage.setItem('b', '1')
    storage.setItem('a', '1')
    const keys: string[] = []
    for (const key in storage) keys.push(key)
    return keys
  },
  'Object.keys, values and entries': (storage) => {
    storage.setItem('b', '1')
    storage.setItem('a', '2')
    return [Object.keys(storage), Object.values(storage), Object.entries(storage), Object.getOwnPropertyNames(storage)]
  },
  'Reflect.ownKeys': (storage) => {
    storage.setItem('b', '1')
    storage[Symbol.for('s')] = '2'
    const keys = Reflect.ownKeys(storage).map(String)
    delete storage[Symbol.for('s')]
    return keys
  },
  spread: (storage) => {
    storage.setItem('a', '1')
    return { ...storage }
  },
  'Object.assign to and from': (storage) => {
    Object.assign(storage, { a: 1, b: 'x' })
    return Object.assign({}, storage)
  },
  'JSON.stringify': (storage) => {
    storage.setItem('a', '1')
    storage.setItem('b', '{"c":1}')
    return JSON.stringify(storage)
  },
  structuredClone: (storage) => {
    storage.setItem('a', '1')
    return attempt(() => structuredClone(storage))
  },
  destructuring: (storage) => {
    storage.setItem('a', '1')
    storage.setItem('b', '2')
    const { a, z = 'none', ...rest } = storage
    return [a, z, rest]
  },
  'a property descriptor': (storage) => {
    storage.setItem('a', '1')
    return [
      Object.getOwnPropertyDescriptor(storage, 'a'),
      show(Object.getOwnPropertyDescriptor(storage, 'z')),
      show(Object.getOwnPropertyDescriptor(storage, 'length')),
    ]
  },
  'all property descriptors': (storage) => {
    storage.setItem('a', '1')
    return Object.getOwnPropertyDescriptors(storage)
  },
  'defineProperty of a value': (storage) => {
    const result = attempt(() => Object.defineProperty(storage, 'a', { value: 5 }) === storage)
    return [result, storage.getItem('a'), Object.getOwnPropertyDescriptor(storage, 'a')]
  },
  'defineProperty of one that is not configurable': (storage) => {
    const result = attempt(
      () => Object.defineProperty(storage, 'a', { value: 5, configurable: false, writable: false }) === storage,
    )
    return [show(result), storage.getItem('a'), show(Object.getOwnPropertyDescriptor(storage, 'a'))]
  },
  'defineProperty of a getter': (storage) => [
    show(attempt(() => Object.defineProperty(storage, 'a', { get: () => 5, configurable: true }) === storage)),
    storage.getItem('a'),
    Reflect.defineProperty(storage, 'b', { get: () => 5, configurable: true }),
  ],
  'defineProperty of a method': (storage) => {
    const result = attempt(
      () => Object.defineProperty(storage, 'setItem', { value: () => 'mine', configurable: true }) === storage,
    )
    const seen = [
      show(result),
      typeof storage.setItem,
      storage.length,
      storage.getItem('setItem') ? 'kept as text' : 'not kept',
    ]
    delete storage.setItem
    return seen
  },
  'a method is replaced by assignment': (storage) => {
    storage.getItem = () => 'mine'
    const seen = [typeof storage.getItem, storage.length, storage.getItem('getItem') === 'mine']
    storage.clear()
    return [...seen, typeof storage.getItem]
  },
  'a method is replaced on the prototype': (storage) => {
    const native = Object.getOwnPropertyDescriptor(Storage.prototype, 'getItem') as PropertyDescriptor
    Object.defineProperty(Storage.prototype, 'getItem', { ...native, value: () => 'mine' })
    const seen = storage.getItem('a')
    Object.defineProperty(Storage.prototype, 'getItem', native)
    return [seen, storage.getItem('a')]
  },
  'a property of the prototype is seen': (storage) => {
    page.Storage.prototype.inherited = 'yes'
    const seen = [storage.inherited, 'inherited' in storage, Object.hasOwn(storage, 'inherited'), storage.length]
    storage.inherited = 'own'
    seen.push(storage.inherited, storage.length, storage.getItem('inherited'))
    delete page.Storage.prototype.inherited
    return [...seen, storage.inherited ?? null]
  },
  'a setter of the prototype': (storage) => {
    const heard: unknown[] = []
    Object.defineProperty(Storage.prototype, 'mine', {
      configurable: true,
      get: () => 'got',
      set: (value) => heard.push(value),
    })
    storage.mine = 'x'
    const seen = [heard, storage.mine, storage.length]
    delete page.Storage.prototype.mine
    return [...seen, storage.getItem('mine')]
  },
  preventExtensions: (storage) => [
    attempt(() => Object.preventExtensions(storage) && 'prevented'),
    Reflect.preventExtensions(storage),
    Object.isExtensible(storage),
    attempt(() => Object.freeze(storage) && 'frozen'),
    Object.isFrozen(storage),
  ],
  'setPrototypeOf the same': (storage) => Reflect.setPrototypeOf(storage, Storage.prototype),
  symbols: (storage) => {
    const key = Symbol('mine')
    storage[key] = 'test'
    const seen = [storage[key], key in storage, show(Object.getOwnPropertyDescriptor(storage, key)), storage.length]
    return [...seen, delete storage[key], show(storage[key]), delete storage[key]]
  },
  'a symbol whose property is defined': (storage) => {
    const key = Symbol('mine')
    Object.defineProperty(storage, key, { value: 'test', configurable: true })
    const seen = [storage[key], show(Object.getOwnPropertyDescriptor(storage, key))]
    return [...seen, Reflect.set(storage, key, 'other'), storage[key], delete storage[key]]
  },
  'a symbol whose property is not configurable': (storage) => {
    const key = Symbol('mine')
    const defined = attempt(
      () => Object.defineProperty(storage, key, { value: 'test', configurable: false }) === storage,
    )
    return [
      show(defined),
      Object.getOwnPropertyDescriptor(storage, key)?.configurable ?? null,
      Reflect.deleteProperty(storage, key),
      storage[key],
    ]
  },
  'a symbol of the prototype': (storage) => {
    const key = Symbol('mine')
    page.Storage.prototype[key] = 'test'
    const seen = [storage[key], show(Object.getOwnPropertyDescriptor(storage, key))]
    delete page.Storage.prototype[key]
    return seen
  },
  'well-known symbols': (storage) => [
    storage[Symbol.toStringTag],
    show(storage[Symbol.iterator]),
    show(storage[Symbol.toPrimitive]),
    attempt(() => [...storage]),
  ],
  'what it is': (storage, area) => [
    storage instanceof Storage,
    Object.prototype.toString.call(storage),
    String(storage),
    typeof storage,
    storage.constructor === Storage,
    Object.getPrototypeOf(storage) === Storage.prototype,
    isSame(() => page[area]),
    page[area] === storage,
    page.Storage.prototype.isPrototypeOf.call(Storage.prototype, storage),
    Array.isArray(storage),
  ],
  "the window's property": (_, area) => [
    flags(window, area),
    area in window,
    show(attempt(() => Object.getOwnPropertyDescriptor(window, area)?.get?.call({}))),
  ],
  "assigning the window's property": (storage, area) => {
    attempt(() => (page[area] = 5))
    return page[area] === storage
  },
  'the getter called on the window and on nothing': (storage, area) => {
    const get = Object.getOwnPropertyDescriptor(window, area)?.get
    return [get?.call(window) === storage, get?.call(undefined) === storage]
  },
  'a method of the prototype called on it': (storage) => {
    Storage.prototype.setItem.call(storage, 'a', '1')
    const get = Storage.prototype.getItem.bind(storage)
    const { length } = storage
    return [
      get('a'),
      length,
      Storage.prototype.key.call(storage, 0),
      Object.getOwnPropertyDescriptor(Storage.prototype, 'length')?.get?.call(storage),
    ]
  },
  'a method called on something else': () => [
    attempt(() => page.Storage.prototype.setItem.call({}, 'a', '1')),
    attempt(() => page.Storage.prototype.getItem.call(null, 'a')),
    attempt(() => page.Storage.prototype.setItem('a', '1')),
    attempt(() => page.Storage.prototype.length),
    attempt(() => page.Storage.prototype.clear.call(Object.create(Storage.prototype))),
  ],
  'a method taken off it': (storage) => {
    const { setItem, getItem } = storage
    return [attempt(() => setItem('a', '1')), setItem.call(storage, 'a', '1') ?? null, getItem.call(storage, 'a')]
  },
  'an object that inherits from it': (storage) => {
    const child = Object.create(storage)
    storage.setItem('a', '1')
    const seen = [child.a, 'a' in child, attempt(() => child.getItem('a'))]
    child.b = '2'
    return [...seen.map((one) => show(one)), Object.hasOwn(child, 'b'), storage.getItem('b')]
  },
  'the constructor': () => [
    attempt(() => new page.Storage()),
    attempt(() => page.Storage()),
    Storage.name,
    Storage.length,
  ],
  'Reflect.get, set and has': (storage) => [
    Reflect.set(storage, 'a', 5),
    Reflect.get(storage, 'a'),
    Reflect.has(storage, 'a'),
    Reflect.set(storage, 'length', 'x'),
    storage.length,
  ],
  'Reflect.set with another receiver': (storage) => {
    const receiver: Loose = {}
    return [Reflect.set(storage, 'a', '1', receiver), storage.getItem('a'), show(receiver)]
  },
  'compound assignment': (storage) => {
    storage.count = 1
    storage.count++
    storage.count += '0'
    storage.other ??= 'x'
    storage.other ||= 'y'
    return [storage.count, storage.other]
  },
  'optional calls and computed names': (storage) => {
    const key = 'setItem'
    storage[key]?.('a', '1')
    return storage?.getItem?.('a')
  },
  'a big value': (storage) => {
    storage.setItem('a', 'x'.repeat(1_000_000))
    return storage.getItem('a').length
  },
  'over the quota': (storage) => {
    const error = attempt(() => storage.setItem('a', 'x'.repeat(6_000_000))) as Loose
    return [error, storage.getItem('a'), storage.length]
  },
  'over the quota by assignment': (storage) => {
    const error = attempt(() => void (storage.a = 'x'.repeat(6_000_000)))
    return [error, storage.getItem('a')]
  },
  "the quota's error": (storage) => {
    try {
      storage.setItem('a', 'x'.repeat(6_000_000))
      return null
    } catch (error) {
      const { name, code } = error as DOMException
      return [name, code, error instanceof DOMException, Object.prototype.toString.call(error)]
    }
  },
  'no storage event in the same window': async (storage) => {
    let heard = 0
    const hear = () => heard++
    addEventListener('storage', hear)
    storage.setItem('a', '1')
    await wait(50)
    removeEventListener('storage', hear)
    return heard
  },
  'storage events from a frame': async (storage, area) => {
    const frame = await openFrame()
    const seen: unknown[] = []
    const hear = (event: StorageEvent) =>
      seen.push([
        event.key,
        event.oldValue,
        event.newValue,
        event.url,
        event.storageArea === storage,
        event.storageArea === page[area],
        event.isTrusted,
      ])
    addEventListener('storage', hear)
    const there = (frame.contentWindow as Loose)[area]
    there.setItem('a', '1')
    there.setItem('a', '1')
    there.setItem('a', '2')
    there.b = '3'
    there.removeItem('a')
    delete there.b
    there.setItem('c', '4')
    there.clear()
    await until(() => seen.length >= 7, 400)
    removeEventListener('storage', hear)
    return seen
  },
  'storage events in a frame': async (storage, area) => {
    const frame = await openFrame()
    const inner = frame.contentWindow as Loose
    const seen: unknown[] = []
    inner.addEventListener('storage', (event: StorageEvent) =>
      seen.push([event.key, event.newValue, event.storageArea === inner[area]]),
    )
    storage.setItem('a', '1')
    storage.a = '2'
    delete storage.a
    await until(() => seen.length >= 3, 400)
    return seen
  },
  'a frame sees the same': async (storage, area) => {
    const there = ((await openFrame()).contentWindow as Loose)[area]
    storage.setItem('a', '1')
    there.setItem('b', '2')
    return [there.getItem('a'), storage.getItem('b'), there === storage, there instanceof Storage]
  },
  'a method of a frame called on it': async (storage) => {
    const { Storage: Other } = (await openFrame()).contentWindow as Loose
    Other.prototype.setItem.call(storage, 'a', '1')
    return [storage.getItem('a'), Other.prototype.getItem.call(storage, 'a')]
  },
  'a made storage event': (storage) => {
    const event = attempt(() => new StorageEvent('storage', { key: 'a', storageArea: storage })) as Loose
    return event.throws ?? [event.key, event.storageArea === storage]
  },
  initStorageEvent: (storage) => {
    const event = new StorageEvent('storage') as Loose
    return [
      attempt(() => event.initStorageEvent('storage', true, true, 'a', '1', '2', 'x', storage)) ?? null,
      event.storageArea === storage,
    ]
  },
}

export const storage = (['localStorage', 'sessionStorage'] as const).flatMap((area) =>
  cases(area, Object.fromEntries(Object.entries(table).map(([name, run]) => [name, () => run(page[area], area)]))),
)
