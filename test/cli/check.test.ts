import { describe, expect, it } from 'vitest'
import { useFolder } from '../helpers/run-treize'

const { treize, write } = useFolder()

interface Found {
  findings: { rule: string; file: string; line: number; column: number; path?: string; sentence: string }[]
}
async function check(...words: string[]) {
  const { code, json } = await treize('check', ...words, '--json')
  return { code, found: json<Found>().findings }
}
const brief = ({ findings }: Found) => findings.map(({ line, column, path }) => `${line}:${column} ${path}`)

const WRONG = `{
  "policy": { "version": "" }, "worker": "sw.js",
  "catgories": 1,
  "undeclared": "maybe",
  "categories": {
    "ana lytics": {},
    "analytics": {
      "exempt": "yes",
      "services": {
        "a.b": { "cookie": ["_ga"], "requests": ["stats.example/*", "https://ok.example/*"] },
        "c": { "cookies": ["/_ga/", { "lifetime": "13 months" }, { "name": "x", "lifetime": "long" }], "label": 3 }
      }
    }
  },
  "consent": { "lifetime": "14 months" },
  "controller": {}
}
`

describe('a policy with mistakes', () => {
  it('is told of each of them once, with its line and column, in the words of the page', async () => {
    write('wrong.json', WRONG)
    const { code, found } = await check('wrong.json')
    expect(code).toBe(1)
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['mistake']))
    expect(brief({ findings: found })).toEqual([
      '2:15 policy.policy.version',
      '2:32 policy.worker',
      '3:3 policy.catgories',
      '4:3 policy.undeclared',
      '6:5 policy.categories.ana lytics',
      '8:7 policy.categories.analytics.exempt',
      '10:18 policy.categories.analytics.services.a.b.cookie',
      '10:50 policy.categories.analytics.services.a.b.requests[0]',
      '11:28 policy.categories.analytics.services.c.cookies[0]',
      '11:37 policy.categories.analytics.services.c.cookies[1].name',
      '11:81 policy.categories.analytics.services.c.cookies[2].lifetime',
      '11:104 policy.categories.analytics.services.c.label',
      '15:16 policy.consent.lifetime',
      '16:3 policy.controller.name',
    ])
    expect(found.find(({ line }) => line == 3)?.sentence).toBe(
      'policy has the key "catgories"; expected a known key: did you mean "categories"?',
    )
  })

  it('is written for people as file, line, column, sentence and rule', async () => {
    write('wrong.json', WRONG)
    const { code, out, err } = await treize('check', 'wrong.json')
    expect(code).toBe(1)
    expect(out.split('\n')[3]).toBe(
      'wrong.json:4:3 policy.undeclared is "maybe"; expected one of these: "hold" or "report" (mistake)',
    )
    expect(err).toBe('14 to mend.\n')
  })

  it.each([
    [
      'no JSON',
      '{\n  "policy": { "version": "1" },\n}',
      '2:31 policy',
      'policy is no JSON: it has an extra comma: remove it',
    ],
    ['nothing', '', '1:1 policy', 'policy is no JSON: it has nothing: write the policy there'],
    ['a list', '[]', '1:1 policy', 'policy is []; expected an object: write { … }'],
    ['an empty object', '{}', '1:1 policy.policy', 'policy.policy is missing; expected an object: write { … }'],
  ])('%s is placed too', async (_, text, first, sentence) => {
    write('wrong.json', text)
    const { code, found } = await check('wrong.json')
    expect(code).toBe(1)
    expect(brief({ findings: found })[0]).toBe(first)
    expect(found[0]?.sentence).toBe(sentence)
  })

  it('is placed in the page that holds it', async () => {
    write(
      'page.html',
      '<!doctype html>\n<html><head>\n<script type="application/json" data-treize>\n{ "policy": { "version": "1" },\n  "categoris": {} }\n</script></head></html>',
    )
    const { code, found } = await check('page.html')
    expect(code).toBe(1)
    expect(brief({ findings: found })).toEqual(['4:1 policy.categories', '5:3 policy.categoris'])
  })
})

const VALID = {
  policy: { version: '1' },
  categories: {
    analytics: {
      services: {
        stats: {
          label: 'Stats',
          provider: 'Us',
          why: { en: 'Counts', fr: 'Compte' },
          cookies: [{ name: 's', lifetime: '2 years' }],
          requests: ['https://stats.example/*'],
        },
        bare: { why: { en: 'Counts' } },
      },
    },
  },
}

describe('a policy with gaps', () => {
  it('is told of lifetimes, labels, providers and texts in the languages that it is written in', async () => {
    write('policy.json', VALID)
    const { code, found } = await check()
    expect(code).toBe(1)
    expect(found.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'lifetime policy.categories.analytics.services.stats.cookies[0]',
      'words policy.categories.analytics.services.bare',
      'words policy.categories.analytics.services.bare',
      'words policy.categories.analytics.services.bare.why',
    ])
    expect(found[3]?.sentence).toContain('is not in fr: write "fr": "…"')
  })

  it('is told of the languages that are asked for, and of what is not left out', async () => {
    write('policy.json', VALID)
    const { found } = await check('policy.json', '--lang', 'en,de', '--skip', 'lifetime')
    expect(found.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('is not in'))).toEqual([
      expect.stringContaining('stats.why is not in de'),
      expect.stringContaining('bare.why is not in de'),
    ])
    expect(found.map(({ rule }) => rule)).not.toContain('lifetime')
  })

  it('is well with 0 when there is nothing to mend', async () => {
    write('fine.json', { policy: { version: '1' }, categories: { analytics: { cookies: ['_ga'] } } })
    const { code, out, err } = await treize('check', 'fine.json')
    expect([code, out, err]).toEqual([0, 'fine.json has no mistake and no gap.\n', ''])
  })
})

describe('the HTML of a site', () => {
  it('is held against the policy: what is fetched ahead, known but undeclared, unknown', async () => {
    write('policy.json', { ...VALID, consent: { domain: '.shop.example' } })
    write(
      'site/index.html',
      `<html lang="fr">
<script src="https://stats.example/s.js"></script>
<script type="text/plain" data-consent="analytics/stats" src="https://stats.example/t.js"></script>
<img src="/own.png"><img src="https://img.shop.example/own.png"><img src="data:image/png;base64,AA">
<iframe data-src="https://www.youtube.com/embed/1"></iframe>
<img srcset="a.png 1x, https://pictures.example/b.png 2x">
<script type="application/ld+json">{ "sameAs": "https://www.facebook.com/shop" }</script>
<script>go("https://www.facebook.com/shop")</script>
<a href="https://www.instagram.com/shop">us</a>
<script>fbq('init', '1')</script>
</html>`,
    )
    const { code, found } = await check('policy.json', '--site', 'site', '--skip', 'words,lifetime')
    expect(code).toBe(1)
    expect(
      found.map(({ rule, line, column, sentence }) => `${rule} ${line}:${column} ${sentence.split(/ is |:|,/)[0]}`),
    ).toEqual([
      'unmarked 2:1 <script src="https',
      'undeclared 5:1 www.youtube.com',
      'unknown 6:1 <img> calls pictures.example',
      'undeclared 10:1 this script',
    ])
    expect(found[1]?.sentence).toContain('npx treize add youtube')
  })

  it('says in which languages the texts must be', async () => {
    write('policy.json', VALID)
    write('site/index.html', '<html lang="de"></html>')
    const { found } = await check('policy.json', '--site', 'site')
    expect(found.map(({ sentence }) => sentence).join()).toContain('stats.why is not in de')
  })
})

it('is told of a key that stands twice, and builds nothing of it', async () => {
  write(
    'twice.json',
    '{\n  "policy": { "version": "1" },\n  "categories": {\n    "a": { "cookies": ["_a"] },\n    "a": { "cookies": ["_b"], "cookies": ["_c"] }\n  }\n}\n',
  )
  const { code, found } = await check('twice.json')
  expect(code).toBe(1)
  expect(brief({ findings: found })).toEqual(['5:5 policy.categories.a', '5:31 policy.categories.a.cookies'])
  expect(found[0]?.sentence).toBe('policy.categories has the key "a" twice: put both into one')
  const built = await treize('build', 'twice.json')
  expect(built.code).not.toBe(0)
  expect(JSON.stringify(built)).toContain('twice: put both into one')
})
