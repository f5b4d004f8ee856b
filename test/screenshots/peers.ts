import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)
const read = (name: string) => readFileSync(require.resolve(name), 'utf8')
const local = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)), 'utf8')

/** Another banner, as its documentation puts it on a page: what goes into the head, with three purposes. */
export interface Peer {
  name: string
  head: string
  /** An element of it that is there when it asks. */
  shown: string
}

const PURPOSES = {
  analytics: ['Audience', 'Which pages are read and where visitors get stuck, so that we can improve them.'],
  marketing: ['Marketing', 'Advertising and content that fits you.'],
  preferences: ['Preferences', 'Remember how you like the site.'],
} as const
const keys = Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]

/** Each with its own looks and words, and nothing changed but the names of the purposes. */
export async function loadPeers(): Promise<Peer[]> {
  const cookieConsent = {
    // A browser that is driven by a program is a bot to it.
    hideFromBots: false,
    guiOptions: { consentModal: { layout: 'box', position: 'bottom left' } },
    categories: { necessary: { enabled: true, readOnly: true }, ...Object.fromEntries(keys.map((key) => [key, {}])) },
    language: {
      default: 'en',
      translations: {
        en: {
          consentModal: {
            title: 'We use cookies',
            description:
              'We use cookies and similar means to measure our audience, to show advertising that fits you, and to remember how you like the site. You can change your mind at any time.',
            acceptAllBtn: 'Accept all',
            acceptNecessaryBtn: 'Reject all',
            showPreferencesBtn: 'Manage preferences',
            footer: '<a href="/privacy">Privacy policy</a>',
          },
          preferencesModal: { title: 'Preferences', sections: [] },
        },
      },
    },
  }
  const klaro = {
    acceptAll: true,
    privacyPolicy: '/privacy',
    translations: {
      en: { purposes: Object.fromEntries(keys.map((key) => [key, PURPOSES[key][0]])) },
    },
    services: keys.map((key) => ({ name: key, title: PURPOSES[key][0], purposes: [key] })),
  }
  const c15t = await build({
    stdin: {
      contents: `
        import { createElement as h } from 'react'
        import { createRoot } from 'react-dom/client'
        import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react'
        document.addEventListener('DOMContentLoaded', () =>
          createRoot(document.body.appendChild(document.createElement('div'))).render(
            h(ConsentManagerProvider, { options: { mode: 'offline', consentCategories: ['necessary', 'measurement', 'marketing', 'functionality'], legalLinks: { privacyPolicy: { href: '/privacy' } } } }, h(ConsentBanner), h(ConsentDialog))))`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'js',
    },
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const script = (text: string) => `<script>${text.replaceAll('</script', '<\\/script')}</script>`
  return [
    {
      name: 'vanilla-cookieconsent',
      head: `<style>${local('vanilla-cookieconsent/dist/cookieconsent.css')}</style>${script(local('vanilla-cookieconsent/dist/cookieconsent.umd.js'))}${script(
        `document.addEventListener('DOMContentLoaded', () => CookieConsent.run(${JSON.stringify(cookieConsent)}))`,
      )}`,
      shown: '#cc-main .cm',
    },
    {
      name: 'klaro',
      head: `${script(`window.klaroConfig = ${JSON.stringify(klaro)}`)}<script defer src="/klaro.js"></script>`,
      shown: '#klaro .cookie-notice',
    },
    {
      name: 'c15t',
      head: `<style>${read('@c15t/react/styles.css')}</style>${script(c15t.outputFiles[0]?.text ?? '')}`,
      shown: '[data-testid="consent-banner-root"], [class*=consent-banner]',
    },
  ]
}

export const klaroScript = () => local('klaro/dist/klaro.js')
