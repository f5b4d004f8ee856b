const page = (head: string, body = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Before</title>${head}</head><body><h1>Before</h1>${body}</body></html>`
const modules = '/node_modules'

/** Sites as they were before the move, each with its consent tool as npm ships it. */
export const oldSites = {
  klaro: (settings = {}) =>
    page(
      `<script>var klaroConfig = ${JSON.stringify({
        lang: 'en',
        // Or its first button agrees to what is ticked already.
        acceptAll: true,
        translations: { en: { purposes: { some: 'Some' } } },
        groupByPurpose: false,
        services: ['matomo', 'hotjar', 'ads'].map((name) => ({ name, title: name, purposes: ['some'] })),
        ...settings,
      })}</script><script defer src="${modules}/klaro/dist/klaro.js"></script>`,
    ),

  cookieConsent: (settings = {}) =>
    page(
      `<link rel="stylesheet" href="${modules}/vanilla-cookieconsent/dist/cookieconsent.css">
      <script src="${modules}/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>`,
      `<script>CookieConsent.run(${JSON.stringify({
        // Or it would not ask a browser that is driven by a test.
        hideFromBots: false,
        categories: {
          necessary: { enabled: true, readOnly: true },
          analytics: { services: { matomo: { label: 'Matomo' }, hotjar: { label: 'Hotjar' } } },
          preferences: {},
          ads: {},
        },
        language: {
          default: 'en',
          translations: {
            en: {
              consentModal: {
                title: 'Cookies',
                acceptAllBtn: 'All',
                acceptNecessaryBtn: 'None',
                showPreferencesBtn: 'Some',
              },
              preferencesModal: {
                title: 'Cookies',
                acceptAllBtn: 'All',
                acceptNecessaryBtn: 'None',
                savePreferencesBtn: 'Save',
                sections: ['necessary', 'analytics', 'preferences', 'ads'].map((linkedCategory) => ({
                  title: linkedCategory,
                  description: '',
                  linkedCategory,
                })),
              },
            },
          },
        },
        ...settings,
      })})</script>`,
    ),

  tarteaucitron: (settings = {}) =>
    page(
      `<script>var tarteaucitronForceLanguage = 'en', tarteaucitronUseMin = ''</script>
      <script src="${modules}/tarteaucitronjs/tarteaucitron.js"></script>
      <script>tarteaucitron.init(${JSON.stringify({ cookieName: 'tarteaucitron', showIcon: false, ...settings })})</script>`,
      `<script>
        for (const key of ['stats', 'heat', 'ads', 'matomo']) {
          if (key != 'matomo') tarteaucitron.services[key] = { key, type: 'analytic', name: key, uri: '', needConsent: true, cookies: [], js() {}, fallback() {} };
          (tarteaucitron.job = tarteaucitron.job || []).push(key)
        }
      </script>`,
    ),

  osano: (settings = {}) =>
    page(
      `<link rel="stylesheet" href="${modules}/cookieconsent/build/cookieconsent.min.css">
      <script src="${modules}/cookieconsent/build/cookieconsent.min.js"></script>`,
      `<script>cookieconsent.initialise(${JSON.stringify({ type: 'opt-in', ...settings })})</script>`,
    ),
}
