/** A page of a site that a gate must not break. `window.done` is `ok` when what it is for has been done. */
export interface Essential {
  head?: string
  body: string
  /** What a visitor does: presses this. */
  press?: string
}

/** @param other the origin of a bank, an identity provider, a captcha: no tracker, and declared by nobody. */
export const essentialPages = (other: string): Record<string, Essential> => ({
  '3-D Secure, posted into a frame and back': {
    body: `<iframe name="acs" width="300" height="200"></iframe>
<form id="f" method="post" target="acs" action="${other}/acs"><input type="hidden" name="creq" value="1"></form>
<script>
addEventListener('message', function ({ data }) { if (data == 'paid') window.done = 'ok' })
document.getElementById('f').submit()
</script>`,
  },
  'OAuth in a pop-up, with its opener and a redirect': {
    press: '#go',
    body: `<button id="go">Sign in</button><script>
document.getElementById('go').onclick = function () {
  const popup = window.open('${other}/authorize?back=' + encodeURIComponent(location.origin + '/back'), 'auth', 'width=400,height=400')
  addEventListener('message', function ({ origin, data, source }) {
    if (origin == location.origin && data.code == '42' && source == popup) window.done = 'ok'
  })
}
</script>`,
  },
  'a captcha that a script adds as a frame, with a callback and a hidden field': {
    body: `<form><div class="captcha" data-callback="solved"></div></form><script>
function solved(token) { window.done = new FormData(document.forms[0]).get('captcha-response') == token ? 'ok' : 'no field' }
</script><script src="${other}/captcha.js?onload=ready" async defer></script>`,
  },
  'a captcha that is rendered explicitly': {
    head: `<script src="${other}/captcha.js?render=explicit"></script>`,
    body: `<form><div id="box"></div></form><script>
window.solved = function () { window.done = 'ok' }
captcha.render('#box', { callback: 'solved' })
</script>`,
  },
  'an import map with bare names': {
    head: `<script type="importmap">{"imports":{"greet":"/greet.js","lib/":"/lib/"}}</script>`,
    body: `<script type="module">import { greet } from 'greet'
import value from 'lib/value.js'
const late = await import('greet')
window.done = greet() == 'hello' && value == 7 && late.greet == greet ? 'ok' : 'wrong'</script>`,
  },
  'a checkout whose scripts WP Rocket delays': {
    press: 'button',
    body: `<button>Order</button><script type="rocketlazyloadscript" data-rocket-src="/shop.js" data-rocket-defer defer></script>
<script type="rocketlazyloadscript">window.done = window.shop && shop.total() == 12 ? 'ok' : 'too early'</script>
<script>addEventListener('click', async function () {
  for (const old of document.querySelectorAll('script[type=rocketlazyloadscript]')) await new Promise(function (next) {
    const script = document.createElement('script')
    for (const { nodeName, nodeValue } of old.attributes)
      if (nodeName != 'type') script.setAttribute(nodeName == 'data-rocket-src' ? 'src' : nodeName, nodeValue)
    if (script.src) script.onload = script.onerror = next
    else { script.text = old.text; setTimeout(next) }
    old.parentNode.replaceChild(script, old)
  })
}, { once: true })</script>`,
  },
  'a checkout whose scripts LiteSpeed delays': {
    press: 'button',
    body: `<button>Order</button><script type="litespeed/javascript" data-src="/shop.js"></script>
<script type="litespeed/javascript">window.done = window.shop && shop.total() == 12 ? 'ok' : 'too early'</script>
<script>addEventListener('click', async function () {
  for (const old of document.querySelectorAll('script[type="litespeed/javascript"]')) await new Promise(function (next) {
    const script = document.createElement('script')
    script.addEventListener('load', next)
    script.addEventListener('error', next)
    for (const { name, value } of old.attributes) if (name != 'data-src' && name != 'type') script.setAttribute(name, value)
    script.type = 'text/javascript'
    if (old.dataset.src) script.src = old.dataset.src
    else { script.src = 'data:text/javascript;base64,' + btoa(old.text) }
    old.after(script)
    old.remove()
  })
}, { once: true })</script>`,
  },
  'a checkout behind Rocket Loader': {
    body: `<script type="5f2a-text/javascript" src="/shop.js"></script>
<script type="5f2a-text/javascript">window.done = window.shop && shop.total() == 12 ? 'ok' : 'too early'</script>
<script>addEventListener('DOMContentLoaded', async function () {
  for (const old of [...document.querySelectorAll('script[type$="-text/javascript"]')]) await new Promise(function (next) {
    const script = old.cloneNode(true)
    script.type = 'text/javascript'
    script.onload = script.onerror = next
    const copy = document.createElement('script')
    for (const { name, value } of script.attributes) copy.setAttribute(name, value)
    copy.onload = copy.onerror = next
    copy.text = old.text
    old.parentNode.insertBefore(copy, old)
    old.remove()
    if (!copy.src) next()
  })
})</script>`,
  },
  htmx: {
    head: '<script src="/node_modules/htmx.org/dist/htmx.min.js"></script>',
    press: '#more',
    body: `<button id="more" hx-get="/part" hx-target="#here" hx-swap="innerHTML">More</button><div id="here"></div>
<script>setInterval(function () { if (window.partRan && document.querySelector('#here b')) window.done = 'ok' }, 20)</script>`,
  },
  Alpine: {
    head: '<script defer src="/node_modules/alpinejs/dist/cdn.min.js"></script>',
    press: '#add',
    body: `<div x-data="{ count: 0 }"><button id="add" @click="count++; window.done = count == 1 ? 'ok' : 'no'">Add</button><template x-if="count"><p x-text="count"></p></template></div>`,
  },
  Turbo: {
    head: '<script src="/node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js"></script>',
    press: '#next',
    body: `<a id="next" href="/next-page">Next</a><turbo-frame id="part" src="/turbo-part"></turbo-frame><script>
window.kept = true
document.addEventListener('turbo:load', function () { if (/next-page/.test(location)) window.done = window.kept && window.nextRan ? 'ok' : 'reloaded' })</script>`,
  },
  'a view transition': {
    press: 'button',
    body: `<button>Change</button><p id="p">Old</p><script>document.querySelector('button').onclick = async function () {
  await document.startViewTransition(function () { document.getElementById('p').textContent = 'New' }).finished
  window.done = document.getElementById('p').textContent == 'New' ? 'ok' : 'old'
}</script>`,
  },
  'a form with a file': {
    body: `<form><input name="name" value="Camille"><input type="file" name="file"></form><script>
const data = new FormData(document.forms[0])
data.set('file', new File(['content'], 'a.txt', { type: 'text/plain' }))
fetch('/upload', { method: 'POST', body: data }).then(function (answer) { return answer.text() }).then(function (text) {
  const request = new XMLHttpRequest()
  request.upload.onprogress = function () {}
  request.onload = function () { window.done = /content/.test(text) && /Camille/.test(request.responseText) ? 'ok' : text }
  request.open('POST', '/upload')
  request.send(data)
})</script>`,
  },
  'server-sent events and a socket of the own host': {
    body: `<script>
new EventSource('/events').onmessage = function ({ data, target }) { target.close()
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket')
  socket.onopen = function () { window.done = data == 'hello' ? 'ok' : data; socket.close() }
}</script>`,
  },
  'a worker, a shared worker and a message channel': {
    body: `<script>
const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = function (event) { postMessage(event.data + 1) }'])))
worker.onmessage = function ({ data }) {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = function () { window.done = data == 2 ? 'ok' : data }
  port2.postMessage('x')
}
worker.postMessage(1)</script>`,
  },
  'drag and drop': {
    body: `<div id="from" draggable="true">Drag</div><div id="to">Drop</div><script>
const from = document.getElementById('from'), to = document.getElementById('to'), data = new DataTransfer()
from.addEventListener('dragstart', function (event) { event.dataTransfer.setData('text/plain', 'moved') })
to.addEventListener('drop', function (event) { event.preventDefault(); window.done = event.dataTransfer.getData('text/plain') == 'moved' ? 'ok' : 'lost' })
from.dispatchEvent(new DragEvent('dragstart', { dataTransfer: data, bubbles: true }))
to.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))</script>`,
  },
  'a router on the history': {
    press: 'a',
    body: `<a href="/cart">Cart</a><script>
document.addEventListener('click', function (event) { const link = event.target.closest('a'); if (!link) return
  event.preventDefault(); history.pushState({ page: 'cart' }, '', link.href); history.back() })
addEventListener('popstate', function () { if (window.once) return; window.once = true; history.forward()
  addEventListener('popstate', function (event) { window.done = event.state.page == 'cart' && location.pathname == '/cart' ? 'ok' : 'lost' }) })</script>`,
  },
  'a frame with a page in its srcdoc': {
    body: `<iframe srcdoc="&lt;p&gt;Hello&lt;/p&gt;&lt;script&gt;parent.postMessage('inside', '*')&lt;/script&gt;"></iframe><script>
addEventListener('message', function ({ data }) { if (data == 'inside') window.done = 'ok' })</script>`,
  },
  'web components, also declared in the HTML': {
    body: `<x-card><template shadowrootmode="open"><style>p{margin:0;padding:7px}</style><p><slot></slot></p></template>Text</x-card><x-made>More</x-made><script>
customElements.define('x-card', class extends HTMLElement {})
customElements.define('x-made', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<p><slot></slot></p>' } })
window.done = document.querySelector('x-card').shadowRoot.querySelector('p').offsetHeight > 14 ? 'ok' : 'flat'</script>`,
  },
  'a page that asks for trusted types': {
    head: `<meta http-equiv="content-security-policy" content="require-trusted-types-for 'script'; trusted-types treize app default">`,
    body: `<div id="box"></div><script>
const policy = trustedTypes.createPolicy('app', { createHTML: function (html) { return html }, createScriptURL: function (url) { return url } })
document.getElementById('box').innerHTML = policy.createHTML('<b>Trusted</b>')
const script = document.createElement('script')
script.src = policy.createScriptURL('/shop.js')
script.onload = function () { window.done = document.querySelector('#box b') && shop.total() == 12 ? 'ok' : 'lost' }
document.head.append(script)</script>`,
  },
  jQuery: {
    head: '<script src="/node_modules/jquery/dist/jquery.min.js"></script>',
    body: `<div id="box"></div><div id="list"></div><script>
$(function () {
  $('#box').html('<i>Text</i><script>window.htmlRan = true<\\/script>')
  $.ajax({ url: '/data', dataType: 'json' }).done(function (data) {
    $('#list').load('/part', function () {
      $('<p>').appendTo('#list').on('click', function () { window.done = data.total == 12 && window.htmlRan && window.partRan ? 'ok' : 'lost' }).trigger('click')
    })
  })
})</script>`,
  },
  'lazy pictures, a player and an observer': {
    body: `<img loading="lazy" alt="" width="10" height="10" data-src="/pixel.gif" class="lazy"><picture><source srcset="/pixel.gif?1 1x, /pixel.gif?2 2x"><img alt="" src="/pixel.gif?3"></picture><script>
new IntersectionObserver(function (entries, observer) { for (const { target, isIntersecting } of entries) if (isIntersecting) {
  observer.disconnect()
  target.onload = function () { window.done = target.getAttribute('src') == '/pixel.gif' && target.src == location.origin + '/pixel.gif' ? 'ok' : target.src }
  target.src = target.dataset.src
} }).observe(document.querySelector('.lazy'))</script>`,
  },
  'a service worker of the own site': {
    body: `<script>navigator.serviceWorker.register('/worker.js', { scope: '/scope/' }).then(function (registration) { return registration.unregister() }).then(function (gone) { window.done = gone ? 'ok' : 'kept' })</script>`,
  },
  print: {
    body: `<script>addEventListener('beforeprint', function () { window.done = 'ok' }); dispatchEvent(new Event('beforeprint'))
const sheet = matchMedia('print')
sheet.addEventListener('change', function () {})</script><style>@media print { main { display: none } }</style>`,
  },
  'React, Vue, Svelte and Solid': {
    body: `<div id="react"></div><div id="vue"></div><div id="svelte"></div><div id="solid"></div><script type="module" src="/frameworks.js"></script>`,
  },
})
