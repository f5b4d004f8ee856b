import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { useFolder } from '../helpers/run-treize'

const { treize, write, read } = useFolder()

describe('explain', () => {
  const policy = {
    policy: { version: '1' },
    undeclared: { requests: 'hold' },
    categories: {
      essential: { essential: true, cookies: ['sid'], requests: ['/api/*'] },
      audience: { exempt: true, cookies: ['_pk_*'] },
      analytics: {
        services: {
          stats: { provider: 'Us', cookies: ['s*', { name: 'st_*', lifetime: '1 day' }], storage: ['st_*'] },
        },
      },
      marketing: { requests: ['https://*.ads.example/*'] },
      ads: { requests: ['https://*.ads.example/*'] },
    },
  }
  it.each([
    [
      'sid',
      'sid as a cookie belongs to essential, by policy.categories.essential.cookies[0] "sid". It is essential: it never waits.',
    ],
    [
      '_pk_id',
      '_pk_id as a cookie belongs to audience, by policy.categories.audience.cookies[0] "_pk_*". It is exempt: it passes until the visitor opposes.',
    ],
    [
      '/api/x',
      '/api/x as a URL belongs to essential, by policy.categories.essential.requests[0] "/api/*". It is essential: it never waits.',
    ],
    [
      'https://a.ads.example/p.gif',
      'https://a.ads.example/p.gif as a URL belongs to marketing and ads, by policy.categories.marketing.requests[0] "https://*.ads.example/*" and policy.categories.ads.requests[0] "https://*.ads.example/*". It waits for marketing and ads.',
    ],
    ['other', 'other is declared nowhere in policy.json: it is not written until every category is granted.'],
    ['https://other.example/', 'https://other.example/ is declared nowhere in policy.json: it is held.'],
  ])('%s', async (what, sentence) => {
    write('policy.json', policy)
    const { code, out } = await treize('explain', what)
    expect([code, out.trim()]).toEqual([0, sentence])
  })

  it('speaks of each facility, by the declaration that is nearest', async () => {
    write('policy.json', policy)
    const { json } = await treize('explain', 'st_1', '--json')
    expect(json()).toEqual({
      what: 'st_1',
      policy: 'policy.json',
      found: [
        {
          what: 'cookie',
          owners: ['analytics/stats'],
          by: ['policy.categories.analytics.services.stats.cookies[1] "st_*"'],
          lifetime: '1 day',
          waitsFor: ['analytics/stats'],
        },
        {
          what: 'key of localStorage or sessionStorage',
          owners: ['analytics/stats'],
          by: ['policy.categories.analytics.services.stats.storage[0] "st_*"'],
          waitsFor: ['analytics/stats'],
        },
      ],
      catalogue: [],
    })
  })

  it('names the service of the catalogue that is not declared, and cookies of other hosts', async () => {
    write('policy.json', policy)
    expect((await treize('explain', '_hjSession_1')).out).toContain(
      'The catalogue knows it: Hotjar. npx treize add hotjar',
    )
    await treize('add', 'youtube')
    expect((await treize('explain', 'YSC')).out).toContain(
      'YSC as a cookie of youtube.com belongs to media/youtube (Google)',
    )
  })
})

describe('table', () => {
  const policy = {
    policy: { version: '1' },
    controller: { name: 'Weproc' },
    categories: {
      analytics: {
        services: {
          m: {
            label: 'Matomo',
            provider: 'Weproc',
            why: { en: 'Counts', fr: 'Compte' },
            cookies: [{ name: '_pk_id.*', lifetime: '13 months' }],
          },
        },
      },
    },
  }
  it('is HTML, as on the page', async () => {
    write('policy.json', policy)
    const { code, out } = await treize('table', '--lang', 'fr')
    expect(code).toBe(0)
    expect(out).toMatch(/^<div class="treize-table-box"><table class="treize-table" lang="fr" dir="ltr">/)
    expect(out).toContain('<td data-label="Finalité"><bdi>Compte</bdi></td>')
  })

  it('is Markdown with the same rows', async () => {
    write('policy.json', policy)
    const { out } = await treize('table', '--lang', 'en', '--format', 'md')
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        '### Audience measurement',
        'Count visits to learn what is useful.',
        expect.stringMatching(/^\| Name \|/),
        '| --- | --- | --- | --- | --- |',
        expect.stringMatching(/^\| \\_pk\\_id\.\\\* \| Counts \| Matomo, Weproc \| 13 months \|/),
      ]),
    )
  })

  it('is data, in any language that Treize ships, and in no other', async () => {
    write('policy.json', policy)
    const { json } = await treize('table', '--lang', 'el', '--json')
    expect(json()).toMatchObject({
      language: 'el',
      groups: [{ rows: [['_pk_id.*', 'Counts', 'Matomo, Weproc', expect.any(String), expect.any(String)]] }, {}],
    })
    const { code, err } = await treize('table', '--lang', 'xx')
    expect([code, err]).toEqual([2, expect.stringContaining('--lang is "xx"')])
    expect((await treize('table', '--format', 'pdf')).code).toBe(2)
  })
})

describe('list', () => {
  it('finds services by kind, and by part of a key, name or provider', async () => {
    const { json } = await treize('list', 'goog', '--kind', 'maps', '--json')
    expect(json()).toEqual([
      { key: 'google-maps', label: 'Google Maps', kind: 'maps', category: 'media', provider: 'Google' },
    ])
    expect((await treize('list', 'nothing like it')).out).toContain('No service')
  })
})

describe('lines', () => {
  it('are the policy and the script, and no text of the policy ends them', async () => {
    write('policy.json', {
      $schema: './x.json',
      policy: { version: '1' },
      categories: { analytics: { label: '</script><script>alert(1)</script><!--' } },
    })
    const { out } = await treize('lines', '--script', '/js/treize.js')
    const [, json, script] = /^<script type="application\/json" data-treize>\n(.*)\n<\/script>\n(.*)\n$/.exec(out) ?? []
    expect(json).not.toMatch(/<\/script|<!--/)
    expect(JSON.parse(json as string)).toEqual({
      policy: { version: '1' },
      categories: { analytics: { label: '</script><script>alert(1)</script><!--' } },
    })
    expect(script).toBe('<script src="/js/treize.js"></script>')
  })

  it('have the hash of this version where it is asked for, and say which version that is', async () => {
    write('policy.json', { policy: { version: '1' }, categories: { analytics: {} } })
    const dist = new URL('../../dist/', import.meta.url)
    const hash = createHash('sha384')
      .update(readFileSync(new URL('treize.js', dist)))
      .digest('base64')
    const { version } = JSON.parse(readFileSync(new URL('../package.json', dist), 'utf8'))
    const { out, err } = await treize('lines', '--integrity')
    expect(out).toContain(`\n<script src="/treize.js" integrity="sha384-${hash}"></script>\n`)
    expect(err).toContain(`Treize ${version}`)
    const { json } = await treize('lines', '--json')
    expect(json()).toMatchObject({ version, integrity: `sha384-${hash}` })
  })
})

describe('init', () => {
  it('reads the page of a URL', async () => {
    const page =
      '<html lang="en"><a href="/privacy">Privacy</a><iframe src="https://player.vimeo.com/video/1"></iframe></html>'
    const server = createServer((_, response) => response.end(page))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { code, json } = await treize('init', `http://127.0.0.1:${port}/`, '--policy', 'url.json', '--json')
    server.close()
    expect(code).toBe(0)
    expect(json()).toMatchObject({ services: ['vimeo'], unknown: [] })
    expect(JSON.parse(read('url.json'))).toMatchObject({
      policy: { url: '/privacy' },
      categories: {
        essential: { essential: true },
        media: { services: { vimeo: { why: 'Plays videos and sound in these pages' } } },
      },
    })
    // The server is gone.
    const gone = await treize('init', `http://127.0.0.1:${port}/`, '--policy', 'gone.json')
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('name its folder instead')])
  })

  it('writes a policy of named tools, and does not replace one', async () => {
    const { code } = await treize(
      'init',
      '--use',
      'matomo,youtube',
      '--name',
      'Us',
      '--contact',
      'a@b.c',
      '--lang',
      'fr',
      '--policy',
      'new.json',
    )
    expect(code).toBe(0)
    const before = read('new.json')
    expect(JSON.parse(before)).toMatchObject({
      controller: { name: 'Us', contact: 'a@b.c' },
      categories: { analytics: { services: { matomo: { why: expect.stringContaining('Compte') } } }, media: {} },
    })
    const again = await treize('init', '--use', 'matomo', '--policy', 'new.json')
    expect([again.code, read('new.json')]).toEqual([2, before])
    expect((await treize('init', '--use', 'matomo', '--policy', 'new.json', '--force')).code).toBe(0)
  })
})
