/**
 * What stands for the vendors' scripts, whose own are not to be had: each makes of the documented calls what its vendor
 * documents, a cookie of the documented name and lifetime and a request to the documented address.
 */

const COOKIE = `const write = (name, days) => { document.cookie = name + '=1; path=/; max-age=' + days * 86400 }`

/** Reads `dataLayer` as gtag.js does: consent first, then each `config`. */
const GTAG = `${COOKIE}
const consent = {}
const read = (entry) => {
  const [word, what, values] = Array.from(entry)
  if (word == 'consent') Object.assign(consent, values)
  if (word != 'config') return
  const denied = consent.analytics_storage == 'denied'
  if (!denied && what.startsWith('G-')) { write('_ga', 730); write('_ga_' + what.slice(2), 730) }
  if (consent.ad_storage != 'denied' && what.startsWith('AW-')) write('_gcl_au', 90)
  const host = what.startsWith('G-') ? 'region1.google-analytics.com/g/collect' : 'www.googleadservices.com/pagead/conversion'
  fetch('https://' + host + '?tid=' + what + '&gcs=' + (denied ? 'G100' : 'G111'), { mode: 'no-cors' }).catch(() => {})
}
const layer = window.dataLayer
const push = layer.push
layer.forEach((entry) => read(entry))
layer.push = (...entries) => { entries.forEach((entry) => read(entry)); return push.apply(layer, entries) }`

/** A container with Analytics and Ads in it: it loads gtag.js for each, as Tag Manager does. */
const GTM = `for (const id of ['G-ABC123', 'AW-123']) {
  const script = document.createElement('script')
  script.src = 'https://www.googletagmanager.com/gtag/js?id=' + id
  script.onload = () => { (function () { window.dataLayer.push(arguments) })('config', id) }
  document.head.append(script)
}`

const MATOMO = `${COOKIE}
let needed = false
let given = false
let url = ''
let views = 0
const send = () => { if (!url || (needed && !given)) return; for (; views; views--) { write('_pk_id.1.abcd', 393); write('_pk_ses.1.abcd', 0.02); fetch(url + '?rec=1', { mode: 'no-cors' }).catch(() => {}) } }
const calls = { requireConsent() { needed = true }, setConsentGiven() { given = true }, setTrackerUrl(to) { url = to }, trackPageView() { views++ } }
const read = ([name, ...rest]) => { calls[name]?.(...rest); send() }
window._paq.forEach(read)
window._paq = { push: (...all) => all.forEach(read) }`

const META = `${COOKIE}
let granted = true
let waiting = []
const send = () => { for (const event of granted ? waiting.splice(0) : []) { write('_fbp', 90); new Image().src = 'https://www.facebook.com/tr/?ev=' + event } }
fbq.callMethod = (word, what) => { if (word == 'consent') granted = what == 'grant'; if (word == 'track') waiting.push(what); send() }
for (const call of fbq.queue) fbq.callMethod(...call)`

/** The answer of a vendor's host, by its address; what is not a script is taken and answered with nothing. */
export const STAND_INS: readonly (readonly [address: RegExp, type: string, body: string])[] = [
  [/googletagmanager\.com\/gtag\/js/, 'text/javascript', `(() => {${GTAG}})()`],
  [/googletagmanager\.com\/gtm\.js/, 'text/javascript', `(() => {${GTM}})()`],
  [/stats\.example\.com\/matomo\.js/, 'text/javascript', `(() => {${MATOMO}})()`],
  [/connect\.facebook\.net\/.*fbevents\.js/, 'text/javascript', `(() => {${META}})()`],
  [/youtube\.com\/embed/, 'text/html', '<!doctype html><title>Film</title><p>A film</p>'],
]
