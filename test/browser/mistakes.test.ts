import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { shop } from '../helpers/policies'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/a.js': 'window.ran = true' } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const head = '<script type="text/plain" data-consent="analytics" src="/a.js"></script>'

async function open(policy: unknown, options = {}) {
  const page = await browser.page()
  server.requests.clear()
  server.route('/', pageWith(policy, { head, ...options }))
  await page.goto(server.origin())
  await page.wait(300)
  return page
}

// Those that owners make are in the table of mistakes-rows.ts.
const mistakes: [what: string, policy: unknown, said: RegExp][] = [
  ['half a document', '{ "policy": ', /policy is no JSON, .*line 1, column 13 of its block has the end/],
  ['null', 'null', /policy is null; expected an object/],
  ['no categories', { policy: { version: '1' } }, /policy\.categories is missing; expected an object/],
  [
    'a record kept too long',
    { ...shop, consent: { lifetime: '2 years' } },
    /consent\.lifetime is "2 years"; expected at most 13 months/,
  ],
  [
    'a regular expression',
    { ...shop, categories: { analytics: { cookies: ['/_ga(/'] } } },
    /is "\/_ga\(\/"; expected a name, not a regular expression/,
  ],
  [
    'too many categories',
    { ...shop, categories: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`c${i}`, {}])) },
    /is 5000; expected 1 to 1200/,
  ],
  [
    'hostile keys',
    '{"policy":{"version":"1"},"categories":{"__proto__":{},"analytics":{}}}',
    /is "__proto__"; expected a key/,
  ],
  [
    'markup for a key',
    { ...shop, categories: { '<img src=x onerror=alert(1)>': {} } },
    /is "<img src=x onerror=alert\(1\)>"; expected a key/,
  ],
]

it.each(mistakes)('says in one sentence what is wrong with %s, and grants nothing', async (_, policy, said) => {
  const page = await open(policy)
  expect(page.errors).toHaveLength(1)
  expect(page.errors[0]).toMatch(said)
  expect(page.errors[0]).toMatch(/^\[treize\] /)
  const after = await page.evaluate(() => {
    treize.acceptAll()
    document.cookie = '_st_id=1; max-age=1000'
    return [treize.has('analytics'), treize.record, document.cookie, 'ran' in window]
  })
  expect(after).toEqual([false, null, '', false])
  expect(server.requests.to('/a.js')).toEqual([])
  expect(await page.jar()).toEqual([])
  expect(await page.shows('banner')).toBe(false)
})

it('keeps a refusal and erases, when that is asked for before the mistake is found', async () => {
  const wrong = { ...shop, consent: { lifetime: '2 years' } }
  const refused = await open(wrong, { body: '<script>treize.rejectAll()</script>' })
  expect(refused.errors).toHaveLength(1)
  expect(await refused.jar()).toMatchObject([{ name: 'eu-consent' }])
  expect(await refused.evaluate(() => treize.record?.choices)).toMatchObject({ analytics: false, marketing: false })
  const erased = await open(wrong, { body: '<script>var swept; treize.erase().then((it) => { swept = it })</script>' })
  expect(await erased.evaluate(() => (window as unknown as { swept: unknown }).swept)).toEqual({
    deleted: [],
    kept: [],
  })
  const granted = await open(wrong, { body: '<script>treize.acceptAll()</script>' })
  expect(await granted.jar()).toEqual([])
  expect(server.requests.to('/a.js')).toEqual([])
})

it('loses no record to a policy that is wrong for a day', async () => {
  const page = await open(shop)
  await page.evaluate(() => treize.acceptAll())
  const kept = await page.jar()
  server.route('/', pageWith('{'))
  await page.reload()
  await page.evaluate(() => {
    treize.acceptAll()
    treize.withdraw()
  })
  expect(await page.jar()).toEqual(kept)
  server.route('/', pageWith(shop))
  await page.reload()
  expect(await page.evaluate(() => treize.has('analytics'))).toBe(true)
})

it('says what to do when the banner is not beside treize.js, and grants nothing', async () => {
  server.route('/elsewhere/treize.js', await (await fetch(`${server.origin('127.0.0.1')}/dist/treize.js`)).text())
  const page = await open(shop, { tag: '<script src="/elsewhere/treize.js"></script>' })
  expect(page.errors.at(-1)).toMatch(
    /^\[treize\] .*\/elsewhere\/treize\.more\.js did not load: put it beside treize\.js/,
  )
  expect(await page.evaluate(() => treize.has('analytics'))).toBe(false)
  expect(server.requests.to('/a.js')).toEqual([])
})

it.each([
  ['trusted-types', "require-trusted-types-for 'script'; trusted-types default", 'let its trusted-types allow treize'],
  ['script-src', "script-src http://*.localhost:*/dist/treize.js 'unsafe-inline'", 'let its script-src allow http://'],
])('names the rule of the page that refuses our files: %s', async (_, rule, cure) => {
  server.route('/', (_, answer) => {
    answer
      .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': rule })
      .end(pageWith(shop, { body: `<img src="/pixel.gif">` }))
  })
  const page = await browser.page()
  await page.goto(server.origin())
  const ours = () => page.errors.filter((text) => text.startsWith('[treize]'))
  await expect.poll(ours).toHaveLength(1)
  expect(ours()[0]).toContain(`treize.more.js did not load: the page’s content security policy forbids it: ${cure}`)
  await page.close()
})

it('blames no policy that only reports, and tries a file again', async () => {
  server.route('/', (_, answer) => {
    const rule = "script-src 'none'; report-uri /report"
    answer
      .writeHead(200, { 'content-type': 'text/html', 'content-security-policy-report-only': rule })
      .end(pageWith(shop, { tag: '<script src="/lost/treize.js"></script>' }))
  })
  server.route('/lost/treize.js', await (await fetch(`${server.origin('127.0.0.1')}/dist/treize.js`)).text())
  const page = await browser.page()
  server.requests.clear()
  await page.goto(server.origin())
  const ours = () => page.errors.filter((text) => text.startsWith('[treize]'))
  await expect.poll(ours).toHaveLength(1)
  expect(ours()[0]).toContain('did not load: put it beside treize.js')
  expect(server.requests.to('/lost/treize.more.js').length).toBeGreaterThan(1)
  await page.close()
})

it('starts once when it is on a page twice, and says so', async () => {
  const page = await open(shop, { head: '<script src="/dist/treize.js"></script>' })
  await expect
    .poll(() => page.warnings)
    .toEqual(['[treize] treize.js is on this page twice, and the first one stays: remove one'])
  expect(await page.evaluate(() => document.querySelectorAll('#treize').length)).toBe(1)
})

it('can be started by a script with a policy of its own, and hears what was called before', async () => {
  server.route(
    '/own',
    `<!doctype html><title>Own</title><script>window.heard = []; window.treize = [(consent) => heard.push(consent.has('analytics'))]</script>
     <script src="/dist/treize.js"></script><script>window.same = treize.start(${JSON.stringify(shop)}) == treize</script>`,
  )
  const page = await browser.page()
  await page.goto(`${server.origin()}/own`)
  expect(
    await page.evaluate(() => [
      (window as unknown as { heard: boolean[] }).heard,
      (window as unknown as { same: boolean }).same,
    ]),
  ).toEqual([[false], true])
})

it('keeps working where cookies and storage are blocked: the choice lives for the page', async () => {
  server.route('/frame', `<!doctype html><title>Frame</title><iframe sandbox="allow-scripts" src="/"></iframe>`)
  const page = await open(shop)
  await page.goto(`${server.origin()}/frame`)
  const frame = page.raw.frames()[1]
  const state = await frame?.evaluate(() => {
    treize.acceptAll()
    return [treize.has('analytics'), treize.unasked]
  })
  expect(state).toEqual([true, false])
  expect(page.errors).toEqual([])
})
