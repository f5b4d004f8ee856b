import { document } from '../page/own-members'
import type { AnyConsent } from '../consent/types'
import { isSeen } from '../page/is-seen'
import { whenLoaded } from '../page/when-ready'
import type { Banner } from '../policy/policy'
import { readIn } from '../policy/read-text'
import { adoptSheet } from './adopt-sheet'
import { findPlace, placeHost, removeHost } from './place-host'
import { readSide } from './read-side'

/** How long what has changed waits to be looked at. Milliseconds. */
const PAUSE = 100
const LOOKS = ['click', 'resize', 'transitionend']

const styles = `
:host{all:initial!important;color-scheme:var(--treize-scheme,inherit)!important}
button{position:fixed;z-index:2147483646;margin:${['top', 'right', 'bottom', 'left'].map((edge) => `max(12px,env(safe-area-inset-${edge}))`).join(' ')};padding:4px 12px;min-height:32px;border-radius:99px;cursor:pointer;
font:600 13px/1.4 var(--treize-font,system-ui,sans-serif);color:var(--treize-color,CanvasText);background:var(--treize-background,Canvas);border:1px solid var(--treize-muted,#8b93a7)}
:focus-visible{outline:3px solid;outline-offset:2px}
@media(pointer:coarse){button{min-height:44px;min-width:44px}}
@media print{:host{display:none!important}}`

/**
 * Shows a small button that opens the settings on every page, once the visitor has answered and where no
 * `data-consent-open` of the page can be seen (CNIL 2020-092, article 3). Returns the undo.
 */
export function mountReopen(consent: AnyConsent, at?: Banner['reopen']): () => void {
  const { reopen, texts }: Banner = consent.policy.banner ?? {}
  const corner = at ?? reopen
  if (corner == 'none') return () => {}
  let host: HTMLElement | undefined
  let language = ''
  let direction = ''
  let timer = 0

  function create() {
    const made = document.createElement('div')
    const root = made.attachShadow({ mode: 'open' })
    adoptSheet(root, styles)
    const button = document.createElement('button')
    button.dataset.treize = 'reopen'
    button.setAttribute('part', 'reopen')
    // The one word that every language has.
    button.textContent = readIn(texts?.reopen, language || 'en') || 'Cookies'
    for (const edge of (corner ?? `bottom ${readSide(language)}`).split(' ')) button.style.setProperty(edge, '0')
    button.onclick = consent.open
    root.append(button)
    return made
  }
  function draw() {
    // A choice is drawn at once, and what waited is done with it: none may come after `stop()`.
    clearTimeout(timer)
    timer = 0
    const { lang, dir } = document.documentElement
    if (host && (lang != language || dir != direction)) {
      removeHost(host)
      host = undefined
    }
    language = lang
    direction = dir
    if (consent.unasked || !consent.names.length || hasLink(document)) {
      if (host?.isConnected) removeHost(host)
      return
    }
    host ??= create()
    if (host.parentNode != findPlace(host)) placeHost(host)
  }
  // Once for all that comes together.
  const look = () => {
    timer ||= window.setTimeout(draw, PAUSE)
  }

  const undo: (() => void)[] = [() => clearTimeout(timer)]
  // Nobody misses it before that.
  undo.push(
    whenLoaded(() => {
      const observer = new MutationObserver(look)
      observer.observe(window.document, { childList: true, subtree: true, attributeFilter: ['lang', 'dir'] })
      // A menu shows or hides a link at a click, and a window of another width.
      for (const type of LOOKS) addEventListener(type, look, true)
      undo.push(
        () => observer.disconnect(),
        () => {
          for (const type of LOOKS) removeEventListener(type, look, true)
        },
        consent.on('ready', draw),
        consent.on('choice', draw),
        consent.on('open', draw),
      )
    }),
  )
  return () => {
    for (const back of undo) back()
    if (host) removeHost(host)
  }
}

/** Whether a link to the settings can be seen, in the page or in what components have in them. */
function hasLink(root: ParentNode): boolean {
  return (
    [...root.querySelectorAll('[data-consent-open]')].some(isSeen) ||
    [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot && hasLink(shadowRoot))
  )
}
