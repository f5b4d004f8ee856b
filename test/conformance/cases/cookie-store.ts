import { jar } from './cookies'
import { type Loose, attempt, cases, flags, once, page, settle, show, wait } from './case'

// After the Cookie Store standard and what web-platform-tests ask of it under cookiestore/.
const store = () => page.cookieStore

const set: Record<string, () => unknown[]> = {
  'name and value': () => ['a', '1'],
  'an object': () => [{ name: 'a', value: '1' }],
  nothing: () => [],
  'only a name': () => ['a'],
  null: () => [null],
  'a number and a number': () => [1, 2],
  'undefined and undefined': () => [undefined, undefined],
  'null and null': () => [null, null],
  'an empty object': () => [{}],
  'an object without a value': () => [{ name: 'a' }],
  'an object without a name': () => [{ value: '1' }],
  'an object and more': () => [{ name: 'a', value: '1' }, 'x'],
  'a name and an object': () => ['a', { value: '1' }],
  'three texts': () => ['a', '1', '2'],
  'empty name and value': () => ['', ''],
  'an empty name': () => ['', 'value'],
  'an empty name and a value with an equals sign': () => ['', 'a=b'],
  'an empty value': () => ['a', ''],
  'a value with an equals sign': () => ['a', 'b=c'],
  'a name with an equals sign': () => ['a=b', 'c'],
  'a name with a semicolon': () => ['a;b', 'c'],
  'a value with a semicolon': () => ['a', 'b;c'],
  'a name with a NUL': () => ['a\x00', 'b'],
  'a value with a line feed': () => ['a', 'b\n'],
  'a value with a DEL': () => ['a', '\x7f'],
  'a tab in name and value': () => ['a\tb', 'c\td'],
  'spaces around name and value': () => [' a ', ' 1 '],
  'a name of spaces': () => ['  ', '1'],
  'letters beyond ASCII': () => ['é', '値🍪'],
  'a lone surrogate': () => ['a', '\ud83c'],
  'a symbol as name': () => [Symbol('a'), '1'],
  'a symbol as value': () => ['a', Symbol('1')],
  'a symbol as name of an object': () => [{ name: Symbol('a'), value: '1' }],
  'a name that throws': () => [
    {
      name: {
        toString() {
          throw new RangeError('mine')
        },
      },
      value: '1',
    },
  ],
  'a getter that throws': () => [
    {
      get name() {
        throw new RangeError('mine')
      },
      value: '1',
    },
  ],
  'a name and value of 4,096 bytes': () => ['a', 'x'.repeat(4095)],
  'a name and value of 4,097 bytes': () => ['a', 'x'.repeat(4096)],
  '__Host-': () => ['__Host-a', '1'],
  '__Host- with a domain': () => [{ name: '__Host-a', value: '1', domain: 'www.site.localhost' }],
  '__Host- with another path': () => [{ name: '__Host-a', value: '1', path: '/shop' }],
  '__Secure-': () => ['__Secure-a', '1'],
  'the host as domain': () => [{ name: 'a', value: '1', domain: 'www.site.localhost' }],
  'the parent as domain': () => [{ name: 'a', value: '1', domain: 'site.localhost' }],
  'a dot before the domain': () => [{ name: 'a', value: '1', domain: '.site.localhost' }],
  'another domain': () => [{ name: 'a', value: '1', domain: 'other.localhost' }],
  'a child of the host': () => [{ name: 'a', value: '1', domain: 'deep.www.site.localhost' }],
  'an empty domain': () => [{ name: 'a', value: '1', domain: '' }],
  'a null domain': () => [{ name: 'a', value: '1', domain: null }],
  'a long domain': () => [{ name: 'a', value: '1', domain: 'x'.repeat(1025) }],
  'a path': () => [{ name: 'a', value: '1', path: '/shop/' }],
  'a path without a slash at its end': () => [{ name: 'a', value: '1', path: '/shop' }],
  'a path without a slash at its start': () => [{ name: 'a', value: '1', path: 'shop' }],
  'an empty path': () => [{ name: 'a', value: '1', path: '' }],
  'a path elsewhere': () => [{ name: 'a', value: '1', path: '/help/' }],
  'a long path': () => [{ name: 'a', value: '1', path: `/${'x'.repeat(1023)}/` }],
  'a path with a semicolon': () => [{ name: 'a', value: '1', path: '/;x' }],
  strict: () => [{ name: 'a', value: '1', sameSite: 'strict' }],
  lax: () => [{ name: 'a', value: '1', sameSite: 'lax' }],
  none: () => [{ name: 'a', value: '1', sameSite: 'none' }],
  'another sameSite': () => [{ name: 'a', value: '1', sameSite: 'Strict' }],
  partitioned: () => [{ name: 'a', value: '1', partitioned: true }],
  'expires in an hour': () => [{ name: 'a', value: '1', expires: Date.now() + 3_600_000 }],
  'expires as a Date': () => [{ name: 'a', value: '1', expires: new Date(Date.now() + 3_600_000) }],
  'expires as text': () => [{ name: 'a', value: '1', expires: String(Date.now() + 3_600_000) }],
  'expires as text that is no number': () => [{ name: 'a', value: '1', expires: 'never' }],
  'expires in the past': () => [{ name: 'a', value: '1', expires: Date.now() - 1000 }],
  'expires at zero': () => [{ name: 'a', value: '1', expires: 0 }],
  'expires null': () => [{ name: 'a', value: '1', expires: null }],
  'expires NaN': () => [{ name: 'a', value: '1', expires: Number.NaN }],
  'expires never': () => [{ name: 'a', value: '1', expires: Number.POSITIVE_INFINITY }],
  'expires as a bigint': () => [{ name: 'a', value: '1', expires: 5n }],
  'expires as a symbol': () => [{ name: 'a', value: '1', expires: Symbol('x') }],
  'expires far beyond dates': () => [{ name: 'a', value: '1', expires: 9e15 }],
  'expires in two years': () => [{ name: 'a', value: '1', expires: Date.now() + 63_072_000_000 }],
  maxAge: () => [{ name: 'a', value: '1', maxAge: 3600 }],
  'maxAge zero': () => [{ name: 'a', value: '1', maxAge: 0 }],
  'maxAge as a bigint': () => [{ name: 'a', value: '1', maxAge: 5n }],
  'maxAge and expires': () => [{ name: 'a', value: '1', maxAge: 10, expires: Date.now() + 3_600_000 }],
  'an object of a class': () => [
    new (class {
      name = 'a'
      get value() {
        return '1'
      }
    })(),
  ],
}

const single: Record<string, () => unknown[]> = {
  nothing: () => [],
  'a name': () => ['a'],
  'a name that is not there': () => ['z'],
  'an empty name': () => [''],
  undefined: () => [undefined],
  null: () => [null],
  'a number': () => [1],
  'an empty object': () => [{}],
  'an object with a name': () => [{ name: 'a' }],
  'an object with a name and the url': () => [{ name: 'a', url: location.href }],
  'an object with only the url': () => [{ url: location.href }],
  'the url with a fragment': () => [{ name: 'a', url: `${location.href}#x` }],
  'another url': () => [{ name: 'a', url: '/other' }],
  'another origin': () => [{ name: 'a', url: 'https://example.com/' }],
  'a url that is none': () => [{ name: 'a', url: 'http://[' }],
  'a symbol': () => [Symbol('a')],
  'a name with spaces around': () => [' a '],
  'a name and more': () => ['a', 'b'],
}

const remove: Record<string, () => unknown[]> = {
  nothing: () => [],
  'a name': () => ['a'],
  'a name that is not there': () => ['z'],
  'an empty name': () => [''],
  null: () => [null],
  undefined: () => [undefined],
  'a number': () => [5],
  'a symbol': () => [Symbol('a')],
  'an empty object': () => [{}],
  'an object': () => [{ name: 'a' }],
  'an object with the path': () => [{ name: 'a', path: '/' }],
  'an object with another path': () => [{ name: 'a', path: '/shop/' }],
  'an object with the domain': () => [{ name: 'a', domain: 'site.localhost' }],
  'an object with another domain': () => [{ name: 'a', domain: 'other.localhost' }],
  'an object with a dot before the domain': () => [{ name: 'a', domain: '.site.localhost' }],
  'an object with a path without a slash': () => [{ name: 'a', path: 'x' }],
  'an object, partitioned': () => [{ name: 'a', partitioned: true }],
}

/** A few cookies to look for. */
function three() {
  document.cookie = 'a=1; path=/'
  document.cookie = 'a=2; path=/shop'
  document.cookie = 'b=3; path=/'
}

/** Events as they come while something runs. */
async function events(run: () => unknown) {
  const seen: unknown[] = []
  const hear = (event: Loose) =>
    seen.push({ type: event.type, changed: show(event.changed), deleted: show(event.deleted) })
  store().addEventListener('change', hear)
  await run()
  await wait(120)
  store().removeEventListener('change', hear)
  return seen
}

const methods = ['get', 'getAll', 'set', 'delete'] as const

export const cookieStore = [
  ...cases(
    'cookieStore.set',
    Object.fromEntries(
      Object.entries(set).map(([name, make]) => [
        name,
        async () => ({ ...((await settle(() => store().set(...make()))) as object), jar: await jar() }),
      ]),
    ),
  ),
  ...(['get', 'getAll'] as const).flatMap((method) =>
    cases(
      `cookieStore.${method}`,
      Object.fromEntries(
        Object.entries(single).map(([name, make]) => [
          name,
          () => {
            three()
            return settle(() => store()[method](...make()))
          },
        ]),
      ),
    ),
  ),
  ...cases(
    'cookieStore.delete',
    Object.fromEntries(
      Object.entries(remove).map(([name, make]) => [
        name,
        async () => {
          three()
          return { ...((await settle(() => store().delete(...make()))) as object), jar: await jar() }
        },
      ]),
    ),
  ),
  ...cases('cookieStore', {
    'calls on something else': async () =>
      Promise.all(methods.map((method) => settle(() => store()[method].call({}, 'a', '1')))),
    'calls on nothing': async () =>
      Promise.all(
        methods.map((method) =>
          settle(() => {
            const loose = store()[method]
            return loose('a', '1')
          }),
        ),
      ),
    'the methods as properties': () => methods.map((method) => flags(page.CookieStore.prototype, method)),
    'an item has the same keys': async () => {
      three()
      return Object.keys(await store().get('b'))
    },
    'an item is a plain object': async () => {
      three()
      const item = await store().get('b')
      return { prototype: Object.getPrototypeOf(item) === Object.prototype, text: JSON.stringify(item) }
    },
    'a list is a plain array': async () => {
      three()
      const list = await store().getAll()
      return { array: Array.isArray(list), frozen: Object.isFrozen(list), length: list.length }
    },
    'every call gives a new object': async () => {
      three()
      const first = await store().get('b')
      return first === (await store().get('b'))
    },
    'a result can be given back': async () => {
      three()
      const item = await store().get('b')
      return settle(() => store().set(item.name, `${item.value}!`))
    },
    'a setter is read once': async () => {
      const read: string[] = []
      const init = new Proxy(
        { name: 'a', value: '1', expires: Date.now() + 3_600_000 },
        {
          get(target, key) {
            read.push(String(key))
            return Reflect.get(target, key)
          },
        },
      )
      await store().set(init)
      return read
    },
    'the object that was given stays as it is': async () => {
      const init = Object.freeze({ name: 'a', value: '1', expires: Date.now() + 63_072_000_000 })
      const before = { ...init }
      await store().set(init)
      return JSON.stringify(before) == JSON.stringify(init)
    },
    'what is set at once is read in order': async () => {
      const all = [store().set('a', '1'), store().set('a', '2'), store().get('a')]
      return show((await Promise.all(all))[2])
    },
    'a change event for a new cookie': () => events(() => store().set('a', '1')),
    'a change event for one that is written again': async () => {
      await store().set('a', '1')
      await wait(60)
      return events(() => store().set('a', '2'))
    },
    'a change event for a deletion': async () => {
      await store().set('a', '1')
      await wait(60)
      return events(() => store().delete('a'))
    },
    'a change event for document.cookie': () => events(() => void (document.cookie = 'a=1; path=/')),
    'no change event for a cookie that is not there': () => events(() => store().delete('z')),
    'no change event for another path': () => events(() => store().set({ name: 'a', value: '1', path: '/help/' })),
    'a change event for a cookie of the server': () =>
      events(() => fetch('/set-cookie?a=1;path=/').then((answer) => answer.text())),
    onchange: async () => {
      const heard: unknown[] = []
      store().onchange = (event: Loose) =>
        heard.push(event.type, event.target === store(), event instanceof page.CookieChangeEvent)
      await store().set('a', '1')
      await wait(120)
      store().onchange = null
      return heard
    },
    'the lists of an event are the same at every look': async () => {
      const event = once(store(), 'change')
      await store().set('a', '1')
      const { changed } = (await event) ?? {}
      const again = (await event)?.changed
      return { same: changed === again, frozen: Object.isFrozen(changed), array: Array.isArray(changed) }
    },
    'a made event': () => {
      const event = new page.CookieChangeEvent('change', {
        changed: [{ name: 'a', value: '1' }],
        deleted: [{ name: 'b' }],
      })
      return { changed: show(event.changed), deleted: show(event.deleted), trusted: event.isTrusted }
    },
    'an event without lists': () => {
      const event = new page.CookieChangeEvent('change')
      return [show(event.changed), show(event.deleted)]
    },
    'the lists of an event read from something else': () =>
      ['changed', 'deleted'].map((key) =>
        attempt(() => Object.getOwnPropertyDescriptor(page.CookieChangeEvent.prototype, key)?.get?.call({})),
      ),
    'what it is': () => ({
      text: String(store()),
      instance: store() instanceof page.CookieStore,
      target: store() instanceof EventTarget,
      same: store() === window.cookieStore,
      construct: attempt(() => new page.CookieStore()),
      json: JSON.stringify(store()),
    }),
  }),
]
