// What people load, and how many bytes that may be as a browser downloads it (Brotli).
// A row is raised here, in its own visible line; `npm run sizes` measures and writes all rows and the tables in docs/measurements.md and the README.
const ROWS = [
  ['treize.js', 24235, 'dist/treize.js'],
  // Fetched at once, run when it is there: keeping choices, releasing, sweeping. The page does not wait for it.
  ['treize.more.js', 10610, 'dist/treize.more.js'],
  // What a visitor who is asked has downloaded when the question is there.
  [
    'the question in English, all three files',
    43055,
    ['dist/treize.js', 'dist/treize.more.js', 'dist/treize.banner.js'],
  ],
  ['the settings, when they are wanted', 8779, 'dist/treize.preferences.js'],
  ['the placeholders, where an embed is held', 3361, 'dist/treize.placeholders.js'],
  // The gates that a policy without requests and databases needs, as `treize build` takes them.
  ['treize.js built for a policy without requests', 20676, 'dist/policy/none.js'],
  ['the longest other language, Greek', 1596, 'dist/treize.el.js'],
  ['a mistake in the policy, explained', 3949, 'dist/treize.explain.js'],
  ['createConsent, from npm', 31766, 'dist/index.js', '{ createConsent }'],
  ['readConsent, on a server', 5315, 'dist/server.js', '{ readConsent }'],
  ['import from klaro', 854, 'dist/import.js', '{ importKlaro }'],
  ['import from vanilla-cookieconsent', 1011, 'dist/import.js', '{ importCookieConsent }'],
  ['import from tarteaucitron', 939, 'dist/import.js', '{ importTarteaucitron }'],
  ['import from Osano', 832, 'dist/import.js', '{ importOsano }'],
  ['import from Cookiebot', 932, 'dist/import.js', '{ importCookiebot }'],
  ['import from OneTrust', 1034, 'dist/import.js', '{ importOneTrust }'],
  ['treize/google', 800, 'dist/google.js', '{ googleConsentMode }'],
  ['treize/microsoft', 497, 'dist/microsoft.js', '{ uetConsent, clarityConsent }'],
  ['treize/meta', 383, 'dist/meta.js', '{ metaConsent }'],
  ['treize/tiktok', 407, 'dist/tiktok.js', '{ tiktokConsent }'],
  ['treize/pinterest', 368, 'dist/pinterest.js', '{ pinterestConsent }'],
  ['treize/matomo', 544, 'dist/matomo.js', '{ matomoConsent }'],
  ['treize/posthog', 230, 'dist/posthog.js', '{ posthogConsent }'],
  ['treize/mixpanel', 195, 'dist/mixpanel.js', '{ mixpanelConsent }'],
  ['treize/amplitude', 152, 'dist/amplitude.js', '{ amplitudeConsent }'],
  ['treize/segment', 291, 'dist/segment.js', '{ segmentConsent }'],
  ['treize/shopify', 368, 'dist/shopify.js', '{ shopifyConsent }'],
  ['treize/wordpress', 359, 'dist/wordpress.js', '{ wordpressConsent }'],
  ['treize/react', 415, 'dist/react.js', '{ ConsentProvider, Consented, useConsent }', ['react']],
  ['treize/preact', 359, 'dist/preact.js', '{ ConsentProvider, Consented, useConsent }', ['preact']],
  ['treize/vue', 454, 'dist/vue.js', '{ Consented, consentPlugin, useConsent }', ['vue']],
  ['treize/svelte', 296, 'dist/svelte.js', '{ provideConsent, useConsent }', ['svelte']],
  ['treize/solid', 360, 'dist/solid.js', '{ ConsentProvider, Consented, useConsent }', ['solid-js']],
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
