import Cookies from 'js-cookie'
import { jar } from './cookies'
import { type Loose, attempt, cases, page, show } from './case'

// What js-cookie promises in its README and asks of browsers in its own tests, told again here.
const written = (text: string) => {
  document.cookie = text
}

const reading: Record<string, () => unknown> = {
  'a value': () => {
    written('c=v; path=/')
    return Cookies.get('c')
  },
  'an empty value': () => {
    Cookies.set('c', '')
    return Cookies.get('c')
  },
  'a name that is not there': () => show(Cookies.get('nothing')),
  'no name among cookies': () => {
    written('c=v; path=/')
    return [show(Cookies.get('')), show(Cookies.get(undefined as Loose)), Object.keys(Cookies.get()).sort()]
  },
  'every cookie': () => {
    Cookies.set('c', 'v')
    Cookies.set('foo', 'bar')
    const { 'eu-consent': _, ...all } = Cookies.get()
    return all
  },
  'an equals sign in the value': () => {
    Cookies.set('c', 'foo=bar')
    return Cookies.get('c')
  },
  'a percent sign in the value': () => {
    Cookies.set('bad', 'foo%')
    return Cookies.get('bad')
  },
  'percent escapes that were not written by it': () => {
    written('bad=foo%bar%22baz%qux; path=/')
    return [show(Cookies.get('bad')), document.cookie.includes('%22')]
  },
  'a percent escape in lower case': () => {
    written('c=%d0%96; path=/')
    return Cookies.get('c')
  },
  'a quoted value': () => {
    written('c="v"; path=/')
    return Cookies.get('c')
  },
  'quotes within': () => {
    written('c="v@address.com\\"\\\\"; path=/')
    return Cookies.get('c')
  },
  'one that cannot be decoded beside one that can': () => {
    written('bad=%A; path=/')
    written('good=1; path=/')
    return [show(Cookies.get('bad')), Cookies.get('good')]
  },
  'the first of two with one name': () => {
    written('c=outer; path=/')
    written('c=inner; path=/shop')
    return [Cookies.get('c'), Cookies.get().c]
  },
  'a document.cookie that a tool has replaced': () => {
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => 'one=1; two=2;three=3', set() {} })
    const seen = [Cookies.get('one'), Cookies.get('two'), show(Cookies.get('three'))]
    delete page.document.cookie
    return [...seen, show(Cookies.get('one'))]
  },
  'names of Object.prototype': () => [
    show(Cookies.get('toString')),
    show(Cookies.get('__proto__')),
    Cookies.set('toString', 'v') && Cookies.get('toString'),
  ],
}

const values: Record<string, Loose> = {
  text: 'v',
  'a String object': new String('v'),
  'text of an object': '[object Object]',
  'a number': 1234,
  null: null,
  undefined: undefined,
  true: true,
  'an array': [1, 'a'],
  'an object': { a: 1 },
  'a long text': 'x'.repeat(3000),
  'a text that is too long': 'x'.repeat(5000),
}

const writing: Record<string, () => unknown> = {
  ...Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `${name}`,
      async () => [show(attempt(() => Cookies.set('c', value))), show(Cookies.get('c')), await jar()],
    ]),
  ),
  'expires in days': async () => [cut(Cookies.set('c', 'v', { expires: 200 })), await jar()],
  'expires in parts of a day': async () => [cut(Cookies.set('c', 'v', { expires: 0.5 })), await jar()],
  'expires as a Date': async () => [
    cut(Cookies.set('c', 'v', { expires: new Date(Date.now() + 7 * 86_400_000) })),
    await jar(),
  ],
  'expires in a year': async () => [cut(Cookies.set('c', 'v', { expires: 365 })), await jar()],
  'expires yesterday': async () => [cut(Cookies.set('c', 'v', { expires: -1 })), await jar()],
  'the text it gives back': () => [
    Cookies.set('c', 'v'),
    Cookies.set('d', 'v', { path: '/shop', secure: true, sameSite: 'strict' }),
  ],
  'the default path': async () => [Cookies.set('c', 'v'), await jar()],
  'no path': async () => [Cookies.set('c', 'v', { path: '' }), await jar()],
  'undefined attributes': async () => [
    Cookies.set('c', 'v', { path: undefined, expires: undefined } as Loose),
    await jar(),
  ],
  'attributes that are false': async () => [
    Cookies.set('c', 'v', { secure: false, partitioned: false } as Loose),
    await jar(),
  ],
  'attributes that are true': async () => [Cookies.set('c', 'v', { secure: true }), await jar()],
  'an attribute of its own': async () => [Cookies.set('c', 'v', { anything: 'x' }), await jar()],
  'attributes are cut at a semicolon': async () => [
    Cookies.set('c', 'v', { path: '/;domain=site.localhost' }),
    await jar(),
  ],
  'a domain': async () => [Cookies.set('c', 'v', { domain: 'site.localhost' }), await jar()],
  'sameSite and secure': async () => [Cookies.set('c', 'v', { sameSite: 'none', secure: true }), await jar()],
  partitioned: async () => [
    Cookies.set('c', 'v', { sameSite: 'none', secure: true, partitioned: true } as Loose),
    await jar(),
  ],
  'the attributes given stay as they are': () => {
    const attributes = { path: '/', expires: 5 }
    Cookies.set('c', 'v', attributes)
    return attributes
  },
}

/** Without the date, which is the moment's. */
const cut = (text: string | undefined) => text?.replace(/expires=[^;]*/, 'expires=…')

const removing: Record<string, () => unknown> = {
  one: () => {
    Cookies.set('c', 'v')
    return [show(Cookies.remove('c')), show(Cookies.get('c')), document.cookie.includes('c=v')]
  },
  'one that is not there': () => show(Cookies.remove('nothing')),
  'with the attributes it was set with': async () => {
    const attributes = { path: '/shop', domain: 'site.localhost' }
    Cookies.set('c', 'v', attributes)
    Cookies.remove('c')
    const before = Cookies.get('c')
    Cookies.remove('c', attributes)
    return [before, show(Cookies.get('c')), attributes, await jar()]
  },
  'with an expires among them': async () => {
    Cookies.set('c', 'v')
    Cookies.remove('c', { expires: 10 })
    return [show(Cookies.get('c')), await jar()]
  },
  'a name with brackets': () => {
    Cookies.set('c[1]', 'v')
    const before = Cookies.get('c[1]')
    Cookies.remove('c[1]')
    return [before, show(Cookies.get('c[1]'))]
  },
  'each of all': () => {
    for (const name of ['a', 'b', 'c']) Cookies.set(name, name)
    for (const name of Object.keys(Cookies.get())) if (name != 'eu-consent') Cookies.remove(name)
    return Object.keys(Cookies.get())
  },
}

const configured: Record<string, () => unknown> = {
  'attributes of a copy': async () => {
    const api = Cookies.withAttributes({ path: '/shop', secure: true })
    return [api.set('c', 'v'), api.set('d', 'v', { path: '/' }), api.remove('d', { path: '/' }) ?? null, await jar()]
  },
  'attributes of a copy of a copy': () =>
    Cookies.withAttributes({ path: '/shop' }).withAttributes({ sameSite: 'strict' }).set('c', 'v'),
  'a converter that reads': () => {
    written('escaped=%u5317; path=/')
    written('default=%E5%8C%97; path=/')
    const api = Cookies.withConverter({
      read: (value, name) => (name == 'escaped' ? unescape(value) : (Cookies as Loose).converter.read(value, name)),
    })
    return [api.get('escaped'), api.get('default')]
  },
  'a converter that writes': async () => [
    Cookies.withConverter({ write: (value) => String(value).toUpperCase() }).set('c', 'v'),
    await jar(),
  ],
  'a converter that reads every cookie, with its name': () => {
    written('a=1; path=/')
    written('b=2; path=/')
    const names: string[] = []
    Cookies.withConverter({ read: (value, name) => names.push(name) && value }).get()
    return names.filter((name) => name != 'eu-consent')
  },
  'a converter that throws': () => {
    written('a=1; path=/')
    const api = Cookies.withConverter({
      read() {
        throw new RangeError('mine')
      },
    })
    return [show(attempt(() => api.get('a'))), show(attempt(() => Object.keys(api.get())))]
  },
  'a JSON converter': () => {
    const api = Cookies.withConverter<Loose>({
      read: (value) => JSON.parse(decodeURIComponent(value)),
      write: (value) => encodeURIComponent(JSON.stringify(value)),
    })
    api.set('c', { a: [1, 2] })
    return api.get('c')
  },
  'attributes and converter cannot be changed': () => [
    show(attempt(() => ((Cookies as Loose).attributes = {}))),
    show(attempt(() => ((Cookies as Loose).attributes.path = '/x'))),
    Object.isFrozen((Cookies as Loose).attributes),
    Object.isFrozen((Cookies as Loose).converter),
  ],
}

// RFC 6265 lets a cookie hold some of these as they are; the others are escaped.
const CHARACTERS = [...' ",;\\#$%&+:<>=/?@[]^`{}|()*!\'~-_.', 'ã', '₯', '𩸽', '\t', '\n', '%20', '\u00a0']

const encoding = Object.fromEntries(
  CHARACTERS.flatMap((character) => [
    [
      `${JSON.stringify(character)} in a value`,
      async () => [Cookies.set('c', `${character}a${character}${character}`), Cookies.get('c'), await jar()],
    ],
    [
      `${JSON.stringify(character)} in a name`,
      async () => [
        Cookies.set(`${character}a${character}`, 'v'),
        show(Cookies.get(`${character}a${character}`)),
        await jar(),
      ],
    ],
  ]),
)

export const jsCookie = [
  ...cases('js-cookie reads', reading),
  ...cases('js-cookie writes', writing),
  ...cases('js-cookie removes', removing),
  ...cases('js-cookie is configured', configured),
  ...cases('js-cookie encodes', encoding),
]
