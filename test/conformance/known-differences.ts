import { LOADERS } from './cases/elements'

const MESSAGE = 'the message is not the browser’s'
const MONTHS = 'no cookie outlives thirteen months, and a browser would keep it for 400 days'
const TOKENS = 'the date is not read as RFC 6265bis §5.1.1 says'
const LATER = 'what is wrong with an argument is thrown at once, where the browser rejects a promise'
const COUNTED = 'the arguments are counted, or read, other than by the browser'

const TWICE = 'the gate makes text of an argument of its own, and the browser does it again'
const TEXT = 'toString of a stand-in says "[native code]" without the name'
const MEMBERS = 'a name of Storage.prototype is not kept as a key by assignment, as it is in a browser'
const PROTO = 'a key of this name is mistaken for the prototype'
const GIVEN = 'a browser takes only its own Storage, not what stands in for it'

const both = (table: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, why]) =>
      ['localStorage', 'sessionStorage'].map((area) => [`${area}: ${name}`, why]),
    ),
  )

/** Cases in which a page sees our gates, and why. A case that no longer differs must leave this list. */
export const KNOWN_DIFFERENCES: Record<string, string> = {
  'document.cookie: Max-Age of two years': MONTHS,
  'document.cookie: Max-Age of more digits than a number has': MONTHS,
  'document.cookie: Expires in the year 9999': MONTHS,
  'document.cookie: Expires with years of two digits': MONTHS,
  'cookieStore.set: expires in two years': MONTHS,
  'cookieStore.set: expires far beyond dates': MONTHS,

  'document.cookie: Expires before 1601': 'Chromium takes it for the past, and RFC 6265bis §5.1.1 ignores it',
  'document.cookie: a Max-Age with a plus sign': 'Chromium reads the sign, which RFC 6265bis §5.6.2 does not',
  'document.cookie: a broken Expires after one that is not': TOKENS,
  'document.cookie: assigning an object that cannot become text': MESSAGE,
  'document.cookie: assigning a symbol': 'a symbol becomes text, where the browser throws',

  'cookieStore.set: undefined and undefined': COUNTED,
  'cookieStore.set: a symbol as value': COUNTED,
  'cookieStore: a setter is read once': COUNTED,
  'cookieStore.set: a symbol as name': LATER,
  'cookieStore.set: a symbol as name of an object': LATER,
  'cookieStore.set: expires as a bigint': LATER,
  'cookieStore.set: expires as a symbol': LATER,
  'cookieStore.set: maxAge as a bigint': LATER,
  'cookieStore.set: expires never': 'an endless date is capped, where the browser refuses it',
  'cookieStore: the lists of an event are the same at every look': 'each look makes a new list, that is not frozen',

  'indexedDB: text is made of a name once': TWICE,
  'caches: text is made of a name once': TWICE,
  'caches: called on something else': 'match says so in words of ours',

  'WebSocket: text of it': TEXT,
  'EventSource: text of it': TEXT,
  'Worker: text of it': TEXT,
  'SharedWorker: text of it': TEXT,
  'a method: its name in its text': TEXT,

  ...both({
    'setItem makes text once, key first': TWICE,
    'the names of its own members as properties': MEMBERS,
    'the names of its own members as keys': MEMBERS,
    'a method is replaced by assignment': MEMBERS,
    'a property of the prototype is seen': MEMBERS,
    'a key called __proto__': PROTO,
    structuredClone: 'the message names the stand-in',
    'defineProperty of one that is not configurable': 'a stand-in cannot pretend such a property',
    'defineProperty of a getter': 'a getter is refused in silence, where the browser throws',
    preventExtensions: MESSAGE,
    initStorageEvent: GIVEN,
  }),
}

/** Those that are seen only while something is refused. */
export const KNOWN_WHILE_REFUSING: Record<string, string> = {
  'fetch: text is made of an address once': TWICE,
  'XMLHttpRequest: text is made of an address once': TWICE,
  'XMLHttpRequest: text of method and address, in order': TWICE,
  'WebSocket: text is made of an address once': TWICE,
  ...Object.fromEntries(
    LOADERS.flatMap(([name, key]) => [
      [`${name} ${key}: text is made of a value once`, TWICE],
      // The browser itself is asked first what it says of a script's.
      ...(name == 'script' ? [] : [[`${name} ${key}: set to what is no text`, MESSAGE]]),
    ]),
  ),
}
