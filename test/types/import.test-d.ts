import { importCookieConsent, importKlaro, importOsano } from '../../src/importers/index'
import { createConsent } from '../../src/index'

const consent = createConsent({
  policy: { version: '1' },
  categories: { analytics: { services: { stats: {} } }, ads: {} },
})

const did: boolean = importKlaro(consent, { matomo: 'analytics/stats', pixels: ['ads', 'analytics'] }, { name: 'k' })
void did
importOsano(consent, ['analytics', 'ads'])
// @ts-expect-error a misspelt category
importKlaro(consent, { matomo: 'analitics' })
// @ts-expect-error a misspelt category
importOsano(consent, 'add')
importCookieConsent(consent, { 'analytics/ga': 'analytics' }, { revision: 2, storage: 'localStorage' })
// @ts-expect-error a place where it keeps nothing
importKlaro(consent, { matomo: 'ads' }, { storage: 'sessionStorage' })
