import { styles } from './styles'

export interface Host {
  host: HTMLElement
  root: ShadowRoot
}

/** Makes elements with a shadow root in the banner's looks, for this document or that of a frame. */
export function createHosts(language: string): (document?: Document) => Host {
  let own: CSSStyleSheet | undefined
  return (document = window.document) => {
    const host = document.createElement('div')
    host.lang = language
    host.dir = /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'
    const root = host.attachShadow({ mode: 'open' })
    // A sheet holds in the document alone that made it.
    const { CSSStyleSheet } = document.defaultView as typeof globalThis & Window
    const sheet = (document == window.document && own) || new CSSStyleSheet()
    sheet.replaceSync(styles)
    if (document == window.document) own = sheet
    root.adoptedStyleSheets = [sheet]
    return { host, root }
  }
}
