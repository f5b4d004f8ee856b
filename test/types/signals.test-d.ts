import * as amplitude from '@amplitude/analytics-browser'
import { AnalyticsBrowser } from '@segment/analytics-next'
import mixpanel from 'mixpanel-browser'
import posthog from 'posthog-js'
import { createConsent } from '../../src/index'
import { amplitudeConsent } from '../../src/signals/amplitude'
import { googleConsentMode } from '../../src/signals/google'
import { matomoConsent } from '../../src/signals/matomo'
import { metaConsent } from '../../src/signals/meta'
import { clarityConsent, uetConsent } from '../../src/signals/microsoft'
import { mixpanelConsent } from '../../src/signals/mixpanel'
import { pinterestConsent } from '../../src/signals/pinterest'
import { posthogConsent } from '../../src/signals/posthog'
import { segmentConsent } from '../../src/signals/segment'
import { shopifyConsent } from '../../src/signals/shopify'
import { tiktokConsent } from '../../src/signals/tiktok'
import { wordpressConsent } from '../../src/signals/wordpress'

const consent = createConsent({
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    analytics: { services: { matomo: { cookies: ['_pk_id.*'] } } },
    marketing: {},
  },
})

const off: () => void = googleConsentMode(consent, {
  analytics_storage: ['analytics/matomo', 'marketing'],
  ad_storage: 'marketing',
  functionality_storage: undefined,
})
void off
googleConsentMode(consent, {}, { region: ['FR'], wait_for_update: 500, ads_data_redaction: true, advanced: true })
// @ts-expect-error a misspelt category
googleConsentMode(consent, { analytics_storage: 'analitics' })
// @ts-expect-error a misspelt category in a list
googleConsentMode(consent, { analytics_storage: ['analytics', 'analitics'] })
// @ts-expect-error a permission that Google does not have
googleConsentMode(consent, { analytic_storage: 'analytics' })
// @ts-expect-error an option that is not there
googleConsentMode(consent, {}, { waitForUpdate: 500 })

uetConsent(consent, { ad_storage: 'marketing' })
// @ts-expect-error a misspelt category
uetConsent(consent, { ad_storage: 'marketting' })
clarityConsent(consent, { ad_Storage: 'marketing', analytics_Storage: 'analytics' })
// @ts-expect-error Clarity needs both
clarityConsent(consent, { ad_Storage: 'marketing' })
// @ts-expect-error Clarity writes them with a capital S
clarityConsent(consent, { ad_storage: 'marketing', analytics_storage: 'analytics' })

metaConsent(consent, 'marketing')
tiktokConsent(consent, ['marketing', 'analytics'])
pinterestConsent(consent, 'marketing')
// @ts-expect-error a misspelt category
metaConsent(consent, 'marketting')
// @ts-expect-error a misspelt category
tiktokConsent(consent, 'marketting')
// @ts-expect-error a misspelt category
pinterestConsent(consent, 'marketting')

matomoConsent(consent, 'analytics/matomo', { wait: 'cookies' })
matomoConsent(consent, 'analytics', { exempt: true })
// @ts-expect-error a service that is not there
matomoConsent(consent, 'analytics/piwik')
// @ts-expect-error something else to wait for
matomoConsent(consent, 'analytics', { wait: 'requests' })

// The vendors' own instances, as they type them.
posthogConsent(consent, 'analytics', posthog)
mixpanelConsent(consent, 'analytics', mixpanel)
amplitudeConsent(consent, 'analytics', amplitude)
amplitudeConsent(consent, 'analytics', amplitude.createInstance())
segmentConsent(consent, { Advertising: 'marketing' }, AnalyticsBrowser.load({ writeKey: '1' }))
segmentConsent(consent, { Advertising: 'marketing', Analytics: ['analytics', 'marketing'] }, new AnalyticsBrowser())
// @ts-expect-error a misspelt category
posthogConsent(consent, 'analitics', posthog)
// @ts-expect-error a misspelt category
mixpanelConsent(consent, 'analitics', mixpanel)
// @ts-expect-error a misspelt category
amplitudeConsent(consent, 'analitics', amplitude)
// @ts-expect-error a misspelt category
segmentConsent(consent, { Analytics: 'analitics' }, new AnalyticsBrowser())
// @ts-expect-error another library
posthogConsent(consent, 'analytics', mixpanel)

shopifyConsent(consent, { analytics: 'analytics', sale_of_data: 'marketing' })
// @ts-expect-error a permission that Shopify does not have
shopifyConsent(consent, { statistics: 'analytics' })
// @ts-expect-error a misspelt category
shopifyConsent(consent, { analytics: 'analitics' })
wordpressConsent(consent, { 'statistics-anonymous': 'essential', statistics: 'analytics' })
// @ts-expect-error a category that the WP Consent API does not have
wordpressConsent(consent, { analytics: 'analytics' })
// @ts-expect-error a misspelt category
wordpressConsent(consent, { statistics: 'analitics' })

// In a page with the script tag nobody knows the policy's names.
googleConsentMode(treize, { analytics_storage: 'anything' })
