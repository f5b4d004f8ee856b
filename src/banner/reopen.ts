import type { Consent } from '../consent/types'
import { onContent } from '../page/on-content'
import { onNewBody } from '../page/on-new-body'
import { whenLoaded } from '../page/when-ready'
import type { Banner } from '../policy/policy'
import { readText } from '../policy/read-text'

const styles = `
:host{all:initial!important;color-scheme:var(--treize-scheme,inherit)!important}
button{position:fixed;z-index:2147483646;margin:12px;padding:4px 12px;min-height:32px;border-radius:99px;cursor:pointer;
font:600 13px/1.4 var(--treize-font,system-ui,sans-serif);color:var(--treize-color,CanvasText);background:var(--treize-background,Canvas);border:1px solid var(--treize-muted,#8b93a7)}
:focus-visible{outline:3px solid;outline-offset:2px}
@media(pointer:coarse){button{min-height:44px;min-width:44px}}
@media print{:host{display:none!important}}`

/**
 * Shows a small button that opens the settings on every page, once the visitor has answered and where the page has no
 * `data-consent-open` of its own (CNIL 2020-092, article 3). Returns the undo.
 */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountReopen(consent: Consent<any>, at?: Banner['reopen']): () => void {
  const { reopen = 'bottom left', texts }: Banner = (consent as Consent).policy.banner ?? {}
  const corner = at ?? reopen
  if (corner == 'none') return () => {}
  let host: HTMLElement | undefined

  function draw() {
    if (consent.unasked || !consent.names.length || document.querySelector('[data-consent-open]')) return host?.remove()
    if (!host) {
      host = document.createElement('div')
      const root = host.attachShadow({ mode: 'open' })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(styles)
      root.adoptedStyleSheets = [sheet]
      const button = document.createElement('button')
      button.dataset.treize = 'reopen'
      button.part.add('reopen')
      // The one word that every language has.
      button.textContent = readText(texts?.reopen, document.documentElement.lang) || 'Cookies'
      for (const side of corner.split(' ')) button.style.setProperty(side, '0')
      button.onclick = consent.open
      root.append(button)
    }
    if (!host.isConnected) document.body.append(host)
  }

  const undo: (() => void)[] = []
  // Frameworks compare the page that the server sent with their own before that, and want no strangers in it.
  undo.push(
    whenLoaded(() => {
      undo.push(
        consent.on('ready', draw),
        consent.on('choice', draw),
        consent.on('open', draw),
        onNewBody(document, draw),
        onContent(window, draw),
      )
    }),
  )
  return () => {
    for (const back of undo) back()
    host?.remove()
  }
}
