import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPhp } from '../../helpers/find-php'
import { openBrowser } from '../../helpers/open-browser'
import { serve } from '../../helpers/serve'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const PLUGIN = join(ROOT, 'examples/wordpress/treize')
const php = findPhp()
if (!php) console.warn('Skipped the WordPress plugin: no PHP was found. Install php-cli.')

const POLICY = {
  $schema: './schema.json',
  policy: { version: '1' },
  controller: { name: 'A </script><script>alert(1)</script> “shop”' },
  categories: {
    essential: { essential: true, cookies: ['wp_consent_*'] },
    analytics: {},
    marketing: { services: { ads: { cookies: ['_ads'] } } },
  },
}
const options = { treize_policy: JSON.stringify(POLICY, null, 2) }

declare global {
  interface Window {
    told: string[]
    wp_consent_type?: string
  }
}

interface Outcome {
  html: string
  redirect: string | null
  died: number | null
  options: Record<string, unknown>
  transients: Record<string, unknown>
}

let folder: string
let plugin: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'treize-wordpress-'))
  // The plugin with the files beside it, as an owner has it.
  plugin = join(folder, 'treize')
  cpSync(PLUGIN, plugin, { recursive: true })
  for (const file of readdirSync(join(ROOT, 'dist')).filter((name) => /^treize[\w.-]*\.js$/.test(name)))
    cpSync(join(ROOT, 'dist', file), join(plugin, 'files', file))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Has the plugin do something in a stand-in of WordPress. */
const run = (call: object, where = plugin): Outcome =>
  JSON.parse(
    execFileSync(php as string, [fileURLToPath(new URL('wordpress.php', import.meta.url))], {
      input: JSON.stringify({ plugin: where, options, ...call }),
      encoding: 'utf8',
    }),
  )
const post = (policy: string, rest: object = {}) => ({
  do: 'admin_post_treize_save',
  post: { _wpnonce: 'nonce-of-treize_save', policy, ...rest },
})

describe.skipIf(!php)('the WordPress plugin', () => {
  it.each(readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.php')))(
    '%s is PHP',
    (name) => {
      expect(execFileSync(php as string, ['-l', join(PLUGIN, name)], { encoding: 'utf8' })).toContain(
        'No syntax errors',
      )
    },
  )

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const source = readFileSync(join(PLUGIN, 'treize.php'), 'utf8')
    expect(/^ \* Version: (.+)$/m.exec(source)?.[1]).toBe(version)
  })

  describe('on the pages of visitors', () => {
    it('puts the policy and the script first in the head, and no text of the policy ends the block', () => {
      const { html } = run({ do: 'page' })
      const [, json = ''] =
        /^<!doctype html>\n<html lang="en">\n<head>\n<script type="application\/json" data-treize [^>]*>(.*)<\/script>\n<script src="\/wp-content\/plugins\/treize\/files\/treize.js" [^>]*><\/script>\n<title>/.exec(
          html,
        ) ?? []
      const { $schema, ...policy } = POLICY
      expect(JSON.parse(json)).toEqual(policy)
      expect(json).not.toContain('<')
      expect(html).not.toContain('wordpressConsent')
      expect(html).not.toMatch(/<script[^>]* (async|defer)/)
    })

    it('tells the WP Consent API by the names of the policy only', () => {
      const consentApi = true
      const told = (call: object) =>
        JSON.parse(/wordpressConsent\((.*)\)<\/script>/.exec(run({ do: 'page', consentApi, ...call }).html)?.[1] ?? '0')
      expect(told({})).toEqual({ statistics: 'analytics', marketing: 'marketing' })
      const mapping = {
        statistics: '',
        'statistics-anonymous': 'analytics',
        marketing: 'marketing/ads',
        preferences: 'no',
      }
      expect(told({ options: { ...options, treize_mapping: mapping } })).toEqual({
        'statistics-anonymous': 'analytics',
        marketing: 'marketing/ads',
      })
    })

    it('prints nothing without a policy or without the files', () => {
      expect(run({ do: 'wp_head', options: {} }).html).toBe("<title>A theme's page</title>\n")
      expect(run({ do: 'wp_head', options: { treize_policy: '[]' } }).html).not.toContain('script')
      expect(run({ do: 'wp_head' }, PLUGIN).html).not.toContain('script')
    })

    it('escapes the words of the button', () => {
      expect(run({ do: 'page', words: '<b>Cookies' }).html).toContain(
        '<button type="button" data-consent-open>&lt;b&gt;Cookies</button>',
      )
    })

    it('says to the WP Consent API that it asks, and that nothing is granted before', () => {
      expect(run({ do: 'filter', name: 'wp_consent_api_registered_treize/treize.php', value: false }).html).toBe('true')
      expect(run({ do: 'filter', name: 'wp_get_consent_type', value: 'optout' }).html).toBe('"optin"')
    })
  })

  describe('on its page in the administration', () => {
    it('shows the policy, escaped, in a form with a nonce', () => {
      const { html } = run({ do: 'settings', options: { treize_policy: '{"a":"</textarea><script>"}' } })
      expect(html).toContain('{&quot;a&quot;:&quot;&lt;/textarea&gt;&lt;script&gt;&quot;}</textarea>')
      expect(html).toContain('name="_wpnonce" value="nonce-of-treize_save"')
      expect(html.match(/<\/textarea>/g)?.length).toBe(1)
    })

    it('keeps a policy as it was written, and the names for the API', () => {
      const text = JSON.stringify({ policy: { version: '2' }, categories: { "it's": { why: 'A "quote" \\ and <b>' } } })
      const { redirect, died, options: kept } = run(post(text, { mapping: { marketing: ' <i>ads</i> ', other: 'x' } }))
      expect([redirect, died]).toEqual(['/wp-admin/options-general.php?page=treize&treize=saved', null])
      expect(kept.treize_policy).toBe(text)
      expect(kept.treize_mapping).toMatchObject({ marketing: 'ads', statistics: '' })
      expect(kept.treize_mapping).not.toHaveProperty('other')
    })

    it.each([
      ['no JSON', '{ "policy":', /not JSON: Syntax error/],
      ['a list', '[]', /is an object/],
      ['no version', '{ "categories": {} }', /version/],
      ['no categories', '{ "policy": { "version": "1" }, "categories": [] }', /what the site stores/],
    ])('keeps the policy of before when it is sent %s, shows the text again and says why', (_, text, sentence) => {
      const { redirect, options: kept, transients } = run(post(text))
      expect(redirect).toContain('treize=refused')
      expect(kept).toEqual(options)
      expect(run({ do: 'admin_notices', transients }).html).toMatch(sentence)
      expect(run({ do: 'settings', transients }).html).toContain(`${text.replaceAll('"', '&quot;')}</textarea>`)
    })

    it('changes nothing for someone who may not, or without the nonce of the form', () => {
      const text = '{ "policy": { "version": "2" }, "categories": {} }'
      for (const call of [{ ...post(text), can: false }, post(text, { _wpnonce: 'x' })]) {
        const { died, redirect, options: kept } = run(call)
        expect([died, redirect]).toEqual([403, null])
        expect(kept).toEqual(options)
      }
      expect(run({ do: 'settings', can: false }).html).toBe('')
      expect(run({ do: 'admin_notices', can: false, options: {} }).html).toBe('')
    })

    it('says what is missing, and nothing when all is well', () => {
      expect(run({ do: 'admin_notices', consentApi: true }).html).toBe('')
      expect(run({ do: 'admin_notices', options: {} }).html).toContain('paste your policy')
      expect(run({ do: 'admin_notices' }, PLUGIN).html).toContain('put treize.js')
      const undeclared = { treize_policy: '{ "policy": { "version": "1" }, "categories": {} }' }
      expect(run({ do: 'admin_notices', consentApi: true, options: undeclared }).html).toContain('wp_consent_*')
    })

    it('takes its options away when it is deleted', () => {
      expect(run({ do: 'uninstall', options: { ...options, treize_mapping: {}, siteurl: 'x' } }).options).toEqual({
        siteurl: 'x',
      })
    })
  })

  it('asks the visitor of such a page, and tells the WP Consent API of the choice', async () => {
    const { html } = run({ do: 'page', consentApi: true })
    // What the API itself gives a page. https://github.com/WordPress/wp-consent-level-api
    const api = `<script>
      window.told = []
      window.wp_set_consent = (category, value) => told.push(category + ' ' + value)
      window.wp_has_consent = () => false
    </script>`
    const browser = await openBrowser()
    const server = await serve({
      root: folder,
      routes: { '/': html.replace('</head>', `${api}</head>`) },
    })
    for (const file of readdirSync(join(plugin, 'files')).filter((name) => name.endsWith('.js')))
      server.route(`/wp-content/plugins/treize/files/${file}`, (_, answer) => {
        answer.setHeader('content-type', 'text/javascript')
        answer.end(readFileSync(join(plugin, 'files', file)))
      })
    try {
      const page = await browser.page()
      await page.goto(server.origin())
      await page.click('accept')
      await page.settle()
      expect(await page.evaluate(() => [window.wp_consent_type, ...window.told.toSorted()])).toEqual([
        'optin',
        'marketing allow',
        'statistics allow',
      ])
      await page.raw.click('[data-consent-open]')
      await page.click('reject')
      await page.settle()
      expect(await page.evaluate(() => window.told.slice(-2).toSorted())).toEqual(['marketing deny', 'statistics deny'])
      expect(page.errors).toEqual([])
    } finally {
      await browser.close()
      await server.close()
    }
  })
})
