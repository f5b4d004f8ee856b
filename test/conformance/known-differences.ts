const MONTHS = 'no cookie outlives thirteen months, and a browser would keep it for 400 days'
const TOKENS = 'the date is not read as RFC 6265bis §5.1.1 says'
const LATER = 'what is wrong with an argument is thrown at once, where the browser rejects a promise'
const COUNTED = 'the arguments are counted, or read, other than by the browser'

/** Cases in which a page sees our gates, and why. A case that no longer differs must leave this list. */
export const KNOWN_DIFFERENCES: Record<string, string> = {
  'document.cookie: Max-Age of two years': MONTHS,
  'document.cookie: Max-Age of more digits than a number has': MONTHS,
  'document.cookie: Expires in the year 9999': MONTHS,
  'document.cookie: Expires with years of two digits': MONTHS,
  'cookieStore.set: expires in two years': MONTHS,
  'cookieStore.set: expires far beyond dates': MONTHS,

  'document.cookie: a Max-Age with a plus sign': 'Chromium reads the sign, which RFC 6265bis §5.6.2 does not',
  'document.cookie: Expires with its parts in another order': TOKENS,
  'document.cookie: Expires on a day that is none': TOKENS,
  'document.cookie: a broken Expires after one that is not': TOKENS,
  'document.cookie: Max-Age of one second lasts longer than half of it': 'the date is cut to whole seconds, downwards',
  'document.cookie: assigning an object that cannot become text': 'the message is not the browser’s',
  'document.cookie: assigning a symbol': 'a symbol becomes text, where the browser throws',

  'cookieStore.set: nothing': COUNTED,
  'cookieStore.set: undefined and undefined': COUNTED,
  'cookieStore.set: a symbol as value': COUNTED,
  'cookieStore.delete: nothing': COUNTED,
  'cookieStore: a setter is read once': COUNTED,
  'cookieStore.set: a symbol as name': LATER,
  'cookieStore.set: a symbol as name of an object': LATER,
  'cookieStore.set: a name that throws': LATER,
  'cookieStore.set: a getter that throws': LATER,
  'cookieStore.set: expires as a bigint': LATER,
  'cookieStore.set: expires as a symbol': LATER,
  'cookieStore.set: maxAge as a bigint': LATER,
  'cookieStore.set: expires never': 'an endless date is capped, where the browser refuses it',
  'cookieStore: the lists of an event are the same at every look': 'each look makes a new list, that is not frozen',

  'localStorage: setItem makes text once, key first': 'the key becomes text twice',
  'sessionStorage: setItem makes text once, key first': 'the key becomes text twice',
}
