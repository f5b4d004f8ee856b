import { describe, expect, it } from 'vitest'
import { useFolder } from '../helpers/run-treize'

const { treize, write, read } = useFolder()

/** As an owner wrote it, with spaces of their own. */
const OWN = `{
    "policy": { "version":   "1" },
    "categories": {
        "essential": { "essential": true, "cookies": ["session_id",
              "csrf_*"] },
        "analytics": {}
    }
}
`
const policy = () => JSON.parse(read('policy.json'))

describe('add', () => {
  it('writes a service of the catalogue and leaves the rest as its owner wrote it', async () => {
    write('policy.json', OWN)
    const { code, json } = await treize('add', 'hotjar', 'youtube', '--lang', 'en', '--json')
    expect(code).toBe(0)
    expect(json()).toEqual({ policy: 'policy.json', added: ['analytics/hotjar', 'media/youtube'] })
    const text = read('policy.json')
    for (const own of ['"version":   "1"', '"cookies": ["session_id",\n              "csrf_*"] }'])
      expect(text).toContain(own)
    const { analytics, media } = policy().categories
    expect(analytics.services.hotjar).toMatchObject({ label: 'Hotjar', provider: 'Hotjar', inline: ['_hjSettings'] })
    expect(analytics.services.hotjar.requests).toContain('https://*.hotjar.com/*')
    expect(media.services.youtube.why).toBe('Plays videos and sound in these pages')
    expect((await treize('check')).code).toBe(0)
  })

  it('puts it where the owner says, in the languages of the policy', async () => {
    write('policy.json', {
      policy: { version: '1' },
      categories: { pay: { label: { fr: 'Paiement' }, services: {} } },
    })
    expect((await treize('add', 'stripe', '--category', 'pay')).code).toBe(0)
    const { label, why } = policy().categories.pay.services.stripe
    expect([label, why]).toEqual(['Stripe', 'Encaisse les paiements et les protège contre la fraude'])
  })

  it('says which may be essential, and what tells the vendor of each choice', async () => {
    write('policy.json', OWN)
    const { err } = await treize('add', 'stripe', 'google-analytics')
    expect(err).toContain('npx treize add stripe --category essential')
    expect(err).toContain('if your page calls googleConsentMode of treize/google')
  })

  it('lists cookies of other hosts with their host, so that they hold none of the site', async () => {
    write('policy.json', OWN)
    await treize('add', 'instagram')
    const names = policy().categories.media.services.instagram.cookies.map(({ name }: { name: string }) => name)
    expect(names).toContain('sessionid (instagram.com)')
    expect(names).not.toContain('sessionid')
  })

  it('adds nothing twice, and nothing to a policy with a mistake', async () => {
    write('policy.json', OWN)
    await treize('add', 'youtube')
    const before = read('policy.json')
    const twice = await treize('add', 'youtube')
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('npx treize remove youtube')])
    expect(read('policy.json')).toBe(before)
    write('policy.json', OWN.replace('"version"', '"vresion"'))
    const wrong = await treize('add', 'youtube')
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('policy.json:2:17 policy.policy has the key "vresion"'),
    ])
  })
})

describe('remove', () => {
  it('takes back what was added, to the letter', async () => {
    write('policy.json', OWN.replace('"analytics": {}', '"analytics": { "services": { "own": { "label": "Own" } } }'))
    const before = read('policy.json')
    await treize('add', 'hotjar', 'youtube', 'matomo')
    const { code, json } = await treize('remove', 'matomo', 'media/youtube', 'hotjar', '--json')
    expect(code).toBe(0)
    expect(json()).toEqual({
      policy: 'policy.json',
      removed: ['analytics/matomo', 'media/youtube', 'analytics/hotjar'],
    })
    expect(policy()).toEqual(JSON.parse(before))
    expect(read('policy.json')).toContain('"cookies": ["session_id",\n              "csrf_*"] }')
  })

  it('says what is not there', async () => {
    write('policy.json', OWN)
    await treize('add', 'youtube')
    const { code, err } = await treize('remove', 'youtub')
    expect([code, err]).toEqual([2, expect.stringContaining('did you mean "youtube"?')])
  })
})

describe('write', () => {
  it('writes out what is only named, and keeps what the owner says beside it', async () => {
    write('policy.json', {
      policy: { version: '1' },
      categories: {
        media: {
          services: { film: { use: 'youtube', label: 'Our films', requests: ['https://films.example/*'] } },
        },
      },
    })
    const unwritten = await treize('check', '--json')
    expect(unwritten.code).toBe(1)
    expect(unwritten.json()).toMatchObject({
      findings: [
        {
          rule: 'use',
          path: 'policy.categories.media.services.film.use',
          line: 9,
          sentence: expect.stringContaining('npx treize write policy.json'),
        },
      ],
    })
    const { code, json } = await treize('write', '--lang', 'en,fr', '--json')
    expect([code, json()]).toEqual([0, { policy: 'policy.json', written: ['media/film'] }])
    const { film } = policy().categories.media.services
    expect(film).toMatchObject({ label: 'Our films', provider: 'Google', why: { fr: expect.any(String) } })
    expect(film.use).toBeUndefined()
    expect(film.requests).toEqual([
      'https://www.youtube.com/*',
      'https://www.youtube-nocookie.com/*',
      'https://i.ytimg.com/*',
      'https://films.example/*',
    ])
    expect((await treize('write')).out).toContain('nothing to write out')
  })

  it('says which name it does not know', async () => {
    write('policy.json', { policy: { version: '1' }, categories: { media: { services: { film: { use: 'yutube' } } } } })
    const { code, out } = await treize('check')
    expect([code, out]).toEqual([1, expect.stringContaining('did you mean "youtube"?')])
    expect((await treize('write')).code).toBe(2)
  })
})
