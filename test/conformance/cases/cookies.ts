import { attempt, cases, openFrame, page, until, wait } from './case'

// After RFC 6265bis §5.6 and §5.7 and what web-platform-tests ask of them under cookies/.
const LONG = 'x'.repeat(4000)
const NEVER = 'Thu, 01 Jan 1970 00:00:00 GMT'
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString()

/** What is in the browser's own jar, as the test reads it there. */
export const jar = (): Promise<unknown> => page.conformanceJar()

const written: Record<string, string[] | (() => string[])> = {
  // name and value
  'a name and a value': ['a=1'],
  'two cookies, in the order they were set': ['b=1', 'a=2'],
  'the same name twice': ['a=1', 'a=2'],
  'a name in another case is another cookie': ['a=1', 'A=2'],
  'a value with equals signs': ['a=b=c==d'],
  'a value with quotes': ['a="1"'],
  'a quoted value with a semicolon': ['a="1;2"'],
  'an escaped quote': ['a="1\\"2"'],
  'an empty value': ['a='],
  'no equals sign': ['alone'],
  'an empty name': ['=value'],
  'an empty name and a value that looks like a pair': ['=a=b'],
  nothing: [''],
  'only an equals sign': ['='],
  'only a semicolon': [';'],
  'only attributes': ['; path=/'],
  'spaces around name and value': ['  a  =  1  ; path=/'],
  'spaces within name and value': ['a b=c d'],
  'tabs around and within': ['\ta\tb\t=\tc\td\t'],
  'a comma': ['a=1,b=2'],
  'many punctuation marks in the name': ["!#$%&'*+-.^_`|~()<>@[]{}?/:=1"],
  'many punctuation marks in the value': ["a=!#$%&'*+-.^_`|~()<>@[]{}?/:"],
  'percent escapes stay': ['%61=%62%2'],
  'letters beyond ASCII': ['é=ü', 'クッキー=値'],
  'an emoji': ['a=🍪'],
  'a lone surrogate': ['a=\ud83c'],
  'a byte order mark': ['\ufeffa=\ufeff1'],
  'a no-break space around the name': ['\u00a0a\u00a0=\u00a01\u00a0'],
  'a line separator': ['a=1\u20282'],
  'a name called __proto__': ['__proto__=1', 'constructor=2'],
  'names that are prefixes of each other': ['a=1', 'ab=2', 'abc=3'],
  'a value that looks like JSON': ['a={"b":[1,2]}'],
  'a value that looks like a number': ['1=2'],
  'a NUL in the value': ['a=1\x002'],
  'a NUL in the name': ['a\0b=1'],
  'a line feed in the value': ['a=1\n2'],
  'a carriage return in the value': ['a=1\r2'],
  'a line feed after the value': ['a=1\n'],
  'a control character in the value': ['a=1\x012'],
  'a DEL in the value': ['a=1\x7f2'],
  'a NUL in an attribute': ['a=1; path=/\0x'],
  'a line feed in an attribute': ['a=1; path=/\nx'],
  // size
  'a value of 4,000 bytes': [`a=${LONG}`],
  'name and value of 4,096 bytes': [`a=${LONG}${'x'.repeat(95)}`],
  'name and value of 4,097 bytes': [`a=${LONG}${'x'.repeat(96)}`],
  'a long name': [`${LONG}=1`],
  'letters of two bytes over the limit': [`a=${'é'.repeat(2100)}`],
  'a long attribute': [`a=1; path=/${'x'.repeat(1022)}`, `b=1; path=/${'x'.repeat(1023)}`],
  'a long unknown attribute': [`a=1; unknown=${LONG}; path=/`],
  // attributes
  'an unknown attribute': ['a=1; unknown=1; SomethingElse'],
  'empty attributes': ['a=1;;; ;path=/;;'],
  'attributes in capitals': ['a=1; PATH=/; SECURE; SAMESITE=STRICT; MAX-AGE=3600'],
  'spaces around attributes': ['a=1;   path  =  /  ;  secure  ;  samesite  =  lax  '],
  'secure with a value': ['a=1; secure=false'],
  HttpOnly: ['a=1; HttpOnly'],
  'HttpOnly among others': ['a=1; path=/; httponly; secure'],
  'an attribute twice': ['a=1; path=/shop; path=/'],
  'an attribute before the pair': ['path=/; a=1'],
  'SameSite=Strict': ['a=1; SameSite=Strict'],
  'SameSite=Lax': ['a=1; SameSite=Lax'],
  'SameSite=None without Secure': ['a=1; SameSite=None'],
  'SameSite=None with Secure': ['a=1; SameSite=None; Secure'],
  'SameSite with another word': ['a=1; SameSite=Never'],
  'SameSite without a value': ['a=1; SameSite'],
  'SameSite twice': ['a=1; SameSite=Strict; SameSite=Lax'],
  'Priority=High': ['a=1; Priority=High'],
  Partitioned: ['a=1; Secure; SameSite=None; Partitioned; Path=/'],
  'Partitioned without Secure': ['a=1; Partitioned'],
  'Partitioned beside one that is not': ['a=1; Secure; Path=/', 'a=2; Secure; SameSite=None; Partitioned; Path=/'],
  // prefixes
  '__Secure- with Secure': ['__Secure-a=1; Secure'],
  '__Secure- without': ['__Secure-a=1'],
  '__Host- as it should be': ['__Host-a=1; Secure; Path=/'],
  '__Host- with a domain': ['__Host-a=1; Secure; Path=/; Domain=www.site.localhost'],
  '__Host- with another path': ['__Host-a=1; Secure; Path=/shop'],
  '__Host- without a path': ['__Host-a=1; Secure'],
  '__HOST- in capitals': ['__HOST-a=1; Path=/'],
  'a nameless cookie with a prefix in its value': ['=__Host-a=1'],
  // domain
  'the host as domain': ['a=1; domain=www.site.localhost'],
  'the parent as domain': ['a=1; domain=site.localhost'],
  'a dot before the domain': ['a=1; domain=.site.localhost'],
  'two dots before the domain': ['a=1; domain=..site.localhost'],
  'a dot after the domain': ['a=1; domain=site.localhost.'],
  'a domain in capitals': ['a=1; domain=SITE.LOCALHOST'],
  'an empty domain': ['a=1; domain='],
  'a domain that is only a dot': ['a=1; domain=.'],
  'a top-level domain': ['a=1; domain=localhost'],
  'another domain': ['a=1; domain=other.localhost'],
  'a child of the host': ['a=1; domain=deep.www.site.localhost'],
  'part of a label': ['a=1; domain=ite.localhost'],
  'a domain with a port': ['a=1; domain=site.localhost:80'],
  'two domains, the last wins': ['a=1; domain=other.localhost; domain=site.localhost'],
  'host and domain are two cookies': ['a=1; path=/', 'a=2; path=/; domain=site.localhost'],
  'an invalid domain': ['a=1; domain=site localhost'],
  // path
  'the default path': ['a=1'],
  'the root': ['a=1; path=/'],
  'the page itself as path': ['a=1; path=/shop/cart/page'],
  'a folder above': ['a=1; path=/shop'],
  'a folder above, with a slash': ['a=1; path=/shop/'],
  'part of a segment': ['a=1; path=/sho'],
  'elsewhere on the site': ['a=1; path=/help'],
  'an empty path': ['a=1; path='],
  'a path without a slash': ['a=1; path=shop'],
  'a path with a query': ['a=1; path=/shop?x'],
  'an escaped path': ['a=1; path=/%73hop'],
  'a path beyond ASCII': ['a=1; path=/é'],
  'a quoted path': ['a=1; path="/"'],
  'the same name on three paths, the longest first': ['a=1; path=/', 'a=2; path=/shop/cart', 'a=3; path=/shop'],
  'path and age order': ['c=1; path=/', 'b=2; path=/', 'a=3; path=/shop', 'c=4; path=/'],
  'one that is written again keeps its place': ['a=1', 'b=2', 'a=3; max-age=3600'],
  // lifetime
  'Max-Age of an hour': ['a=1; max-age=3600'],
  'Max-Age of a month': ['a=1; max-age=2592000'],
  'Max-Age of a year': ['a=1; max-age=31536000'],
  'Max-Age of two years': ['a=1; max-age=63072000'],
  'Max-Age of more digits than a number has': ['a=1; max-age=99999999999999999999999'],
  'Max-Age of zero': ['a=1', 'a=2; max-age=0'],
  'a negative Max-Age': ['a=1', 'a=2; max-age=-1'],
  'a Max-Age that is a minus sign': ['a=1; max-age=-'],
  'a Max-Age with a plus sign': ['a=1; max-age=+3600'],
  'a Max-Age with leading zeros': ['a=1; max-age=0003600'],
  'a broken Max-Age': ['a=1; max-age=3600.5', 'b=1; max-age=3e3', 'c=1; max-age=x', 'd=1; max-age='],
  'a quoted Max-Age': ['a=1; max-age="3600"'],
  'Max-Age twice, the last wins': ['a=1; max-age=0; max-age=3600', 'b=1; max-age=3600; max-age=0'],
  'Max-Age beats Expires': [`a=1; max-age=3600; expires=${NEVER}`, `b=1; expires=${NEVER}; max-age=3600`],
  'a broken Max-Age leaves Expires': [`a=1; max-age=x; expires=${NEVER}`],
  'Expires within the hour': () => [`a=1; expires=${soon(1800)}`],
  'Expires next month': () => [`a=1; expires=${soon(2592000)}`],
  'Expires in the past': ['a=1', `a=2; expires=${NEVER}`],
  'Expires in words of RFC 850': () => [`a=1; expires=${soon(7200).replace(/ (\w+) 20(\d\d) /, '-$1-$2 ')}`],
  'Expires without a weekday': () => [`a=1; expires=${soon(7200).slice(5)}`],
  'Expires without a zone': () => [`a=1; expires=${soon(7200).slice(5, -4)}`],
  'Expires in another zone is read as UTC': () => [`a=1; expires=${soon(90000).replace('GMT', '-0700')}`],
  'Expires in quotes': () => [`a=1; expires="${soon(7200)}"`],
  'Expires as an ISO date': () => [`a=1; expires=${new Date(Date.now() + 7200000).toISOString()}`],
  'Expires as a number': () => [`a=1; expires=${Date.now() + 7200000}`],
  'Expires with its parts in another order': () => [
    `a=1; expires=${soon(7200).replace(/^\w+, (\d+) (\w+) (\d+) ([\d:]+).*/, '$4 $3 $2 $1')}`,
  ],
  'Expires with one digit where two are usual': () => [
    `a=1; expires=${soon(2592000).replace(/(\d+):(\d+):(\d+)/, '1:2:3')}`,
  ],
  'Expires with a month written out': () => [`a=1; expires=${soon(2592000).replace(/ (\w+) (\d{4})/, ' $1xyz $2')}`],
  'Expires without a time': () => [`a=1; expires=${soon(2592000).slice(0, 16)}`],
  'Expires with an hour that is none': () => [`a=1; expires=${soon(2592000).replace(/\d+:/, '25:')}`],
  'Expires on a day that is none': ['a=1; expires=Tue, 31 Feb 2027 00:00:00 GMT'],
  'Expires before 1601': ['a=1', 'a=2; expires=Fri, 01 Jan 1600 00:00:00 GMT'],
  'Expires with years of two digits': [
    'a=1',
    'b=1',
    'a=2; expires=Thu, 01-Jan-70 00:00:01 GMT',
    'b=2; expires=Thu, 01-Jan-69 00:00:01 GMT',
  ],
  'a broken Expires': ['a=1; expires=never', 'b=1; expires=', 'c=1; expires=0', 'd=1; expires'],
  'Expires twice, the last wins': () => [`a=1; expires=${NEVER}; expires=${soon(7200)}`],
  'a broken Expires after one that is not': () => [`a=1; expires=${soon(7200)}; expires=never`],
  'Expires with a comma and more': () => [`a=1; expires=${soon(7200)}, b=2`],
  'Expires in the year 9999': ['a=1; expires=Fri, 31 Dec 9999 23:59:59 GMT'],
  'deleting one of two paths': ['a=1; path=/', 'a=2; path=/shop', 'a=; path=/; max-age=0'],
  'deleting on the wrong path': ['a=1; path=/', 'a=; path=/shop; max-age=0'],
  'deleting the domain cookie only': [
    'a=1; path=/',
    'a=2; path=/; domain=site.localhost',
    'a=; path=/; domain=site.localhost; max-age=0',
  ],
  'from a lifetime back to a session': ['a=1; max-age=3600', 'a=2'],
}

const values: Record<string, () => unknown> = {
  'a number': () => 5,
  null: () => null,
  undefined: () => undefined,
  'an array': () => ['a=1', 'b=2'],
  'an object with toString': () => ({ toString: () => 'a=1' }),
  'an object with only valueOf': () => ({ valueOf: () => 'a=1' }),
  'an object whose toString throws': () => ({
    toString() {
      throw new RangeError('mine')
    },
  }),
  'an object that cannot become text': () => Object.create(null),
  'a symbol': () => Symbol('a=1'),
  'a bigint': () => 10n,
  'a String object': () => new String('a=1'),
}

const assigned = Object.fromEntries(
  Object.entries(values).map(([name, make]) => [
    `assigning ${name}`,
    async () => ({
      result: attempt(() => (page.document.cookie = make())) instanceof Object,
      error: attempt(() => {
        page.document.cookie = make()
      }),
      jar: await jar(),
    }),
  ]),
)

const accessor = () => {
  let at: object | null = document
  while (at && !Object.getOwnPropertyDescriptor(at, 'cookie')) at = Object.getPrototypeOf(at) as object
  return Object.getOwnPropertyDescriptor(at, 'cookie') as Required<PropertyDescriptor>
}

export const cookies = [
  ...cases(
    'document.cookie',
    Object.fromEntries(
      Object.entries(written).map(([name, texts]) => [
        name,
        async () => {
          const thrown = (typeof texts == 'function' ? texts() : texts).map((text) =>
            attempt(() => void (document.cookie = text)),
          )
          return { read: document.cookie, thrown: thrown.filter(Boolean), jar: await jar() }
        },
      ]),
    ),
  ),
  ...cases('document.cookie', {
    ...assigned,
    'text is made of a value once': async () => {
      let count = 0
      page.document.cookie = { toString: () => `a=${++count}` }
      return { count, read: document.cookie }
    },
    'the value of an assignment': () => (document.cookie = 'a=1; path=/'),
    'is an own property of the prototype only': () => ({
      own: Object.hasOwn(document, 'cookie'),
      in: 'cookie' in document,
      prototype: Object.hasOwn(Document.prototype, 'cookie'),
      html: Object.hasOwn(HTMLDocument.prototype, 'cookie'),
    }),
    'reading from something else': () => ({
      object: attempt(() => accessor().get?.call({})),
      prototype: attempt(() => accessor().get?.call(Document.prototype)),
      nothing: attempt(() => accessor().get?.call(undefined)),
    }),
    'writing to something else': () => ({
      object: attempt(() => accessor().set?.call({}, 'a=1')),
      nothing: attempt(() => accessor().set?.call(undefined, 'a=1')),
      missing: attempt(() => (accessor().set as () => void).call(document)),
    }),
    'a document without a window has none': () => {
      const other = document.implementation.createHTMLDocument('')
      other.cookie = 'a=1'
      return { read: other.cookie, here: document.cookie }
    },
    'a document made by XMLHttpRequest or DOMParser has none': () => {
      const other = new DOMParser().parseFromString('<p>', 'text/html')
      other.cookie = 'a=1'
      return [other.cookie, document.cookie, new Document().cookie]
    },
    'a redefined accessor on the document is used': () => {
      const kept: unknown[] = []
      Object.defineProperty(document, 'cookie', {
        configurable: true,
        get: () => 'mine',
        set: (text) => kept.push(text),
      })
      document.cookie = 'a=1'
      const read = document.cookie
      delete page.document.cookie
      return { read, kept, after: document.cookie }
    },
    'a copied accessor still works': async () => {
      const { get, set } = accessor()
      set?.call(document, 'a=1; path=/')
      return { read: get?.call(document), jar: await jar() }
    },
    'what a frame of the same origin writes is read here': async () => {
      const inner = (await openFrame()).contentDocument as Document
      inner.cookie = 'a=1; path=/'
      await until(() => document.cookie.includes('a=1'))
      document.cookie = 'b=2; path=/'
      await until(() => inner.cookie.includes('b=2'))
      return { here: document.cookie, there: inner.cookie, jar: await jar() }
    },
    'what the server sets is read here, HttpOnly is not': async () => {
      await fetch('/set-cookie?a=1;path=/&h=1;httponly;path=/')
      return { read: document.cookie, jar: await jar() }
    },
    'an HttpOnly cookie is not overwritten': async () => {
      await fetch('/set-cookie?h=1;httponly;path=/')
      document.cookie = 'h=2; path=/'
      document.cookie = 'h=; path=/; max-age=0'
      return { read: document.cookie, jar: await jar() }
    },
    'what is written is sent': async () => {
      document.cookie = 'a=1; path=/'
      document.cookie = 'b=2; path=/echo; samesite=strict'
      document.cookie = 'c=3; path=/other'
      return (await (await fetch('/echo')).json()).cookie
    },
    'Max-Age of one second lasts longer than half of it': async () => {
      // Half-way between two whole seconds.
      await wait((1500 - (Date.now() % 1000)) % 1000)
      document.cookie = 'a=1; max-age=1'
      await wait(650)
      return document.cookie
    },
    'it is gone when its time is over': async () => {
      document.cookie = 'a=1; max-age=1'
      document.cookie = 'b=1'
      await wait(2100)
      return document.cookie
    },
    'two hundred cookies': async () => {
      for (let index = 0; index < 200; index++) document.cookie = `n${index}=${index}; path=/`
      return { count: document.cookie.split('; ').length, first: document.cookie.slice(0, 40) }
    },
  }),
]
