// What people load, and how many bytes that may be as a browser downloads it (Brotli).
// A row is raised here, in its own visible line; `npm run sizes` measures and writes all rows and the README's table.
const ROWS = [
  ['treize.js', 16280, 'dist/treize.js'],
  ['treize.js and the banner in English', 29450, ['dist/treize.js', 'dist/treize.banner.js']],
  ['the longest other language, Greek', 1370, 'dist/treize.el.js'],
  ['a mistake in the policy, explained', 910, 'dist/treize.explain.js'],
  ['createConsent, from npm', 16410, 'dist/index.js', '{ createConsent }'],
  ['readConsent, on a server', 4290, 'dist/server.js', '{ readConsent }'],
  ['import from klaro', 870, 'dist/import.js', '{ importKlaro }'],
  ['import from vanilla-cookieconsent', 1040, 'dist/import.js', '{ importCookieConsent }'],
  ['import from tarteaucitron', 960, 'dist/import.js', '{ importTarteaucitron }'],
  ['import from Osano', 850, 'dist/import.js', '{ importOsano }'],
  ['import from Cookiebot', 950, 'dist/import.js', '{ importCookiebot }'],
  ['import from OneTrust', 1050, 'dist/import.js', '{ importOneTrust }'],
  ['treize/google', 810, 'dist/google.js', '{ googleConsentMode }'],
  ['treize/microsoft', 480, 'dist/microsoft.js', '{ uetConsent, clarityConsent }'],
  ['treize/meta', 370, 'dist/meta.js', '{ metaConsent }'],
  ['treize/tiktok', 400, 'dist/tiktok.js', '{ tiktokConsent }'],
  ['treize/pinterest', 360, 'dist/pinterest.js', '{ pinterestConsent }'],
  ['treize/matomo', 520, 'dist/matomo.js', '{ matomoConsent }'],
  ['treize/posthog', 220, 'dist/posthog.js', '{ posthogConsent }'],
  ['treize/mixpanel', 180, 'dist/mixpanel.js', '{ mixpanelConsent }'],
  ['treize/amplitude', 140, 'dist/amplitude.js', '{ amplitudeConsent }'],
  ['treize/segment', 290, 'dist/segment.js', '{ segmentConsent }'],
  ['treize/shopify', 380, 'dist/shopify.js', '{ shopifyConsent }'],
  ['treize/wordpress', 390, 'dist/wordpress.js', '{ wordpressConsent }'],
  ['treize/react', 500, 'dist/react.js', '{ ConsentProvider, Consented, useConsent }', ['react']],
  ['treize/preact', 500, 'dist/preact.js', '{ ConsentProvider, Consented, useConsent }', ['preact']],
  ['treize/vue', 500, 'dist/vue.js', '{ Consented, consentPlugin, useConsent }', ['vue']],
  ['treize/svelte', 310, 'dist/svelte.js', '{ provideConsent, useConsent }', ['svelte']],
  ['treize/solid', 500, 'dist/solid.js', '{ ConsentProvider, Consented, useConsent }', ['solid-js']],
]

/** Another machine's compressor, or another release of the bundler, is a few bytes off. */
export const slack = (bytes) => Math.max(16, Math.round(bytes / 500))

export default ROWS.map(([name, bytes, path, names, ignore]) => ({
  name,
  path,
  limit: `${bytes + slack(bytes)} B`,
  ...(names ? { import: names } : { disablePlugins: ['@size-limit/esbuild'] }),
  ...(ignore && { ignore }),
}))
