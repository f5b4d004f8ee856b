import { pageWith } from '../helpers/page-with'

/** A mistake that owners make, as `docs/mistakes.md` lists it. */
export interface Row {
  mistake: string
  /** The page; `other` is another site, whose scripts are trackers. */
  page(other: string): string
  happens: string
  /** What the console says, whole. `OTHER` stands for the other site, `SITE` for the page's own. */
  says: string[]
  /** What is called before any choice all the same. */
  called?: string[]
}

const TAG = '<script src="/dist/treize.js"></script>'
const BLOCK = '<script type="application/json" data-treize>'
/** As many sites have it: nothing marked, all declared. */
const policyFor = (other: string) => ({
  policy: { version: '1' },
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    analytics: { services: { stats: { cookies: ['_st_*'], requests: [`${other}/*`] } } },
  },
})
const json = (other: string, change: (text: string) => string = (text) => text) =>
  change(JSON.stringify(policyFor(other), null, 2))
/** What an unmarked page calls: by the parser, and by code. */
const trackers = (other: string) => `<script>
  new Image().src = '${other}/pixel.gif'
  fetch('${other}/fetch', { mode: 'no-cors' }).catch(() => {})
  navigator.sendBeacon('${other}/beacon')
  const made = document.createElement('script'); made.src = '${other}/made.js'; document.head.append(made)
  const frame = document.createElement('iframe'); frame.src = '${other}/frame'; document.body.append(frame)
</script>`
const inPolicy = (change: (text: string) => string) => (other: string) =>
  pageWith(json(other, change), { body: trackers(other) })
const around =
  (head: (other: string, text: string) => string, body = '') =>
  (other: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test page</title>${head(other, json(other))}</head><body><h1>A page</h1>${body}${trackers(other)}</body></html>`

const HELD = 'What the policy declares is held, and nobody is asked.'
const OTHERS = 'Other sites’ scripts and frames, and what code calls on other hosts, are held; nobody is asked.'
const USUAL = 'Works as usual.'
const noJson = (where: string, has: string, line: string) =>
  `[treize] policy is no JSON, so other sites’ scripts, frames and calls are held: ${where} of its block has ${has} (${line})`
const CURE =
  'Put <script src="…/treize.js"></script> first in <head>, below the policy’s block, without async, defer or type="module"'

export const rows: Row[] = [
  {
    mistake: 'a trailing comma',
    page: inPolicy((text) => text.replace('"session_id"\n', '"session_id",\n')),
    happens: OTHERS,
    says: [noJson('line 9, column 21', 'an extra comma: remove it', '"session_id",')],
  },
  {
    mistake: 'a missing comma',
    page: inPolicy((text) => text.replace('},\n  "categories"', '}\n  "categories"')),
    happens: OTHERS,
    says: [noJson('line 4, column 4', 'a missing comma: write one here', '}')],
  },
  {
    mistake: 'a byte order mark',
    page: inPolicy((text) => `\ufeff${text}`),
    happens: OTHERS,
    says: [noJson('line 1, column 1', 'a byte order mark: save the file as UTF-8 without one', '{')],
  },
  {
    mistake: 'a comment',
    page: inPolicy((text) => text.replace('"analytics"', '// Ours\n    "analytics"')),
    happens: OTHERS,
    says: [noJson('line 12, column 5', 'a comment, which JSON does not have: remove it', '// Ours')],
  },
  {
    mistake: 'single quotes',
    page: inPolicy((text) => text.replaceAll('"', "'")),
    happens: OTHERS,
    says: [noJson('line 2, column 3', 'a single quote: write "', "'policy': {")],
  },
  {
    mistake: 'HTML entities',
    page: inPolicy((text) => text.replaceAll('"', '&quot;')),
    happens: OTHERS,
    says: [
      noJson(
        'line 2, column 3',
        'an HTML entity: write the character itself, such as " for &quot;',
        '&quot;policy&quot;: {',
      ),
    ],
  },
  {
    mistake: '`</script>` in a text, which ends the block',
    page: inPolicy((text) => text.replace('"stats": {', '"stats": {\n          "label": "A </script>",')),
    happens: OTHERS,
    says: [
      noJson(
        'line 15, column 20',
        'the end before the policy is complete: is "</script>" in a text of it? Write "<\\/script>", and close what is open',
        '"label": "A',
      ),
    ],
  },
  {
    mistake: 'an empty block',
    page: inPolicy(() => ''),
    happens: OTHERS,
    says: [
      '[treize] policy is no JSON, so other sites’ scripts, frames and calls are held: line 1, column 1 of its block has nothing: write the policy there',
    ],
  },
  {
    mistake: 'a misspelt key: `request` for `requests`',
    page: inPolicy((text) => text.replace('"requests"', '"request"')),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.services.stats has the key "request"; expected a known key: did you mean "requests"? (line 18, column 11 of its block)',
    ],
  },
  {
    mistake: 'a misspelt key: `catgories` for `categories`',
    page: inPolicy((text) => text.replace('"categories"', '"catgories"')),
    happens: HELD,
    says: [
      '[treize] policy has the key "catgories"; expected a known key: did you mean "categories"? (line 5, column 3 of its block)',
    ],
  },
  {
    mistake: 'text where a list belongs',
    page: (other) => inPolicy((text) => text.replace(/"requests": \[[^\]]*\]/, `"requests": "${other}/*"`))(other),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.services.stats.requests is "OTHER/*"; expected a list: write [ … ] (line 18, column 11 of its block)',
    ],
  },
  {
    mistake: 'a host without a scheme',
    page: inPolicy((text) => text.replace('"http://', '"')),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.services.stats.requests[0] is "OTHERHOST/*"; expected a URL: write "https://*.example.com/*", or "/path*" on this site (line 19, column 13 of its block)',
    ],
  },
  {
    mistake: 'a pattern that no URL can match',
    page: inPolicy((text) => text.replace('http://', 'http://me@')),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.services.stats.requests[0] is "http://me@OTHERHOST/*"; expected a URL without a user name, which browsers do not send: write "https://*.example.com/*", or "/path*" on this site (line 19, column 13 of its block)',
    ],
  },
  {
    mistake: 'no version',
    page: inPolicy((text) => text.replace(/"version": "1"/, '')),
    happens: HELD,
    says: [
      '[treize] policy.policy.version is missing; expected a version: write a date as "2022-01-15" or a number as "3" (line 2, column 3 of its block)',
    ],
  },
  {
    mistake: 'the block has the type `application/ld+json`, `text/json` or `application/json; charset=utf-8`',
    page: around((_, text) => `<script type="application/json; charset=utf-8" data-treize>${text}</script>${TAG}`),
    happens: USUAL,
    says: [],
  },
  {
    mistake: 'the block has the type `text/plain`',
    page: around((_, text) => `<script type="text/plain" data-treize>${text}</script>${TAG}`),
    happens: USUAL,
    says: ['[treize] the policy’s block has the type "text/plain": write <script type="application/json" data-treize>'],
  },
  {
    mistake: '`data-treize` is forgotten',
    page: around((_, text) => `<script type="application/json">${text}</script>${TAG}`),
    happens: HELD,
    says: [
      '[treize] a policy is in a block without data-treize, so what it declares is held and nobody is asked: write <script type="application/json" data-treize>',
    ],
  },
  {
    mistake: 'the block has a `src`',
    page: around(() => `<script type="application/json" data-treize src="/policy.json"></script>${TAG}`),
    happens: OTHERS,
    says: [
      '[treize] the policy’s block has a src, and browsers fetch no JSON so: write the policy in the block, or fetch it and call treize.start(policy)',
    ],
  },
  {
    mistake: 'the block is below `treize.js`',
    page: around((_, text) => `${TAG}${BLOCK}${text}</script>`),
    happens: 'Works from the block on.',
    says: [
      '[treize] the policy’s block stands below treize.js, and what comes between them is not held: move the block above it',
    ],
  },
  {
    mistake: 'two different blocks',
    page: around(
      (_, text) =>
        `${BLOCK}{ "policy": { "version": "1" }, "categories": { "a": {} } }</script>${BLOCK}${text}</script>${TAG}`,
    ),
    happens: 'What both declare is held, and nobody is asked.',
    says: [
      '[treize] there are two policies on this page, so what both declare is held and nobody is asked: write everything in one block',
    ],
  },
  {
    mistake: 'no block, and no `treize.start()`',
    page: () =>
      `<!doctype html><html lang="en"><head><title>Test page</title>${TAG}</head><body><h1>A page</h1></body></html>`,
    happens: 'Nothing is held.',
    says: [
      '[treize] there is no policy, so nothing is held: put <script type="application/json" data-treize>{ "policy": { "version": "1" }, "categories": { … } }</script> above the tag of treize.js, or call treize.start(policy)',
    ],
  },
  {
    mistake: '`type="module"`',
    page: (other) =>
      `<!doctype html><html lang="en"><head><title>Test page</title>${BLOCK}${json(other)}</script><script type="module" src="/dist/treize.js"></script><script src="${other}/above.js"></script></head><body><h1>A page</h1></body></html>`,
    happens: 'Works from then on.',
    says: [
      `[treize] treize.js started late, as a module or from other code: OTHER/above.js ran or was called before it. ${CURE}`,
    ],
    called: ['/above.js'],
  },
  {
    mistake: 'a tag of another site above',
    page: around((other, text) => `<script src="${other}/above.js"></script>${BLOCK}${text}</script>${TAG}`),
    happens: 'Works from then on.',
    says: [`[treize] treize.js is not the first: OTHER/above.js ran or was called before it. ${CURE}`],
    called: ['/above.js'],
  },
  {
    mistake: '`treize.js` twice',
    page: around((_, text) => `${BLOCK}${text}</script>${TAG}${TAG}`),
    happens: 'The first one works as usual.',
    says: ['[treize] treize.js is on this page twice, and the first one stays: remove one'],
  },
  {
    mistake: '`data-consent=""`',
    page: around(
      (_, text) => `${BLOCK}${text}</script>${TAG}`,
      '<script type="text/plain" data-consent="" src="/a.js"></script>',
    ),
    happens: 'What it marks is held for ever.',
    says: ['[treize] data-consent="" names nothing, so what it marks is never granted: write the category there'],
  },
  {
    mistake: 'a misspelt name',
    page: around(
      (_, text) => `${BLOCK}${text}</script>${TAG}`,
      '<script type="text/plain" data-consent="analitics" src="/a.js"></script>',
    ),
    happens: 'What it marks is held for ever.',
    says: [
      '[treize] "analitics" is no category or service of the policy, so it is never granted: did you mean "analytics"?',
    ],
  },
  {
    mistake: 'names with commas',
    page: around(
      (_, text) => `${BLOCK}${text}</script>${TAG}`,
      '<script type="text/plain" data-consent="analytics,essential" src="/a.js"></script>',
    ),
    happens: 'What it marks is held for ever.',
    says: [
      '[treize] "analytics,essential" is no category or service of the policy, so it is never granted: separate names by spaces, data-consent="analytics essential"',
    ],
  },
  {
    mistake: 'a category without words: neither a `label` nor a known name',
    page: inPolicy((text) => text.replace('"analytics"', '"measuring"')),
    happens: 'Visitors read its key.',
    says: [
      '[treize] visitors read "measuring" as the name of a category: give it a "label", or a key that has words: essential, preferences, functional, analytics, marketing, media, social, chat',
    ],
  },
  {
    mistake: 'a misspelt name of a known category',
    page: inPolicy((text) => text.replace('"analytics"', '"analitics"')),
    happens: 'Visitors read its key.',
    says: [
      '[treize] visitors read "analitics" (did you mean "analytics"?) as the name of a category: give it a "label", or a key that has words: essential, preferences, functional, analytics, marketing, media, social, chat',
    ],
  },
  {
    mistake: 'an event that does not exist',
    page: around((_, text) => `${BLOCK}${text}</script>${TAG}<script>treize.on('choise', () => {})</script>`),
    happens: 'The callback is never called.',
    says: ['[treize] treize.on("choise") is never called: did you mean "choice"?'],
  },
  {
    mistake: 'a signal’s file is forgotten',
    page: around((_, text) => `${BLOCK}${text}</script>${TAG}<script>treize.googleConsentMode({})</script>`),
    happens: 'The browser says that it is no function.',
    says: [
      'TypeError: treize.googleConsentMode is not a function',
      '[treize] treize.googleConsentMode needs a file: put <script src="treize.google.js"></script> below the tag of treize.js',
    ],
  },
]
