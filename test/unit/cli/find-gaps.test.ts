import { describe, expect, it } from 'vitest'
import { verb as check } from '../../../src/cli/check'
import { useVerbs } from '../../helpers/run-verb'

const { write, run } = useVerbs()

/** What `check` says of a policy with these parts, each with its path. */
async function gapsOf(parts: object, ...words: string[]) {
  write('policy.json', { policy: { version: '1' }, categories: { analytics: {} }, ...parts })
  const { json } = await run(check, 'policy.json', ...words)
  const { findings } = json as { findings: { rule: string; path: string; sentence: string }[] }
  return findings.map(({ rule, path, sentence }) => `${rule} ${path}: ${sentence}`)
}
const withTexts = (texts: object, refusal?: string) =>
  gapsOf({ banner: { texts, ...(refusal && { refusal }) } }, '--lang', 'fr')

describe('check says at least what the console of a page says', () => {
  it('of a text that stands for none of ours', async () => {
    expect(await withTexts({ titel: 'X', reopen: 'Cookies' })).toEqual([
      expect.stringContaining(
        'words policy.banner.texts.titel: policy.banner.texts has the key "titel"; expected one of',
      ),
    ])
  })

  it('of a category that visitors read by its key', async () => {
    const found = await gapsOf({ categories: { analitics: {}, x: { label: '' }, y: { label: 'Y' }, ads: {} } })
    expect(found).toEqual([
      expect.stringContaining(
        'words policy.categories.analitics: visitors read "analitics" (did you mean "analytics"?)',
      ),
      expect.stringContaining('words policy.categories.x: visitors read "x" as the name of a category'),
    ])
  })

  it('of a category that is called essential, and asked about', async () => {
    const said = (key: string) =>
      `words policy.categories.${key}: visitors are asked about "${key}", and read that the site does not work without it: write "essential": true in it, or give it another key`
    expect(await gapsOf({ categories: { essential: {}, necessary: { cookies: ['a'] } } })).toEqual([
      said('essential'),
      said('necessary'),
    ])
    expect(await gapsOf({ categories: { essential: { essential: true }, required: { essential: false } } })).toEqual([])
  })

  it('of choices that visitors cannot tell apart, in any language', async () => {
    const said = (label: string) =>
      `words policy.banner.texts.accept: accept and refuse are both called "${label}": write two words in policy.banner.texts that visitors can tell apart`
    expect(await withTexts({ accept: 'OK', reject: ' ok ' })).toEqual([said('OK')])
    expect(await withTexts({ accept: { fr: 'Oui', en: 'Yes' }, reject: { fr: 'oui', en: 'No' } })).toEqual([
      said('Oui'),
    ])
    expect(await withTexts({ accept: 'Next', continue: 'Next' })).toEqual([])
    expect(await withTexts({ accept: 'Next', continue: 'Next' }, 'continue')).toEqual([said('Next')])
  })

  it('of a text that is empty', async () => {
    expect(await withTexts({ accept: '', title: { fr: ' ' } })).toEqual([
      expect.stringContaining('policy.banner.texts.accept is empty'),
      expect.stringContaining('policy.banner.texts.title.fr is empty'),
    ])
  })
})

it('names links that lead elsewhere from a page in another folder, and where they lead from the first', async () => {
  const services = { a: { label: 'A', why: 'b', provider: 'C', privacy: './a.html' } }
  const found = await gapsOf({
    policy: { version: '1', url: 'privacy' },
    banner: { logo: '../logo.svg' },
    consent: { endpoint: 'consent?a=1' },
    categories: { analytics: { services } },
  })
  const said = (path: string, link: string, cure: string) =>
    `link ${path}: ${path} is "${link}", which leads elsewhere from another folder: write "${cure}"`
  expect(found.sort()).toEqual([
    said('policy.banner.logo', '../logo.svg', '/logo.svg'),
    said('policy.categories.analytics.services.a.privacy', './a.html', '/a.html'),
    said('policy.consent.endpoint', 'consent?a=1', '/consent?a=1'),
    said('policy.policy.url', 'privacy', '/privacy'),
  ])
  for (const url of ['/privacy', '#privacy', 'HTTPS://example.com/privacy'])
    expect(await gapsOf({ policy: { version: '1', url } })).toEqual([])
})
