import { directionOf } from './choose-language'
import { styles } from './styles'

export interface Host {
  host: HTMLElement
  root: ShadowRoot
}

/** Says in which language the words in an element are, and which way they are written. */
export function setLanguage(host: HTMLElement, language: string): void {
  host.lang = language
  host.dir = directionOf(language)
}

/** Makes elements with a shadow root in the banner's looks, for this document or that of a frame. */
export function createHosts(language: string): (document?: Document) => Host {
  let own: CSSStyleSheet | undefined
  return (document = window.document) => {
    const host = document.createElement('div')
    setLanguage(host, language)
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
