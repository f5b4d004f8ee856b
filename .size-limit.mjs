// What people load, and how many bytes that may be as a browser downloads it (Brotli).
// A row is raised here, in its own visible line; `npm run sizes` measures and writes all rows and the tables in docs/measurements.md and the README.
const ROWS = [
  // Raised by 0.5 kB: a document's own members are read whatever elements are called (0.15), the core is in files of their
  // own (0.2), stand-ins and the second reading of URLs have their hooks (0.1). And by 0.9 kB: what
  // a misshapen policy declares is held (0.5), workers of every kind of text (0.15), and nothing is read of what a page gives
  // to every object (0.1); no function is over 120 lines (0.1). And by 0.8 kB: ways to call and to mark that nothing held (0.5),
  // marks that lazy loaders take away (0.1), frames looked for only where some may come (0.1), the question fetched beside it (0.1).
  ['treize.js', 29156, 'dist/treize.js'],
  // Fetched at once, run when it is there: keeping choices, releasing, sweeping. The page does not wait for it.
  // Raised by 1.3 kB: mistakes that were silent (0.4), and it registers the service worker of the policy's `worker`, tells it of each choice and takes it away.
  // Raised by 1.9 kB: stand-ins (1.2), the way to the owner's panel (0.2), own members (0.15), counts (0.1).
  ['treize.more.js', 15169, 'dist/treize.more.js'],
  // What a visitor who is asked has downloaded when the question is there.
  [
    'the question in English, all three files',
    54197,
    ['dist/treize.js', 'dist/treize.more.js', 'dist/treize.banner.js'],
  ],
  ['the settings, when they are wanted', 9649, 'dist/treize.preferences.js'],
  ['the placeholders, where an embed is held', 4358, 'dist/treize.placeholders.js'],
  ['the service worker, where the policy has one', 658, 'dist/treize.worker.js'],
  // The gates that a policy without requests and databases needs, as `treize build` takes them.
  ['treize.js built for a policy without requests', 24921, 'dist/policy/none.js'],
  ['the longest other language, Greek', 1599, 'dist/treize.el.js'],
  ['a mistake in the policy, explained', 5931, 'dist/treize.explain.js'],
  // Only owners load these two.
  ['the panel of owners', 15427, 'dist/treize.inspect.js'],
  ['the catalogue, for that panel', 16551, 'dist/treize.catalogue.js'],
  ['createConsent, from npm', 41960, 'dist/index.js', '{ createConsent }'],
  ['readConsent, on a server', 7736, 'dist/server.js', '{ readConsent }'],
  ['import from klaro', 921, 'dist/import.js', '{ importKlaro }'],
  ['import from vanilla-cookieconsent', 1092, 'dist/import.js', '{ importCookieConsent }'],
  ['import from tarteaucitron', 1004, 'dist/import.js', '{ importTarteaucitron }'],
  ['import from Osano', 896, 'dist/import.js', '{ importOsano }'],
  ['import from Cookiebot', 997, 'dist/import.js', '{ importCookiebot }'],
  ['import from OneTrust', 1096, 'dist/import.js', '{ importOneTrust }'],
  ['treize/google', 1012, 'dist/google.js', '{ googleConsentMode }'],
  ['treize/microsoft', 532, 'dist/microsoft.js', '{ uetConsent, clarityConsent }'],
  ['treize/meta', 484, 'dist/meta.js', '{ metaConsent }'],
  ['treize/tiktok', 455, 'dist/tiktok.js', '{ tiktokConsent }'],
  ['treize/pinterest', 469, 'dist/pinterest.js', '{ pinterestConsent }'],
  ['treize/matomo', 559, 'dist/matomo.js', '{ matomoConsent }'],
  ['treize/posthog', 276, 'dist/posthog.js', '{ posthogConsent }'],
  ['treize/mixpanel', 233, 'dist/mixpanel.js', '{ mixpanelConsent }'],
  ['treize/amplitude', 196, 'dist/amplitude.js', '{ amplitudeConsent }'],
  ['treize/segment', 313, 'dist/segment.js', '{ segmentConsent }'],
  ['treize/shopify', 586, 'dist/shopify.js', '{ shopifyConsent }'],
  ['treize/wordpress', 584, 'dist/wordpress.js', '{ wordpressConsent }'],
  ['treize/react', 454, 'dist/react.js', '{ ConsentProvider, Consented, useConsent }', ['react']],
  ['treize/preact', 407, 'dist/preact.js', '{ ConsentProvider, Consented, useConsent }', ['preact']],
  ['treize/vue', 514, 'dist/vue.js', '{ Consented, consentPlugin, useConsent }', ['vue']],
  ['treize/svelte', 340, 'dist/svelte.js', '{ provideConsent, useConsent }', ['svelte']],
  ['treize/solid', 416, 'dist/solid.js', '{ ConsentProvider, Consented, useConsent }', ['solid-js']],
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
