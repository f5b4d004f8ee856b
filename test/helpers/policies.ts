/** A policy with every kind of owner: essential, a category with a service, and one that declares directly. */
export const shop = {
  policy: { version: '2026-11-01', url: '/privacy' },
  controller: { name: 'Example Ltd', contact: 'dpo@example.com', authority: 'CNIL' },
  categories: {
    essential: { essential: true, cookies: ['session_id', 'remember', 'lang'], storage: ['cart'] },
    analytics: {
      services: {
        stats: {
          label: 'Stats',
          provider: 'Example Ltd',
          cookies: [{ name: '_st_*', lifetime: '13 months' }],
          storage: ['st_*'],
        },
      },
    },
    marketing: { cookies: ['_ad', '_ad_*', '__Host-ad'], storage: ['ad_*'] },
  },
} as const

const tool = (provider: string) => ({
  provider,
  cookies: [
    { name: '_x_*', lifetime: '13 months' },
    { name: '_y', lifetime: '30 minutes' },
  ],
})
/** Three purposes, as most sites have. */
export const threePurposes = {
  policy: { version: '1', url: '/privacy' },
  controller: { name: 'Weproc SAS', contact: 'dpo@example.com', authority: 'CNIL' },
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    analytics: { services: { matomo: { label: 'Matomo', ...tool('InnoCraft') } } },
    marketing: { services: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((key) => [key, tool(`House ${key}`)])) },
    preferences: { cookies: ['pref_*'] },
  },
}
