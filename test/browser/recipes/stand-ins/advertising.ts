import { type StandIn, TOOLS, script } from './stand-in'

const META = `${TOOLS}
let granted = true
let waiting = []
const track = () => { for (const event of granted ? waiting.splice(0) : []) { write('_fbp', 90); new Image().src = 'https://www.facebook.com/tr/?ev=' + event } }
fbq.callMethod = (word, what) => { if (word == 'consent') granted = what == 'grant'; if (word == 'track') waiting.push(what); track() }
for (const call of fbq.queue) fbq.callMethod(...call)`

/** Waits from `holdConsent` to `grantConsent`; `revokeConsent` deletes its cookies. */
const TIKTOK = `${TOOLS}
const queue = window.ttq
const [id] = Object.keys(queue._i)
let holds = false
let views = 0
const names = ['_ttp', '_tt_enable_cookie']
const track = () => {
  for (; views && !holds; views--) {
    for (const name of names) write(name, 390)
    keep('tt_sessionId'); keep('tt_appInfo')
    send('https://analytics.tiktok.com/api/v2/pixel?sdkid=' + id, '{"event":"Pageview"}')
  }
}
const calls = {
  holdConsent() { holds = true },
  grantConsent() { holds = false },
  revokeConsent() { holds = true; for (const name of names) write(name, -1) },
  page() { views++ },
}
for (const [name] of [...queue]) calls[name]?.()
for (const name of Object.keys(calls)) queue[name] = () => { calls[name](); track() }
track()`

const LINKEDIN = `${TOOLS}
write('ln_or', 1); write('li_sugr', 90)
for (const id of window._linkedin_data_partner_ids) new Image().src = 'https://px.ads.linkedin.com/collect?v=2&fmt=gif&pid=' + id`

/** `asc` says whether `ad_storage` is granted, which it is unless somebody says otherwise. */
const UET = `${TOOLS}
window.UET = function ({ ti, q }) {
  let storage = 'granted'
  const read = (words) => {
    for (let at = 0; at < words.length; at++) {
      if (words[at] == 'consent') storage = words[at + 2].ad_storage
      if (words[at] != 'pageLoad') continue
      if (storage == 'granted') { write('_uetsid', 1); write('_uetvid', 390) }
      new Image().src = 'https://bat.bing.com/action/0?ti=' + ti + '&evt=pageLoad&asc=' + (storage == 'granted' ? 'G' : 'D')
    }
  }
  read(q)
  this.push = (...words) => read(words)
}`

const HUBSPOT = `${TOOLS}
load('https://js.hs-analytics.net/analytics/0/12345.js')`
const HUBSPOT_ANALYTICS = `${TOOLS}
write('__hstc', 180); write('hubspotutk', 180); write('__hssc', 1 / 48); write('__hssrc')
new Image().src = 'https://track.hubspot.com/__ptq.gif?a=12345'
window._hsq = { push() {} }
window._hsp = { push([call]) { document.body.dataset.forgot = call } }`

export const ADVERTISING: readonly StandIn[] = [
  script(/connect\.facebook\.net\/.*fbevents\.js/, META),
  script(/analytics\.tiktok\.com\/i18n\/pixel\/events\.js\?sdkid=C4EXAMPLE&lib=ttq/, TIKTOK),
  script(/snap\.licdn\.com\/li\.lms-analytics\/insight\.min\.js/, LINKEDIN),
  script(/bat\.bing\.com\/bat\.js/, UET),
  script(/js\.hs-scripts\.com\/12345\.js/, HUBSPOT),
  script(/js\.hs-analytics\.net/, HUBSPOT_ANALYTICS),
]
