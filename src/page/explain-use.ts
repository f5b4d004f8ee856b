import { nearest } from '../policy/nearest'

/** The method of each file that comes with a tag of its own. */
const FILES: Record<string, string> = {
  googleConsentMode: 'google',
  uetConsent: 'microsoft',
  clarityConsent: 'microsoft',
  metaConsent: 'meta',
  tiktokConsent: 'tiktok',
  pinterestConsent: 'pinterest',
  matomoConsent: 'matomo',
  posthogConsent: 'posthog',
  mixpanelConsent: 'mixpanel',
  amplitudeConsent: 'amplitude',
  segmentConsent: 'segment',
  shopifyConsent: 'shopify',
  wordpressConsent: 'wordpress',
  importKlaro: 'import',
  importCookieConsent: 'import',
  importTarteaucitron: 'import',
  importOsano: 'import',
  importCookiebot: 'import',
  importOneTrust: 'import',
  inspect: 'inspect',
  explain: 'inspect',
}
/** As many addresses or names as one sentence lists. */
const MOST = 5
const listSome = (all: readonly string[]) =>
  all.slice(0, MOST).join(', ') + (all.length > MOST ? ` and ${all.length - MOST} more` : '')

/** Says in one sentence what is wrong with how `treize` is used in a page, and what to do. */
export const explainUse = {
  unknown(name: string, known: readonly string[]): string {
    if (!name.trim())
      return 'data-consent="" names nothing, so what it marks is never granted: write the category there'
    const separate = name.split(/[\s,;|]+/).filter(Boolean)
    if (separate.length > 1 && separate.every((one) => known.includes(one)))
      return `"${name}" is no category or service of the policy, so it is never granted: separate names by spaces, data-consent="${separate.join(' ')}"`
    const inner = known.filter((one) => one.endsWith(`/${name}`))
    const near = inner.length == 1 ? (inner[0] as string) : nearest(name, known)
    return `"${name}" is no category or service of the policy, so it is never granted: ${near ? `did you mean "${near}"?` : 'correct it, or declare it'}`
  },
  unnamed(keys: readonly string[], known: readonly string[], aliases: readonly string[]): string {
    const names = keys.map((key) => {
      const near = nearest(key, [...known, ...aliases])
      return `"${key}"${near && ` (did you mean "${near}"?)`}`
    })
    return `visitors read ${listSome(names)} as ${
      names.length > 1 ? 'names of categories: give each' : 'the name of a category: give it'
    } a "label", or a key that has words: ${known.join(', ')}`
  },
  answer(name: string, given: unknown): string {
    return `treize.set() got ${JSON.stringify(given)} for "${name}", which is no answer and changes nothing: write true or false`
  },
  asked: (keys: readonly string[]) =>
    `visitors are asked about ${keys.map((key) => `"${key}"`).join(', ')}, and read that the site does not work without it: write "essential": true in it, or give it another key`,
  same: (label: string) =>
    `accept and refuse are both called "${label}": write two words in policy.banner.texts that visitors can tell apart`,
  event(name: string, known: readonly string[]): string {
    const near = nearest(name.replace(/^treize:/, ''), known)
    return `treize.on(${JSON.stringify(name)}) is never called: ${near ? `did you mean "${near}"?` : `the events are ${known.join(', ')}`}`
  },
  call(name: string, known: readonly string[]): string {
    const file = FILES[name] ?? FILES[nearest(name, Object.keys(FILES))]
    if (name == 'start')
      return 'treize.start is not there because the policy’s block has started it: remove the call, or the block'
    if (file)
      return `treize.${name} needs a file: put <script src="treize.${file}.js"></script> below the tag of treize.js`
    const near = nearest(name, known)
    return `treize.${name} is no function: ${
      near
        ? `did you mean treize.${near}?`
        : known.includes('has')
          ? `there are ${known.join(', ')}`
          : 'without a policy, only treize.start is'
    }`
  },
  domain: (domain: string, host: string) =>
    `policy.consent.domain is "${domain}", of which ${host} is no part, so no choice is shared: write the domain of this site, such as ".${host.replace(/^www\./, '')}", or leave it out`,
  mark: (url: string) =>
    `${url} is held for ever: its tag has type="text/plain" and data-src, but no data-consent: write the category there`,
  late(how: string, ran: readonly string[]): string {
    const names = listSome(ran)
    return `treize.js ${how ? `started late, ${how}` : 'is not the first'}: ${
      names ? `${names} ran or was called before it` : 'scripts before it have run'
    }. Put <script src="…/treize.js"></script> first in <head>, below the policy’s block, without async, defer or type="module"`
  },
  below: () =>
    'the policy’s block stands below treize.js, and what comes between them is not held: move the block above it',
  type: (type: string) =>
    `the policy’s block has ${type ? `the type "${type}"` : 'no type, so the browser runs it as a script'}: write <script type="application/json" data-treize>`,
  source: () =>
    'the policy’s block has a src, and browsers fetch no JSON so: write the policy in the block, or fetch it and call treize.start(policy)',
  unmarked: () =>
    'a policy is in a block without data-treize, so what it declares is held and nobody is asked: write <script type="application/json" data-treize>',
  several: () =>
    'there are two policies on this page, so what both declare is held and nobody is asked: write everything in one block',
  twice: () => 'treize.js is on this page twice, and the first one stays: remove one',
  stalled: (url: string) =>
    `${url} has not answered in six seconds, and the held scripts behind it no longer wait for it: look at its host`,
  worker: (why: 'other' | 'scope' | 'file', file: string, other = '') =>
    why == 'other'
      ? `this page has a service worker of the site’s own, ${other}, so ${file} is not registered: write importScripts(${JSON.stringify(file)}) first in it`
      : why == 'scope'
        ? `${file} reaches only the pages of its folder, and this page is not there: put the file at the top of the site, and write "worker": "/treize.worker.js"`
        : `${file} was not registered as a service worker: put treize.worker.js there${other && `; ${other}`}`,
  missing: () =>
    'there is no policy, so nothing is held: put <script type="application/json" data-treize>{ "policy": { "version": "1" }, "categories": { … } }</script> above the tag of treize.js, or call treize.start(policy)',
}
