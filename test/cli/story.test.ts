import { expect, it } from 'vitest'
import { compilePolicy } from '../../src/policy/compile'
import { FIVE, SITE } from '../helpers/five-tools'
import { useFolder } from '../helpers/run-treize'

const { treize, write, read } = useFolder()

it('goes from a site of four pages to a policy that holds its five tools, in four commands', async () => {
  for (const [file, html] of Object.entries(SITE)) write(file, html)

  // One.
  const init = await treize('init', 'site', '--name', 'Exemple SARL')
  expect(init.code).toBe(0)
  expect(init.err).toContain('Google Analytics 4 is used at site/index.html:5:1')
  expect(init.err).toContain('pictures.example is called, and the catalogue does not know it')
  const policy = JSON.parse(read('policy.json'))
  expect(policy.policy.url).toBe('/confidentialite.html')
  const rules = compilePolicy(policy)
  expect(rules.names.filter((name) => name.includes('/')).sort()).toEqual(FIVE)

  // Two: what the owner alone knows.
  const unfinished = await treize('check', '--site', 'site', '--json')
  expect(unfinished.code).toBe(1)
  expect(
    unfinished
      .json<{ findings: { rule: string; file: string; line: number }[] }>()
      .findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`),
  ).toEqual([
    'unmarked site/contact.html:3',
    'unknown site/contact.html:5',
    'unmarked site/index.html:5',
    'unmarked site/index.html:14',
  ])
  policy.categories.essential.requests = ['https://pictures.example/*']
  write('policy.json', policy)

  // Three.
  const dry = await treize('mark', 'policy.json', 'site')
  expect([dry.code, read('site/index.html')]).toEqual([0, SITE['site/index.html']])
  const mark = await treize('mark', 'policy.json', 'site', '--write', '--json')
  expect(mark.code).toBe(0)
  expect(read('site/index.html')).toContain(
    '<script type="text/plain" data-consent="analytics/google-analytics" async src="https://www.googletagmanager.com/gtag/js?id=G-ABC123">',
  )
  expect(read('site/index.html')).toContain(
    '<iframe data-consent="media/youtube" width="560" height="315" data-src="https://www.youtube.com/embed/abc" title="Film" allowfullscreen>',
  )
  expect(read('site/contact.html')).toContain(
    `<SCRIPT type="text/plain" data-consent="functional/recaptcha" SRC='https://www.google.com/recaptcha/api.js' async defer>`,
  )
  expect(read('site/blog/post.html').match(/<script type="text\/plain" data-consent="[^"]+">/g)).toEqual([
    '<script type="text/plain" data-consent="marketing/meta-pixel">',
    '<script type="text/plain" data-consent="analytics/hotjar">',
  ])
  // What need not wait is as it was.
  expect(read('site/contact.html')).toContain('<img src="https://pictures.example/team.png" alt="">')
  expect(read('site/confidentialite.html')).toBe(SITE['site/confidentialite.html'])

  // Four.
  const check = await treize('check', '--site', 'site')
  expect([check.code, check.out]).toEqual([0, 'policy.json has no mistake and no gap.\n'])

  // The unmarked site is held by the same policy: every address and every initialiser is somebody's who waits.
  const holds = (owners: readonly string[]) => [...new Set(owners)].filter((name) => FIVE.includes(name))
  const owner = (url: string) => holds(rules.requests.find(new URL(url), 'https://www.exemple.fr'))
  expect(owner('https://www.googletagmanager.com/gtag/js?id=G-ABC123')).toEqual(['analytics/google-analytics'])
  expect(owner('https://region1.google-analytics.com/g/collect?v=2')).toEqual(['analytics/google-analytics'])
  expect(owner('https://www.youtube.com/embed/abc')).toEqual(['media/youtube'])
  expect(owner('https://www.google.com/recaptcha/api.js')).toEqual(['functional/recaptcha'])
  expect(owner('https://connect.facebook.net/en_US/fbevents.js')).toEqual(['marketing/meta-pixel'])
  expect(owner('https://www.facebook.com/tr/?id=1&ev=PageView')).toEqual(['marketing/meta-pixel'])
  expect(owner('https://static.hotjar.com/c/hotjar-1.js?sv=6')).toEqual(['analytics/hotjar'])
  const scripts = Object.values(SITE).flatMap((html) =>
    [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text as string),
  )
  expect(scripts.map((text) => holds(rules.inline(text)).join())).toEqual([
    'analytics/google-analytics',
    'marketing/meta-pixel',
    'analytics/hotjar',
  ])
  for (const cookie of ['_ga', '_ga_ABC123', '_fbp', '_hjSessionUser_1'])
    expect(holds(rules.owners.cookies.find(cookie)), cookie).toHaveLength(1)
})

it('marks what the gates hold: backgrounds, candidates of a preload, pictures as buttons, no ping', async () => {
  write('policy.json', { policy: { version: '1' }, categories: { ads: { requests: ['https://ads.example/*'] } } })
  write(
    'held/a.html',
    `<link rel="preload" as="image" imagesrcset="https://ads.example/1.png 1x">
<table background="https://ads.example/2.png"></table>
<input type="image" src="https://ads.example/3.png"><input type="text" src="https://ads.example/4.png">
<a href="https://ads.example/5" ping="https://ads.example/6">ads</a><link rel="me" href="https://ads.example/7">`,
  )
  await treize('mark', 'policy.json', 'held', '--write')
  expect(
    read('held/a.html'),
  ).toBe(`<link data-consent="ads" rel="preload" as="image" data-imagesrcset="https://ads.example/1.png 1x">
<table data-consent="ads" data-background="https://ads.example/2.png"></table>
<input data-consent="ads" type="image" data-src="https://ads.example/3.png"><input type="text" src="https://ads.example/4.png">
<a href="https://ads.example/5" ping="https://ads.example/6">ads</a><link rel="me" href="https://ads.example/7">`)
})

it('marks what is marked no second time, and keeps a module a module', async () => {
  write('policy.json', { policy: { version: '1' }, categories: { ads: { requests: ['https://ads.example/*'] } } })
  write(
    'more/a.html',
    `<script type="module" src=https://ads.example/m.js></script>
<img srcset="https://ads.example/1.png 1x" src="https://ads.example/0.png" alt="a > b">
<video poster="https://ads.example/p.png"></video><object data="https://ads.example/o"></object>`,
  )
  await treize('mark', 'policy.json', 'more', '--write')
  const marked = read('more/a.html')
  expect(
    marked,
  ).toBe(`<script type="text/plain" data-consent="ads" data-type="module" src=https://ads.example/m.js></script>
<img data-consent="ads" data-srcset="https://ads.example/1.png 1x" data-src="https://ads.example/0.png" alt="a > b">
<video data-consent="ads" data-poster="https://ads.example/p.png"></video><object data-consent="ads" data-data="https://ads.example/o"></object>`)
  const again = await treize('mark', 'policy.json', 'more', '--write', '--json')
  expect(again.json()).toEqual({ written: true, changes: [], lost: [] })
  expect(read('more/a.html')).toBe(marked)
})
