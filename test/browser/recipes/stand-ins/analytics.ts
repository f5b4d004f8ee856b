import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type StandIn, TOOLS, script } from './stand-in'

/** Reads `dataLayer` as gtag.js does: consent first, then each `config`. `gcs` says what is granted: ads, analytics. */
const GTAG = `${TOOLS}
const consent = {}
const may = (storage) => consent[storage] != 'denied'
const read = (entry) => {
  const [word, what, values] = Array.from(entry)
  if (word == 'consent') Object.assign(consent, values)
  if (word != 'config') return
  if (may('analytics_storage') && what.startsWith('G-')) { write('_ga', 730); write('_ga_' + what.slice(2), 730) }
  if (may('ad_storage') && what.startsWith('AW-')) write('_gcl_au', 90)
  const host = what.startsWith('G-') ? 'region1.google-analytics.com/g/collect' : 'www.googleadservices.com/pagead/conversion'
  send('https://' + host + '?tid=' + what + '&gcs=G1' + Number(may('ad_storage')) + Number(may('analytics_storage')))
}
const layer = window.dataLayer
const push = layer.push
layer.forEach((entry) => read(entry))
layer.push = (...entries) => { entries.forEach((entry) => read(entry)); return push.apply(layer, entries) }`

/** A container with Analytics and Ads in it: it loads gtag.js for each, as Tag Manager does. */
const GTM = `${TOOLS}
for (const id of ['G-ABC123', 'AW-123'])
  load('https://www.googletagmanager.com/gtag/js?id=' + id, () => { (function () { window.dataLayer.push(arguments) })('config', id) })`

const MATOMO = `${TOOLS}
let needed = false
let given = false
let url = ''
let views = 0
const count = () => { if (!url || (needed && !given)) return; for (; views; views--) { write('_pk_id.1.abcd', 393); write('_pk_ses.1.abcd', 0.02); send(url + '?rec=1') } }
const calls = { requireConsent() { needed = true }, setConsentGiven() { given = true }, setTrackerUrl(to) { url = to }, trackPageView() { views++ } }
const read = ([name, ...rest]) => { calls[name]?.(...rest); count() }
window._paq.forEach(read)
window._paq = { push: (...all) => all.forEach(read) }`

/** Records with cookies once `consentv2` grants it, and without before, as Clarity says. */
const CLARITY = `${TOOLS}
const queue = window.clarity.q ?? []
const read = ([word, values]) => {
  if (word != 'consentv2') return
  const granted = values.analytics_Storage == 'granted'
  if (granted) { write('_clck', 365); write('_clsk', 1) }
  send('https://d.clarity.ms/collect?cookies=' + Number(granted), '{}')
}
for (const call of queue) read(call)
window.clarity = (...call) => read(call)`

const HOTJAR = `${TOOLS}
const { hjid } = window._hjSettings
write('_hjTLDTest'); write('_hjTLDTest', -1)
write('_hjSessionUser_' + hjid, 365); write('_hjSession_' + hjid, 1 / 48)
send('https://content.hotjar.io/?site_id=' + hjid, '{}')`

/** PostHog's own library, as npm ships it; told to count automated browsers too, and to send at once. */
const POSTHOG = `
for (const [, config] of window.posthog._i) Object.assign(config, { opt_out_useragent_filter: true, request_batching: false })
${readFileSync(
  fileURLToPath(new URL('../../../../node_modules/posthog-js/dist/array.full.no-external.js', import.meta.url)),
  'utf8',
)}`

export const ANALYTICS: readonly StandIn[] = [
  script(/googletagmanager\.com\/gtag\/js/, GTAG),
  script(/googletagmanager\.com\/gtm\.js/, GTM),
  script(/stats\.example\.com\/matomo\.js/, MATOMO),
  script(/clarity\.ms\/tag\/abcdefghij$/, CLARITY),
  script(/static\.hotjar\.com\/c\/hotjar-1234567\.js\?sv=6/, HOTJAR),
  [/eu-assets\.i\.posthog\.com\/static\/array\.js/, 'text/javascript', POSTHOG],
  [/i\.posthog\.com\/array\/.*\.js/, 'text/javascript', ''],
  [/i\.posthog\.com/, 'application/json', '{}'],
]
