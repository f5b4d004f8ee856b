/** The answer of a vendor's host, by its address. */
export type StandIn = readonly [address: RegExp, type: string, body: string]

/** A script of a vendor, which leaves no name of its own in the page. */
export const script = (address: RegExp, body: string): StandIn => [address, 'text/javascript', `(() => {${body}})()`]

/** What a vendor shows in a frame. */
export const page = (address: RegExp, title: string): StandIn => [
  address,
  'text/html',
  `<!doctype html><html lang="en"><title>${title}</title><p>${title}</p></html>`,
]

/** `write` sets a cookie for some days, without a number for the session; `send` calls, `keep` sets a key of the session's storage. */
export const TOOLS = `
const write = (name, days) => { document.cookie = name + '=1; path=/' + (days ? '; max-age=' + Math.round(days * 86400) : '') }
const send = (url, body) => fetch(url, { method: body ? 'POST' : 'GET', mode: 'no-cors', body }).catch(() => {})
const keep = (name) => sessionStorage.setItem(name, '1')
const load = (src, then) => { const script = document.createElement('script'); script.src = src; script.onload = then; document.head.append(script) }
`
