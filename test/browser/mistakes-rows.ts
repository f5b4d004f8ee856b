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

const started = (script: string) => () =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test page</title>${TAG}<script>${script}</script></head><body><h1>A page</h1></body></html>`
const startedWith = (argument: (text: string) => string) => (other: string) =>
  started(`treize.start(${argument(json(other))})`)().replace('</body>', () => `${trackers(other)}</body>`)
/** A mistake of a service's first pattern, of which Node sees the same. */
const pattern = (change: (other: string) => string) => (other: string) =>
  inPolicy((text) => text.replace(JSON.stringify(`${other}/*`), () => JSON.stringify(change(other))))(other)
const inAnalytics = (more: string) => inPolicy((text) => text.replace('"services"', () => `${more},\n"services"`))
const inConsent = (more: string) =>
  inPolicy((text) => text.replace('"categories"', () => `"consent": { ${more} },\n"categories"`))
const FIRST = '[treize] policy.categories.analytics.services.stats.requests[0] is'
const URLS = 'write "https://*.example.com/*", or "/path*" on this site (line 19, column 13 of its block)'

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
    mistake: '`requests` twice in one service',
    page: inPolicy((text) => text.replace('"requests"', '"requests": [],\n"requests"')),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.services.stats has the key "requests" twice: put both into one (line 19, column 1 of its block)',
    ],
  },
  {
    mistake: 'a category twice',
    page: inPolicy((text) => text.replace(/\}\s*\}\s*$/, ',"analytics": { "cookies": ["_b"] } } }')),
    happens: HELD,
    says: [
      '[treize] policy.categories has the key "analytics" twice: put both into one (line 24, column 4 of its block)',
    ],
  },
  {
    mistake: '`categories` twice',
    page: inPolicy((text) => text.replace(/\}\s*$/, ',"categories": { "media": { "cookies": ["_b"] } } }')),
    happens: HELD,
    says: ['[treize] policy has the key "categories" twice: put both into one (line 25, column 2 of its block)'],
  },
  {
    mistake: 'JSON in a text, encoded twice',
    page: inPolicy((text) => JSON.stringify(text)),
    happens: HELD,
    says: [
      '[treize] policy is JSON inside a text, encoded twice; expected an object: write { … } without quotes around it (line 1, column 1 of its block)',
    ],
  },
  {
    mistake: '`null`',
    page: inPolicy(() => 'null'),
    happens: OTHERS,
    says: ['[treize] policy is null; expected an object: write { … } (line 1, column 1 of its block)'],
  },
  {
    mistake: 'an empty object',
    page: inPolicy(() => '{}'),
    happens: OTHERS,
    says: ['[treize] policy.policy is missing; expected an object: write { … } (line 1, column 1 of its block)'],
  },
  {
    mistake: '`treize.start()` without a policy',
    page: startedWith(() => ''),
    happens: OTHERS,
    says: ['[treize] policy is missing; expected an object: write { … }'],
  },
  {
    mistake: '`treize.start(promise)`',
    page: startedWith((text) => `Promise.resolve(${text})`),
    happens: OTHERS,
    says: ['[treize] policy is {}; expected the policy itself: write treize.start(await policy)'],
  },
  {
    mistake: '`categories` in `policy`',
    page: inPolicy((text) => text.replace(/\s*\},\n {2}"categories"/, ',\n"categories"').replace(/\}\s*$/, '}}')),
    happens: HELD,
    says: [
      '[treize] policy.policy has the key "categories"; expected one of version, url (line 4, column 1 of its block)',
    ],
  },
  {
    mistake: '`services` in a service',
    page: inPolicy((text) => text.replace('"stats"', '"a": { "services": { "stats"').replace(/\}\s*$/, '}}}')),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.services.a has the key "services"; expected one of label, why, provider, privacy, sale, ads, cookies, storage, indexedDB, caches, serviceWorkers, requests, inline (line 14, column 16 of its block)',
    ],
  },
  {
    mistake: 'a pattern with `*` in its host: `https://stats.*/*`',
    page: pattern((other) => other.replace(/localhost.*/, '*/*')),
    happens: OTHERS,
    says: [`${FIRST} "http://other.tracker.*/*"; expected a URL with * before the whole host only: ${URLS}`],
  },
  {
    mistake: 'a pattern with `*` before a part of its host: `https://*stats.example/*`',
    page: pattern((other) => `${other.replace('//', '//*')}/*`),
    happens: HELD,
    says: [`${FIRST} "http://*OTHERHOST/*"; expected a URL with * before the whole host only: ${URLS}`],
  },
  {
    mistake: 'a pattern with a dot before its host: `https://.stats.example/*`',
    page: pattern((other) => `${other.replace('//', '//.')}/*`),
    happens: OTHERS,
    says: [
      `${FIRST} "http://.OTHERHOST/*"; expected a URL whose host has a word before each dot, or *: write "http://*.OTHERHOST/*" (line 19, column 13 of its block)`,
    ],
  },
  {
    mistake: 'a regular expression for a URL',
    page: pattern(() => '/other\\.tracker\\.localhost/'),
    happens: HELD,
    says: [`${FIRST} "/other\\\\.tracker\\\\.localhost/"; expected a URL that is no regular expression: ${URLS}`],
  },
  {
    mistake: 'an empty text in `inline`',
    page: inAnalytics('"inline": [" "]'),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.inline[0] is " "; expected a text that the script contains, such as "new Keen(" (line 13, column 18 of its block)',
    ],
  },
  {
    mistake: 'two cookies in one text',
    page: inAnalytics('"cookies": ["_ga, _gid"]'),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.cookies[0] is "_ga, _gid"; expected one name in each text: write "_ga", "_gid" (line 13, column 19 of its block)',
    ],
  },
  {
    mistake: 'a cookie with its value',
    page: inAnalytics('"cookies": ["_ga=GA1"]'),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.cookies[0] is "_ga=GA1"; expected a name without "=" and the value: write "_ga" (line 13, column 19 of its block)',
    ],
  },
  {
    mistake: 'a name with a placeholder: `_ga_<container-id>`, `_ga_[0-9A-Z]+`',
    page: inAnalytics('"cookies": ["_ga_<container-id>"]'),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.cookies[0] is "_ga_<container-id>"; expected a name with * in the place of what changes: write "_ga_*" (line 13, column 19 of its block)',
    ],
  },
  {
    mistake: 'a service worker without its path',
    page: inAnalytics('"serviceWorkers": ["sw.js"]'),
    happens: HELD,
    says: [
      '[treize] policy.categories.analytics.serviceWorkers[0] is "sw.js"; expected a service worker by its scope or its script: write "/push/", "/sw.js", or "*" for any (line 13, column 26 of its block)',
    ],
  },
  {
    mistake: 'the record’s cookie is called `__Host-…`',
    page: inConsent('"cookie": "__Host-c"'),
    happens: HELD,
    says: [
      '[treize] policy.consent.cookie is "__Host-c"; expected a name of letters, digits, "-", "_" and ".", without __Host- or __Secure-: write "eu-consent", which is kept as __Host-eu-consent on https by itself (line 5, column 16 of its block)',
    ],
  },
  {
    mistake: '`consent.domain` is a URL',
    page: inConsent('"domain": "https://example.com"'),
    happens: HELD,
    says: [
      '[treize] policy.consent.domain is "https://example.com"; expected the domain alone, without a scheme, port, path or *: write ".example.com", or leave it out for this host only (line 5, column 16 of its block)',
    ],
  },
  {
    mistake: '`consent.domain` is another site’s',
    page: inConsent('"domain": ".example.com"'),
    happens: 'The choice is kept for this host only.',
    says: [
      '[treize] policy.consent.domain is ".example.com", of which www.site.localhost is no part, so no choice is shared: write the domain of this site, such as ".site.localhost", or leave it out',
    ],
  },
  {
    mistake: 'a category whose key has a space',
    page: inPolicy((text) => text.replace('"analytics"', '"my analytics"')),
    happens: HELD,
    says: [
      '[treize] policy.categories is "my analytics"; expected a key of at most 64 letters, digits, ".", "_" and "-", none of JavaScript’s own: write the words for visitors in its label (line 12, column 5 of its block)',
    ],
  },
  {
    mistake: '`policy.url` without its scheme',
    page: inPolicy((text) => text.replace('"version"', '"url": "www.site.example/privacy",\n"version"')),
    happens: HELD,
    says: [
      '[treize] policy.policy.url is "www.site.example/privacy"; expected a link with its scheme: write "https://www.site.example/privacy" (line 3, column 5 of its block)',
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
    mistake: 'a tag that code puts in',
    page: (other) =>
      `<!doctype html><html lang="en"><head><title>Test page</title>${BLOCK}${json(other)}</script><script>
document.head.append(Object.assign(document.createElement('script'), { src: '/dist/treize.js', async: false }))
</script><script src="${other}/above.js"></script></head><body><h1>A page</h1></body></html>`,
    happens: 'Works from then on.',
    says: [
      `[treize] treize.js started late, by code that put it in or called treize.start() later: OTHER/above.js ran or was called before it. ${CURE}`,
    ],
    called: ['/above.js'],
  },
  {
    mistake: '`treize.start()` when the page has loaded',
    page: (other) =>
      `<!doctype html><html lang="en"><head><title>Test page</title>${TAG}<script src="${other}/above.js"></script></head><body><h1>A page</h1><script>
addEventListener('load', () => treize.start(${json(other)}))</script></body></html>`,
    happens: 'Works from then on.',
    says: [
      `[treize] treize.js started late, by code that put it in or called treize.start() later: OTHER/above.js ran or was called before it. ${CURE}`,
    ],
    called: ['/above.js'],
  },
  {
    mistake: 'code above that calls something',
    page: around(
      (other, text) => `<script>navigator.sendBeacon('${other}/beacon')</script>${BLOCK}${text}</script>${TAG}`,
    ),
    happens: 'Works from then on.',
    says: [`[treize] treize.js is not the first: OTHER/beacon ran or was called before it. ${CURE}`],
    called: ['/beacon'],
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
    mistake: 'a label of spaces',
    page: inPolicy((text) => text.replace('"analytics": {', '"measuring": {\n"label": " ",')),
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
    mistake: 'a category `essential` without `"essential": true`',
    page: inPolicy((text) => text.replace('"essential": true, ', '').replace('"essential": true,', '')),
    happens: 'Visitors are asked about it.',
    says: [
      '[treize] visitors are asked about "essential", and read that the site does not work without it: write "essential": true in it, or give it another key',
    ],
  },
  {
    mistake: 'the same words on both choices',
    page: inPolicy((text) =>
      text.replace('"categories"', '"banner": { "texts": { "accept": "OK", "reject": "ok" } },\n"categories"'),
    ),
    happens: USUAL,
    says: [
      '[treize] accept and refuse are both called "OK": write two words in policy.banner.texts that visitors can tell apart',
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
