import { type StandIn, TOOLS, page, script } from './stand-in'

/** `show` puts a frame of the vendor into an element, once. */
const FRAME = `
const show = (box, src) => { if (box.querySelector('iframe')) return; const frame = document.createElement('iframe'); frame.src = src; frame.title = 'A widget'; box.append(frame) }
const answer = (box, name) => { const field = document.createElement('input'); field.type = 'hidden'; field.name = name; box.append(field) }
const whenRead = (run) => document.readyState == 'loading' ? document.addEventListener('DOMContentLoaded', run) : run()
`
const RECAPTCHA = `${TOOLS}
window.grecaptcha = { ready: (run) => run() }
load('https://www.gstatic.com/recaptcha/releases/1/recaptcha__en.js')`
const RECAPTCHA_PARTS = `${FRAME}
whenRead(() => { for (const box of document.querySelectorAll('.g-recaptcha')) { show(box, 'https://www.google.com/recaptcha/api2/anchor?k=' + box.dataset.sitekey); answer(box, 'g-recaptcha-response') } })`
const TURNSTILE = `${FRAME}
whenRead(() => { for (const box of document.querySelectorAll('.cf-turnstile')) { show(box, 'https://challenges.cloudflare.com/cdn-cgi/challenge-platform/' + box.dataset.sitekey); answer(box, 'cf-turnstile-response') } })`
const CALENDLY = `${FRAME}
whenRead(() => { for (const box of document.querySelectorAll('.calendly-inline-widget')) show(box, box.dataset.url + '?embed_domain=' + location.hostname + '&embed_type=Inline') })`

const INTERCOM = `${TOOLS}
const { app_id, api_base } = window.intercomSettings
write('intercom-id-' + app_id, 271); write('intercom-device-id-' + app_id, 271); write('intercom-session-' + app_id, 7)
send(api_base + '/messenger/web/ping', '{}')
const box = document.createElement('div'); box.id = 'intercom-container'; document.body.append(box)
window.Intercom = (call) => { document.body.dataset.forgot = call }`
const CRISP = `${TOOLS}
write('crisp-client/session/' + window.CRISP_WEBSITE_ID, 182)
send('https://client.crisp.chat/settings/website/' + window.CRISP_WEBSITE_ID + '/')
const box = document.createElement('div'); box.className = 'crisp-client'; document.body.append(box)
window.$crisp = { push([, call]) { document.body.dataset.forgot = call } }`

/** The fraud signals of Stripe come with the script, on whatever page it stands. */
const STRIPE = `${TOOLS}${FRAME}
write('__stripe_mid', 365); write('__stripe_sid', 1 / 48)
send('https://m.stripe.com/6', '{}')
window.Stripe = () => ({ elements: () => ({ create: (kind) => ({ mount: (where) => show(document.querySelector(where), 'https://js.stripe.com/v3/elements-inner-' + kind + '.html') }) }) })`

export const CONTENT: readonly StandIn[] = [
  script(/www\.google\.com\/recaptcha\/api\.js/, RECAPTCHA),
  script(/www\.gstatic\.com\/recaptcha\/releases\//, RECAPTCHA_PARTS),
  script(/challenges\.cloudflare\.com\/turnstile\/v0\/api\.js/, TURNSTILE),
  script(/assets\.calendly\.com\/assets\/external\/widget\.js/, CALENDLY),
  script(/widget\.intercom\.io\/widget\/abc123/, INTERCOM),
  script(/client\.crisp\.chat\/l\.js/, CRISP),
  script(/js\.stripe\.com\/v3\/$/, STRIPE),
  page(/youtube\.com\/embed/, 'A film'),
  page(/player\.vimeo\.com\/video/, 'A film'),
  page(/www\.google\.com\/maps\/embed/, 'A map'),
  page(/www\.openstreetmap\.org\/export\/embed\.html/, 'A map'),
  page(/open\.spotify\.com\/embed/, 'A song'),
  page(/www\.google\.com\/recaptcha\/api2\/anchor/, 'I am not a robot'),
  page(/challenges\.cloudflare\.com\/cdn-cgi/, 'Verify you are human'),
  page(/calendly\.com\/example\/30min/, 'Choose a day'),
  page(/js\.stripe\.com\/v3\/elements-inner/, 'Card number'),
]
