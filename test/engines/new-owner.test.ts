import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { SITE } from '../helpers/five-tools'
import { useFolder } from '../helpers/run-treize'
import { serve } from '../helpers/serve'

const { treize: command, write, read } = useFolder()
let server: Awaited<ReturnType<typeof serve>>

/** A host of the world outside as this machine plays it, which every browser calls at `*.localhost`. */
const played = (host: string) => server.origin(`${host}.localhost`)
const playAll = (text: string) => text.replace(/https:\/\/([\w*-]+(?:\.[\w-]+)+)/g, (_, host: string) => played(host))
const site = () => server.origin('www.exemple.localhost')

const keep = (name: string) => `document.cookie = '${name}=1; path=/; max-age=99999999';`

beforeAll(async () => {
  server = await serve()
  // What the vendors' own scripts do first: keep a name of theirs, and call home.
  const scripts = {
    '/gtag/js': `${keep('_ga')} fetch('${played('region1.google-analytics.com')}/g/collect', { mode: 'no-cors' })`,
    '/en_US/fbevents.js': `${keep('_fbp')} new Image().src = '${played('www.facebook.com')}/tr/?id=1'`,
    '/c/hotjar-1.js': `${keep('_hjSessionUser_1')} navigator.sendBeacon('${played('in.hotjar.com')}/visit')`,
    '/recaptcha/api.js': keep('_GRECAPTCHA'),
  }
  for (const [path, script] of Object.entries(scripts))
    server.route(path, (_, answer) => answer.writeHead(200, { 'content-type': 'text/javascript' }).end(script))
  for (const path of ['/logo.png', '/team.png', '/g/collect', '/tr/', '/visit'])
    server.route(path, (_, answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end())
  server.route('/embed/abc', '<!doctype html><title>Film</title>')

  // The way of a new owner, as the documentation's first page shows it.
  for (const [file, html] of Object.entries(SITE)) write(file, html)
  await command('init', 'site', '--name', 'Exemple SARL')
  const policy = JSON.parse(read('policy.json'))
  policy.categories.essential.requests = ['https://pictures.example/*']
  write('policy.json', policy)
  await command('mark', 'policy.json', 'site', '--write')
  const head = `<head>${collectErrors}<script type="application/json" data-treize>${read('policy.json')}</script><script src="/dist/treize.js"></script>`
  for (const file of Object.keys(SITE))
    server.route(file.replace('site', ''), playAll(read(file).replace('<head>', () => head)))
})
afterAll(() => server?.close())

/** Every page, with what the tools on it call. */
const CALLS = {
  '/index.html': [
    'region1.google-analytics.com/g/collect',
    'www.googletagmanager.com/gtag/js',
    'www.youtube.com/embed/abc',
  ],
  '/contact.html': ['www.google.com/recaptcha/api.js'],
  '/blog/post.html': [
    'connect.facebook.net/en_US/fbevents.js',
    'in.hotjar.com/visit',
    'static.hotjar.com/c/hotjar-1.js',
    'www.facebook.com/tr/',
  ],
}

describe.each(otherEngines())('the site of a new owner in %s', (name) => {
  const openUrl = useEngine(name)
  /** What left for the five tools; pictures of the site's own are no tool. */
  const called = () =>
    server.requests
      .all()
      .map(({ host, path }) => host.replace(/\.localhost:\d+$/, '') + path.replace(/\?.*/, ''))
      .filter((url) => !/^(?:www\.exemple|pictures\.example)\//.test(url))
      .sort()

  it('calls and keeps nothing of its five tools before a choice and after a refusal', async () => {
    server.requests.clear()
    const page = await openUrl(`${site()}/index.html`)
    await page.waitFor('banner')
    for (const path of Object.keys(CALLS)) {
      await page.goto(site() + path)
      await page.settle()
      expect(await page.errors()).toEqual([])
    }
    expect(await page.cookies()).toEqual([])
    await page.waitFor('banner')
    await page.click('reject')
    for (const path of Object.keys(CALLS)) {
      await page.goto(site() + path)
      await page.settle()
    }
    expect(called()).toEqual([])
    expect((await page.cookies()).map(({ name }) => name)).toEqual(['eu-consent'])
  })

  it('has all of them after a yes, and nothing of them once it is taken back', async () => {
    const page = await openUrl(`${site()}/index.html`)
    await page.waitFor('banner')
    server.requests.clear()
    await page.click('accept')
    for (const [path, calls] of Object.entries(CALLS)) {
      if (path != '/index.html') await page.goto(site() + path)
      await page.until(() => called().length >= calls.length)
      expect(called()).toEqual(calls)
      expect(await page.errors()).toEqual([])
      server.requests.clear()
    }
    const kept = async () => (await page.cookies()).map(({ name }) => name).sort()
    expect(await kept()).toEqual(['_GRECAPTCHA', '_fbp', '_ga', '_hjSessionUser_1', 'eu-consent'])

    await page.evaluate(() => treize.withdraw())
    await page.until(async () => (await kept()).length == 1)
    expect(await kept()).toEqual(['eu-consent'])
    for (const path of Object.keys(CALLS)) {
      await page.goto(site() + path)
      await page.settle()
    }
    expect(called()).toEqual([])
  })
})
