import { Ajv } from 'ajv'
import fc from 'fast-check'
import { compilePolicy } from '../../src/policy/compile'
import { describe, expect, it } from 'vitest'
import { createConsent, PolicyError } from '../../src/index'
import { findMistake } from '../../src/policy/check'

const valid = { policy: { version: '1' }, categories: { analytics: {} } }
const mistake = (policy: unknown) => {
  try {
    createConsent(policy as never)
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyError)
    return (error as Error).message
  }
  return 'none'
}
const inAnalytics = (analytics: unknown) => mistake({ ...valid, categories: { analytics } })

describe('a policy', () => {
  it('is taken as the design page writes it', () => {
    const policy = {
      $schema: './node_modules/treize/schema.json',
      policy: { version: '2022-01-15', url: '/privacy' },
      controller: { name: 'Weproc', contact: 'dpo@example.com', authority: 'CNIL' },
      consent: { lifetime: '6 months', cookie: 'eu-consent', domain: '.example.com' },
      undeclared: 'hold',
      categories: {
        essential: {
          essential: true,
          cookies: [{ name: 'session_id', lifetime: 'session', why: 'Keeps you signed in' }, 'csrf_*'],
          storage: ['cart'],
        },
        analytics: {
          services: {
            matomo: {
              label: { en: 'Matomo', fr: 'Matomo' },
              provider: 'Weproc',
              privacy: '/privacy#matomo',
              cookies: [
                { name: '_pk_id.*', lifetime: '13 months' },
                { name: '_pk_ses.*', lifetime: '30 minutes' },
                '*/cly_*',
                '*',
              ],
              requests: ['https://stats.example.com/*', { url: '/collect*', why: 'Counts' }],
            },
          },
        },
        marketing: {
          cookies: ['_fbp'],
          requests: ['https://*.facebook.com/*', 'https://connect.facebook.net/*', '*://*/px'],
        },
      },
    }
    expect(findMistake(policy)).toBeUndefined()
  })

  it('with a mistake says where, what came, what was expected and the cure', () => {
    expect(mistake({})).toBe('[treize] policy.policy is missing; expected an object: write { … }')
    expect(mistake(undefined)).toBe('[treize] policy is missing; expected an object: write { … }')
    expect(mistake([])).toBe('[treize] policy is []; expected an object: write { … }')
    expect(mistake({ policy: {}, categories: {} })).toBe(
      '[treize] policy.policy.version is missing; expected a version: write a date as "2022-01-15" or a number as "3"',
    )
    expect(mistake({ policy: { version: 3 }, categories: {} })).toBe(
      '[treize] policy.policy.version is 3; expected a version: write a date as "2022-01-15" or a number as "3"',
    )
    expect(inAnalytics({ essential: 'true' })).toBe(
      '[treize] policy.categories.analytics.essential is "true"; expected true or false, without quotes',
    )
    expect(inAnalytics({ cookies: '_ga' })).toBe(
      '[treize] policy.categories.analytics.cookies is "_ga"; expected a list: write [ … ]',
    )
    expect(inAnalytics({ cookies: [{ name: '_ga', lifetime: '14 monhts' }] })).toBe(
      '[treize] policy.categories.analytics.cookies[0].lifetime is "14 monhts"; expected a lifetime: write "13 months", "30 minutes" or "session"',
    )
    expect(inAnalytics({ requests: ['stats.example.com'] })).toBe(
      '[treize] policy.categories.analytics.requests[0] is "stats.example.com"; expected a URL: write "https://*.example.com/*", or "/path*" on this site',
    )
    expect(mistake({ ...valid, undeclared: 'block' })).toBe(
      '[treize] policy.undeclared is "block"; expected one of these: "hold" or "report"',
    )
  })

  it('with an unknown key says which known one was meant', () => {
    expect(inAnalytics({ cookeis: [] })).toBe(
      '[treize] policy.categories.analytics has the key "cookeis"; expected a known key: did you mean "cookies"?',
    )
    expect(inAnalytics({ services: { m: { Provider: 'x' } } })).toContain('did you mean "provider"?')
    expect(mistake({ ...valid, colour: 'blue' })).toContain(
      'expected one of $schema, policy, controller, consent, undeclared, csp, worker, banner, inspect, categories',
    )
  })

  it('keeps the record for thirteen months at most', () => {
    expect(mistake({ ...valid, consent: { lifetime: '13 months' } })).toBe('none')
    for (const lifetime of ['14 months', '2 years', '400 days', 'session'])
      expect(mistake({ ...valid, consent: { lifetime } })).toContain('policy.consent.lifetime')
  })

  it('has names, not regular expressions', () => {
    for (const name of ['/^_ga/', '/_ga(/i', '^_ga', '_ga$', '_ga[', '_ga(', '', 'a;b'])
      expect(inAnalytics({ cookies: [name] })).toContain('expected a name, not a regular expression')
    expect(inAnalytics({ cookies: [/_ga/] })).toContain('cookies[0]')
    for (const name of ['_ga', '_pk_id.*', '*/cly_*', 'persist:root', 'ph_[x]', 'a/b', '__Host-x', 'é'])
      expect(inAnalytics({ cookies: [name] })).toBe('none')
  })

  it('has names with * where the tables of vendors have a placeholder', () => {
    for (const [name, written] of [
      ['_ga_<container-id>', '_ga_*'],
      ['_ga_[0-9A-Z]+', '_ga_*'],
      ['_hjSession_{site_id}', '_hjSession_*'],
      ['_pk_id\\.\\d+', '_pk_id.*'],
      ['amp_.+', 'amp_*'],
      ['mp_<project token>_mixpanel', 'mp_*_mixpanel'],
    ])
      for (const key of ['cookies', 'storage'])
        expect(inAnalytics({ [key]: [name] })).toBe(
          `[treize] policy.categories.analytics.${key}[0] is ${JSON.stringify(name)}; expected a name with * in the place of what changes: write ${JSON.stringify(written)}`,
        )
    const guid = '{8f2a1b3c-0000-4d5e-9f00-1a2b3c4d5e6f}'
    expect(inAnalytics({ cookies: ['cart[items]', 'ph_[x]', 'a.b+c', guid], storage: ['{"a":1}', 'a<b'] })).toBe('none')
  })

  it('has its service worker on this site', () => {
    for (const worker of [
      '//cdn.example/w.js',
      '/\\cdn.example/w.js',
      'https://cdn.example/w.js',
      'w.js',
      '',
      '/a b',
      true,
    ])
      expect(mistake({ ...valid, worker })).toContain('expected a path of this site: write "/treize.worker.js"')
    for (const worker of ['/treize.worker.js', '/shop/treize.worker.js?v=2'])
      expect(mistake({ ...valid, worker })).toBe('none')
    expect(mistake({ ...valid, serviceWorkers: ['*'] })).not.toContain('"worker"?')
  })

  it('has names that can match', () => {
    for (const [name, sentence] of [
      ['_ga=GA1', 'a name without "=" and the value: write "_ga"'],
      [' _ga', 'a name without spaces: write "_ga"'],
      ['_ga ', 'a name without spaces: write "_ga"'],
      ['_ga, _gid', 'one name in each text: write "_ga", "_gid"'],
      ['_ga\n_gid', 'one name in each text: write "_ga", "_gid"'],
      ['_ga _gid', 'one name in each text: write "_ga", "_gid"'],
    ])
      expect(inAnalytics({ cookies: [name] })).toContain(`is ${JSON.stringify(name)}; expected ${sentence}`)
    expect(inAnalytics({ cookies: ['YSC (youtube.com)'], storage: ['a = b, c'] })).toBe('none')
    for (const scope of ['sw.js', ' /sw.js', ''])
      expect(inAnalytics({ serviceWorkers: [scope] })).toContain('expected a service worker')
    for (const scope of ['*', '*/push/*', 'https://site.example/', '/push/', '/sw.js'])
      expect(inAnalytics({ serviceWorkers: [scope] })).toBe('none')
  })

  it('has texts that say something', () => {
    for (const text of ['', ' ', '\n']) expect(inAnalytics({ inline: [text] })).toContain('inline[0] is')
    expect(inAnalytics({ inline: ['', 'mux.'] })).toContain('expected a text that the script contains')
    expect(inAnalytics({ inline: ['mux.'] })).toBe('none')
  })

  it('has patterns that a URL can match, in any browser', () => {
    for (const [url, why] of [
      ['http://stats.*/*', 'with * before the whole host only'],
      ['http://*stats.test/*', 'with * before the whole host only'],
      ['http://www.*.test/*', 'with * before the whole host only'],
      ['http://stats.%2A/*', ''],
      ['/stats\\.test/', 'that is no regular expression'],
      ['/^stats/', 'that is no regular expression'],
      ['/a.+/', 'that is no regular expression'],
    ] as const)
      expect(inAnalytics({ requests: [url] })).toMatch(RegExp(`expected a URL.*${why.replace('*', '\\*')}`))
    for (const url of ['/collect*', '/a/b/', '/$web/a.js', '*://*/px', 'http://[::1]/*', '\\collect'])
      expect([url, inAnalytics({ requests: [url] })]).toEqual([url, 'none'])
  })

  it('has hosts with a word before each dot', () => {
    for (const [url, written] of [
      ['https://.example.com/*', 'https://*.example.com/*'],
      ['https://*..example.com/*', 'https://*.example.com/*'],
      ['https://example..com/*', 'https://example.com/*'],
      ['//.example.com', '//*.example.com'],
    ])
      expect(inAnalytics({ requests: [url] })).toBe(
        `[treize] policy.categories.analytics.requests[0] is "${url}"; expected a URL whose host has a word before each dot, or *: write "${written}"`,
      )
    for (const url of ['https://example.com./*', 'https://a.example/b..c', '/a/../b', '*://*/..', '/x//..'])
      expect([url, inAnalytics({ requests: [url] })]).toEqual([url, 'none'])
  })

  it('keeps the choice in a cookie that the page can write', () => {
    for (const cookie of ['__Host-c', '__secure-c', 'a=b', 'c*', 'a b', '', 'a;b'])
      expect(mistake({ ...valid, consent: { cookie } })).toContain('policy.consent.cookie is')
    for (const domain of [
      'https://site.example',
      'site.example:8080',
      '*.site.example',
      '',
      '.site.example; secure',
      '/',
    ])
      expect(mistake({ ...valid, consent: { domain } })).toContain('expected the domain alone')
    for (const domain of ['.site.example', 'site.example', 'localhost', '.exämple.test'])
      expect(mistake({ ...valid, consent: { domain, cookie: 'eu-consent' } })).toBe('none')
  })

  it('is judged by what it has, not by what every object was given', () => {
    Object.assign(Object.prototype, { foo: 1, name: 'x' })
    try {
      expect(inAnalytics({ services: { foo: {} } })).toBe('none')
      expect(inAnalytics({ cookies: [{}] })).toContain('cookies[0].name is missing')
    } finally {
      for (const key of ['foo', 'name']) Reflect.deleteProperty(Object.prototype, key)
    }
  })

  it('of another shape is told how to be right', () => {
    expect(mistake(Promise.resolve(valid))).toContain('write treize.start(await policy)')
    expect(mistake(JSON.stringify(valid))).toBe(
      '[treize] policy is JSON inside a text, encoded twice; expected an object: write { … } without quotes around it',
    )
  })

  it('has lifetimes that last', () => {
    for (const lifetime of ['0 days', '000 months'])
      expect(inAnalytics({ cookies: [{ name: 'a', lifetime }] })).toContain('expected a lifetime: write "13 months"')
    for (const lifetime of ['session', '1 second', '01 day'])
      expect(inAnalytics({ cookies: [{ name: 'a', lifetime }] })).toBe('none')
  })

  it('has items of lists that are texts, where they are no objects', () => {
    const at = '[treize] policy.categories.analytics.'
    for (const item of [1, null, true])
      expect(inAnalytics({ cookies: [item] })).toBe(
        `${at}cookies[0] is ${item}; expected a name, not a regular expression: write "_ga", or "_ga_*" with * for any characters`,
      )
    expect(inAnalytics({ requests: [1] })).toContain('requests[0] is 1; expected a URL: write')
    expect(inAnalytics({ inline: [1] })).toContain('inline[0] is 1; expected a text that the script contains')
    expect(inAnalytics({ cookies: [[]] })).toBe(`${at}cookies[0] is []; expected an object: write { … }`)
  })

  it('has links that run nothing', () => {
    for (const url of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'JAVASCRIPT:x',
      'data:text/html,x',
      '',
    ])
      expect(mistake({ ...valid, policy: { version: '1', url } })).toContain('expected a link')
    for (const url of ['/privacy', 'privacy.html', './a', 'https://example.com/a?b=c:d', '/a:b', '#x', '?y=a:b'])
      expect(mistake({ ...valid, policy: { version: '1', url } })).toBe('none')
  })

  it('has links that are no hosts without a scheme', () => {
    for (const url of ['www.example.com/privacy', 'WWW.example.com', 'example.com/privacy', 'a.b-c.co.uk/'])
      expect(mistake({ ...valid, policy: { version: '1', url } })).toBe(
        `[treize] policy.policy.url is "${url}"; expected a link with its scheme: write "https://${url}"`,
      )
    for (const url of ['privacy', 'privacy.html', 'index.php/privacy', 'en/privacy.v2', './www.a.b/c', 'v1.2/privacy'])
      expect(mistake({ ...valid, policy: { version: '1', url } })).toBe('none')
  })

  it('names who is responsible, or nobody', () => {
    for (const name of ['', ' '])
      expect(mistake({ ...valid, controller: { name } })).toBe(
        `[treize] policy.controller.name is "${name}"; expected the name of the organisation: write "Example Ltd", or leave "controller" out`,
      )
  })

  it('has at most as many choices as one cookie keeps', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, {}]))
    expect(mistake({ ...valid, categories: many(1200) })).toBe('none')
    expect(mistake({ ...valid, categories: many(5000) })).toContain(
      'policy.categories is 5000; expected 1 to 1200 categories and services',
    )
    expect(mistake({ ...valid, categories: {} })).toBe(
      '[treize] policy.categories is {}; expected one category at least: write { "analytics": {} }',
    )
  })

  it('has keys that harm nobody', () => {
    for (const key of ['__proto__', '<img onerror=alert(1)>', '', 'a b', '\ud800', 'a'.repeat(65)])
      expect(mistake(JSON.parse(`{"policy":{"version":"1"},"categories":{${JSON.stringify(key)}:{}}}`))).toContain(
        'expected a key of at most 64 letters',
      )
    for (const key of ['constructor', 'toString', 'hasOwnProperty'])
      expect(mistake({ ...valid, categories: { [key]: {} } })).toContain('none of JavaScript’s own')
    expect(mistake(JSON.parse('{"policy":{"version":"1"},"categories":{"a":{}},"__proto__":{}}'))).toContain(
      'has the key "__proto__"',
    )
  })

  it('is a policy or a PolicyError whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSparseArray: true,
        }),
        (policy) => {
          expect(mistake(policy)).toMatch(/^\[treize\] policy.*; expected /s)
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('policy', 'controller', 'consent', 'undeclared', 'categories', '$schema'),
        (value, key) => {
          expect(mistake({ ...valid, [key]: value })).toMatch(/^\[treize\] policy.*; expected |^none$/s)
        },
      ),
    )
  })
})

it('finds a service worker by the path of its scope or of its script', () => {
  const policy = { policy: { version: '1' }, categories: { push: { serviceWorkers: ['/push/', '/sw.js'] } } }
  const { owners } = compilePolicy(policy)
  expect(owners.serviceWorkers.find('https://www.site.example/push/')).toEqual(['push'])
  expect(owners.serviceWorkers.find('https://www.site.example/sw.js')).toEqual(['push'])
  for (const path of ['/other/', '/other/push/', '/x/sw.js', '/'])
    expect(owners.serviceWorkers.find(`https://www.site.example${path}`)).toEqual([])
  const whole = compilePolicy({ policy: { version: '1' }, categories: { push: { serviceWorkers: ['/'] } } }).owners
  expect(whole.serviceWorkers.find('https://www.site.example/')).toEqual(['push'])
  expect(whole.serviceWorkers.find('https://www.site.example/app/')).toEqual([])
})

it('takes and refuses in its schema what it takes and refuses in a page, where a pattern decides', async () => {
  const { createSchema } = await import(new URL('../../src/policy/create-schema.mjs', import.meta.url).href)
  const validate = new Ajv().compile(JSON.parse(await createSchema()))
  const withStore = (store: object) => ({ policy: { version: '1' }, categories: { a: store } })
  for (const [policy, is] of [
    [withStore({ serviceWorkers: ['/sw.js', '*/push/*', 'HTTPS://site.example/'] }), true],
    [withStore({ serviceWorkers: ['sw.js'] }), false],
    [withStore({ cookies: ['_ga', 'YSC (youtube.com)', '<b title="x">'] }), true],
    [withStore({ cookies: ['_ga=GA1'] }), false],
    [withStore({ cookies: ['_ga, _gid'] }), false],
    [withStore({ cookies: ['_ga '] }), false],
    [withStore({ storage: ['/^x/'] }), false],
    [withStore({ storage: ['_ga_<container-id>'] }), false],
    [withStore({ requests: ['https://.example.com/*'] }), false],
    [withStore({ cookies: [{ name: 'a', lifetime: '0 days' }] }), false],
    [{ ...withStore({}), controller: { name: ' ' } }, false],
    [{ ...withStore({}), policy: { version: '1', url: 'www.example.com/privacy' } }, false],
    [withStore({ requests: ['https://example..com/*'] }), false],
    [withStore({ requests: ['https://*.example.com./*', 'https://*/x', '/a..b'] }), true],
    [{ ...withStore({}), consent: { cookie: '__host-c' } }, false],
    [{ ...withStore({}), worker: '//cdn.example/w.js' }, false],
  ] as const) {
    expect(validate(policy), JSON.stringify(policy)).toBe(is)
    expect(!findMistake(policy), JSON.stringify(policy)).toBe(is)
  }
})
